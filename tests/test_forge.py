"""Links into the web editor of the forge: right for each, encoded, and for the team alone."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from projects import PLAN_YML, item, load, public

from airdate.forge import Forge, Kind, kind_of
from airdate.plan import Plan
from airdate.site import Site

HUB = f"{PLAN_YML}repo_url: https://github.com/org/plan\n"
BUTTON = re.compile(r'<a class="air-button" href="([^"]+)" rel="noopener">([^<]+)</a>')


def forge(kind: Kind, **more: str) -> Forge:
    return Forge(kind, "https://git.example/org/plan", **more)


def pages(plan: Plan, edition: str = "team") -> dict[str, str]:
    found = Site(plan, plan.vocabulary.editions[edition]).artifacts
    return {artifact.url: artifact.content.decode() for artifact in found if artifact.is_page}


def buttons(page: str) -> dict[str, str]:
    """What can be done with an item, and where."""
    return {name: unescape(url) for url, name in BUTTON.findall(page)}


@pytest.mark.parametrize(
    ("kind", "edit", "history", "new"),
    [
        (
            Kind.GITHUB,
            "/edit/main/content/a%20b.md#L3",
            "/commits/main/content/a%20b.md",
            "/new/main?filename=content%2Fn.md&value=x%3A%201%0A",
        ),
        (
            Kind.GITLAB,
            "/-/edit/main/content/a%20b.md#L3",
            "/-/commits/main/content/a%20b.md",
            "/-/new/main?file_name=content%2Fn.md",
        ),
        (
            Kind.GITEA,
            "/_edit/main/content/a%20b.md#L3",
            "/commits/branch/main/content/a%20b.md",
            "/_new/main?filename=content%2Fn.md&value=x%3A%201%0A",
        ),
        (Kind.BITBUCKET, "/src/main/content/a%20b.md?mode=edit&at=main#L3", "", ""),
    ],
)
def test_each_forge_has_its_addresses(kind: Kind, edit: str, history: str, new: str) -> None:
    made = forge(kind)
    told = [made.edit("a b.md", 3), made.history("a b.md"), made.new("n.md", "x: 1\n")]
    assert told == [path and f"https://git.example/org/plan{path}" for path in (edit, history, new)]


def test_a_branch_and_a_folder_are_in_every_address() -> None:
    made = forge(Kind.GITHUB, branch="next/März", folder="sub/plan")
    assert made.edit("a.md") == "https://git.example/org/plan/edit/next/M%C3%A4rz/sub/plan/a.md"
    assert forge(Kind.GITHUB, folder="").edit("a.md") == "https://git.example/org/plan/edit/main/a.md"


@given(st.sampled_from(Kind), st.text(min_size=1), st.text())
def test_a_name_stays_a_name(kind: Kind, name: str, text: str) -> None:
    name, text = (part.encode("utf-8", "ignore").decode() for part in (name, text))
    url = forge(kind).new(name, text)
    said = parse_qs(urlsplit(url).query, keep_blank_values=True)
    wanted = {"filename": [f"content/{name}"], "value": [text]}
    if kind is Kind.GITLAB:
        wanted = {"file_name": [f"content/{name}"]}
    assert said == ({} if kind is Kind.BITBUCKET else wanted)
    assert re.fullmatch(r"[!-~]*", forge(kind).edit(name, 1))


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://github.com/a/b", Kind.GITHUB),
        ("https://github.acme.example/a/b", Kind.GITHUB),
        ("https://gitlab.com/a/b/c", Kind.GITLAB),
        ("https://codeberg.org/a/b", Kind.GITEA),
        ("https://forgejo.acme.example/a/b", Kind.GITEA),
        ("https://bitbucket.org/a/b", Kind.BITBUCKET),
        ("https://git.acme.example/github/b", None),
    ],
)
def test_the_host_says_what_runs_there(url: str, kind: Kind | None) -> None:
    assert kind_of(url) is kind


@pytest.mark.parametrize(
    ("plan", "found"),
    [
        ("repo_url: https://github.com/a/b/\n", Forge(Kind.GITHUB, "https://github.com/a/b")),
        ("repo_url: https://github.com/a/b.git\n", Forge(Kind.GITHUB, "https://github.com/a/b")),
        (
            "repo_url: https://git.example/a/b\nforge: gitea\nbranch: next\nrepo_path: plan/content/\n",
            Forge(Kind.GITEA, "https://git.example/a/b", "next", "plan/content"),
        ),
        (
            "repo_url: https://gitlab.com/a/b\nrepo_path: .\n",
            Forge(Kind.GITLAB, "https://gitlab.com/a/b", folder=""),
        ),
        ("branch: next\n", None),
    ],
)
def test_the_plan_says_where_it_lies(tmp_path: Path, plan: str, found: Forge | None) -> None:
    read = load(tmp_path, {}, plan=f"{PLAN_YML}{plan}")
    assert (read.vocabulary.settings.forge, read.faults) == (found, ())


@pytest.mark.parametrize(
    "plan",
    [
        "repo_url: https://git.example/a/b\n",
        "repo_url: mailto:a@github.com\n",
        "repo_url: https://github.com/a/b?tab=readme\n",
        "repo_url: javascript:alert(1)\n",
    ],
)
def test_what_is_no_repository_is_told(tmp_path: Path, plan: str) -> None:
    read = load(tmp_path, {}, plan=f"{PLAN_YML}{plan}")
    assert read.vocabulary.settings.forge is None
    assert [(fault.rule, fault.place.line) for fault in read.faults] == [("bad-url", 4)]


# Pages.


def test_an_item_is_edited_moved_and_looked_back_on(tmp_path: Path) -> None:
    plan = load(tmp_path, {"news/é.md": item(id="a", publish="2027-03-04")}, plan=HUB)
    place = "https://github.com/org/plan/{}/main/content/news/%C3%A9.md"
    assert buttons(pages(plan)["news/é/"]) == {
        "Edit": place.format("edit"),
        "Reschedule": place.format("edit") + "#L6",
        "History": place.format("commits"),
    }


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ({"type": "event", "start": "2027-05-01"}, 5),
        ({"planned": "2027-05", "owner": "ana"}, 5),
        (
            {"outputs": "\n  - channel: x\n    publish: 2027-05-01\n  - channel: y\n    publish: 2027-05-02"},
            7,
        ),
    ],
)
def test_the_cursor_stands_in_the_line_of_the_time(tmp_path: Path, keys: dict[str, str], line: int) -> None:
    plan = load(tmp_path, {"a.md": item(**keys)}, plan=HUB)
    url = "events/a/" if "start" in keys else "a/"
    assert buttons(pages(plan)[url])["Reschedule"].partition("#")[2] == f"L{line}"


def test_what_has_no_time_yet_is_scheduled(tmp_path: Path) -> None:
    plan = load(tmp_path, {"a.md": item(), "b.md": item(type="policy", status="approved")}, plan=HUB)
    found = pages(plan)
    assert [*buttons(found["a/"]), *buttons(found["b/"])] == [
        "Edit",
        "Schedule",
        "History",
        "Edit",
        "History",
    ]


def test_an_editor_of_one_s_own_comes_first(tmp_path: Path) -> None:
    plan = load(tmp_path, {"a b.md": item()}, plan=f"{HUB}edit_url: 'https://cms.example/?f={{path}}'\n")
    assert buttons(pages(plan)["a b/"])["Edit"] == "https://cms.example/?f=a%20b.md"


def test_a_day_has_its_new_item(tmp_path: Path) -> None:
    plan = load(tmp_path, {"a.md": item(publish="2027-03-04")}, plan=HUB)
    found = pages(plan)
    for url, day in (("calendar/2027-03/", "2027-03-01"), ("calendar/2027-W09/", "2027-03-01")):
        (link,) = re.findall(r'<a href="([^"]+)"[^>]*data-air-new="([^"]+)"', found[url])
        assert link[1] == day
        said = parse_qs(urlsplit(unescape(link[0])).query)
        assert said["filename"] == [f"content/{day}-untitled.md"]
        text = said["value"][0].replace("title:", "title: New")
        made = load(tmp_path / url, {f"{day}-untitled.md": text}).items[0]
        assert (made.type, made.status, str(made.outputs[0].publish.first)) == ("social", "idea", day)  # type: ignore[union-attr]


def test_a_new_item_is_not_finished(tmp_path: Path) -> None:
    plan = load(tmp_path, {"a.md": item(publish="2027-03-04")}, plan=HUB)
    (url,) = re.findall(r'<a href="([^"]+)"[^>]*data-air-new', pages(plan)["calendar/2027-03/"])
    text = parse_qs(urlsplit(unescape(url)).query)["value"][0]
    made = load(tmp_path / "made", {"2027-03-01-untitled.md": text})
    assert "missing-key" in {
        found.fault.rule for found in Site(made, made.vocabulary.editions["team"]).findings
    }


# Editions.

_EDITIONS = """open: {visibility: [public], hide: [owner]}
quiet: {visibility: [public, internal], status: all, hide: [edit]}
"""


@pytest.mark.parametrize(
    ("edition", "found"),
    [("team", ["Edit", "Reschedule", "History"]), ("open", ["Edit"]), ("public", []), ("quiet", [])],
)
def test_each_edition_has_its_part(tmp_path: Path, edition: str, found: list[str]) -> None:
    plan = load(tmp_path, {"a.md": public(publish="2027-03-04")}, plan=HUB, editions=_EDITIONS)
    told = pages(plan, edition)
    assert [*buttons(told["a/"])] == found
    assert [url for url, page in told.items() if "data-air-new" in page or "forge.js" in page] == (
        [url for url in told if re.fullmatch(r"(calendar|week)/|calendar/2027-(0|W).+", url)]
        if edition == "team"
        else []
    )


@pytest.mark.parametrize("edition", ["public", "quiet"])
def test_where_it_lies_is_in_no_byte(tmp_path: Path, edition: str) -> None:
    words = f"{PLAN_YML}repo_url: https://canary.example/canary/plan\nforge: gitlab\nbranch: canary\n"
    plan = load(tmp_path, {"a.md": public(publish="2027-03-04")}, plan=words, editions=_EDITIONS)
    made = Site(plan, plan.vocabulary.editions[edition])
    assert [a.path for a in made.artifacts if b"canary" in a.content or "canary" in f"{a.head}"] == []


@pytest.mark.parametrize("way", ["blob", "edit"])
def test_a_link_to_a_hidden_source_is_cut(tmp_path: Path, way: str) -> None:
    body = f"See [the other](https://github.com/org/plan/{way}/main/content/secret.md).\n"
    content: dict[str, str | bytes] = {"a.md": public(body), "secret.md": item()}
    plan = load(tmp_path, content, plan=HUB)
    assert "\nSee …\n" in pages(plan, "public")["a/"]
    assert "[the other]" in pages(plan, "team")["a/"]
