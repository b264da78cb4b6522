"""Passages that show the same match brought together: boxes, rows of tables, legs of ties."""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.normalise.fixtures import Fixture, Showing
from pipeline.parse.records import MatchRecord
from pipeline.tables import RoundKind

_TABLE_ROW = "match table row"
_SINGLE_MATCHES = "results grid of single matches"
_RESULTS_GRIDS = ("results grid", _SINGLE_MATCHES)
_KNOCK_OUT = set(RoundKind) - {RoundKind.MATCHDAY}
_MOST_MEETINGS = 100  # of one pair in one edition, and passages that show one of them
_SAME_DAY = 1  # days two pages may differ by: one gives the local day, one that of UTC


def merge(showings: Iterable[Showing]) -> list[Fixture]:
    """One fixture for all passages that show the same match, in the order of first showing."""
    fixtures: list[Fixture] = []
    by_pair: dict[tuple[str, frozenset[str]], list[Fixture]] = {}
    for showing in showings:
        pair = showing.edition_id, frozenset((showing.home_team_id, showing.away_team_id))
        known = by_pair.setdefault(pair, [])
        same = next((f for f in _candidates(showing, known)), None)
        if same is None:
            fixture = Fixture([showing])
            if len(known) < _MOST_MEETINGS:
                known.append(fixture)
            fixtures.append(fixture)
        elif len(same.showings) < _MOST_MEETINGS:
            same.showings.append(showing)
    for fixture in fixtures:
        fixture.showings.sort(key=lambda showing: showing.richness, reverse=True)
    return fixtures


def _candidates(showing: Showing, known: Sequence[Fixture]) -> Iterator[Fixture]:
    """Fixtures of the pair that may be the same match, the surest first.

    Two passages of one article never show the same match twice, but for tables beside boxes, and
    tables of records beside those of a season.
    """
    free = [f for f in known if not (_is_own_box(showing, f) or _is_elsewhere(showing, f))]
    yield from (f for f in free if _is_same_day(showing, f) is True)
    maybe = [f for f in free if _is_same_day(showing, f) is None]
    open_day = [f for f in maybe if _is_same_way(showing, f)]
    yield from (f for f in open_day if f.main.scores == showing.scores)
    yield from (f for f in maybe if _is_turned(showing, f))
    if len(open_day) == 1 and len(known) <= 2:
        yield from (f for f in open_day if not _is_another_result(showing, f))
    here = [f for f in open_day if _is_same_round(showing, f)]
    if len(here) == 1:
        yield from (f for f in here if not _is_another_result(showing, f))


def _is_own_box(showing: Showing, fixture: Fixture) -> bool:
    return any(
        other.article is showing.article
        and other.record.place.construct == showing.record.place.construct
        and not (_is_listed(showing) and _is_dated_alike(showing, other))
        for other in fixture.showings
    )


def _is_elsewhere(showing: Showing, fixture: Fixture) -> bool:
    """Whether a results grid is of another stage than a box of the same article, or no match of a
    knock-out round, which has no grid.
    """
    both = (showing, fixture.main)
    grids = [_is_of_grid(one) for one in both]
    if grids[0] == grids[1]:
        return False
    stages = {one.context.stage for one in both} - {None}
    is_one_article = showing.article is fixture.main.article
    is_knock_out = [one.context.round_kind in _KNOCK_OUT for one in both]
    return (is_one_article and len(stages) > 1) or is_knock_out[0] != is_knock_out[1]


def _is_of_grid(showing: Showing) -> bool:
    return showing.record.place.construct in _RESULTS_GRIDS


def _is_listed(showing: Showing) -> bool:
    return showing.record.place.construct == _TABLE_ROW


def _is_dated_alike(showing: Showing, other: Showing) -> bool:
    day = showing.record.match_date
    return day is not None and day == other.record.match_date and showing.scores == other.scores


def _is_another_result(showing: Showing, fixture: Fixture) -> bool:
    """Whether a row without a day has a score that is not the match's: then it is of another."""
    is_listed = _is_listed(showing) or _is_listed(fixture.main)
    return is_listed and None not in (*showing.scores, *fixture.main.scores)


def _is_turned(showing: Showing, fixture: Fixture) -> bool:
    """Whether a row that gives no more than the year, or a grid of single matches, tells of a match
    from the other side: such a table may not say who was at home.
    """
    is_single = any(s.record.place.construct == _SINGLE_MATCHES for s in (showing, fixture.main))
    is_undated = any(_is_listed(s) and s.record.match_date is None for s in (showing, fixture.main))
    is_of_year = None not in (_year(showing.record), _year(fixture.record))
    is_other_way = showing.home_team_id == fixture.away_team_id and None not in showing.scores
    is_alike = is_other_way and fixture.main.scores == showing.scores[::-1]
    return is_alike and (is_single or (is_undated and is_of_year))


def _is_same_day(showing: Showing, fixture: Fixture) -> bool | None:
    """None where one of them has no date, and no year that differs from the other's."""
    dates = [s.record.match_date for s in fixture.showings if s.record.match_date is not None]
    day = showing.record.match_date
    if day is None or not dates:
        years = {_year(s.record) for s in fixture.showings} - {None}
        year = _year(showing.record)
        return None if year is None or not years or year in years else False
    return min(abs((day - other).days) for other in dates) <= _SAME_DAY


def _year(record: MatchRecord) -> int | None:
    """The year of a day, or the year that stands in place of one."""
    if record.match_date is not None:
        return record.match_date.year
    text = record.date_text or ""
    return int(text) if len(text) == 4 and text.isascii() and text.isdigit() else None


def _is_same_round(showing: Showing, fixture: Fixture) -> bool:
    """Whether both stand in one knock-out round: a pair meets there once at each ground."""
    one, other = showing.context, fixture.context
    is_knock_out = one.round_kind in _KNOCK_OUT
    return is_knock_out and (one.round_kind, one.stage) == (other.round_kind, other.stage)


def _is_same_way(showing: Showing, fixture: Fixture) -> bool:
    return showing.home_team_id == fixture.home_team_id
