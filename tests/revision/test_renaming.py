"""Rename: subscribers see nothing of it, every address stays, and the way back ends at the same bytes."""

import re
from pathlib import Path

import pytest
from tests.projects import item
from tests.revision.plans import opened, plan_of, project

from airdate import gate, report, site
from airdate.editing.refusal import EditRefused
from airdate.feeds import document, ical
from airdate.plan import Plan
from airdate.revision import rename


def feeds(plan: Plan) -> dict[str, bytes]:
    """Every feed without its URLs, lines unfolded."""
    team = gate.admit(plan, plan.vocabulary.editions["team"])
    found = {artifact.path: artifact.content for artifact in ical.render(team)}
    return {path: _plain(data) for path, data in found.items()}


def _plain(data: bytes) -> bytes:
    text = data.replace(b"\r\n ", b"")
    return re.sub(rb"https://plan\.example/site/[^\s\\]*", b"URL", text)


def written(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize("file", [False, True])
@pytest.mark.parametrize("id", ["launch", "teaser", "posts", "weekly", "spring"])
def test_no_feed_changes_but_for_addresses(tmp_path: Path, id: str, file: bool) -> None:
    one = project(tmp_path)
    before = feeds(plan_of(one))
    rename(opened(one), id, "new-name", file=file).write()
    after = feeds(plan_of(one))
    new = {f"feeds/{kind}/new-name.ics" for kind in ("item", "campaign", "event")}
    assert {path: data for path, data in after.items() if path not in new} == before


@pytest.mark.parametrize("id", ["launch", "spring"])
def test_uids_in_plan_json_stay(tmp_path: Path, id: str) -> None:
    def uids(plan: Plan) -> list[str]:
        team = plan.vocabulary.editions["team"]
        (told, _) = document.render(gate.admit(plan, team), team)
        return sorted(re.findall(r'"uid": ?"([^"]*)"', told.content.decode()))

    one = project(tmp_path)
    before = uids(plan_of(one))
    rename(opened(one), id, "new-name").write()
    assert uids(plan_of(one)) == before


def test_the_old_address_leads_on(tmp_path: Path) -> None:
    one = project(tmp_path)
    rename(opened(one), "launch", "liftoff", file=True).write()
    plan = plan_of(one)
    pages = {a.path: a.content for a in site.render(plan, plan.vocabulary.editions["team"])}
    assert b"url=../../events/liftoff/" in pages["go/launch/index.html"]
    assert b"url=../../events/liftoff/" in pages["go/liftoff/index.html"]


@pytest.mark.parametrize("file", [False, True])
def test_there_and_back_again(tmp_path: Path, file: bool) -> None:
    one = project(tmp_path)
    before = written(tmp_path)
    rename(opened(one), "launch", "liftoff", file=file).write()
    assert ("content/liftoff.md" in written(tmp_path)) is file
    rename(opened(one), "liftoff", "launch", file=file).write()
    if file:  # the id that its file's name says is not written again
        before["content/launch.md"] = before["content/launch.md"].replace(b"id: launch\n", b"")
    assert written(tmp_path) == before


def test_no_finding_comes_of_it(tmp_path: Path) -> None:
    assert rename(opened(project(tmp_path)), "launch", "liftoff", file=True).broken == ()


def test_a_former_name_is_not_given_away(tmp_path: Path) -> None:
    one = project(tmp_path)
    rename(opened(one), "launch", "liftoff").write()
    with pytest.raises(EditRefused) as error:
        rename(opened(one), "teaser", "launch")
    assert str(error.value) == "the id 'launch' is taken by content/launch.md (choose another)"


def test_a_uid_that_is_somebody_else_s_is_a_finding(tmp_path: Path) -> None:
    one = project(tmp_path, {"b.md": item(uid="teaser", channel="blog")})
    found = [
        str(finding) for finding in report.findings(plan_of(one)) if finding.fault.rule == "duplicate-id"
    ]
    assert found == [
        "content/b.md:5:6: error: the uid 'teaser' is that of content/social/teaser.md"
        " (leave it out, or give it back to its owner) [duplicate-id]"
    ]


def test_a_file_that_nobody_can_read_may_not_name_it(tmp_path: Path) -> None:
    one = project(tmp_path, {"b.md": "---\ntype: social\nevent: launch\n\tx\n---\n"})
    with pytest.raises(EditRefused) as error:
        rename(opened(one), "launch", "liftoff")
    assert str(error.value) == "content/b.md cannot be read and names 'launch' (mend it first)"


def test_files_that_stand_in_the_way(tmp_path: Path) -> None:
    one = project(tmp_path, {"liftoff.md": "# A page\n", "fair/index.md": item(type="notice")})
    with pytest.raises(EditRefused) as taken:
        rename(opened(one), "launch", "liftoff", file=True)
    with pytest.raises(EditRefused) as index:
        rename(opened(one), "fair", "trade-fair", file=True)
    assert [str(taken.value), str(index.value)] == [
        "the file liftoff.md exists already (choose another id, or leave out --file)",
        "index.md has its name from its folder (rename the folder, or leave out --file)",
    ]


MAPPING = "blog:\n  path: blog/\n  set: {type: article, channel: blog, campaign: spring}\n"


def test_a_blog_is_renamed_in_its_mapping_and_its_posts_are_left(tmp_path: Path) -> None:
    post = "---\ntitle: Post\ndate: 2027-01-01\n---\nSee [it](../launch.md).\n"
    mapping = MAPPING + "  keys: {date: published}\n"
    one = project(tmp_path, {"blog/post.md": post}, mapping=mapping)
    revision = rename(opened(one), "spring", "summer")
    assert revision.broken == ()
    revision.write()
    assert (tmp_path / "calendar/mapping.yml").read_text() == mapping.replace(
        "campaign: spring", "campaign: summer"
    )
    assert (tmp_path / "content/blog/post.md").read_text() == post
    rename(opened(one), "launch", "liftoff", file=True).write()
    assert (tmp_path / "content/blog/post.md").read_text() == post.replace("launch.md", "liftoff.md")


def test_posts_of_a_blog_are_not_edited(tmp_path: Path) -> None:
    post = "---\ntitle: Post\ndate: 2027-01-01\n---\n"
    one = project(tmp_path, {"blog/post.md": post}, mapping=MAPPING + "  keys: {date: publish}\n")
    with pytest.raises(EditRefused) as error:
        rename(opened(one), "post", "other")
    assert str(error.value) == (
        "content/blog/post.md:1:1: this post is an item by the rules of calendar/mapping.yml"
        " (edit it by hand, or write a `type` and a `status` of this plan into it)"
    )


def test_every_reference_of_the_small_plan_is_found(tmp_path: Path) -> None:
    one = project(tmp_path)
    rename(opened(one), "launch", "liftoff").write()
    texts = "".join(path.read_text("utf-8") for path in sorted((tmp_path / "content").rglob("*.md")))
    assert re.findall(r"^.*\blaunch\b.*$", texts, re.MULTILINE) == [
        "uid: launch",
        "See [it](launch.md#top), `[code](launch.md)` and launch.",
        "See [the launch](../launch.md) and [go](/go/liftoff/).",
    ]
