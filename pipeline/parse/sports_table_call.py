"""One call of Module:Sports table: what holds for all of its lines, and where each line stands."""

from bisect import bisect_right
from dataclasses import dataclass

from pipeline.parse.coded_teams import flat_text, is_on, span_with_name
from pipeline.parse.records import Place, PlaceOf
from pipeline.parse.standing_row import kind_of_table
from pipeline.parse.table_style import Style, read_worths
from pipeline.tables import StandingKind
from pipeline.wikitext.calls import Call, Param
from pipeline.wikitext.spans import Span, cover

OWN_PREFIXES = tuple(
    f"{prefix}_"
    for prefix in (
        *("name", "short", "win", "draw", "loss", "gf", "ga", "OTwin", "OTloss", "adjust_points"),
        *("startpoints", "status", "status_text", "hth", "note", "pos", "rpos", "group", "sort"),
        *("coeff", "tiebr"),
    )
)
"""Parameters of one team: prefix and code. Codes are looked up whole, whatever they contain."""


@dataclass(frozen=True, slots=True)
class TableCall:
    """One call, and what holds for all of its lines. ``values`` are its parameters by name."""

    text: str
    call: Call
    values: dict[str, str]
    style: Style
    worths: tuple[int | None, ...]
    place: Place
    number: int
    kind: StandingKind
    title: str | None
    labels: tuple[str, ...]
    starts: list[int]

    def is_on(self, name: str) -> bool:
        """Whether a switch of the table says yes."""
        return is_on(self.values.get(name, ""))

    def span_of(self, code: str) -> Span:
        """From the first to the last parameter of a team if nothing else stands between them,
        else the whole call.
        """
        if not self._stands_together(code):
            return self.call.span
        own = [p for prefix in OWN_PREFIXES if (p := self.call.get(prefix + code)) is not None]
        first, last = min(own, key=_start), max(own, key=_start)
        between = bisect_right(self.starts, last.start) - bisect_right(self.starts, first.start)
        if between != len(own) - 1:
            return self.call.span
        return cover(span_with_name(self.text, self.call, first), last.span)

    def _stands_together(self, code: str) -> bool:
        """Whether a parameter of the team stands next to its name: a quick no in most tables."""
        name = self.call.get("name_" + code)
        if name is None:
            return False
        index = bisect_right(self.starts, name.start)
        around = self.call.params[max(0, index - 2) : index + 1]
        return sum(param.name.endswith(code) for param in around) > 1


def _start(param: Param) -> int:
    return param.start


def read_table_call(
    text: str, call: Call, style: Style, place_of: PlaceOf, number: int
) -> TableCall:
    """What holds for the whole table. Raises ``Unreadable`` for a rule that is no number."""
    place = place_of(call.span, "sports table")
    title = flat_text(call.value("title"))
    section = flat_text(call.value("section"))
    has_groups = text.find("group_", call.start, call.end) >= 0 and any(
        param.name.startswith("group_") for param in call.params
    )
    return TableCall(
        text,
        call,
        {param.name: param.value for param in call.params},
        style,
        read_worths(style, call),
        place,
        number,
        kind_of_table(place, title, has_groups),
        title,
        (section,) if section else (),
        [param.start for param in call.params],
    )
