"""Nodes as an editor's YAML 1.2 reads them: plain words of the core schema are no texts."""

import re
from typing import Any

from airdate.reading.yaml import EMPTY, Mapping, Node, Scalar, Sequence

_TRUTH = {"true": True, "false": False}


def value(node: Node) -> Any:
    if isinstance(node, Mapping):
        return {key: value(inner) for key, inner in node.values.items()}
    if isinstance(node, Sequence):
        return [value(inner) for inner in node.items]
    return scalar(node)


def scalar(node: Scalar) -> Any:
    text = node.text
    if not node.plain:
        return text
    if text in EMPTY:
        return None
    if text.lower() in _TRUTH:
        return _TRUTH[text.lower()]
    if re.fullmatch(r"[-+]?\d+", text):
        return int(text)
    return float(text) if re.fullmatch(r"[-+]?(\d+\.\d*|\.\d+)", text) else text
