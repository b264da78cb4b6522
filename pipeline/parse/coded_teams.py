"""The teams of Module:Sports table and Module:Sports results, which go by codes of their own."""

import re
from collections.abc import Iterable
from functools import lru_cache

from pipeline.parse.records import Problems, TeamRef
from pipeline.parse.team_ref import read_team_cell
from pipeline.problems import Unreadable
from pipeline.wikitext.calls import Call, Param
from pipeline.wikitext.spans import Span
from pipeline.wikitext.text import read_text
from pipeline.wikitext.zones import without_comments

MAX_TEAMS = 500
"""Nobody ranked more in one table."""

_ON = frozenset(("yes", "y", "true", "t", "1", "on"))
_OFF = frozenset(("no", "n", "false", "f", "0", "off"))
_LONGEST_MARKUP, _LONGEST_TEXT = 10_000, 1_000  # a text may stand in every row of a table
_MOST_BETWEEN = 100  # characters between the name of a parameter and its value
_WIDEST_GAP = 3  # numbers that teamN may skip; the module stops at the first, editors notice


def team_order(call: Call) -> list[tuple[int, str]]:
    """The number of each line and the code of its team: ``team_order``, else ``team1``, ``team2``
    … Lines count from ``highest_pos`` or ``team_order_start``.

    >>> from pipeline.wikitext.simple import read_simple_call
    >>> for text in ("{{t|team1=StP|team2=KÖL<!-- -->}}", "{{t|team_order=A, B;C|highest_pos=9}}"):
    ...     team_order(read_simple_call(text, 0, len(text)))
    [(1, 'StP'), (2, 'KÖL')]
    [(9, 'A'), (10, 'B'), (11, 'C')]
    """
    listed = without_comments(call.value("team_order")).strip(" \t\n,;")
    if listed:
        start = _start(call, "team_order_start") or _start(call, "highest_pos") or 1
        codes = re.split("[;,]", listed)[:MAX_TEAMS]
        return [(number, code.strip()) for number, code in enumerate(codes, start) if code.strip()]
    return _numbered(call, _start(call, "highest_pos") or 1)


def read_teams(call: Call, order: Iterable[tuple[int, str]]) -> tuple[dict[str, TeamRef], Problems]:
    """The teams by code, without those that nobody is named for yet. One whose name is missing or
    cannot be read is called by its code.
    """
    teams: dict[str, TeamRef] = {}
    problems: Problems = []
    for _, code in order:
        name = call.get("name_" + code) or call.get("short_" + code)
        try:
            team = read_team_cell(name.value).team if name and name.value else TeamRef(code)
        except Unreadable as problem:
            problems.append((name.span if name else call.span, problem))
            team = TeamRef(code)
        if team is not None:
            teams[code] = team
    return teams, problems


def span_with_name(text: str, call: Call, param: Param) -> Span:
    """Where a parameter stands, from its name on.

    >>> from pipeline.wikitext.simple import read_simple_call
    >>> text = "{{x|a_B = 1–0 }}"
    >>> span_with_name(text, (call := read_simple_call(text, 0, 16)), call.params[0]).of(text)
    'a_B = 1–0'
    """
    farthest = max(call.start, param.start - len(param.name) - _MOST_BETWEEN)
    start = text.rfind(param.name, farthest, param.start)
    return Span(start if start >= 0 else param.start, param.end)


def flat_text(markup: str) -> str | None:
    """The text of a value on one line, cut where it is longer than any legend; None for an empty
    one.

    >>> flat_text("Advance to {{nowrap|[[#K|knockout stage]]}}<br>(top two)<ref>x</ref>")
    'Advance to knockout stage (top two)'
    """
    if not markup:
        return None
    return _flat_short(markup) if len(markup) <= 200 else _flat_long(markup[:_LONGEST_MARKUP])


def is_off(value: str) -> bool:
    """Whether the value of a switch means no."""
    return bool(value) and without_comments(value).strip().lower() in _OFF


def is_on(value: str) -> bool:
    """Whether the value of a switch means yes."""
    return bool(value) and without_comments(value).strip().lower() in _ON


def _flat(markup: str) -> str | None:
    return " ".join(read_text(markup).text.split())[:_LONGEST_TEXT] or None


_flat_short = lru_cache(maxsize=1024)(_flat)
_flat_long = lru_cache(maxsize=64)(_flat)  # a legend comes once for every row it is about


def _numbered(call: Call, start: int) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    number, gap = start, 0
    while gap < _WIDEST_GAP and len(found) < MAX_TEAMS:
        param = call.get(f"team{number}")
        gap = gap + 1 if param is None else 0
        code = without_comments(param.value).strip() if param else ""
        if code:
            found.append((number, code))
        number += 1
    return found


def _start(call: Call, name: str) -> int | None:
    text = without_comments(call.value(name)).strip()
    return int(text) if re.fullmatch("[0-9]{1,3}", text) else None
