"""Whatever goes wrong with the keys that hide an item, it is not public."""

from pathlib import Path

import pytest
from projects import NOW, item, load, public

from airdate.edition import BUILTIN_EDITIONS, Edition
from airdate.gate import admit
from airdate.status import DECIDED, Status, Visibility

PUBLIC, TEAM = BUILTIN_EDITIONS["public"], BUILTIN_EDITIONS["team"]


def shown(root: Path, text: str | bytes, edition: Edition, **calendar: str) -> bool:
    plan = load(root, {"a.md": text}, **calendar)
    admitted = admit(plan, plan.vocabulary.editions[edition.name])
    return bool(admitted.items or admitted.pages)


def test_the_plain_words_mean_what_they_say(tmp_path: Path) -> None:
    assert shown(tmp_path, public(), PUBLIC)
    assert shown(tmp_path, item(), TEAM)
    assert not shown(tmp_path, item(visibility="confidential"), TEAM)


@pytest.mark.parametrize(
    "visibility",
    [
        "",
        "~",
        "null",
        "''",
        "no",
        "yes",
        "true",
        "Public",
        "PUBLIC",
        "'public '",
        "publik",
        "[public]",
        "[internal]",
        "{public: yes}",
        "public, internal",
        "|\n  public",
        "internal",
        "confidential",
        "'pub\\u200blic'",
        '"pub\\u200blic"',
    ],
)
def test_visibility(tmp_path: Path, visibility: str) -> None:
    assert not shown(tmp_path, public(visibility=visibility), PUBLIC)


@pytest.mark.parametrize(
    "key", ["Visibility", "visiblity", "VISIBILITY", "visibility_", "embargoed", "Embargo", "embargo-until"]
)
@pytest.mark.parametrize("edition", [PUBLIC, TEAM], ids=lambda edition: edition.name)
def test_a_key_that_may_be_meant_to_hide_hides(tmp_path: Path, key: str, edition: Edition) -> None:
    assert not shown(tmp_path, public(**{key: "confidential"}), edition)


@pytest.mark.parametrize(
    "embargo",
    [
        "",
        "~",
        "[]",
        "{}",
        "soon",
        "no",
        "2027-05-12",
        "2027-05-12 09:00",
        "{until: }",
        "{until: 2027-05}",
        "{reason: x}",
        "{untill: '2027-05-12T08:00Z'}",
        "[2027-01-01T08:00Z]",
        "{until: [a]}",
        "{until: '2027-01-01T08:00Z', until: x}",
        "{until: '2027-03-01T00:00:01Z'}",
        "2027-03-01T01:00:01+01:00",
    ],
)
def test_embargo(tmp_path: Path, embargo: str) -> None:
    assert not shown(tmp_path, public(embargo=embargo), PUBLIC)


@pytest.mark.parametrize("embargo", ["{until: '2027-03-01T00:00Z'}", "2027-03-01T01:00+01:00"])
def test_an_embargo_lifts_at_its_instant(tmp_path: Path, embargo: str) -> None:
    assert shown(tmp_path, public(embargo=embargo), PUBLIC)


@pytest.mark.parametrize(
    "status", ["", "aproved", "Approved", "[approved]", "no", *sorted(set(Status) - DECIDED)]
)
def test_status(tmp_path: Path, status: str) -> None:
    assert not shown(tmp_path, public(status=status), PUBLIC)


@pytest.mark.parametrize("status", ["drafft", "draft", "[approved]", "Approved"])
def test_status_of_an_output(tmp_path: Path, status: str) -> None:
    text = public(outputs=f"[{{channel: a, status: {status}}}, {{channel: b}}]")
    plan = admit(load(tmp_path, {"a.md": text}), PUBLIC)
    assert [output.name for output in plan.items[0].outputs] == ["b"]


@pytest.mark.parametrize(
    "key", ["visibility: internal", "embargo: 2027-05-12T08:00Z", "Visibility: internal"]
)
def test_an_output_cannot_be_hidden_alone(tmp_path: Path, key: str) -> None:
    assert not shown(tmp_path, public(outputs=f"[{{channel: a, {key}}}]"), PUBLIC)


@pytest.mark.parametrize("key", ["visibility", "status", "embargo"])
def test_a_key_that_stands_twice(tmp_path: Path, key: str) -> None:
    values = {"visibility": ["public", "internal"], "status": ["approved", "draft"]}
    first, second = values.get(key, ["2027-01-01T08:00Z", "2027-05-12T08:00Z"])
    text = public(**{key: first}).replace("---\n", f"---\n{key}: {first}\n{key}: {second}\n", 1)
    assert not shown(tmp_path, text, PUBLIC)
    assert not shown(
        tmp_path, text.replace(f"{key}: {first}\n{key}: {second}", f"{key}: {second}\n{key}: {first}"), PUBLIC
    )


@pytest.mark.parametrize("before", ["\ufeff", "\n", "\r\n\r\n", "\ufeff\ufeff", "\u200b", " "], ids=ascii)
def test_nothing_before_the_front_matter_makes_it_public(tmp_path: Path, before: str) -> None:
    hidden = item(visibility="confidential", title="Secret")
    assert not shown(tmp_path, f"{before}{hidden}", TEAM)
    assert not shown(tmp_path, f"{before}{hidden}".replace("\n", "\r\n"), TEAM)
    assert not shown(tmp_path, f"{before}{hidden}".replace("\n", "\r"), TEAM)


@pytest.mark.parametrize(
    "text",
    [
        public().replace("title: A post", "title: A: post"),
        public().replace("---\n", "", 1),
        public().removesuffix("---\n"),
        public().replace("---", "----"),
        public().replace("type: social\n", ""),
        public().replace("type:", "Type:"),
        public().replace("title:", "\ttitle:"),
        public().encode() + b"\xff",
        public().encode() + b"\x00",
        b"\xef\xbb\xbf" + public().encode("utf-16"),
        "{" + public() + "}",
    ],
    ids=range(11),
)
def test_a_broken_file_is_not_public(tmp_path: Path, text: str | bytes) -> None:
    assert not shown(tmp_path, text, PUBLIC)


@pytest.mark.parametrize(
    "matter",
    ["visibility: confidential", "Visibility: public\nvisibility: confidential", "campaign: x", "type:"],
)
def test_pages_that_the_team_must_not_see(tmp_path: Path, matter: str) -> None:
    seen = matter in ("type:", "campaign: x")
    assert shown(tmp_path, f"---\ntitle: x\n{matter}\n---\nText.\n", TEAM) is seen


@pytest.mark.parametrize(
    ("editions", "seen"),
    [
        ("public: {hide: }", False),
        ("public: {hide: [notes]}", True),
        ("public: {hide: []}", True),
        ("public: {hide: [owners]}", True),
    ],
)
def test_an_edition_shows_the_owner_only_if_it_says_so(tmp_path: Path, editions: str, seen: bool) -> None:
    plan = load(tmp_path, {"a.md": public(owner="ana")}, editions=editions)
    assert bool(admit(plan, plan.vocabulary.editions["public"]).items[0].owner) is seen


@pytest.mark.parametrize(
    "words", ["visibility: []", "visibility: publc", "visibility:", "status: [aproved]", "status: []"]
)
def test_an_edition_that_cannot_be_read_shows_no_drafts(tmp_path: Path, words: str) -> None:
    assert not shown(tmp_path, public(status="draft"), PUBLIC, editions=f"public: {{{words}}}")


def test_an_unknown_edition_is_as_closed_as_the_public_one(tmp_path: Path) -> None:
    edition = load(tmp_path, {}, editions="partners: {visibility: [public, internal]}").vocabulary.editions[
        "partners"
    ]
    assert (edition.status, edition.embargoed, edition.hide) == (DECIDED, False, PUBLIC.hide)
    assert edition.visibility == {Visibility.PUBLIC, Visibility.INTERNAL}


def test_now_is_the_plan_s_not_the_clock_s(tmp_path: Path) -> None:
    assert load(tmp_path, {}).now == NOW


BLOG = """blog:
  path: posts/
  set: {type: article, status: published, channel: website, visibility: public}
  keys: {date: published, access: visibility}
"""


@pytest.mark.parametrize(
    ("matter", "seen"),
    [
        ("", True),
        ("draft: no", True),
        ("published: 2027-02-01", True),
        ("visibility: confidential", False),
        ("visibility: public\nvisibility: confidential", False),
        ("visiblity: confidential", False),
        ("embargo: 2028-01-01T00:00Z", False),
        ("embargo: soon", False),
        ("access: internal", False),
        ("access: [internal]", False),
        ("access:", False),
        ("draft: true", False),
        ("Draft: 1", False),
        ("draft: [x]", False),
        ("published: no", False),
    ],
)
def test_a_post_of_a_blog_that_is_mapped_to_be_public(tmp_path: Path, matter: str, seen: bool) -> None:
    post = f"---\ntitle: A post\ndate: 2027-02-01\n{matter}\n---\n"
    plan = load(tmp_path, {"posts/a.md": post}, mapping=BLOG)
    assert bool(admit(plan, PUBLIC).items) is seen
