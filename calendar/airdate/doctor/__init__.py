"""Doctor: whether the machine and the project are in order, each remark with its way out."""

from collections.abc import Callable, Iterator

from airdate.doctor import engine, machine, settings
from airdate.doctor.remark import Level, Remark
from airdate.finding import Fault
from airdate.project import Project
from airdate.reading import vocabulary

__all__ = ["Level", "Remark", "examine"]


def examine(project: Project, version: Callable[[str], str]) -> Iterator[Remark]:
    """Every remark, in a stated order. ``version`` tells a package's version, empty if it is absent."""
    faults: list[Fault] = []
    folder = project.calendar_dir
    told = vocabulary.read(folder, folder.name, faults).settings
    yield from machine.examine(project.content_dir, version)
    yield from settings.examine(folder, told, len(faults))
    yield from engine.examine(project, told, version)
