"""Where Airdate publishes a page of its own, no file of the plan may stand unnoticed."""

from pathlib import Path

from projects import load

from airdate.checks import path_collision
from airdate.edition import BUILTIN_EDITIONS
from airdate.site import Site

WORDS = {
    "people": "ana: {name: Ana, department: sales}\n",
    "channels": "chat: {title: Chat}\n",
    "audiences": "teachers: {title: Teachers}\n",
}


def test_every_page_of_a_plan_without_files_is_airdates_own(tmp_path: Path) -> None:
    made = Site(load(tmp_path / "none", {}, **WORDS), BUILTIN_EDITIONS["team"]).artifacts
    own = {artifact.path for artifact in made if artifact.is_page}
    plan = load(tmp_path / "all", dict.fromkeys(own, "---\ntitle: Mine\n---\n"), **WORDS)
    told = {fault.place.path.removeprefix("content/") for fault in path_collision.check(plan)}
    assert own - told == set()
