"""Matches with their teams and editions known, brought together as the legs of ties."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.normalise.editions import EditionIndex
from pipeline.normalise.names import NameBook
from pipeline.normalise.slugs import join_slugs, slug
from pipeline.parse.records import ArticleRecords, Context, MatchRecord, TieNoteRecord
from pipeline.tables import RoundKind

_KNOCK_OUT = set(RoundKind) - {RoundKind.MATCHDAY}


@dataclass(slots=True)
class Fixture:
    """One match record with the ids that stand for its words; ``leg`` and ``tie`` come later."""

    record: MatchRecord
    edition_id: str
    home_team_id: str
    away_team_id: str
    leg: int | None = None
    tie: "TieDraft | None" = None
    match_id: str = ""

    @property
    def teams(self) -> frozenset[str]:
        """Both teams, in no order."""
        return frozenset((self.home_team_id, self.away_team_id))


@dataclass(slots=True)
class TieDraft:
    """The legs of a tie in order, and the note behind them."""

    legs: list[Fixture]
    note: TieNoteRecord | None = None
    tie_id: str = ""


@dataclass(slots=True)
class _Ordinals:
    """Tells apart what would have the same id: the second gets ``--2``."""

    counts: dict[str, int] = field(default_factory=dict)

    def unique(self, name: str) -> str:
        self.counts[name] = self.counts.get(name, 0) + 1
        return name if self.counts[name] == 1 else f"{name}--{self.counts[name]}"


def draw_up(
    records: ArticleRecords, index: EditionIndex, names: NameBook
) -> tuple[list[Fixture], list[TieDraft]]:
    """Every match of an article with its ids, and the ties they form, in the order of the text."""
    fixtures = [
        Fixture(
            record,
            index.id_of(record.place.context),
            names.resolve(record.home, record.place),
            names.resolve(record.away, record.place),
        )
        for record in records.matches
    ]
    ties = [*_noted_ties(fixtures, records.tie_notes), *_knock_out_ties(fixtures)]
    ties.sort(key=lambda tie: tie.legs[0].record.place.span)
    _attach_notes(ties, records.tie_notes)
    _name(fixtures, ties)
    return fixtures, ties


def _noted_ties(fixtures: Sequence[Fixture], notes: Iterable[TieNoteRecord]) -> list[TieDraft]:
    """Outside the knock-out rounds, in sections whose ties carry notes: two matches of the same
    pair in one segment.
    """
    sections = {note.place.section for note in notes}
    segments: dict[int, list[Fixture]] = {}
    for fixture in fixtures:
        place = fixture.record.place
        if place.section in sections and not _is_knock_out(place.context):
            segments.setdefault(fixture.record.segment, []).append(fixture)
    pairs = [legs for legs in segments.values() if len(legs) == 2]
    return [_tie(legs) for legs in pairs if legs[0].teams == legs[1].teams]


def _knock_out_ties(fixtures: Sequence[Fixture]) -> list[TieDraft]:
    """In knock-out rounds: all matches of the same pair in the same round."""
    meetings: dict[tuple[object, ...], list[Fixture]] = {}
    for fixture in fixtures:
        context = fixture.record.place.context
        if _is_knock_out(context):
            key = fixture.edition_id, context.stage, context.round, context.group_name
            meetings.setdefault((*key, fixture.teams), []).append(fixture)
    return [_tie(legs) for legs in meetings.values()]


def _is_knock_out(context: Context) -> bool:
    return context.leg is not None or context.round_kind in _KNOCK_OUT


def _tie(legs: list[Fixture]) -> TieDraft:
    tie = TieDraft(sorted(legs, key=lambda leg: leg.record.place.context.leg or 0))
    for number, fixture in enumerate(tie.legs, start=1):
        fixture.tie = tie
        stated = fixture.record.place.context.leg
        fixture.leg = stated or (number if len(legs) > 1 else None)
    return tie


def _attach_notes(ties: Sequence[TieDraft], notes: Iterable[TieNoteRecord]) -> None:
    by_segment = {tie.legs[-1].record.segment: tie for tie in ties}
    for note in notes:
        tie = by_segment.get(note.segment)
        if tie is not None:
            tie.note = note


def _name(fixtures: Sequence[Fixture], ties: Sequence[TieDraft]) -> None:
    ordinals = _Ordinals()
    for tie in ties:
        first = tie.legs[0]
        pair = f"{first.home_team_id}-v-{first.away_team_id}"
        tie.tie_id = ordinals.unique(join_slugs(*_where(first), pair))
    ordinals = _Ordinals()
    for fixture in fixtures:
        pair = f"{fixture.home_team_id}-v-{fixture.away_team_id}"
        leg = f"leg-{fixture.leg}" if fixture.leg else None
        fixture.match_id = ordinals.unique(join_slugs(*_where(fixture), pair, leg))


def _where(fixture: Fixture) -> Iterator[str | None]:
    context = fixture.record.place.context
    yield fixture.edition_id
    yield slug(context.stage) if context.stage else None
    yield slug(context.group_name) if context.group_name else None
    if context.round_kind and context.round_kind is not RoundKind.MATCHDAY:
        yield slug(context.round_kind)
    else:
        yield slug(context.round) if context.round else None
