"""Facets that terms tell: the department of an owner, the media of a channel; and what facets are called."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from projects import item, load, public

from airdate import report
from airdate.edition import BUILTIN_EDITIONS
from airdate.gate import admit
from airdate.plan import Plan
from airdate.vocabulary import Settings, Vocabulary

PEOPLE = "ana: {name: Ana, department: public-relations}\nben: Ben\n"
CHANNELS = "web: {media: owned}\nad: {media: paid}\nstage: Stage\n"


def plan_of(root: Path, **calendar: str) -> Plan:
    files = {
        "a.md": public(owner="ana", outputs="[{channel: web}, {channel: ad, owner: ben}, {channel: stage}]"),
        "b.md": item(owner="zoe", due="{draft: 2027-04-01}"),
        "c.md": item(owner="ana", channel="web", due="{draft: 2027-04-02}"),
    }
    return load(root, files, people=PEOPLE, channels=CHANNELS, **calendar)


def test_departments_and_media(tmp_path: Path) -> None:
    plan = plan_of(tmp_path)
    found = {e.id: (plan.facet(e, "department"), plan.facet(e, "media")) for e in plan.by("language", "en")}
    assert found == {
        "a.web": (("public-relations",), ("owned",)),
        "a.ad": ((), ("paid",)),
        "a.stage": (("public-relations",), ()),
        "b": ((), ()),
        "c": (("public-relations",), ("owned",)),
    }
    assert plan.values("department") == ["public-relations"]
    assert plan.values("media") == ["owned", "paid"]
    assert [e.id for e in plan.by("department", "public-relations")] == ["a.stage", "a.web", "c"]
    assert [plan.facet(due, "department") for due in plan.dues] == [(), ("public-relations",)]


def test_a_department_goes_with_the_owner_that_an_edition_hides(tmp_path: Path) -> None:
    plan = admit(plan_of(tmp_path), BUILTIN_EDITIONS["public"])
    assert plan.values("department") == []
    assert [plan.facet(entry, "department") for entry in plan.entries] == [(), (), ()]
    assert plan.values("media") == ["owned", "paid"]


def test_an_internal_edition_without_owners_has_no_departments(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, editions="wall: {visibility: [public, internal], hide: [owner]}\n")
    assert admit(plan, plan.vocabulary.editions["wall"]).values("department") == []


def test_named_feeds_select_by_them(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, feeds="ours: {department: public-relations, media: [owned, paid]}\n")
    assert [entry.id for entry in plan.select(plan.vocabulary.feeds["ours"])] == ["a.web", "c"]
    assert [finding for finding in report.findings(plan) if finding.fault.rule == "idle-feed"] == []


@pytest.mark.parametrize(
    "criterion", ["department: public-relation", "media: rented", "media: [owned, rented]"]
)
def test_words_of_feeds_that_nobody_knows(tmp_path: Path, criterion: str) -> None:
    plan = plan_of(tmp_path, feeds=f"ours: {{{criterion}}}\n")
    assert [f.fault.rule for f in report.findings(plan) if f.fault.place.path.endswith("feeds.yml")] == [
        "idle-feed"
    ]


def test_a_scope_by_department_is_refused(tmp_path: Path) -> None:
    marker = "{kind: hold, start: 2027-03-01, reason: R, scope: {department: public-relations}}"
    (fault,) = plan_of(tmp_path, markers=f"quiet: {marker}\n").faults
    assert (fault.rule, fault.message) == ("bad-choice", "`scope`: unknown key 'department'")


@pytest.mark.parametrize(
    ("language", "code", "title"),
    [
        ("en", "de", "German"),
        ("de", "de", "Deutsch"),
        ("en", "pt-BR", "Portuguese (Brazil)"),
        ("en", "zh-Hant", "Chinese (Traditional)"),
        ("en", "x-own", "x-own"),
        ("en", "", ""),
        ("none such", "de", "de"),
    ],
)
def test_languages_by_name(language: str, code: str, title: str) -> None:
    assert Vocabulary(settings=Settings(language=language)).term("language", code).title == title


@given(st.text())
def test_any_language_has_a_name(code: str) -> None:
    assert Vocabulary().term("language", code).id == code


def test_departments_and_media_by_name() -> None:
    assert Vocabulary().term("department", "public-relations").title == "Public relations"
    assert Vocabulary().term("media", "owned").title == "owned"
