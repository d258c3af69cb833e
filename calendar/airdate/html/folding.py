"""Folding: templates whose messages are translated as they are compiled: one environment, one language.

A call costs more than what it says, and a page has dozens of them. ``_("Status")`` becomes the words
themselves; what has values to fill in stays a call.
"""

from collections.abc import Callable
from typing import Any

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup


class Folded(Environment):
    """An environment with ``gettext``, which must be set before the first template is read."""

    gettext: Callable[[str], str] = staticmethod(str)

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        _Messages(self.gettext).visit(source)
        return super()._generate(source, name, filename, defer_init)


class _Messages(NodeTransformer):
    def __init__(self, gettext: Callable[[str], str]) -> None:
        self.gettext = gettext

    def visit_Call(self, node: nodes.Call, *args: Any, **kwargs: Any) -> nodes.Node:
        """The words in place of the call that asks for them."""
        self.generic_visit(node, *args, **kwargs)
        said = isinstance(node.node, nodes.Name) and node.node.name == "_" and len(node.args) == 1
        if not said or node.kwargs or node.dyn_args or node.dyn_kwargs:
            return node
        message = node.args[0]
        if not isinstance(message, nodes.Const) or not isinstance(message.value, str):
            return node
        text = Markup(self.gettext(message.value))  # noqa: S704 - messages are ours
        return nodes.Const(text % {}, lineno=node.lineno)
