"""Secret feeds: who is not told their address cannot guess it.

For sites whose pages ask for a password and whose feeds cannot: calendars know no log-in. The address
is made from a key that only whoever builds the site has; another key makes other addresses.
"""

import base64
import hmac

#: Where they lie; nothing that is printed names a file in it.
FOLDER = "feeds/secret/"


def secret_path(key: str, edition: str, id: str) -> str:
    """Where the secret feed lies below the site's root: 160 bits of HMAC-SHA-256, as letters and digits."""
    digest = hmac.new(key.encode(), f"{edition}\n{id}".encode(), "sha256").digest()
    return f"{FOLDER}{base64.b32encode(digest[:20]).decode().lower()}.ics"
