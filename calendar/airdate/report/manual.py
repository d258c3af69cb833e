"""Manual: the docstring of a rule, as Markdown and for a terminal."""

import re
from collections.abc import Iterable
from itertools import groupby
from textwrap import dedent

from airdate.checks import GROUPS, Rule
from airdate.policy import Profile

#: What a profile means for somebody who reads of a rule.
HOLDS = {
    Profile.CORE: "core: holds in every profile",
    Profile.RECOMMENDED: "recommended: holds unless the profile is core",
    Profile.STRICT: "strict: holds in the strict profile, or where it is selected",
    Profile.CONFIG: "silent until calendar/policy.yml sets or selects it",
}

_CODE = re.compile(r"``(.+?)``|`(.+?)`", re.DOTALL)


def text(rule: Rule) -> str:
    """The manual as a terminal shows it, the facts about the rule first."""
    facts = "\n".join(f"{name:<10}{said}" for name, said in facts_of(rule))
    return f"{rule.name} ({rule.code})\n\n{plain(rule.manual)}\n\n{facts}"


def plain(manual: str) -> str:
    """A docstring, or a part of it, without the doubling of its backticks and colons."""
    return re.sub(r"::$", ":", manual.strip().replace("``", "`"), flags=re.MULTILINE)


def facts_of(rule: Rule) -> list[tuple[str, str]]:
    """What the catalogue says of the rule."""
    facts = [
        ("group", f"{rule.group}, {GROUPS.get(rule.group, rule.group)}"),
        ("severity", str(rule.severity)),
        ("profile", HOLDS[rule.profile]),
        ("judges", rule.when.value),
    ]
    facts += [("setting", f"{name} = {_default(value)}") for name, value in rule.settings.items()]
    return facts


def _default(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(str, value))}]"
    return "{}" if isinstance(value, dict) else str(value)


def markdown(rule: Rule) -> str:
    """The manual as Markdown, without a title: what stands indented is code."""
    blocks = re.split(r"\n\s*\n", rule.manual.strip("\n").rstrip())
    told: list[str] = []
    for block in blocks:
        if not block.startswith(" "):
            told.append(_prose(f"{block[:-1]}" if block.endswith("::") else block))
        elif told and told[-1].startswith("```"):
            told[-1] = f"{told[-1].removesuffix('```')}\n{dedent(block)}\n```"
        else:
            told.append(f"```yaml\n{dedent(block)}\n```")
    return "\n\n".join(told)


def _prose(line: str) -> str:
    """A paragraph: code between single backticks, and no markup of HTML outside of it."""
    pieces: list[str] = []
    end = 0
    for match in _CODE.finditer(line):
        pieces += [_plain(line[end : match.start()]), f"`{match[1] or match[2]}`"]
        end = match.end()
    return "".join([*pieces, _plain(line[end:])])


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("*", r"\*").replace("_", r"\_")


def in_order(rules: Iterable[Rule]) -> list[Rule]:
    """The rules by group, in the order of the catalogue, and by code."""
    groups = [*GROUPS]
    return sorted(
        rules, key=lambda r: (groups.index(r.group) if r.group in GROUPS else len(groups), r.code, r.name)
    )


def reference(rules: Iterable[Rule]) -> str:
    """All manuals as one Markdown page, by group."""
    found = in_order(rules)
    told = [
        "# Rules",
        f"What `airdate check` looks for: {len(found)} rules. `airdate rule NAME` shows one of them, "
        "`calendar/policy.yml` says which hold.",
    ]
    groups = {group: [*each] for group, each in groupby(found, key=lambda rule: rule.group)}
    told.append(_links(GROUPS.get(group, group) for group in groups))
    for group, of_group in groups.items():
        told += [f"## {GROUPS.get(group, group)}", _links(rule.name for rule in of_group)]
        told += map(chapter, of_group)
    return "\n\n".join(told) + "\n"


def _links(headings: Iterable[str]) -> str:
    """Links to headings of plain words."""
    return " · ".join(f"[{heading}](#{heading.lower().replace(' ', '-')})" for heading in headings)


def chapter(rule: Rule) -> str:
    """The manual of a rule under its name, with what the catalogue says of it."""
    facts = [f"- {name}: {_plain(said)}" for name, said in (("code", rule.code), *facts_of(rule))]
    return "\n\n".join([f"### {rule.name}", markdown(rule), "\n".join(facts)])
