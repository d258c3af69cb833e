"""What a small plan looks like in each format, read by a person and compared with the bytes."""

import pytest

from airdate.export import csv, news

from .conftest import HERE, loaded


def made(edition: str) -> dict[str, bytes]:
    plan = loaded(edition=edition)
    rows = [*plan.expanded(plan.entries), *plan.vague, *plan.unscheduled]
    found = {artifact.path.removeprefix("feeds/"): artifact.content for artifact in news.render(plan)}
    return found | {"plan.csv": csv.render(plan, rows)}


@pytest.mark.parametrize("edition", ["team", "public"])
def test_bytes_are_as_expected(edition: str, update_golden: bool) -> None:
    found, folder = made(edition), HERE / "golden" / edition
    if update_golden:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in found.items():
            (folder / name).write_bytes(content)
    assert found == {path.name: path.read_bytes() for path in folder.iterdir()}
