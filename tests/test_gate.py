"""The gate: of what an edition hides nothing is left in the plan that leaves it."""

from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from projects import item, load, public

from airdate.edition import BUILTIN_EDITIONS
from airdate.gate import admit
from airdate.plan import Plan
from airdate.reading.history import Change, GitHistory

PUBLIC, TEAM = BUILTIN_EDITIONS["public"], BUILTIN_EDITIONS["team"]
CANARY = "canary"
THEN = datetime(2026, 1, 1, tzinfo=UTC)


def everything(value: object) -> str:
    """The representation of a value and of all its parts, also those that repr leaves out."""
    if is_dataclass(value) and not isinstance(value, type):
        parts = [
            everything(getattr(value, field.name)) for field in fields(value) if field.repr or field.compare
        ]
        return f"{type(value).__name__}({', '.join(parts)})"
    if isinstance(value, dict):
        return ", ".join(f"{everything(key)}: {everything(inner)}" for key, inner in value.items())
    if isinstance(value, tuple | list | frozenset | set):
        return ", ".join(map(everything, value))
    return repr(value)


def test_no_canary_leaves_the_gate(tmp_path: Path) -> None:
    secret = item(
        f"{CANARY} [x](canary-target.md) ![](img/canary.png)\n",
        **dict.fromkeys(
            ("title", "campaign", "event", "channel", "format", "pillar", "owner", "reason"), CANARY
        ),
        image="{src: img/canary-face.png, alt: canary}",
        assets="[img/canary-kit.pdf, 'https://canary.example/']",
        conference="https://canary.example/",
        **dict.fromkeys(("summary", "audience", "location", "objective", "notes", "language"), CANARY),
        x=f"{{{CANARY}: {CANARY}}}",
        links=f"{{announces: {CANARY}, supports: open}}",
        outputs=f"[{{channel: {CANARY}, id: {CANARY}}}]",
    )
    shown = public(
        "Text <!-- canary --> [of a canary](hidden/canary.md), ![](img/seen.png).\n\n[//]: # (canary)\n",
        **dict.fromkeys(("notes", "owner", "reason", "objective"), CANARY),
        x=f"{{a: {CANARY}}}",
        campaign=CANARY,
        links=f"{{supports: {CANARY}}}",
        outputs=f"[{{channel: website}}, {{channel: {CANARY}, owner: {CANARY}, status: draft}}]",
        embargo=f"{{until: '2027-01-01T08:00Z', reason: {CANARY}}}",
    )
    page = f"---\ntitle: Page\nvisibility: public\n---\nText <!-- {CANARY} -->\n"
    vocabulary = f"{CANARY}: {CANARY.title()}\nwebsite: Website\n"
    plan = load(
        tmp_path,
        {"hidden/canary.md": secret, "canary-broken.md": "---\n", "open.md": shown, "page.md": page}
        | {"canary-page.md": f"# {CANARY}\n", "img/canary.png": "x", "img/seen.png": "x", "canary.css": "x"}
        | {"hidden/img/canary-face.png": "x", "hidden/img/canary-kit.pdf": "x"}
        | {"hidden-campaign.md": item(id=CANARY, type="campaign", start="2027-01-01")},
        channels=vocabulary,
        audiences=vocabulary,
        people=vocabulary,
        formats=vocabulary,
        pillars=vocabulary,
        types=f"{CANARY}: {CANARY}\n",
        feeds=f"{CANARY}: {{channel: website}}\nnews: {{visibility: public, channel: [website, {CANARY}]}}\n",
        editions=f"{CANARY}: {{visibility: [public]}}\n",
    )
    told = GitHistory({"hidden/canary.md": Change(THEN, THEN), "open.md": Change(THEN, THEN)})
    admitted = admit(replace(plan, history=told, content_dir=Path()), PUBLIC)
    assert [thing.path for thing in (*admitted.items, *admitted.pages)] == ["open.md", "page.md"]
    assert admitted.assets == ("img/seen.png",)
    assert admitted.changed(admitted.items[0]) == Change(THEN, THEN)
    assert CANARY not in everything(admitted).lower()


HIDDEN_LINKS = """
[Canary](../hidden/secret.md)
![Canary](../hidden/secret.md)
[![Canary](../seen.png)](../hidden/secret.md)
[a ![Canary](../hidden/secret.md) b](https://example.org/)
[Canary **[in] brackets**](../hidden/secret.md "Canary")
[Canary](<../hidden/secret.md> 'Canary')
[Canary](../hidden/secret.md){ .button title="Canary" }
[Canary](https://example.org/){ href=../hidden/secret.md }
[Canary][s]
[Canary] [S]
[Canary][]
[Canary]
![Canary][s]
[Canary](../hidden/secret.md#canary)
[Canary](../hidden/secret.md?canary)
[Canary](../hidden/secret/)
[Canary](../hidden/secret/index.html)
[Canary](../hidden/secret.html)
[Canary](../../hidden/secret/)
[Canary](../../../../../hidden/secret/)
[Canary](/hidden/secret/)
[Canary](/site/hidden/secret/)
[Canary](/hidden/secret.md)
[Canary](/go/secret/)
[Canary](../go/secret/)
[Canary](/feeds/item/secret.ics)
[Canary](https://plan.example/site/hidden/secret/)
[Canary](HTTPS://PLAN.example:443/site/hidden/./secret/)
[Canary](//plan.example/site/hidden//secret/)
[Canary](https://github.example/edit/content/hidden/secret.md)
[Canary](../hidden/%73ecret.md)
[Canary](..%2Fhidden%2fsecret.md)
[Canary](%2e%2E/hidden/secret%2Emd)
[Canary](../hidden/secret&#46;md)
[Canary](..\\hidden\\secret.md)
[Canary](../hidden/Secret.md)
[Canary](../hidden\\/secret.md)
<https://plan.example/site/hidden/secret/>
https://plan.example/site/hidden/secret/.
<a href="../hidden/secret.md">Canary</a>
<A title=Canary HREF=../hidden/secret.md>Canary <b>Canary</b></A>
<a
 href='../hidden/secret/'>Canary</a>
<img alt="Canary" src="../hidden/secret.md">
<img alt="Canary > x" src=../hidden/secret.md>
<img alt="Canary" srcset="../seen.png 1x, ../hidden/secret.md 2x">
<video poster=../hidden/secret.md title=Canary></video>
`[Canary](../hidden/secret.md)`
\\[Canary](../hidden/secret.md)
[Canary](../hidden/secret.md
[Canary `]` more](../hidden/secret.md)
[Canary](../hidden/two%20words.md)
[Canary](../hidden/two words.md)
[Canary](../canary-broken.md)
[Canary](../campaigns/launch/)
[Canary](../hidden/launch.md)
[Canary](/feeds/campaign/launch.ics)
"""
CASES = [case.strip("\n") for case in HIDDEN_LINKS.replace("\n ", "\0").split("\n") if case]
HIDDEN = {
    "hidden/secret.md": item("![](secret.png)", title="Canary"),
    "hidden/two words.md": item(),
    "hidden/launch.md": item(type="campaign", start="2027-01-01"),
    "hidden/secret.png": "x",
    "canary-broken.md": "---\n",
    "seen.png": "x",
}
EDIT = (
    'title: Plan\nurl: https://plan.example/site/\nedit_url: "https://github.example/edit/content/{path}"\n'
)


@pytest.mark.parametrize("link", CASES)
@pytest.mark.parametrize("path", ["posts/open.md", "posts/open/index.md"])
def test_links_to_hidden_things_are_cut_with_their_words(tmp_path: Path, link: str, path: str) -> None:
    link = link.replace("\0", "\n ")
    if path.count("/") == 2:
        link = link.replace("../", "../../").replace("..\\", "..\\..\\").replace("..%2F", "..%2F..%2F")
        link = link.replace("%2e%2E/", "%2e%2E/../")
    body = f"Before {link} after, [Canary][canary].\n\n[s]: /hidden/secret.md 'Canary'\n"
    body += "[canary]:\n  </hidden/secret.md>\n  'Canary'\n"
    plan = load(tmp_path, {path: public(body, id="open"), **HIDDEN}, plan=EDIT)
    admitted = admit(plan, PUBLIC)
    body = admitted.items[0].body
    assert "canary" not in body.lower()
    assert "secret" not in body.lower()
    assert "Before" in body
    assert admitted.faults[0].place.line == 9


def test_links_to_shown_things_stay(tmp_path: Path) -> None:
    body = "[a](b.md) ![c](d.png) <a href='b.md'>b</a> [e](https://example.org/hidden/) [g][h] [i](#j)"
    body += " `[f](b.md)`\n\n[h]: b.md"
    plan = load(tmp_path, {"a.md": public(body), "b.md": public(), "d.png": "x", "hidden.md": item()})
    admitted = admit(plan, PUBLIC)
    assert admitted.by_id["a"].body == body
    assert (admitted.assets, admitted.faults) == (("d.png",), ())


def test_a_cut_is_told_with_its_place_even_behind_comments(tmp_path: Path) -> None:
    body = "a <!-- b\n\n [c](hidden.md) --> d\n\n  [e](hidden.md) [f](hidden.md)"
    plan = load(tmp_path, {"a.md": public(body), "hidden.md": item()})
    admitted = admit(plan, PUBLIC)
    assert admitted.by_id["a"].body == "a  d\n\n  … …"
    assert [(fault.place.line, fault.place.column) for fault in admitted.faults] == [(12, 3), (12, 18)]


def test_a_cut_leaves_no_new_link_behind(tmp_path: Path) -> None:
    body = "[x][](hidden.md)(hidden.md) [y](hidden[z](hidden.md).md) <!<!-- a -->-- b --> c"
    plan = load(tmp_path, {"a.md": public(body), "hidden.md": item(), "hidden….md": item()})
    assert admit(plan, PUBLIC).by_id["a"].body == "[x]…(hidden.md) …  c"


def test_the_team_keeps_comments_and_files_that_no_hidden_item_uses(tmp_path: Path) -> None:
    hidden = item("![](used.png) ![](both.png)", visibility="confidential")
    files = dict.fromkeys(("used.png", "both.png", "unused.png"), "x")
    plan = load(tmp_path, {"a.md": item("![](both.png)<!-- c -->"), "hidden.md": hidden, **files})
    admitted = admit(plan, TEAM)
    assert admitted.assets == ("both.png", "unused.png")
    assert admitted.by_id["a"].body == "![](both.png)<!-- c -->"


@pytest.mark.parametrize(
    "use",
    [
        "![](../img/a.png)",
        "<img src=/img/a.png>",
        "[a](https://plan.example/site/img/a.png)",
        "[a][b]\n\n[b]: ../img/a.png",
        "<img srcset='../img/b.png 1x, ../img/a.png 2x'>",
        "<video poster='../img/a.png'>",
        "![](../img/%61.png)",
    ],
)
def test_files_are_shown_that_a_shown_body_uses(tmp_path: Path, use: str) -> None:
    plan = load(tmp_path, {"posts/a.md": public(use), "img/a.png": "x"})
    assert admit(plan, PUBLIC).assets == ("img/a.png",)


def test_a_picture_goes_with_the_link_that_is_cut_around_it(tmp_path: Path) -> None:
    plan = load(
        tmp_path,
        {
            "a.md": public("[![](a.png)](hidden.md) <!-- ![](b.png) -->"),
            "hidden.md": item(),
            "a.png": "x",
            "b.png": "x",
        },
    )
    assert admit(plan, PUBLIC).assets == ()


def test_files_are_shown_that_a_shown_page_names(tmp_path: Path) -> None:
    page = "---\ntitle: x\nvisibility: public\nimage: {src: img/a.png}\n---\n"
    plan = load(tmp_path, {"posts/a.md": page, "img/a.png": "x", "posts/img/a.png": "x", "b.png": "x"})
    assert admit(plan, PUBLIC).assets == ("img/a.png", "posts/img/a.png")


def test_only_words_in_use_and_public_feeds_are_shown(tmp_path: Path) -> None:
    plan = load(
        tmp_path,
        {
            "a.md": public(channel="website", audience="[press]"),
            "b.md": item(channel="intranet", owner="ana"),
        },
        channels="website: Website\nintranet: Intranet\n",
        people="ana: {name: Ana}\n",
        feeds="ours: {channel: website}\ntheirs: {channel: [website, intranet], visibility: public}\n",
    )
    words = admit(plan, PUBLIC).vocabulary
    assert (list(words.channels or {}), words.people, words.audiences) == (["website"], {}, None)
    assert {id: dict(feed.criteria) for id, feed in words.feeds.items()} == {
        "theirs": {"channel": ("website",)}
    }
    assert admit(plan, TEAM).vocabulary == plan.vocabulary


def test_an_edition_hides_what_it_lists(tmp_path: Path) -> None:
    matter = public(owner="ana", notes="n", reason="r", objective="o", embargo="2027-01-01T08:00Z")
    plan = load(tmp_path, {"a.md": matter})
    (shown,) = admit(plan, PUBLIC).items
    assert (shown.owner, shown.outputs[0].owner, shown.notes, shown.reason, shown.objective) == (
        "",
        "",
        "",
        "",
        "",
    )
    assert (shown.embargo, dict(shown.places), dict(shown.outputs[0].places)) == (None, {}, {})
    (seen,) = admit(plan, TEAM).items
    assert (seen.owner, seen.notes, seen.reason, seen.objective) == ("ana", "n", "r", "o")


IDS = "abcdefgh"
IDENTIFIERS = st.sampled_from(IDS)


@st.composite
def content(draw: st.DrawFn) -> tuple[dict[str, str], set[str]]:
    """Items that refer to each other, pages and pictures; and the ids of those that are hidden."""
    hidden = draw(st.sets(IDENTIFIERS))
    files = {}
    for id in IDS:
        mentioned = draw(st.lists(IDENTIFIERS, max_size=4))
        body = " ".join(f"[{other}]({other}.md)" for other in mentioned if other not in hidden)
        body += f" ![]({draw(IDENTIFIERS)}.png)"
        keys = {key: draw(IDENTIFIERS) for key in ("channel", "owner", "audience", "pillar", "format")}
        keys |= {
            "campaign": draw(IDENTIFIERS),
            "image": f"{draw(IDENTIFIERS)}.png",
            "assets": f"[{draw(IDENTIFIERS)}.png, {draw(IDENTIFIERS)}.md]",
            "links": f"{{supports: [{', '.join(dict.fromkeys(mentioned))}]}}",
        }
        keys |= {"type": draw(st.sampled_from(["social", "press", "own"])), "title": id}
        if draw(st.booleans()):
            keys["outputs"] = (
                f"[{{channel: {draw(IDENTIFIERS)}, status: {draw(st.sampled_from(['draft', 'approved']))}}}]"
            )
        shut = draw(
            st.sampled_from(
                [("visibility", "internal"), ("status", "draft"), ("embargo", "2028-01-01T00:00Z")]
            )
        )
        files[f"{id}.md"] = public(body, **(keys | dict([shut] if id in hidden else [])))
    return files, hidden


@given(content())
def test_what_is_hidden_leaves_no_trace(content: tuple[dict[str, str], set[str]]) -> None:
    files, hidden = content
    pictures = dict.fromkeys((f"{id}.png" for id in IDS), "x")
    words = "".join(f"{id}: {id.title()}\n" for id in IDS)
    calendar = dict.fromkeys(("channels", "people", "audiences", "formats", "pillars"), words)
    calendar |= {
        "types": "own: Own\n",
        "feeds": f"f: {{visibility: public, owner: [{', '.join(IDS)}], campaign: a}}\n",
    }
    with TemporaryDirectory() as folder:
        whole = load(Path(folder, "whole"), files | pictures, **calendar)
        part = load(
            Path(folder, "part"),
            {k: v for k, v in files.items() if k[0] not in hidden} | pictures,
            **calendar,
        )
        assert comparable(admit(whole, PUBLIC)) == comparable(admit(part, PUBLIC))


def comparable(plan: Plan) -> dict[str, object]:
    """All fields of a plan but the folder that it was read from."""
    return {
        field.name: getattr(plan, field.name) for field in fields(plan) if field.name != "content_dir"
    } | {
        "entries": plan.entries,
        "values": {facet: plan.values(facet) for facet in ("channel", "owner", "type", "campaign")},
    }


def test_a_phrase_that_names_a_hidden_output_is_left_out(tmp_path: Path) -> None:
    outputs = (
        "[{channel: web, id: open, publish: 2027-04-01}, "
        "{channel: x, id: canary, publish: 2027-04-02, status: draft}]"
    )
    content = {
        "day.md": item(id="day", status="approved", outputs=outputs),
        "a.md": item(status="approved", publish="1 day after day.open"),
        "b.md": item(status="approved", publish="1 day after day.canary"),
        "c.md": item(status="approved", publish="1 day after day", due="{draft: 1 day after day.canary}"),
    }
    plan = load(tmp_path, content, editions="desk: {visibility: [public, internal], status: [approved]}\n")
    admitted = admit(plan, plan.vocabulary.editions["desk"])
    found = {item.id: [*item.outputs[0].relative, *item.relative] for item in admitted.items}
    assert found == {"a": ["publish"], "b": [], "c": ["publish"], "day": []}


def test_an_occurrence_called_off_goes_under_the_title_of_its_series(tmp_path: Path) -> None:
    changes = (
        "{2027-05-11: {status: cancelled, title: Canary}, 2027-05-18: {status: postponed, title: Canary}, "
        "2027-05-25: {title: Open}}"
    )
    plan = load(tmp_path, {"letter.md": public(publish="2027-05-04", repeat="weekly", occurrences=changes)})
    titles = {
        name: [change.title for change in admit(plan, edition).items[0].occurrences.values()]
        for name, edition in BUILTIN_EDITIONS.items()
    }
    assert titles == {"team": ["Canary", "Canary", "Open"], "public": ["", "", "Open"]}
