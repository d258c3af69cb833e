"""Whatever stands in a file, reading it gives items, pages and findings, never another exception."""

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from airdate import gate, report
from airdate.plan import Plan

from .nasty import TEXT, files

NOW = datetime(2027, 3, 1, tzinfo=UTC)


def lines_of(data: bytes) -> int:
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1


def check_all(content: dict[str, bytes], calendar: dict[str, bytes]) -> None:
    """Read, check and admit; each finding stands inside its file and can be printed."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for name, data in {f"content/{k}": v for k, v in content.items()}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(data)
        (root / "calendar").mkdir()
        for name, data in calendar.items():
            (root / "calendar" / name).write_bytes(data)
        plan = Plan.load(root / "content", root / "calendar", now=NOW)
        everything = {f"content/{k}": v for k, v in content.items()} | {
            f"calendar/{k}": v for k, v in calendar.items()
        }
        for finding in report.findings(plan):
            place = finding.fault.place
            assert 1 <= place.line <= lines_of(everything[place.path])
            assert place.column >= 1
            assert str(finding).isprintable()
        for edition in plan.vocabulary.editions.values():
            admitted = gate.admit(plan, edition)
            assert len(admitted.entries) <= len(plan.entries)
            assert [fault.place.path for fault in admitted.faults if fault.place.path not in everything] == []


@given(st.lists(files(), min_size=1, max_size=3))
def test_any_files_in_content(files: list[bytes]) -> None:
    check_all({f"{name}.md": data for name, data in zip("abc", files, strict=False)}, {})


@given(
    st.dictionaries(
        st.sampled_from(
            "plan types channels audiences people formats pillars feeds editions mapping".split()
        ),
        st.binary(max_size=60)
        | st.builds("{}: {}\n{}: {{{}: {}}}".format, TEXT, TEXT, TEXT, TEXT, TEXT).map(str.encode),
        min_size=1,
        max_size=3,
    )
)
def test_any_files_in_calendar(files: dict[str, bytes]) -> None:
    item = b"---\ntype: social\ntitle: A\nstatus: draft\nchannel: a\n---\n"
    check_all({"a.md": item}, {f"{name}.yml": data for name, data in files.items()})
