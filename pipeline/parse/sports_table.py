"""League and group tables of Module:Sports table, as the module computes and prints them."""

from collections.abc import Iterable, Mapping

from pipeline.parse.coded_teams import flat_text, is_off, read_teams, team_order
from pipeline.parse.records import MatchRecord, Place, PlaceOf, Problems, StandingRecord, TeamRef
from pipeline.parse.sports_results import GridMatch, read_grid
from pipeline.parse.sports_table_call import TableCall, read_table_call
from pipeline.parse.standing_row import letters_behind, read_number, read_points, read_position
from pipeline.parse.table_style import find_style, results
from pipeline.problems import Unreadable
from pipeline.wikitext.calls import Call
from pipeline.wikitext.zones import without_comments

SPORTS_TABLE_NAMES = ("sports table", "football table")

Record = StandingRecord | MatchRecord
_Values = Mapping[str, str]


def read_sports_table(
    text: str, call: Call, place_of: PlaceOf, table_number: int, segment: int
) -> tuple[list[Record], Problems]:
    """The lines of one table in its order, and the matches of its grid if it holds one.

    A table that announces itself by ``update=future`` and counts nothing yet has no lines. One of
    another sport's style is one problem.

    >>> from pipeline.parse.records import Context, Place
    >>> from pipeline.wikitext.simple import read_simple_call
    >>> def read(text):
    ...     call = read_simple_call(text, 0, len(text))
    ...     place_of = lambda span, construct: Place(span, 1, (), Context(), construct)
    ...     return read_sports_table(text, call, place_of, 1, 0)
    >>> [line], _ = read("{{Sports table|team1=A|name_A=[[Alfa FC|Alfa]] (C)|win_A=2|draw_A=1}}")
    >>> line.team.name, line.status, line.played, line.goals_for, line.points
    ('Alfa', 'C', 3, 0, 7)
    >>> read("{{Sports table|team1=A|win_A=2|update=future|win_A=}}")
    ([], [])
    >>> read("{{Sports table|team1=A|win_A=many}}")[1][0][1].reason
    'not a whole number'
    """
    style = find_style(call.value("style"))
    if style is None:
        return [], [(call.span, Unreadable("sports table of another style", call.value("style")))]
    order = team_order(call)
    teams, problems = read_teams(call, order)
    matches, unreadable = read_grid(text, call, teams, place_of, segment)
    problems += unreadable
    lines: list[StandingRecord] = []
    try:
        table = read_table_call(text, call, style, place_of, table_number)
        if table.is_on("auto_generate_standings"):
            table.values.update(_counted(teams, matches))
            order = _ranked(table, order)
    except Unreadable as problem:
        problems.append((call.span, problem))
    else:
        lines, unreadable = _read_lines(table, order, teams, place_of)
        problems += unreadable
    return [*lines, *(match.record for match in matches)], problems


def _read_lines(
    table: TableCall, order: list[tuple[int, str]], teams: Mapping[str, TeamRef], place_of: PlaceOf
) -> tuple[list[StandingRecord], Problems]:
    lines: list[StandingRecord] = []
    problems: Problems = []
    for number, code in order:
        span = table.span_of(code)
        place = table.place if span == table.place.span else place_of(span, "sports table")
        try:
            line = _read_line(table, place, number, code, teams.get(code) or TeamRef(code))
        except Unreadable as problem:
            problems.append((span, problem))
            continue
        if code in teams:
            lines.append(line)
        elif line.played:
            problems.append((span, Unreadable("row without a team", code)))
        if line.points is None and None not in table.worths:
            problems.append((span, Unreadable("points that are no whole number", code)))
    is_future = without_comments(table.values.get("update", "")).strip().lower() == "future"
    if is_future and not any(line.played for line in lines):
        return [], problems
    return lines, problems


def _read_line(
    table: TableCall, place: Place, number: int, code: str, team: TeamRef
) -> StandingRecord:
    values = table.values
    counts = [_count(values, outcome.prefix + code) for outcome in table.style]
    scored, conceded = _count(values, "gf_" + code), _count(values, "ga_" + code)
    adjustment = read_number(values.get("adjust_points_" + code, ""))
    carried = read_points(values.get("startpoints_" + code, ""))
    status = flat_text(values.get("status_" + code, ""))
    return StandingRecord(
        place,
        table.number,
        table.kind,
        team,
        _position(values, number, code),
        sum(counts),
        *results(table.style, counts),
        scored,
        conceded,
        scored - conceded,
        _points(counts, table.worths, (adjustment or 0) + (carried or 0)),
        None,
        adjustment,
        _whole(carried),
        status or letters_behind(values.get("name_" + code, "")),
        _qualification(values, number),
        table.title,
        table.labels,
    )


def _count(values: _Values, name: str) -> int:
    """What a parameter counts; the module takes a missing or blank one for nought."""
    value = values.get(name, "")
    if value.isdigit() and value.isascii() and len(value) < 5:
        return int(value)
    return read_number(value) or 0


def _position(values: _Values, number: int, code: str) -> int | None:
    if is_off(values.get("show_positions", "")):
        return None
    stated = values.get("pos_" + code)
    return read_position(stated) if stated else number


def _points(counts: list[int], worths: tuple[int | None, ...], extra: float) -> int | None:
    """None where the table does not say what a result is worth, or ends on half a point."""
    total = extra
    for count, worth in zip(counts, worths, strict=True):
        if worth is None:
            return None
        total += count * worth
    return _whole(total)


def _whole(number: float | None) -> int | None:
    return int(number) if number is not None and number % 1 == 0 else None


def _qualification(values: _Values, number: int) -> str | None:
    result = without_comments(values.get(f"result{number}", "")).strip()
    return flat_text(values.get("text_" + result, "")) if result else None


def _ranked(table: TableCall, order: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The order of a table that counts itself: as listed where the points go down that way, else
    by points, goal difference and goals.
    """

    def key(code: str) -> tuple[int, int, int]:
        counts = [_count(table.values, outcome.prefix + code) for outcome in table.style]
        scored, conceded = (_count(table.values, prefix + code) for prefix in ("gf_", "ga_"))
        extra = read_number(table.values.get("adjust_points_" + code, "")) or 0
        carried = read_points(table.values.get("startpoints_" + code, "")) or 0
        return _points(counts, table.worths, extra + carried) or 0, scored - conceded, scored

    keys = {code: key(code) for _, code in order}
    points = [keys[code][0] for _, code in order]
    if points == sorted(points, reverse=True):
        return order
    ranked = sorted((code for _, code in order), key=keys.__getitem__, reverse=True)
    return [(number, code) for (number, _), code in zip(order, ranked, strict=True)]


def _counted(teams: Iterable[str], matches: Iterable[GridMatch]) -> dict[str, str]:
    """What the module counts itself from the grid, as the parameters would have it."""
    counts = {prefix + code: 0 for code in teams for prefix in ("win_", "draw_", "loss_")}
    counts |= {prefix + code: 0 for code in teams for prefix in ("gf_", "ga_")}
    for home, away, match in matches:
        made, taken = match.home_score, match.away_score
        if made is None or taken is None:
            continue
        for code, scored, conceded in ((home, made, taken), (away, taken, made)):
            won_by = scored - conceded
            counts[("win_" if won_by > 0 else "loss_" if won_by < 0 else "draw_") + code] += 1
            counts["gf_" + code] += scored
            counts["ga_" + code] += conceded
    return {name: str(count) for name, count in counts.items()}
