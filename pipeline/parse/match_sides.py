"""On which side of a match the team of the page stands, and how it came out: ``A``, ``W 2–1``."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from pipeline.parse.registry import read_lines
from pipeline.parse.result_templates import spell_out
from pipeline.parse.row_columns import Columns, Row, shown
from pipeline.parse.score_cell import ScoreCell, read_score
from pipeline.tables import Side
from pipeline.wikitext.text import read_text

_BEHIND = re.compile(r"\(\s*+([HANhan])\s*+\)\s*+\Z")
_BEFORE = re.compile(  # "V. Setúbal" is a name
    r"\s*+(?:((?i:at)|@)|(?i:vs)\.?|v\.?|V)\s++(?=\W*+\w)"
)
_VERSUS = re.compile(  # links and templates are passed over: a name may hold a dash
    r"\[\[[^\[\]]*\]\]|\{\{[^{}]*\}\}"
    r"|(?P<mark>(?:\s|&nbsp;)(?:v|vs|versus|x|contra|contro|gegen|[-–—−]|&ndash;)\.?(?:\s|&nbsp;)"
    r"|(?<=[\]}])[-–—−](?=[\[{]))",
    re.IGNORECASE,
)
_SUP = re.compile(r"<sup\b[^<>]{0,100}>[^<>]{0,100}</sup>", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"([^\W\d]{1,12})[\s.:]{1,3}(?=[0-9])")
_WORD_BEHIND = re.compile(r"[0-9]\s*\(?([WDL]|[^\W\d]{3,12})\)?$")  # not the p of "4–2 p"
_LONGEST = 500


@cache
def _words(use: str) -> dict[str, str]:
    lines = read_lines("match_words")
    return {line["text"]: line["meaning"] for line in lines if line["use"] == use}


def side_of(markup: str) -> Side | None:
    """The side a word or letter names; None on neutral ground and for any other word.

    >>> side_of("A"), side_of("'''Home'''").value, side_of("N")
    (<Side.AWAY: 'away'>, 'home', None)
    """
    meaning = _words("side").get(shown(markup).casefold())
    return Side(meaning) if meaning in ("home", "away") else None


def split_side(markup: str) -> tuple[str, Side | None]:
    """An opponent or a ground without the letter that says who was at home.

    >>> split_side("[[Leeds United A.F.C.|Leeds]] (A)")[1].value, split_side("@ [[X]]")[0]
    ('away', '[[X]]')
    >>> split_side("[[X]] (2)")
    ('[[X]] (2)', None)
    """
    if len(markup) > _LONGEST:
        return markup, None
    behind = _BEHIND.search(markup)
    if behind:
        return markup[: behind.start()].rstrip(), side_of(behind[1])
    before = _BEFORE.match(markup)
    if before:
        return markup[before.end() :], Side.AWAY if before[1] else Side.HOME
    return markup, None


def split_pair(markup: str) -> tuple[str, str] | None:
    """The two teams of a cell that names both; None for a cell that does not.

    >>> split_pair("[[A]] v [[B]]"), split_pair("Alfa – Beta")
    (('[[A]]', '[[B]]'), ('Alfa', 'Beta'))
    >>> split_pair("[[X|Alfa - Town]] – [[Y|Beta]]")
    ('[[X|Alfa - Town]]', '[[Y|Beta]]')
    >>> split_pair("[[Saint-Étienne]]"), split_pair("12")
    (None, None)
    """
    markup = markup.strip() if len(markup) <= _LONGEST else ""
    marks = [found for found in _VERSUS.finditer(markup) if found["mark"]]
    if len(marks) != 1:
        return None
    home, away = markup[: marks[0].start()].strip(), markup[marks[0].end() :].strip()
    return (home, away) if home and away else None


def find_side_column(columns: Columns, rows: Iterable[Row]) -> int | None:
    """The column whose cells are nothing but such letters: its header may say venue or nothing."""
    taken = {n for role, places in columns.places.items() if role != "venue" for n in places}
    taken -= set(columns.places.get("side", ()))
    seen: dict[int, set[str]] = {}
    for row in rows:
        for number, cell in enumerate(row[:20]):
            if number not in taken and cell and cell.value and cell.colspan == 1:
                text = shown(cell.value).casefold() if len(cell.value) < 60 else cell.value
                seen.setdefault(number, set()).add(text)
    words = _words("side")
    fitting = [n for n, texts in seen.items() if texts <= words.keys() and _tells(texts)]
    return min(fitting, default=None)


def read_result(markup: str) -> tuple[ScoreCell, str | None]:
    """A score and whether it was won, drawn or lost where the cell says so.

    >>> read_result("'''W''' 2–1")[0].scores, read_result("'''W''' 2–1")[1]
    ((2, 1), 'won')
    >>> read_result("1–1 ({{small|4–2p}})")[0].shootout, read_result("2–1 L")[1]
    ((4, 2), 'lost')
    """
    cell = read_score(markup)
    if len(markup) > _LONGEST or not any(c.isalpha() for c in markup):
        return cell, None
    text = read_text(spell_out(_SUP.sub("", markup))).text
    before, behind = _WORD_BEFORE.match(text), _WORD_BEHIND.search(text)
    if before and (outcome := outcome_of(before[1])):
        return replace(read_score(text[before.end() :]), link=cell.link), outcome
    if behind and (outcome := outcome_of(behind[1])):
        return replace(read_score(text[: behind.start() + 1]), link=cell.link), outcome
    return cell, None


def outcome_of(text: str) -> str | None:
    """``won``, ``drawn`` or ``lost``; None for words that say nothing of it.

    >>> outcome_of("W"), outcome_of("Draw (Loss)"), outcome_of("FT")
    ('won', None, None)
    """
    return _words("outcome").get(text.casefold())


def contradicts(scores: tuple[int, int], outcome: str | None) -> bool:
    """Whether an outcome cannot be that of these goals, ours first. A level match may have been
    won on penalties.

    >>> contradicts((1, 2), "won"), contradicts((1, 1), "won"), contradicts((2, 1), "drawn")
    (True, False, True)
    """
    ours, theirs = scores
    if outcome == "drawn":
        return ours != theirs
    return (ours < theirs and outcome == "won") or (ours > theirs and outcome == "lost")


def _tells(texts: set[str]) -> bool:
    return any(_words("side")[text] != "neutral" for text in texts)
