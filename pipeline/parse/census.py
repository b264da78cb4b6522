"""An independent count of what rendered text holds, line by line, before any parser has seen it.

It shares no pattern with the parsers, so that a line they never reach still shows in coverage.
"""

import re
from collections.abc import Iterator

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_SCORE = r"[0-9]{1,3}\s?[^\w\s]\s?[0-9]{1,3}"
_CONSTRUCTS = [  # the first that fits
    ("heading", re.compile(r"=.+=\s*")),
    ("table row", re.compile(r"\|.*")),
    ("separator", re.compile(r"----+\s*")),
    ("tag", re.compile(r"\s*<.*>\s*")),
    ("scorer line", re.compile(r"\s\s+\S.*")),
    ("list item", re.compile(r"(?:-|[0-9]+\.)\s.*")),
    (
        "match date",
        re.compile(
            rf"(?:{_MONTH} [0-9]{{1,2}},? [0-9]{{4}}|[0-9]{{1,2}} {_MONTH},? [0-9]{{4}})\s*"
        ),
    ),
    ("tie note", re.compile(rf".*{_SCORE} on (?:aggregate|points)\b.*")),
    ("match", re.compile(rf"(?!.*[,;:!?])(?:\S+ ){{1,6}}{_SCORE} \S+(?: \S+){{0,5}} ?")),
    ("infobox", re.compile(r"Infobox\b.*")),
    ("source credit", re.compile(r"Source: .*")),
    ("prose", re.compile(r".*\S.*")),
]


def count_candidates(text: str) -> Iterator[tuple[int, str]]:
    """Line number, from 1, and construct of every line that is not blank.

    >>> list(count_candidates("Infobox\\n- Year: 2014\\n\\nUAT 4−1 Puebla"))
    [(1, 'infobox'), (2, 'infobox field'), (4, 'match')]
    """
    is_in_infobox = False
    for number, line in enumerate(text.split("\n"), start=1):
        construct = _construct(line)
        if construct is None:
            continue
        is_field = is_in_infobox and construct == "list item"
        is_in_infobox = construct == "infobox" or is_field
        yield number, "infobox field" if is_field else construct


def _construct(line: str) -> str | None:
    for construct, form in _CONSTRUCTS:
        if form.fullmatch(line):
            return construct
    return None
