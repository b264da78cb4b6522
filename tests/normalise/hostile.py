"""Articles made to cost time behind the parser, and how long ``build_rows`` takes over each.

``python -m tests.normalise.hostile 65536`` prints a line per pattern: milliseconds and name.
"""

import sys
import time
from collections.abc import Iterator

from pipeline.normalise.rows import build_rows
from pipeline.parse.plain_article import parse_plain
from pipeline.read.source import SourceArticle
from tests.validate.build import an_article

POINTS = "A win gives 3 points, a draw 1 point.\n"
BONUS = "The winner of a round on aggregate gets an extra point.\n"
CRITERIA = (
    "The tiebreakers:\n\n1. points among the clubs\n2. score of the matches among the clubs\n"
)
GROUP = "== Group stage ==\n=== Group 1 ===\n"
LEGS = "Alfa {n} 1-0 Beta {n}\nBeta {n} 1-0 Alfa {n}\n"

# What stands before, and what is repeated with the number of the repetition.
PATTERNS = {
    "teams of one group": (POINTS + GROUP, "Alfa {n} 1-0 Beta {n}\n"),
    "a chain of teams of one group": (POINTS + CRITERIA + GROUP, "T{n} 1-0 T{n}1\n"),
    "rounds of one group": (POINTS + BONUS + GROUP, LEGS + "Alfa {n} won 1-0 on aggregate\n"),
    "level finals": ("== Play-offs ==\n=== Final ===\n", LEGS),
    "level semi-finals": ("== Play-offs ==\n=== Semi-finals ===\n", LEGS),
    "groups": (POINTS, "== Stage {n} ==\n=== Group A ===\nAlfa 1-0 Beta\n"),
    "groups of one name": (POINTS, "== Stage ==\n=== Group A ===\nAlfa 1-0 Beta\n"),
    "parts": ("", "== Apertura {n:04} ==\nfrom 8 May 2013 to 9 May 2014.\nAlfa 1-0 Beta\n"),
    "rules": ("", f"== Stage {{n}} ==\n{POINTS}Alfa 1-0 Beta\n"),
    "tables": ("", "| Rank | Player | Club |\n| 1 | A | Club {n} |\n\n"),
    "spellings of one club": ("", "F.C. Alfa{n} 1-0 Alfa{n} F.C.\n"),
    "champions": ("Infobox\n", "- Winners: Apertura: Alfa {n}\n"),
}


def patterns(size: int) -> Iterator[tuple[str, str]]:
    """Name and text of every pattern, each of about ``size`` characters."""
    for name, (before, again) in PATTERNS.items():
        count = size // len(again.format(n=1000))
        yield name, before + "".join(again.format(n=number) for number in range(count))


def main() -> None:
    for name, text in patterns(int(sys.argv[1])):
        source = SourceArticle(an_article(), text, "hostile.txt")
        records = parse_plain(text)
        start = time.perf_counter()
        build_rows([(source, records)])
        print(f"{(time.perf_counter() - start) * 1000:8.0f} {name}", flush=True)


if __name__ == "__main__":
    main()
