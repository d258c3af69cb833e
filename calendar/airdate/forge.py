"""Forge: the site on which the repository of a plan lies, and its addresses for working on a file there.

The addresses are those of their own buttons. GitHub and Gitea take a new file's name and text
(go-gitea/gitea#16556: ``filename``, ``value``), GitLab only its name (gitlab#594214: ``file_name``), and of
Bitbucket's none is known (vuepress#569 for editing). The fragment ``#L5`` puts the cursor into that line
on GitHub (isaacs/github#295); the others pass over it.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import quote, urlsplit

#: What holds where nobody says otherwise.
BRANCH, FOLDER = "main", "content"

#: What may stand in a path as it is (RFC 3986, pchar and the slash), but for what forges take for a query.
_PATH = "/~!$'()*,;:@"


class Kind(StrEnum):
    """Whose software it is. Forgejo, and so Codeberg, is as Gitea."""

    GITHUB = "github"
    GITLAB = "gitlab"
    GITEA = "gitea"
    BITBUCKET = "bitbucket"


class _Ways(NamedTuple):
    """What follows the repository's address; empty where nobody knows."""

    edit: str
    view: str
    history: str = ""
    new: str = ""


_WAYS = {
    Kind.GITHUB: _Ways(
        "/edit/{branch}/{path}",
        "/blob/{branch}/{path}",
        "/commits/{branch}/{path}",
        "/new/{branch}?filename={name}&value={text}",
    ),
    Kind.GITLAB: _Ways(
        "/-/edit/{branch}/{path}",
        "/-/blob/{branch}/{path}",
        "/-/commits/{branch}/{path}",
        "/-/new/{branch}?file_name={name}",
    ),
    Kind.GITEA: _Ways(
        "/_edit/{branch}/{path}",
        "/src/branch/{branch}/{path}",
        "/commits/branch/{branch}/{path}",
        "/_new/{branch}?filename={name}&value={text}",
    ),
    Kind.BITBUCKET: _Ways("/src/{branch}/{path}?mode=edit&at={ref}", "/src/{branch}/{path}"),
}

#: What the host of a forge is called, or a part of its name.
_HOSTS = {
    "github": Kind.GITHUB,
    "gitlab": Kind.GITLAB,
    "gitea": Kind.GITEA,
    "forgejo": Kind.GITEA,
    "codeberg": Kind.GITEA,
    "bitbucket": Kind.BITBUCKET,
}


@dataclass(frozen=True, slots=True)
class Forge:
    """A repository at its address, without a slash at its end; ``folder`` is the path of ``content/``."""

    kind: Kind
    url: str
    branch: str = BRANCH
    folder: str = FOLDER

    def edit(self, path: str, line: int = 0) -> str:
        """Where the source at that path below ``content/`` is edited, the cursor in that line."""
        return self._filled(_WAYS[self.kind].edit, path) + (f"#L{line}" if line else "")

    def history(self, path: str) -> str:
        """Where its commits are listed; empty where that is not known."""
        return self._filled(_WAYS[self.kind].history, path)

    def new(self, path: str, text: str) -> str:
        """Where a new source begins, with its name and, if the forge takes it, its text."""
        return self._filled(_WAYS[self.kind].new, path, text)

    @property
    def roots(self) -> tuple[str, ...]:
        """Below which addresses the sources can be read and edited."""
        ways = _WAYS[self.kind]
        return tuple(self._filled(way.partition("?")[0], "") for way in (ways.view, ways.edit))

    def _filled(self, way: str, path: str, text: str = "") -> str:
        """The address; the repository's own stays as it is written."""
        place = f"{self.folder}/{path}" if self.folder else path
        return way and self.url + way.format(
            branch=quote(self.branch, safe=_PATH),
            ref=quote(self.branch, safe=""),
            path=quote(place, safe=_PATH),
            name=quote(place, safe=""),
            text=quote(text, safe=""),
        )


def kind_of(url: str) -> Kind | None:
    """Whose software runs at that address, as far as its host says."""
    host = urlsplit(url).hostname or ""
    return next((kind for name, kind in _HOSTS.items() if name in host), None)
