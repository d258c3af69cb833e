"""Whether the cases of the rules would notice if a condition were gone.

``python tests/checks/mutate.py [-jN] [RULE …]`` takes each rule, puts True and then False in the
place of each condition of its module, leaves out each part of an ``and`` or ``or``, each ``if`` of a
comprehension and each guard of a ``case``, and asks the rule in its cases again. A change that no
case notices is a survivor, and told. What is there for speed only says so: ``# for speed``, and what
only the types need, ``# for mypy``. Of a rule that reading, the gate or the feeds find, the one change
is that it says nothing.
"""

import ast
import copy
import re
import signal
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from multiprocessing import Pool
from pathlib import Path
from types import ModuleType

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE.parents[1] / "calendar")]

from airdate import checks  # noqa: E402
from airdate.finding import Finding, Fix  # noqa: E402
from airdate.plan import Plan  # noqa: E402
from checks.test_rules import BY_NO_PLAN, CASES, copied, found_in, loaded  # noqa: E402

_CONDITIONS = ast.If | ast.IfExp | ast.BoolOp | ast.comprehension | ast.match_case

#: The one change of a rule that reading, the gate or the feeds find.
SILENT = "says nothing"

#: Conditions that no finding depends on.
_PASSED = re.compile("# for (speed|mypy)")

#: How long a rule may take for its cases.
SECONDS = 20

#: A plan, and where it is.
Case = tuple[Plan, Path]

#: What is found in one, each with its fix.
Told = list[tuple[Finding, Fix | None]]


@dataclass(frozen=True)
class Mutant:
    """One change to the source of a rule: its line, what it does, and the changed tree."""

    line: int
    what: str
    tree: ast.Module


def mutants(source: str) -> Iterator[Mutant]:
    """Every change of one condition."""
    tree, lines = ast.parse(source), source.splitlines()
    for n, node in enumerate(_conditions(tree)):
        for way, part in enumerate(_parts(node)):
            if not _PASSED.search(lines[part.lineno - 1]):
                changed = copy.deepcopy(tree)
                what = _change(_conditions(changed)[n], way)
                yield Mutant(part.lineno, what, ast.fix_missing_locations(changed))


def _conditions(tree: ast.AST) -> list[_CONDITIONS]:
    return [node for node in ast.walk(tree) if isinstance(node, _CONDITIONS)]


def _parts(node: _CONDITIONS) -> list[ast.expr]:
    """What can be changed in a condition, once for each way to change it."""
    match node:
        case ast.BoolOp():
            return node.values
        case ast.comprehension():
            return node.ifs
        case ast.match_case():
            return [node.guard] if node.guard else []
        case _:
            return [node.test, node.test]


def _change(node: _CONDITIONS, way: int) -> str:
    """Change the condition in that way, and say how."""
    part = ast.unparse(_parts(node)[way])
    match node:
        case ast.BoolOp():
            del node.values[way]
            node.values *= 3 - min(len(node.values), 2)  # one by itself stands for both
        case ast.comprehension():
            del node.ifs[way]
        case ast.match_case():
            node.guard = None
        case _:
            node.test = ast.Constant(way == 0)
            return f"`{part}` is {way == 0}"
    return f"without `{part}`"


def survivors(rule: str) -> tuple[int, list[str]]:
    """How many changes of the rule there are, and those which no case of it notices."""
    path = Path(checks.__file__).parent / f"{rule.replace('-', '_')}.py"
    with tempfile.TemporaryDirectory() as folder:
        cases = [_alone(case, Path(folder) / case.name, rule) for case in sorted((CASES / rule).glob("*/"))]
        told = [_told(case) for case in cases]
        changes = list(mutants(path.read_text()))
        left = [
            f"{path.name}:{mutant.line}: {mutant.what}"
            for mutant in changes
            if not _noticed(rule, mutant, cases, told)
        ]
        if not changes:
            said = f"[{rule}]" in (CASES / rule / "fires" / "expected.txt").read_text()
            changes, left = [SILENT], [] if said else [f"{path.name}: {SILENT}"]
    print("\n".join([f"{rule}: {len(changes) - len(left)} of {len(changes)} noticed", *left]), flush=True)
    return len(changes), left


def _alone(case: Path, root: Path, rule: str) -> Case:
    """A case under that rule only, and what it says of its settings: what the others say does not change."""
    plan = loaded(copied(case, root), rule)
    policy = replace(plan.vocabulary.policy, select=(rule, "odd-setting"), ignore=("all",))
    return replace(plan, vocabulary=replace(plan.vocabulary, policy=policy)), root


def _late(*_: object) -> None:
    raise TimeoutError


def _told(case: Case) -> Told:
    """What is found, and how it would be mended."""
    return [(finding, finding.fault.fix) for finding in found_in(*case)]


def _noticed(rule: str, mutant: Mutant, cases: list[Case], told: list[Told]) -> bool:
    known = checks.catalogue()[rule]
    original = sys.modules[f"airdate.checks.{rule.replace('-', '_')}"]
    module = ModuleType(f"{original.__name__}_mutant")
    sys.modules[module.__name__] = module
    bound = _bound(original)
    signal.alarm(SECONDS)
    try:
        exec(compile(mutant.tree, str(original.__file__), "exec"), module.__dict__)  # noqa: S102 - our own
        for user, word in bound:
            setattr(user, word, getattr(module, word))
        checks.catalogue()[rule] = replace(
            known, of_item=getattr(module, "of_item", None), check=getattr(module, "check", None)
        )
        return any(_told(case) != before for case, before in zip(cases, told, strict=True))
    except Exception:  # a crash is noticed, too, and that it does not end
        return True
    finally:
        signal.alarm(0)
        for user, word in bound:
            setattr(user, word, getattr(original, word))
        checks.catalogue()[rule] = known
        del sys.modules[module.__name__]


def _bound(original: ModuleType) -> list[tuple[ModuleType, str]]:
    """Where else the functions of a rule go by their names, as those which the gate asks."""
    own = {word: value for word, value in vars(original).items() if callable(value)}
    own = {word: value for word, value in own.items() if value.__module__ == original.__name__}
    users = [module for name, module in sys.modules.items() if name.startswith("airdate.")]
    return [
        (user, word)
        for user in users
        for word, value in own.items()
        if user is not original and vars(user).get(word) is value
    ]


def main(words: list[str]) -> int:
    """Every rule, or those; ends with 1 if anything survives."""
    rules = [word for word in words if not word.startswith("-j")]
    jobs = next((int(word.removeprefix("-j")) for word in words if word.startswith("-j")), 1)
    rules = rules or [rule for rule in checks.catalogue() if rule not in BY_NO_PLAN]
    signal.signal(signal.SIGALRM, _late)
    with Pool(jobs) as pool:
        found = pool.map(survivors, rules, chunksize=1)
    number, left = sum(changes for changes, _ in found), sum(len(lines) for _, lines in found)
    print(f"{number - left} of {number} changes noticed in {len(rules)} rules")
    return bool(left)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
