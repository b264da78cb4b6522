"""One side's cell in a bracket: goals, the kicks beside them, the words behind them."""

import re
from functools import lru_cache

from pipeline.parse.result_templates import spell_out
from pipeline.parse.score_notes import read_notes
from pipeline.problems import Unreadable
from pipeline.tables import Decider
from pipeline.values import value
from pipeline.wikitext.text import read_text

_LONGEST = 1_000  # of a score cell with its footnotes
_PLAIN = re.compile(r"[0-9]{1,2}")
_FOOTNOTE = re.compile(r"<sup\b[^<>]{0,50}>\s*\[\[[^\[\]]{0,150}\]\]\s*</sup>")
_RAISED = re.compile(
    r"(?:<sup\b[^<>]{0,50}>|\{\{sup\|)\s*\(?([0-9]{1,2})\)?\s*(?:</sup>|\}\})", re.IGNORECASE
)
_GOALS = re.compile(r"[0-9]{1,2}(?:(?:\s?[/,]\s?|\s)[0-9]{1,2}){0,4}(?![0-9])")
_NUMBER = re.compile(r"[0-9]+")
_SIGNS = str.maketrans("", "", "*†‡^#")


@value(frozen=True, slots=True)
class SideScore:
    """The goals of one side in a cell, of several matches where it holds two legs or a replay."""

    text: str
    goals: tuple[int, ...] = ()
    kicks: int | None = None
    decided_by: Decider | None = None
    is_bold: bool = False
    is_replayed: bool = False


def read_side_score(markup: str) -> SideScore:
    """Read one cell of one side.

    >>> cell = read_side_score("'''1''' {{small|(5)}}")
    >>> cell.goals, cell.kicks, cell.is_bold
    ((1,), 5, True)
    >>> read_side_score("1 0 (pen: 4)").goals, read_side_score("'''1 / 4'''").is_replayed
    ((1, 0), True)
    >>> read_side_score("[[walkover|w/o]]").decided_by.value, read_side_score("–").goals
    ('walkover', ())
    >>> read_side_score("2 (nobody knows)")
    Traceback (most recent call last):
    pipeline.problems.Unreadable: unknown words behind a score: '2 (nobody knows)'
    """
    return _short(markup) if len(markup) <= 60 else _read(markup)


def _read(markup: str) -> SideScore:
    if _PLAIN.fullmatch(markup):
        return SideScore(markup, (int(markup),))
    if len(markup) > _LONGEST:
        raise Unreadable("too long for a score", markup[:80])
    shown = _RAISED.sub(r" (\1)", _FOOTNOTE.sub("", markup))
    text = " ".join(read_text(spell_out(shown)).text.translate(_SIGNS).split())
    is_bold = "'''" in markup or "<b>" in markup
    goals = _GOALS.match(text)
    if goals is None:
        return SideScore(text, decided_by=read_notes(text, None).decided_by, is_bold=is_bold)
    behind = text[goals.end() :]
    notes = read_notes(_NUMBER.sub("", behind), None)
    if notes.unread:
        raise Unreadable("unknown words behind a score", text)
    kicks = _NUMBER.search(behind)
    return SideScore(
        text,
        tuple(map(int, _NUMBER.findall(goals[0]))),
        int(kicks[0][:2]) if kicks else None,
        notes.decided_by,
        is_bold,
        "/" in goals[0],
    )


_short = lru_cache(maxsize=4096)(_read)
