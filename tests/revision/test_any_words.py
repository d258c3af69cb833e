"""Whatever is typed: an edit that reads as foretold, or a refusal."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.revision.plans import CONTENT, opened, project

from airdate.editing.refusal import EditRefused
from airdate.revision import Revision, assign, cancel, move, postpone, rename, shift

MANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
IDS = sorted(Path(path).stem for path in CONTENT)
NAMES = st.one_of(
    st.sampled_from([*IDS, "posts.linkedin", "posts.mastodon", "posts.blog", "weekly@2027-03-16"]),
    st.builds("{}{}{}".format, st.sampled_from(IDS), st.sampled_from([".", "@"]), st.text(max_size=12)),
    st.text(max_size=12),
)
STEPS = st.builds(
    "{:+}{}".format,
    st.integers(-400, 400),
    st.sampled_from(["d", "w", "wd", "h", "min", "month", "q", "y", "x", ""]),
)
TIMES = st.one_of(
    st.datetimes().map(lambda time: time.isoformat(timespec="minutes")),
    st.dates().map(str),
    st.sampled_from(["2027-05", "2027-Q3", "2027", "2027-03-28 02:30", "2027-10-31 02:30"]),
    st.builds(
        "{} {} {} {}{}".format,
        st.integers(0, 99999),
        st.sampled_from(["days", "workdays", "hours", "months"]),
        st.sampled_from(["before", "after"]),
        st.sampled_from([*IDS, "publish", "start", "launch.end", "posts.mastodon"]),
        st.sampled_from(["", " at 09:00"]),
    ),
    st.sampled_from([f"when {id} lifts" for id in IDS] + [f"first monday after {id}" for id in IDS]),
    st.text(max_size=20),
)
WHENS = STEPS | st.lists(STEPS, min_size=2, max_size=3).map(" ".join) | TIMES
KEYS = st.sampled_from(
    """title status owner publish planned start end repeat except embargo embargo.until due.draft audience
    outputs.mastodon.publish outputs.mastodon.status links.recaps event campaign timezone x.mine type
    event_status outputs occurrences.2027-03-16.status visibility url""".split()
) | st.text(max_size=12)
VALUES = TIMES | st.sampled_from(["", "draft", "a, b", "weekly", "Europe/Berlin", "none", "event"])


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Revision:
    return opened(project(tmp_path_factory.mktemp("plan")))


def told(revision: Revision) -> None:
    """The whole ripple can be made, and the bytes of every file."""
    assert revision.rows is not None
    assert all(matter.to_bytes() for matter in revision.matters.values())


@MANY
@given(NAMES, WHENS)
def test_move(plan: Revision, name: str, when: str) -> None:
    try:
        told(move(plan, name, when, "Ice"))
    except EditRefused as error:
        assert str(error)


@MANY
@given(st.lists(NAMES, max_size=3), WHENS)
def test_shift(plan: Revision, names: list[str], by: str) -> None:
    try:
        told(shift(plan, names, by))
    except EditRefused as error:
        assert str(error)


@MANY
@given(NAMES, st.text(max_size=20), st.one_of(st.just(""), WHENS))
def test_calling_off(plan: Revision, name: str, reason: str, to: str) -> None:
    for verb in (lambda: cancel(plan, name, reason), lambda: postpone(plan, name, reason, to)):
        try:
            told(verb())
        except EditRefused as error:
            assert str(error)


@MANY
@given(
    NAMES, st.lists(st.builds("{}{}{}".format, KEYS, st.sampled_from(["=", "+=", ""]), VALUES), max_size=3)
)
def test_set(plan: Revision, name: str, pairs: list[str]) -> None:
    try:
        told(assign(plan, name, pairs))
    except EditRefused as error:
        assert str(error)


@MANY
@given(NAMES, st.text(max_size=12) | st.from_regex(r"[A-Za-z0-9_-]{1,10}", fullmatch=True), st.booleans())
def test_rename(plan: Revision, name: str, new: str, file: bool) -> None:
    try:
        told(rename(plan, name, new, file=file))
    except EditRefused as error:
        assert str(error)
