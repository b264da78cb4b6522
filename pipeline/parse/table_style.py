"""Styles of Module:Sports table that are football's: what they count and what it is worth."""

from collections.abc import Mapping
from typing import NamedTuple

from pipeline.parse.standing_row import read_number
from pipeline.wikitext.calls import Call
from pipeline.wikitext.zones import without_comments


class Outcome(NamedTuple):
    """One column of a style: the prefix of its parameters, the kind of result it counts, and the
    parameter that says what one is worth. A ``worth`` of None is for the table to state.
    """

    prefix: str
    result: str
    worth_name: str
    worth: int | None


Style = tuple[Outcome, ...]

_WIN = Outcome("win_", "won", "winpoints", 3)
_DRAW = Outcome("draw_", "drawn", "drawpoints", 1)
_LOSS = Outcome("loss_", "lost", "losspoints", 0)
_OT_WIN = Outcome("OTwin_", "won", "OTwinpoints", 2)
_OT_LOSS = Outcome("OTloss_", "lost", "OTlosspoints", 1)
_WDL = (_WIN, _DRAW, _LOSS)
_WL = (_WIN._replace(worth=None), _LOSS._replace(worth=None))

STYLES: Mapping[str, Style] = {
    "": _WDL,
    "wdl": _WDL,
    "football": _WDL,
    "wdl ot": (*_WDL, _OT_WIN, _OT_LOSS),
    "wl": _WL,
    "wl otl": (*_WL, _OT_LOSS._replace(worth=None)),
    "wl otl tiebreak": (*_WL, _OT_LOSS._replace(worth=None)),
}
"""By name in lower case. Others (Rugby, Volleyball …) count what football does not have."""


def find_style(value: str) -> Style | None:
    """The style a table asks for; None for one of another sport.

    >>> find_style("WDL <!-- 3 points -->") is find_style(""), find_style("Rugby")
    (True, None)
    """
    return STYLES.get(" ".join(without_comments(value).replace("_", " ").lower().split()))


def read_worths(style: Style, call: Call) -> tuple[int | None, ...]:
    """What each outcome of a style is worth in this table. Raises ``Unreadable`` for a worth that
    is no number.
    """
    stated = [read_number(call.value(outcome.worth_name)) for outcome in style]
    return tuple(
        outcome.worth if number is None else number
        for outcome, number in zip(style, stated, strict=True)
    )


def results(style: Style, counts: list[int]) -> tuple[int, int | None, int]:
    """Won, drawn and lost of the counts of a style; a win in overtime is won, and a style without
    draws has none to tell of.

    >>> results(STYLES["wdl ot"], [5, 1, 2, 3, 4]), results(STYLES["wl"], [5, 2])
    ((8, 1, 6), (5, None, 2))
    """
    total: dict[str, int] = {}
    for outcome, count in zip(style, counts, strict=True):
        total[outcome.result] = total.get(outcome.result, 0) + count
    return total["won"], total.get("drawn"), total["lost"]
