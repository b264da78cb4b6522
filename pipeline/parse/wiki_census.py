"""An independent count of the constructs of raw wikitext, before any parser has seen them.

It shares no pattern with the scanner and the parsers, so that a call they never reach still shows
in coverage.
"""

import re
from collections.abc import Iterator
from itertools import islice

_HIDDEN = re.compile(r"<(?:!--.*?(?:-->|\Z)|(?i:nowiki)>.*?(?:</(?i:nowiki)>|\Z))", re.DOTALL)
_SPACE = r"[ _]*"
_FAMILIES = [
    ("football box", rf"foot{_SPACE}ball{_SPACE}box(?:{_SPACE}collapsible)?"),
    ("tie row", rf"(?:two|one){_SPACE}leg{_SPACE}result"),
    ("sports series", rf"sports{_SPACE}series"),
    ("sports table", rf"(?:sports|football){_SPACE}table"),
    ("results grid", rf"sports{_SPACE}results"),
    ("bracket", rf"[0-9]{{1,2}}{_SPACE}team{_SPACE}bracket[^|{{}}<>\n]{{0,40}}"),
    ("bracket", rf"(?:round{_SPACE}n|round{_SPACE}(?:4|8|16|32)[^|{{}}<>\n]{{0,20}})"),
    ("fb cl row", rf"fb{_SPACE}cl[23]?{_SPACE}team[^|{{}}<>\n]{{0,10}}"),
    ("fb r row", rf"fb{_SPACE}r2?{_SPACE}team"),
    ("infobox", rf"infobox{_SPACE}[^|{{}}<>\n]{{0,40}}(?:football|soccer)[^|{{}}<>\n]{{0,60}}"),
    ("results by round", rf"(?:sports|fb){_SPACE}rbr[^|{{}}<>\n]{{0,20}}"),
    ("club overview", rf"fb{_SPACE}overview[^|{{}}<>\n]{{0,20}}"),
    ("labelled section", r"#(?:lst|lstx|section|lsth|section-h)(?=:)"),
]
BEHIND_BRACES = (
    # Which letters can follow is said first: most calls are ruled out by it.
    r"(?=[\s#fostirFOSTIR0-9_])(?i:\s{0,5}(?:#invoke:\s{0,5})?(?:"
    + "|".join(f"({form})" for _, form in _FAMILIES)
    + r")\s{0,20}(?:[|:}\n]|<!--))"
)
"""What stands behind the two braces of a call that is counted, in either case of letters."""

NOT_READ = {
    "results by round": "results by round",  # the positions of one club, round by round
    "club overview": "club overview",  # a club's seasons in all competitions
    "wikitable": "wikitable that no reader reached",
}
"""Constructs that are left out where they stand, and the name they are entered by."""

_MOST_TABLES = 20_000  # behind so many there is no article, only marks
_TABLE_AT_LINE_START = re.compile(r"(?>(?:[ \t:*#;]|<[^<>\n]{1,100}>)*)\{\|")
_CALL = re.compile(rf"\{{\{{{BEHIND_BRACES}")


def count_calls(text: str) -> Iterator[tuple[int, str]]:
    """Offset of the braces and construct of every call of a known family and of every wikitable,
    comments aside.

    >>> list(count_calls("<!--{{football box}}--> {{Football box|date=}} {{goal|9}}\\n:{|\\n|}"))
    [(24, 'football box'), (59, 'wikitable')]
    """
    shown = _HIDDEN.sub(lambda found: " " * len(found[0]), text)
    for found in _CALL.finditer(shown):
        yield found.start(), _FAMILIES[(found.lastindex or 1) - 1][0]
    yield from ((start, "wikitable") for start in islice(_table_starts(shown), _MOST_TABLES))


def _table_starts(shown: str) -> Iterator[int]:
    """Only lines that hold the mark of a table are looked at, each once."""
    mark = shown.find("{|")
    while mark >= 0:
        found = _TABLE_AT_LINE_START.match(shown, shown.rfind("\n", 0, mark) + 1)
        if found:
            yield found.end() - 2
        line_end = shown.find("\n", mark)
        mark = shown.find("{|", line_end) if line_end >= 0 else -1
