"""The source and medium that the links of a channel get, chosen by where Google Analytics 4 files them.

Custom mediums end in Unassigned, and Google's list of social sites has neither x nor threads, bluesky
or mastodon: there only the medium ``social`` saves a visit.
"""

from airdate.tracking.groups import group_of
from airdate.tracking.utm import value

#: Networks with posts. Their source is their own name, whatever the channel there is called.
SOCIAL = frozenset(
    "bluesky discord facebook instagram linkedin mastodon pinterest quora reddit snapchat telegram threads "
    "tiktok tumblr twitter vk wechat weibo whatsapp x xing".split()
)

#: Visits without UTM from these land in Organic Video; ``social`` would part the tagged ones from them.
VIDEO = frozenset({"dailymotion", "twitch", "vimeo", "youtube"})

#: A business profile is a search result: its visits without UTM are ``google / organic``.
SEARCH = frozenset({"bing", "duckduckgo", "google", "google-business"})

#: What a link is carried by decides, paid or not: these mediums have groups of their own.
CARRIERS = {
    "newsletter": "email",
    "email": "email",
    "sms": "sms",
    "podcast": "audio",
    "audio": "audio",
    "push": "push",
    "display": "display",
}

#: Read off paper or a wall. Google has no group for that; Referral is the one of links elsewhere.
OFFLINE = frozenset({"event", "offline", "poster", "print", "qr", "stage"})

PARTNERS = frozenset({"affiliate", "partner", "partners"})

#: The mediums of networks, unpaid and paid.
_MEDIUMS = {
    **dict.fromkeys(SOCIAL, ("social", "paid-social")),
    **dict.fromkeys(VIDEO, ("video", "paid-video")),
    **dict.fromkeys(SEARCH, ("organic", "cpc")),
    **{carrier: (medium, medium) for carrier, medium in CARRIERS.items()},
    **dict.fromkeys(OFFLINE, ("referral", "referral")),
    **dict.fromkeys(PARTNERS, ("referral", "affiliate")),
}


def pair_for(channel_id: str, network_id: str, media: str, qr: bool = False) -> tuple[str, str]:
    """Source and medium for links of this channel.

    The network decides; without a known one the channel's media (paid, earned, shared, owned). The source
    is the network, or else the channel: the newsletter, outlet, wire or place. ``qr``: the link is printed
    as a code (its ``utm_content`` is ``qr``).
    """
    network = value(network_id).replace("_", "-")
    source = network if network in SOCIAL | VIDEO | SEARCH else value(channel_id)
    return source or network or "unknown", "referral" if qr else _medium(network, media)


def expected_group(network_id: str, media: str, qr: bool = False) -> str:
    """The channel group in which the visits of such a channel should land.

    What Google can do, not what one would like: x paid is Paid Other, as Google's list lacks x.
    """
    return group_of(*pair_for("", network_id, media, qr), "")


def _medium(network: str, media: str) -> str:
    unpaid, paid = _MEDIUMS.get(network, ("social" if media == "shared" else "referral", "cpc"))
    return paid if media == "paid" else unpaid
