"""Which wikitables can be ours, by the words of their first rows, before any cell is read."""

import re

from pipeline.parse.registry import read_lines
from pipeline.wikitext.table_spans import TableSpan

_MOST = 1_500  # characters of a table in which its header must stand
_ROW_MARKS = 5  # behind these stands no header: at least four rows with cells come before
_KEYS = frozenset(
    ("team", "team1", "home", "player", "country", "opponent", "outgoing", "incoming")
)
"""The columns of which every table that gives records has one."""

_TABLES = [
    ("table_headers", "header", "column"),
    ("row_headers", "header", "column"),
    ("standing_headers", "word", "column"),
    ("tie_words", "text", "meaning"),
]
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_END = r"(?![a-z\u00df-\u00ff])"
_SHORT = 4  # letters; such words are met in any sentence
_SCORE_IN_CELL = re.compile(
    r"[|!][^0-9|!]{0,20}[0-9]{1,2}'* ?(?:[:–−—-] ?'*[0-9]{1,2}(?![0-9])|&[nm]|\{\{)"
)
_DASH_BETWEEN = re.compile(r"[0-9]'*(?: ?[:–−—-]|&[nm]| ?\{\{)")
_SCORE = r"(?:\[\[[^\[\]|\n]{1,200}\|)?[0-9]{1,2}'* ?[:–−-] ?'*[0-9]"


def _headers() -> set[str]:
    """The longest word of every name of a column of which a table of ours has one: a league table
    may name its league above the teams, but it counts their points.
    """
    lines = (line[word] for name, word, key in _TABLES for line in _lines(name, key))
    words = {max(_LETTERS.findall(header) or [header], key=len) for header in lines}
    meant: dict[str, set[str]] = {}
    for line in read_lines("standing_headers"):
        meant.setdefault(line["word"], set()).add(line["column"])
    return words | {w for w, of in meant.items() if of == {"points"} and _LETTERS.fullmatch(w)}


def _lines(name: str, column: str) -> list[dict[str, str]]:
    return [
        line
        for line in read_lines(name)
        if line[column] in _KEYS and line.get("use", "header") == "header"
    ]


def _any_of(words: set[str]) -> str:
    """A pattern of these words; beginnings are shared."""
    rests: dict[str, set[str]] = {}
    for word in filter(None, words):
        rests.setdefault(word[0], set()).add(word[1:])
    branches = [re.escape(first) + _any_of(rest) for first, rest in sorted(rests.items())]
    if "" in words:
        return f"(?:{'|'.join(branches)})?" if branches else ""
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _pattern() -> re.Pattern[str]:
    """A word as headers are written, in lower case only where a cell begins; or, as a group, a
    score: a grid of results need not have a header.

    Every branch begins with a letter, not with a set of them: ``re`` then jumps to these.
    """
    words = _headers()
    capital = {word.capitalize() for word in words}
    capital |= {word.upper() for word in words if len(word) >= _SHORT}
    lower = {word for word in words if len(word) >= _SHORT}
    initials = sorted({word[0] for word in capital})
    capitals = "|".join(
        _any_of({word for word in capital if word[0] == initial}) + _END for initial in initials
    )
    cell = rf"[ '\n]*+(?:(?:\[\[)?{_any_of(lower)}{_END}|({_SCORE}))"
    return re.compile(rf"{capitals}|!{cell}|\|{cell}")


_WORDS = _pattern()
_WORDS_ANYWHERE = re.compile(_any_of(_headers()))


def may_hold_scores(text: str, span: TableSpan, within: int | None = None) -> bool:
    """Whether a cell of a table, or of so many of its characters, may begin with a score. Those
    that do may be results grids, and one is told of where nothing says what it is.

    >>> from pipeline.wikitext.table_spans import find_table_spans
    >>> tables = "{|\\n| [[x|2–1]]\\n|}", "{|\\n| 2 || 2006–07\\n|}"
    >>> [may_hold_scores(text, find_table_spans(text)[0]) for text in tables]
    [True, False]
    """
    end = span.end if within is None else min(span.end, span.start + within)
    if _DASH_BETWEEN.search(text, span.start, end) is None:  # a quick no for most tables
        return False
    return _SCORE_IN_CELL.search(text, span.start, end) is not None


def may_be_ours(text: str, start: int, end: int) -> bool:
    r"""Whether the first rows of the table ``text[start:end]`` hold such a word, or a score and
    the rest of its beginning such a word.

    >>> [may_be_ours(f"{{|\n{row}\n|}}", 0, 30) for row in ("! Pos !! Team", "| [[A]] || 2–1")]
    [True, False]
    >>> may_be_ours("{|\n|-\n| GK || '''1''' || [[A Team]]\n|}", 0, 40)
    True
    >>> may_be_ours("{|\n|-\n| GK || '''1''' || [[A steamer]]\n|}", 0, 40)
    False
    """
    end = min(end, start + _MOST)
    place = start
    for _ in range(_ROW_MARKS):
        found = text.find("\n|-", place + 1, end)
        if found < 0:
            place = end
            break
        place = found
    first = _WORDS.search(text, start, place)
    if first is None or first.lastindex is None:
        return first is not None
    return _WORDS_ANYWHERE.search(text[start:end].lower()) is not None
