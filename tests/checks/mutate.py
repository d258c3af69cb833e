"""Whether the cases of the rules would notice if a condition were gone.

``python tests/checks/mutate.py [RULE …]`` takes each rule that has a function, puts True and then
False in the place of each condition, leaves out each part of an ``and`` or ``or``, and runs the
rule's cases. A change that no case notices is a survivor, and told. What is there for speed only
says so: ``# for speed``.
"""

import ast
import copy
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE.parents[1] / "calendar")]

from checks.test_rules import CASES, copied, findings  # noqa: E402

from airdate import checks  # noqa: E402

RULES = Path(checks.__file__).parent


class Mutant:
    """One change to the source of a rule: its line, what it does, and the changed tree."""

    def __init__(self, line: int, what: str, tree: ast.Module) -> None:
        self.line, self.what, self.tree = line, what, tree


def mutants(source: str) -> Iterator[Mutant]:
    """Every change of one condition."""
    tree, lines = ast.parse(source), source.splitlines()
    places = [node for node in ast.walk(tree) if isinstance(node, ast.If | ast.IfExp | ast.BoolOp | ast.comprehension)]
    for n, node in enumerate(places):
        line = node.target.lineno if isinstance(node, ast.comprehension) else node.lineno
        if "# for speed" in lines[line - 1]:
            continue
        for m in range(_ways(node)):
            changed = copy.deepcopy(tree)
            again = [x for x in ast.walk(changed) if isinstance(x, ast.If | ast.IfExp | ast.BoolOp | ast.comprehension)]
            what = _change(again[n], m)
            yield Mutant(line, what, ast.fix_missing_locations(changed))


def _ways(node: ast.AST) -> int:
    if isinstance(node, ast.BoolOp):
        return len(node.values)
    return len(node.ifs) if isinstance(node, ast.comprehension) else 2


def _change(node: ast.AST, way: int) -> str:
    if isinstance(node, ast.BoolOp):
        gone = node.values.pop(way)
        if len(node.values) == 1:
            node.values.append(node.values[0])
        return f"without `{ast.unparse(gone)}`"
    if isinstance(node, ast.comprehension):
        return f"without `if {ast.unparse(node.ifs.pop(way))}`"
    assert isinstance(node, ast.If | ast.IfExp)
    was, node.test = ast.unparse(node.test), ast.Constant(way == 0)
    return f"`{was}` is {way == 0}"


def survivors(rule: str) -> list[str]:
    """The changes that no case of the rule notices, and how many there were."""
    path = RULES / f"{rule.replace('-', '_')}.py"
    source, known, left, number = path.read_text(), checks.catalogue()[rule], [], 0
    with tempfile.TemporaryDirectory() as folder:
        cases = {case: Path(folder) / case.name for case in sorted((CASES / rule).iterdir()) if case.is_dir()}
        told = {copied(case, root): findings(root, rule) for case, root in cases.items()}
        for mutant in mutants(source):
            number += 1
            if not _noticed(rule, mutant, path, told):
                left.append(f"{path.name}:{mutant.line}: {mutant.what}")
        checks.catalogue()[rule] = known
    print(f"{rule}: {number - len(left)} of {number} noticed", flush=True)
    return left


def _noticed(rule: str, mutant: Mutant, path: Path, told: dict[Path, str]) -> bool:
    module = ModuleType(f"airdate.checks.{path.stem}_mutant")
    sys.modules[module.__name__] = module
    try:
        exec(compile(mutant.tree, str(path), "exec"), module.__dict__)  # noqa: S102 - our own source
        known = checks.catalogue()[rule]
        checks.catalogue()[rule] = replace(
            known, of_item=getattr(module, "of_item", None), check=getattr(module, "check", None)
        )
        return any(findings(root, rule) != before for root, before in told.items())
    except Exception:  # a crash is noticed, too
        return True
    finally:
        sys.modules.pop(module.__name__, None)


def main(names: list[str]) -> int:
    """Every rule with a function, or those; ends with 1 if anything survives."""
    rules = [rule.name for rule in checks.catalogue().values() if rule.check or rule.of_item]
    left = [line for rule in (names or rules) for line in survivors(rule)]
    print("\n".join(left) or "Nothing survives.")
    return bool(left)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
