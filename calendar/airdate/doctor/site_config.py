"""mkdocs.yml as nodes: nothing is constructed, so no tag can run anything or fail."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from airdate.text import shown


class ConfigError(ValueError):
    """A configuration that cannot be read; the text says where and why."""


@dataclass(frozen=True, slots=True)
class Plugin:
    """One entry of ``plugins``."""

    name: str
    options: yaml.Node | None


@dataclass(frozen=True, slots=True)
class SiteConfig:
    """A chain of files: the configuration and those it inherits from, nearest first."""

    name: str
    roots: tuple[yaml.MappingNode, ...]

    def node(self, *keys: str) -> yaml.Node | None:
        """The node at ``theme.font``: from the nearest file that has one."""
        found = (_inner(root, keys) for root in self.roots)
        return next((node for node in found if node is not None), None)

    def word(self, *keys: str) -> str:
        """The text there, empty if there is none; what a tag such as ``!ENV`` makes of it is not known."""
        node = self.node(*keys)
        return node.value if isinstance(node, yaml.ScalarNode) and not _tagged(node) else ""

    @property
    def plugins(self) -> list[Plugin] | None:
        """The plugins; None where the engine's own default holds."""
        nodes = [node for root in self.roots if (node := _inner(root, ("plugins",))) is not None]
        if not nodes:
            return None
        if isinstance(nodes[0], yaml.SequenceNode):  # a list replaces what it inherits, a mapping adds to it
            nodes = nodes[:1]
        return [plugin for node in nodes for plugin in _plugins(node)]


def read(path: Path) -> SiteConfig:
    """Read the file and the chain of its ``INHERIT``; ConfigError if one of them cannot be read."""
    roots: list[yaml.MappingNode] = []
    seen: set[Path] = set()
    following: Path | None = path
    while following is not None and following not in seen:
        seen.add(following)
        roots.append(_compose(following))
        parent = _inner(roots[-1], ("INHERIT",))
        following = (
            (following.parent / parent.value).resolve() if isinstance(parent, yaml.ScalarNode) else None
        )
    return SiteConfig(path.name, tuple(roots))


def is_off(node: yaml.Node | None) -> bool:
    """Whether the node says no, in YAML's words for it."""
    return isinstance(node, yaml.ScalarNode) and node.value.lower() in ("false", "no", "off")


def depends(node: yaml.Node | None) -> bool:
    """Whether a tag makes its value from something else, such as the environment."""
    return node is not None and _tagged(node)


def inner(node: yaml.Node | None, *keys: str) -> yaml.Node | None:
    """The node below that one."""
    return _inner(node, keys) if node is not None else None


def _compose(path: Path) -> yaml.MappingNode:
    try:
        # The pure loader: the C one overflows its stack on deep nesting.
        root = yaml.compose(path.read_text("utf-8-sig"), Loader=yaml.SafeLoader)
    except OSError as error:
        raise ConfigError(f"{path.name} cannot be read: {(error.strerror or '').lower()}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path.name} is not UTF-8") from None
    except RecursionError:
        raise ConfigError(f"{path.name} is nested too deep") from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        raise ConfigError(f"{path.name}{place}: {shown(error.problem or 'this is no YAML')}") from None
    except yaml.YAMLError:
        raise ConfigError(f"{path.name} holds a character that YAML does not allow") from None
    if not isinstance(root, yaml.MappingNode):
        raise ConfigError(f"{path.name} holds no keys and values")
    return root


def _inner(node: yaml.Node, keys: tuple[str, ...]) -> yaml.Node | None:
    found: yaml.Node | None = node
    for key in keys:
        if not isinstance(found, yaml.MappingNode):
            return None
        found = next((value for name, value in reversed(found.value) if name.value == key), None)
    return found


def _plugins(node: yaml.Node) -> Iterator[Plugin]:
    entries = node.value if isinstance(node, yaml.SequenceNode) else [node]
    for entry in entries:
        if isinstance(entry, yaml.MappingNode):
            for name, options in entry.value:
                yield Plugin(str(name.value), options)
        elif isinstance(entry, yaml.ScalarNode):
            yield Plugin(str(entry.value), None)


def _tagged(node: yaml.Node) -> bool:
    return not str(node.tag).startswith("tag:yaml.org,2002:")
