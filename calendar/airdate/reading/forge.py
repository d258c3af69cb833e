"""Where the repository of the plan lies: ``repo_url`` of ``plan.yml``, and what goes with it."""

from posixpath import normpath

from airdate.forge import BRANCH, FOLDER, Forge, Kind, kind_of
from airdate.reading.fields import Fields
from airdate.text import listed


def read(fields: Fields) -> Forge | None:
    """The forge; None if there is none, or nobody can tell whose software it runs."""
    url, said, branch = fields.url("repo_url"), fields.choice("forge", Kind), fields.line("branch")
    folder = normpath(fields.line("repo_path") or FOLDER).strip("/")
    if not url:
        return None
    kind = said or kind_of(url)
    if kind and not ("?" in url or "#" in url):
        return Forge(
            kind, url.rstrip("/").removesuffix(".git"), branch or BRANCH, "" if folder == "." else folder
        )
    message = "`repo_url` holds ? or #" if kind else "`repo_url`: nobody can tell from it what runs there"
    cure = "write https://github.com/organisation/plan" if kind else f"add `forge:` with {listed([*Kind])}"
    fields.fault(fields.places["repo_url"], "bad-url", message, cure)
    return None
