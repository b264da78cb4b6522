"""No pattern of ours repeats a group possessively: Python before 3.11.5 misreads those."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

# A closing bracket that stands for itself (after an odd number of backslashes) ends no group.
_POSSESSIVE = re.compile(r"(?<!\\)(?:\\\\)*\)(?:[*+?]|\{[0-9]+(?:,[0-9]*)?\})\+")


def _possessive_groups(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of each string of a module that holds one, pieces of f-strings included."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found = _POSSESSIVE.search(node.value)
            if found is not None:
                yield node.lineno, node.value


def test_no_pattern_repeats_a_group_possessively() -> None:
    modules = sorted((ROOT / "pipeline").rglob("*.py"))
    assert len(modules) > 100
    found = [(path.name, *place) for path in modules for place in _possessive_groups(path)]
    assert found == []


@pytest.mark.parametrize(
    ("line", "count"),
    [
        (r're.compile(r"(?:ab)*+")', 1),
        (r're.compile(rf"(?:{a})++")', 1),
        (r're.compile(r"(?:ab)?+c")', 1),
        (r're.compile(r"(?:ab){2,}+")', 1),
        (r're.compile(r"[^a]*+(?>(?:ab)*)\)*+[)+]+")', 0),
    ],
)
def test_such_a_pattern_is_seen(tmp_path: Path, line: str, count: int) -> None:
    module = tmp_path / "module.py"
    module.write_text(line, encoding="utf-8")
    assert len(list(_possessive_groups(module))) == count
