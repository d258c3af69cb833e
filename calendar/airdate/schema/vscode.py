"""What VS Code reads: which schema a file has, and how to run the checks."""

from collections.abc import Iterable
from typing import Any

#: Where the schemas lie below the project's folder.
FOLDER = ".airdate/schemas"

#: ``path:line:col: severity: message [rule]``, as ``airdate check`` prints it.
PATTERN = r"^(.+?):(\d+):(\d+): (error|warning|info): (.*) \[([a-z0-9-]+)\]$"


def settings(files: Iterable[str]) -> dict[str, Any]:
    """``.vscode/settings.json``: the schema of each file, for the extension ``redhat.vscode-yaml``."""
    return {"yaml.schemas": {f"{FOLDER}/{stem}.json": f"calendar/{stem}.yml" for stem in files}}


def tasks() -> dict[str, Any]:
    """``.vscode/tasks.json``: the checks as a task, whose lines become problems."""
    pattern = {"regexp": PATTERN, "file": 1, "line": 2, "column": 3, "severity": 4, "message": 5, "code": 6}
    return {
        "version": "2.0.0",
        "tasks": [
            {
                "label": "airdate check",
                "type": "shell",
                "command": "airdate check --format concise",
                "options": {"env": {"NO_COLOR": "1"}},
                "group": {"kind": "test", "isDefault": True},
                "presentation": {"reveal": "never"},
                "problemMatcher": {
                    "owner": "airdate",
                    "source": "airdate",
                    "fileLocation": ["relative", "${workspaceFolder}"],
                    "pattern": pattern,
                },
            }
        ],
    }
