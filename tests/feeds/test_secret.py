"""Secret feeds lie where nobody can guess, are listed nowhere, and move with the key."""

import re
from pathlib import Path

import pytest

from airdate.artifact import Artifact
from airdate.plan import Plan
from airdate.project import ProjectError, feed_key
from airdate.site import Site

from .conftest import NOW, ROOT

DESK = ROOT / "tests" / "plans" / "desk"
KEY, OTHER = "correct horse battery staple", "another key that is long enough"


def site(key: str, edition: str = "team") -> Site:
    plan = Plan.load(DESK / "content", DESK / "calendar", now=NOW)
    return Site(plan, plan.vocabulary.editions[edition], feed_key=key)


def secret(artifacts: list[Artifact]) -> list[Artifact]:
    return [artifact for artifact in artifacts if "secret" in artifact.path]


def test_it_holds_what_it_selects_at_a_path_of_160_bits() -> None:
    (found,) = secret(site(KEY).artifacts)
    assert re.fullmatch(r"feeds/secret/[a-z2-7]{32}\.ics", found.path)
    assert b"NAME:Harbour desk: For the board\r\n" in found.content


def test_nothing_else_names_it() -> None:
    artifacts = site(KEY).artifacts
    (found,) = secret(artifacts)
    token = found.path.rpartition("/")[2].removesuffix(".ics").encode()
    telling = [a.path for a in artifacts if token in a.content or b"For the board" in a.content]
    assert telling == [found.path]


def test_another_key_or_edition_is_another_address() -> None:
    paths = {found.path for key in (KEY, OTHER) for found in secret(site(key).artifacts)}
    assert len(paths) == 2
    assert secret(site(KEY, "public").artifacts) == []


def test_the_key_is_in_no_byte() -> None:
    assert [artifact.path for artifact in site(KEY).artifacts if KEY.encode() in artifact.content] == []


def test_without_a_key_it_is_left_out_and_told() -> None:
    without = site("")
    assert secret(without.artifacts) == []
    assert [str(finding) for finding in without.feed_findings if "secret" in str(finding)] == [
        "calendar/feeds.yml:11:1: info: the secret feed 'vault' is left out: there is no key to make its "
        "address from (set AIRDATE_FEED_KEY where the site is built) [unkept-secret]"
    ]


@pytest.mark.parametrize("key", ["short", "a" * 40, "            x             "])
def test_a_key_that_can_be_guessed_is_refused(key: str) -> None:
    with pytest.raises(ProjectError, match="AIRDATE_FEED_KEY can be guessed"):
        feed_key({"AIRDATE_FEED_KEY": key})


def test_no_key_is_fine() -> None:
    assert feed_key({}) == ""


def test_the_demo_has_none(tmp_path: Path) -> None:
    plan = Plan.load(ROOT / "content", ROOT / "calendar", now=NOW)
    assert Site(plan, plan.vocabulary.editions["team"], feed_key=KEY).secret_feeds == []


def test_that_an_edition_does_not_have_it_is_told() -> None:
    assert [str(finding) for finding in site(KEY, "public").feed_findings if "secret" in str(finding)] == [
        "calendar/feeds.yml:11:1: info: a secret feed is not in the edition 'public' "
        "(`visibility: public` and the `edition:` that it names decide) [unkept-secret]"
    ]
