"""What the server does when an editor asks, request by request."""

import logging
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, TypeVar

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException

from airdate.editing.refusal import EditRefused
from airdate.editor.change import changes
from airdate.editor.completion import choices
from airdate.editor.cursor import Pointed, cursor, pointed
from airdate.editor.desk import Desk
from airdate.editor.explanation import explanation
from airdate.editor.naming import renamed
from airdate.editor.problem import problem
from airdate.editor.server import Server
from airdate.editor.target import pointed_item, target
from airdate.finding import Finding
from airdate.report.mending import mended
from airdate.revision.agreement import held
from airdate.schema import FILES, ITEM, Shape

_log = logging.getLogger("airdate.lsp")

#: Request failed, but for a reason that the user should read (LSP 3.17).
_REQUEST_FAILED = -32803

Handler = TypeVar("Handler", bound=Callable[..., Any])
Pointing = lsp.HoverParams | lsp.DefinitionParams | lsp.PrepareRenameParams | lsp.RenameParams


def serve(asked: str = "") -> Server:
    """The server, ready to be started."""
    server = Server(asked)
    server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)(_sound(opened))
    server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)(_sound(opened))
    server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)(_sound(saved))
    server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)(_sound(closed))
    server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)(_sound(touched))
    server.feature(lsp.INITIALIZED)(_sound(watch))
    letters = lsp.CompletionOptions(trigger_characters=[":", " ", "-", "[", ",", "{"])
    server.feature(lsp.TEXT_DOCUMENT_COMPLETION, letters)(_sound(completed))
    server.feature(lsp.TEXT_DOCUMENT_HOVER)(_sound(explained))
    server.feature(lsp.TEXT_DOCUMENT_DEFINITION)(_sound(defined))
    server.feature(lsp.TEXT_DOCUMENT_PREPARE_RENAME)(_sound(nameable))
    server.feature(lsp.TEXT_DOCUMENT_RENAME, lsp.RenameOptions(prepare_provider=True))(_sound(named))
    kinds = lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix])
    server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, kinds)(_sound(actions))
    return server


def _sound(handler: Handler) -> Handler:
    """The handler; what goes wrong in it is logged, and answered by nothing."""

    @wraps(handler)
    def guarded(server: Server, params: Any) -> Any:
        try:
            return handler(server, params)
        except JsonRpcException:
            raise
        except EditRefused as error:
            raise JsonRpcException(str(error), code=_REQUEST_FAILED) from None
        except Exception:
            _log.exception("%s failed", handler.__name__)
            return None

    return guarded  # type: ignore[return-value]


# Texts that are open


def opened(server: Server, params: lsp.DidOpenTextDocumentParams | lsp.DidChangeTextDocumentParams) -> None:
    """A file was opened, or typed in."""
    uri = params.text_document.uri
    if found := server.desk_of(uri):
        desk, path = found
        server.uris[desk.project.root, path] = uri
        desk.type(path, server.workspace.get_text_document(uri).source)
        server.judge_soon(desk)


def saved(server: Server, params: lsp.DidSaveTextDocumentParams) -> None:
    """A file was saved; the vocabulary holds for everything that was read."""
    if found := server.desk_of(params.text_document.uri):
        desk, path = found
        if desk.is_vocabulary(path):
            desk.reload()
        server.judge_soon(desk)


def closed(server: Server, params: lsp.DidCloseTextDocumentParams) -> None:
    """A file was closed, saved or not."""
    if found := server.desk_of(params.text_document.uri):
        desk, path = found
        server.uris.pop((desk.project.root, path), None)
        desk.close(path)
        server.judge_soon(desk)


def touched(server: Server, params: lsp.DidChangeWatchedFilesParams) -> None:
    """Files have changed on the disk."""
    again: dict[int, Desk] = {}
    for change in params.changes:
        if found := server.desk_of(change.uri):
            desk, path = found
            moved = change.type != lsp.FileChangeType.Changed and not desk.is_content(path)
            if moved or desk.is_vocabulary(path):  # a picture, or a folder with all that is in it
                again[id(desk)] = desk
            desk.touch(path)
            server.judge_soon(desk)
    for desk in again.values():
        desk.reload()


def watch(server: Server, _params: lsp.InitializedParams) -> None:
    """Ask to be told of files that others change, if the editor can do that."""
    workspace = server.client_capabilities.workspace
    watched = workspace.did_change_watched_files if workspace else None
    if not (watched and watched.dynamic_registration):
        return
    globs = ["**/content/**", "**/calendar/*"]
    options = lsp.DidChangeWatchedFilesRegistrationOptions([lsp.FileSystemWatcher(glob) for glob in globs])
    method = lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES
    registration = lsp.Registration("airdate-files", method, options)
    server.client_register_capability(lsp.RegistrationParams([registration]))


# Questions


def shape_of(desk: Desk, path: str) -> Shape | None:
    """What may stand in the file; None if that is not ours to say."""
    if desk.is_content(path):
        return ITEM
    return FILES.get(path.partition("/")[2].removesuffix(".yml")) if desk.is_vocabulary(path) else None


#: More are not shown at once: the next letter brings others.
_MOST = 300


def completed(server: Server, params: lsp.CompletionParams) -> lsp.CompletionList | None:
    """What can follow."""
    found = server.desk_of(params.text_document.uri)
    root = shape_of(*found) if found else None
    if not found or not root:
        return None
    desk, path = found
    lines = desk.lines(path)
    line, column = server.spot(lines, params.position)
    at = cursor(path, lines, line, column)
    given = choices(at, root, desk.words) if at else []
    if many := len(given) > _MOST:
        given = [
            each for each in given if lines[line][each.column : column].casefold() in each.label.casefold()
        ]
    items = [
        lsp.CompletionItem(
            label=choice.label,
            detail=choice.detail or None,
            kind=lsp.CompletionItemKind.Property if choice.key else lsp.CompletionItemKind.Value,
            sort_text=f"{n:05}",
            filter_text=choice.text.strip(),
            text_edit=lsp.TextEdit(server.range(lines, (line, choice.column), (line, column)), choice.text),
        )
        for n, choice in enumerate(given[:_MOST])
    ]
    return lsp.CompletionList(is_incomplete=many, items=items)


def _pointed(server: Server, params: Pointing) -> tuple[Desk, str, Shape, Pointed] | None:
    """The word at that position, on which desk and in which file."""
    found = server.desk_of(params.text_document.uri)
    root = shape_of(*found) if found else None
    if not found or not root:
        return None
    desk, path = found
    lines = desk.lines(path)
    at = pointed(path, lines, *server.spot(lines, params.position))
    return (desk, path, root, at) if at else None


def _range(server: Server, desk: Desk, path: str, at: Pointed) -> lsp.Range:
    return server.range(desk.lines(path), (at.line, at.start), (at.line, at.end))


def explained(server: Server, params: lsp.HoverParams) -> lsp.Hover | None:
    """What the key, id or time there means."""
    found = _pointed(server, params)
    if found is None:
        return None
    desk, path, root, at = found
    plan = desk.now()
    text = explanation(at, root, plan, desk.item(path))
    content = lsp.MarkupContent(lsp.MarkupKind.Markdown, text)
    return lsp.Hover(content, _range(server, desk, path, at)) if text else None


def defined(server: Server, params: lsp.DefinitionParams) -> lsp.Location | None:
    """Where the item or term stands."""
    found = _pointed(server, params)
    if found is None:
        return None
    desk, _, root, at = found
    desk.now()
    place = target(at, root, desk)
    return server.location(desk, place) if place else None


# Changes


def nameable(server: Server, params: lsp.PrepareRenameParams) -> lsp.PrepareRenamePlaceholder | None:
    """The id that can be renamed there."""
    found = _pointed(server, params)
    if found is None:
        return None
    desk, path, root, at = found
    desk.now()
    item = pointed_item(at, root, desk)
    return lsp.PrepareRenamePlaceholder(_range(server, desk, path, at), item.id) if item else None


def named(server: Server, params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
    """The item with another id, in all files that name it."""
    found = _pointed(server, params)
    if found is None:
        return None
    desk, _, root, at = found
    desk.now()
    item = pointed_item(at, root, desk)
    if item is None:
        return None
    after = renamed(desk, item.id, params.new_name)
    return lsp.WorkspaceEdit(
        {server.uri(desk, path): server.edits(desk, path, each) for path, each in after.items()}
    )


def actions(server: Server, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    """The fixes of what is wrong in that range."""
    found = server.desk_of(params.text_document.uri)
    if not found:
        return []
    desk, path = found
    return [*_fixes(server, desk, path, params.range)]


def _fixes(server: Server, desk: Desk, path: str, wanted: lsp.Range) -> Iterator[lsp.CodeAction]:
    text, lines = desk.text(path) or "", desk.lines(path)
    for finding in server.found.get(desk.project.root, {}).get(path, ()):
        fix, spot = finding.fault.fix, problem(finding, lines, desk.plan)
        if fix is None or not wanted.start.line <= spot.line <= wanted.end.line:
            continue
        after = None if held(desk.plan, finding) else mended(finding, text)
        if after is not None and after != text:
            yield _fix(server, desk, path, finding, server.edits(desk, path, changes(text, after)))


def _fix(
    server: Server, desk: Desk, path: str, finding: Finding, edits: list[lsp.TextEdit]
) -> lsp.CodeAction:
    fix = finding.fault.fix
    assert fix is not None  # noqa: S101 - asked for above
    return lsp.CodeAction(
        title=f"{fix.title[:1].upper()}{fix.title[1:]} [{finding.fault.rule}]",
        kind=lsp.CodeActionKind.QuickFix,
        is_preferred=fix.safe,
        edit=lsp.WorkspaceEdit({server.uri(desk, path): edits}),
    )
