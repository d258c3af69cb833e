"""The language server: what ``airdate.editor`` knows, told by the Language Server Protocol (pygls).

Positions are in the units that the editor has chosen (UTF-16 unless it can do better). Whatever goes
wrong in one request ends that request: the server goes on, and writes what it was to its log.
"""

import asyncio
import logging
from collections.abc import Iterable, Mapping
from pathlib import Path

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from airdate import __version__
from airdate.editor.change import Change
from airdate.editor.desk import Desk, findings
from airdate.editor.problem import Problem, problem
from airdate.finding import Finding, Place, Severity
from airdate.plan import Plan
from airdate.project import Project, ProjectError

#: Seconds of rest before the plan is judged again.
REST = 0.3

_SEVERITIES = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.INFO: lsp.DiagnosticSeverity.Information,
}

_log = logging.getLogger("airdate.lsp")


class Server(LanguageServer):
    """The server with the desks of the projects whose files are open."""

    def __init__(self, asked: str = "", rest: float = REST) -> None:
        # texts whole: pygls breaks lines where editors do not (form feed, U+2028), and would mend others
        super().__init__("airdate", __version__, lsp.TextDocumentSyncKind.Full)
        self.asked, self.rest = asked, rest
        self.desks: dict[Path, Desk] = {}
        self.found: dict[Path, Mapping[str, list[Finding]]] = {}
        self.uris: dict[tuple[Path, str], str] = {}
        self._told: dict[Path, set[str]] = {}
        self._typed: dict[Path, float] = {}
        self._judging: dict[Path, asyncio.Task[None]] = {}

    # Which plan, which file

    def desk_of(self, uri: str) -> tuple[Desk, str] | None:
        """The desk on which the file lies, and its path there; None if it is of no plan."""
        name = to_fs_path(uri)
        if name is None:
            return None
        file = Path(name)
        project = Project.nearest(file.parent)
        if project is None:
            return None
        path = file.relative_to(project.root).as_posix()
        if path.partition("/")[0] not in (project.content_dir.name, project.calendar_dir.name):
            return None
        if project.root not in self.desks:
            try:
                self.desks[project.root] = Desk(project, self.asked)
            except ProjectError as error:
                self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, f"Airdate: {error}"))
                return None
        return self.desks[project.root], path

    def uri(self, desk: Desk, path: str) -> str:
        """How the editor calls the file."""
        root = desk.project.root
        return self.uris.get((root, path)) or from_fs_path(str(root / path)) or ""

    # Positions

    def spot(self, lines: list[str], position: lsp.Position) -> tuple[int, int]:
        """Line and column in code points."""
        found = self.workspace.position_codec.position_from_client_units(
            [f"{line}\n" for line in lines], position
        )
        return found.line, found.character

    def range(self, lines: list[str], start: tuple[int, int], end: tuple[int, int]) -> lsp.Range:
        """The same for the editor."""
        return lsp.Range(self._position(lines, start), self._position(lines, end))

    def _position(self, lines: list[str], spot: tuple[int, int]) -> lsp.Position:
        line, column = spot
        text = lines[line][:column] if line < len(lines) else ""
        return lsp.Position(line, self.workspace.position_codec.client_num_units(text))

    def location(self, desk: Desk, place: Place) -> lsp.Location:
        """A place for the editor."""
        lines, spot = desk.lines(place.path), (place.line - 1, place.column - 1)
        return lsp.Location(self.uri(desk, place.path), self.range(lines, spot, spot))

    def edits(self, desk: Desk, path: str, found: Iterable[Change]) -> list[lsp.TextEdit]:
        """Changes for the editor."""
        lines = desk.lines(path)
        return [lsp.TextEdit(self.range(lines, each.start, each.end), each.text) for each in found]

    # Problems

    def judge_soon(self, desk: Desk) -> None:
        """Judge the plan when nobody has typed for a moment."""
        root, loop = desk.project.root, asyncio.get_running_loop()
        self._typed[root] = loop.time()
        if root not in self._judging or self._judging[root].done():
            self._judging[root] = loop.create_task(self._judge(desk))

    async def _judge(self, desk: Desk) -> None:
        """One at a time: what was typed meanwhile is judged next, and nobody is told what is no longer so."""
        root, loop = desk.project.root, asyncio.get_running_loop()
        judged = None
        while judged != self._typed[root]:
            while (rest := self._typed[root] + self.rest - loop.time()) > 0:
                await asyncio.sleep(rest)
            judged = self._typed[root]
            try:
                plan = desk.now()
                found = await asyncio.to_thread(findings, plan)
                if judged == self._typed[root]:
                    self._tell(desk, plan, found)
            except Exception:  # whatever it is, the next change finds the server alive
                _log.exception("the plan could not be judged")

    def _tell(self, desk: Desk, plan: Plan, found: Mapping[str, list[Finding]]) -> None:
        root = desk.project.root
        self.found[root] = found
        for path in sorted({*found, *self._told.get(root, ())}):
            lines = desk.lines(path)
            told = [self._diagnostic(desk, lines, problem(each, lines, plan)) for each in found.get(path, ())]
            self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(self.uri(desk, path), told))
        self._told[root] = {*found}

    def _diagnostic(self, desk: Desk, lines: list[str], found: Problem) -> lsp.Diagnostic:
        related = [
            lsp.DiagnosticRelatedInformation(self.location(desk, place), text)
            for place, text in found.related
        ]
        return lsp.Diagnostic(
            range=self.range(lines, (found.line, found.start), (found.line, found.end)),
            message=found.finding.said,
            severity=_SEVERITIES[found.finding.severity],
            code=found.finding.fault.rule,
            code_description=lsp.CodeDescription(found.manual) if found.manual else None,
            source="airdate",
            related_information=related or None,
            data={"code": found.code},
        )
