"""A small client of the language server: a process, JSON-RPC on its pipes, and a deadline for each answer."""

import json
import os
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

#: Seconds in which an answer must come; far more than it takes.
DEADLINE = 30


class Client:
    """One session. Texts are sent whole."""

    def __init__(self, root: Path, **capabilities: Any) -> None:
        env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "AIRDATE_CACHE_DIR": "off"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "airdate", "--now", "2027-03-01", "lsp"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=root,
            env=env,
        )
        self.root, self.number = root, 0
        self.told: queue.Queue[dict[str, Any]] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        self.capabilities = self.ask(
            "initialize", processId=None, rootUri=root.as_uri(), capabilities=capabilities
        )["capabilities"]
        self.tell("initialized")

    def uri(self, path: str) -> str:
        return (self.root / path).as_uri()

    def tell(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def ask(self, method: str, **params: Any) -> Any:
        """The result of a request, or its error."""
        self.number += 1
        self._send({"id": self.number, "method": method, "params": params})
        while True:
            message = self.told.get(timeout=DEADLINE)
            if message.get("id") == self.number and "method" not in message:
                return message.get("result", message.get("error"))

    def at(self, method: str, path: str, line: int, character: int, **more: Any) -> Any:
        """A question about a spot of a file."""
        where = {"line": line, "character": character}
        document = {"uri": self.uri(path)}
        return self.ask(f"textDocument/{method}", textDocument=document, position=where, **more)

    def open(self, path: str, text: str) -> None:
        document = {"uri": self.uri(path), "languageId": "markdown", "version": 1, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)

    def type(self, path: str, text: str, version: int) -> None:
        document = {"uri": self.uri(path), "version": version}
        self.tell("textDocument/didChange", textDocument=document, contentChanges=[{"text": text}])

    def problems(self, path: str) -> list[dict[str, Any]]:
        """What is told next of that file."""
        while True:
            message = self.told.get(timeout=DEADLINE)
            if message.get("method") == "textDocument/publishDiagnostics":
                params = message["params"]
                if params["uri"] == self.uri(path):
                    return sorted(params["diagnostics"], key=lambda d: str(d["range"]))

    def end(self) -> int:
        """Shut the server down; its exit code."""
        self.ask("shutdown")
        self.tell("exit")
        return self.process.wait(DEADLINE)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(DEADLINE)

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _listen(self) -> None:
        stream = self.process.stdout
        assert stream
        while head := stream.readline():
            length = int(head.split(b":")[1])
            while stream.readline().strip():
                pass
            self.told.put(json.loads(stream.read(length)))
