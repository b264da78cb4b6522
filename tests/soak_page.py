"""docs/soak.md: a part of it for each part of the soak, the last result of each."""

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

PAGE = Path(__file__).parent.parent / "docs" / "soak.md"
PARTS = (
    "poison", "mutants", "facts", "damages", "marks", "repeated", "pieces", "published", "fetch",
    "package", "sweep", "kills", "signals", "surroundings", "rounds", "million",
)  # fmt: skip
"""Every part, in the order of the page."""

_MARK = re.compile(r"^<!-- part ([a-z]+) -->\n", re.MULTILINE)
_HEAD = """\
# The soak

Written by `make soak`; do not edit. Nothing here may fail; times are CPU seconds on one core of the
machine that ran it, to be read as proportions. `python -m tests.soak --write PART…` runs single
parts anew.
"""


def run_parts(parts: Mapping[str, Callable[[], Iterator[str]]], arguments: Sequence[str]) -> int:
    """Print the parts named, else all, as they come; 1 where anything failed, 2 where a name is of
    none. ``--write`` puts each into the page when it is done.
    """
    names = [name for name in arguments if name != "--write"] or list(parts)
    if unknown := [name for name in names if name not in parts]:
        print(f"no part {', '.join(unknown)}; there are: {', '.join(parts)}", file=sys.stderr)
        return 2
    has_failed = False
    for name in names:
        lines = []
        for line in parts[name]():
            print(line, flush=True)
            lines.append(line)
            has_failed |= line.startswith("FAILED")
        if "--write" in arguments:
            _put(name, "\n".join(lines).strip("\n"))
    return int(has_failed)


def _put(name: str, text: str) -> None:
    before = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    pieces = _MARK.split(before)
    found = dict(zip(pieces[1::2], (one.strip("\n") for one in pieces[2::2]), strict=True))
    found[name] = text
    body = [f"<!-- part {one} -->\n{found[one]}\n" for one in PARTS if one in found]
    PAGE.write_text("\n".join([_HEAD, *body]), encoding="utf-8")
