"""Matches brought together as the legs of ties, and the names of both."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from pipeline.normalise.editions import EditionIndex
from pipeline.normalise.fixtures import (
    Fixture,
    RowShowing,
    TieDraft,
    legs_of_row,
    show_matches,
    show_rows,
    tells_the_round,
)
from pipeline.normalise.groups import EditionGroup
from pipeline.normalise.merging import merge
from pipeline.normalise.names import NameBook
from pipeline.normalise.slugs import fold, join_slugs, slug
from pipeline.parse.records import Context, TieNoteRecord
from pipeline.tables import RoundKind

_KNOCK_OUT = set(RoundKind) - {RoundKind.MATCHDAY}
_TIE_ROWS = {"tie row", "sports series tie", "tie table row"}
_MOST_ROUNDS = 100  # in which one pair meets; a table row beyond them is a tie by itself
_MOST_LEGS = 20  # two, or three with a replay; a series of matches has a few more
_Note = tuple[str, TieNoteRecord]  # with the article it stands in
_PLAIN_GROUP_STAGE = {"group-stage", "group-phase", "first-phase"}


@dataclass(slots=True)
class _Ordinals:
    """Tells apart what would have the same id: the second gets ``--2``."""

    counts: dict[str, int] = field(default_factory=dict)

    def unique(self, name: str) -> str:
        self.counts[name] = self.counts.get(name, 0) + 1
        return name if self.counts[name] == 1 else f"{name}--{self.counts[name]}"


def draw_up(
    group: EditionGroup, index: EditionIndex, names: NameBook
) -> tuple[list[Fixture], list[TieDraft]]:
    """Every match of an edition with its ids, and the ties they form, in the order of the text."""
    rows = show_rows(group, index, names)
    shown = show_matches(group, index, names)
    fixtures = merge([*shown, *(leg for row in rows for leg in legs_of_row(row))])
    _lend_contexts(group, fixtures)
    notes = [
        (member.article.article_id, note)
        for member in group.members
        for note in member.records.tie_notes
    ]
    ties = [*_noted_ties(fixtures, notes), *_knock_out_ties(fixtures)]
    ties += _row_ties(rows, ties, fixtures)
    ties.sort(key=lambda tie: (tie.article.article_id, tie.place.span))
    _attach_notes(ties, notes)
    _name(fixtures, ties)
    return fixtures, ties


def _lend_contexts(group: EditionGroup, fixtures: Iterable[Fixture]) -> None:
    """A match that only an article of its own holds stands where another page shows it."""
    shown: dict[str, Context] = {}
    for member in group.members:
        for record in member.records.transclusions:
            if tells_the_round(record.place.context):
                shown.setdefault(fold(record.target), record.place.context)
    for fixture in fixtures:
        if not tells_the_round(fixture.context):
            fixture.lent = shown.get(fold(fixture.main.article.title))


def _noted_ties(fixtures: Sequence[Fixture], notes: Iterable[_Note]) -> list[TieDraft]:
    """Outside the knock-out rounds, in sections whose ties carry notes: two matches of the same
    pair in one segment.
    """
    sections = {(article_id, note.place.section) for article_id, note in notes}
    segments: dict[tuple[str, int], list[Fixture]] = {}
    for fixture in fixtures:
        article_id, place = fixture.main.article.article_id, fixture.record.place
        if (article_id, place.section) in sections and not _is_knock_out(fixture.context):
            segments.setdefault((article_id, fixture.record.segment), []).append(fixture)
    pairs = [legs for legs in segments.values() if len(legs) == 2]
    return [_tie(legs) for legs in pairs if legs[0].teams == legs[1].teams]


def _knock_out_ties(fixtures: Sequence[Fixture]) -> list[TieDraft]:
    """In knock-out rounds: all matches of the same pair in the same round; too many are no tie."""
    meetings: dict[tuple[object, ...], list[Fixture]] = {}
    for fixture in fixtures:
        context = fixture.context
        if _is_knock_out(context) and not _is_row(fixture):
            key = fixture.edition_id, context.round_kind or (context.stage, context.round)
            meetings.setdefault((*key, context.group_name, fixture.teams), []).append(fixture)
    return [_tie(legs) for legs in meetings.values() if len(legs) <= _MOST_LEGS]


def _row_ties(
    rows: Sequence[RowShowing], ties: Sequence[TieDraft], fixtures: Sequence[Fixture]
) -> list[TieDraft]:
    """Give every row of a tie table or bracket to the tie it shows, or make one of it."""
    by_pair: dict[tuple[str, frozenset[str]], list[TieDraft]] = {}
    for tie in ties:
        by_pair.setdefault((tie.edition_id, tie.teams), []).append(tie)
    held, roundless = _fixtures_by_row(fixtures), _roundless(fixtures)
    made: list[TieDraft] = []
    for row in rows:
        teams = frozenset((row.team1_id, row.team2_id))
        met = by_pair.setdefault((row.edition_id, teams), [])
        here = row.record.place.context
        shown = next((tie for tie in met if _is_same_round(tie.context, here)), None)
        if shown is None:
            shown = TieDraft([])
            if len(met) < _MOST_ROUNDS:
                met.append(shown)
            made.append(shown)
            alone = roundless.get((row.edition_id, teams), [])
            if len(alone) == 1 and len(row.record.legs) <= 1:
                _bring_together(shown, alone)
        shown.rows.append(row)
        _add_legs(shown, row, held.get(id(row.record.place), []))
    return made


def _roundless(fixtures: Iterable[Fixture]) -> dict[tuple[str, frozenset[str]], list[Fixture]]:
    """The matches of each pair that no heading gives a round in known terms: a bracket may."""
    found: dict[tuple[str, frozenset[str]], list[Fixture]] = {}
    for fixture in fixtures:
        context = fixture.context
        is_placed = bool(context.round_kind or context.group_name)
        if fixture.tie is None and not (is_placed or _is_row(fixture)):
            found.setdefault((fixture.edition_id, fixture.teams), []).append(fixture)
    return found


def _add_legs(tie: TieDraft, row: RowShowing, shown: Iterable[Fixture]) -> None:
    """Take in the legs of a row that the tie does not have yet, in the order of the row."""
    new = [fixture for fixture in shown if fixture.tie is None]
    if new and len(tie.legs) + len(new) <= len(row.record.legs):
        legs = [*tie.legs, *new]
        first = row.team2_id if row.is_second_first else row.team1_id
        _bring_together(tie, sorted(legs, key=lambda leg: leg.home_team_id != first))


def _fixtures_by_row(fixtures: Iterable[Fixture]) -> dict[int, list[Fixture]]:
    """The fixtures that the legs of a row were merged into, by the row's place."""
    held: dict[int, list[Fixture]] = {}
    for fixture in fixtures:
        for showing in fixture.showings:
            held.setdefault(id(showing.record.place), []).append(fixture)
    return held


def _is_same_round(one: Context, other: Context) -> bool:
    """The same kind of round; headings without one are compared as written, where both have any."""
    if one.round_kind or other.round_kind:
        return one.round_kind is other.round_kind
    named = [slug(text) for text in (one.round or one.stage, other.round or other.stage) if text]
    return len(set(named)) <= 1


def _is_row(fixture: Fixture) -> bool:
    return fixture.record.place.construct in _TIE_ROWS


def _is_knock_out(context: Context) -> bool:
    return context.leg is not None or context.round_kind in _KNOCK_OUT


def _tie(legs: Sequence[Fixture]) -> TieDraft:
    tie = TieDraft([])
    _bring_together(tie, legs)
    return tie


def _bring_together(tie: TieDraft, legs: Sequence[Fixture]) -> None:
    """Make matches the legs of a tie, in their order but where headings say another, or where
    one is the replay of the other.
    """
    tie.legs = sorted(legs, key=lambda leg: leg.context.leg or 0)
    days = [leg.record.match_date for leg in tie.legs]
    if len({leg.home_team_id for leg in tie.legs}) == 1 and None not in days:
        tie.legs.sort(key=lambda leg: leg.record.match_date or date.min)
    for number, fixture in enumerate(tie.legs, start=1):
        fixture.tie = tie
        stated = fixture.context.leg
        fixture.leg = stated or (number if len(legs) > 1 else None)


def _attach_notes(ties: Sequence[TieDraft], notes: Iterable[_Note]) -> None:
    by_segment = {
        (
            tie.article.article_id,
            tie.legs[-1].record.place.section,
            tie.legs[-1].record.segment,
        ): tie
        for tie in ties
        if tie.legs
    }
    for article_id, note in notes:
        tie = by_segment.get((article_id, note.place.section, note.segment))
        if tie is not None:
            tie.note = note


def _name(fixtures: Sequence[Fixture], ties: Sequence[TieDraft]) -> None:
    ordinals = _Ordinals()
    for tie in ties:
        where = _where(tie.edition_id, tie.context)
        tie.tie_id = ordinals.unique(join_slugs(*where, f"{tie.team1[0]}-v-{tie.team2[0]}"))
    ordinals = _Ordinals()
    for fixture in fixtures:
        pair = f"{fixture.home_team_id}-v-{fixture.away_team_id}"
        leg = f"leg-{fixture.leg}" if fixture.leg else None
        where = _where(fixture.edition_id, fixture.context)
        fixture.match_id = ordinals.unique(join_slugs(*where, pair, leg))


def _where(edition_id: str, context: Context) -> Iterator[str | None]:
    """Edition, stage, group and round; "Group stage" in front of a group says nothing more."""
    stage = slug(context.stage) if context.stage else None
    is_plain = context.group_name is not None and stage in _PLAIN_GROUP_STAGE
    yield edition_id
    yield None if is_plain else stage
    yield slug(context.group_name) if context.group_name else None
    if context.round_kind and context.round_kind is not RoundKind.MATCHDAY:
        yield slug(context.round_kind)
    elif context.round_kind is None:
        yield slug(context.round) if context.round else None
