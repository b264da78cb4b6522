"""What the articles say about their competition and what is known of it, and what holds where."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from pipeline.normalise.editions import EditionIndex, Facts, country_of
from pipeline.normalise.groups import EditionGroup, Member
from pipeline.normalise.known_rules import known_rules
from pipeline.normalise.sources import source_columns
from pipeline.parse.records import FactRole, Place, RuleRecord, Statement
from pipeline.tables import Article, RoundKind, Rule, RuleEvidence, RuleKind

_RANKING = re.compile(r"\brank", re.IGNORECASE)
_GROUP_STAGE = re.compile(r"\bgroups?\b", re.IGNORECASE)
_MOST_RULES = 1_000  # of one article, which has a few dozen; keeps hostile ones cheap
_YEAR = re.compile(r"[0-9]{4}")
_LEVEL_TIE = (RuleKind.LEVEL_TIE_DECIDER, RuleKind.EXCLUDED_DECIDER)
_TIEBREAKER = (RuleKind.TIEBREAKER,)
Section = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Where:
    """A spot a rule is asked for: the article, the headings above it, the round it is in."""

    article_id: str
    section: Section
    round_kind: RoundKind | None = None


@dataclass(frozen=True, slots=True)
class _Stated:
    """One statement of an article with the section it holds for."""

    member: Member
    record: RuleRecord
    scope: Section
    statement: Statement


def where(article: Article, place: Place, round_kind: RoundKind | None = None) -> Where:
    """The spot of a passage."""
    return Where(article.article_id, place.section, round_kind)


class RuleBook:
    """The rules of one edition: first what its articles state, by what they say and where they
    hold, then what is known of the competition in that season.

    A statement holds for its section and what stands below it; what is said there twice is one.
    One in a section that holds no match holds for what stands beside that section, limited to the
    round it names. Articles about a part of the edition fall back on the main one.
    """

    def __init__(self, group: EditionGroup) -> None:
        self._stated = [one for member in group.members for one in _scoped(member)]
        self._main = group.main.article.article_id
        self._known = known_rules(_names(group), country_of(group), season_of(group))
        self._by_scope: dict[tuple[str, Section], list[Statement]] = {}
        for one in self._stated:
            key = one.member.article.article_id, one.scope
            self._by_scope.setdefault(key, []).append(one.statement)

    def criteria(self, kind: RuleKind, spot: Where) -> list[str]:
        """The criteria of one kind that hold at a spot, in the order they apply."""
        return [said.criterion for said in self._held((kind,), spot) if said.criterion]

    def number(self, kind: RuleKind, spot: Where) -> int | None:
        """The number a statement of one kind gives for a spot."""
        return next((said.number for said in self._held((kind,), spot)), None)

    def level_tie_deciders(self, spot: Where) -> list[str]:
        """What decides a level tie, without what is said not to. An article that names only the
        first of what is known to decide is gone on with.
        """
        held = self._held(_LEVEL_TIE, spot)
        stated = _deciders(held, _excluded(held))
        beside = self._known_at(_LEVEL_TIE, spot)
        known = _deciders(beside, _excluded([*held, *beside]))
        return known if stated and known[: len(stated)] == stated else stated

    def begins_again(self, spot: Where) -> bool:
        """Whether head-to-head criteria begin again among teams still level, as is usual."""
        return self.number(RuleKind.TIEBREAKERS_BEGIN_AGAIN, spot) != 0

    def ranking_criteria(self) -> list[str]:
        """The criteria of a ranking across groups, which has a section of its own."""
        said = (s for s in self._stated if s.scope and _RANKING.search(s.scope[-1]))
        kinds = (s.statement for s in said if s.statement.kind is RuleKind.TIEBREAKER)
        return [statement.criterion for statement in kinds if statement.criterion]

    def all_of(self, kind: RuleKind) -> list[Statement]:
        """Every statement of one kind, wherever it holds."""
        return [one.statement for one in self._stated if one.statement.kind is kind]

    def rows(self, group: EditionGroup, index: EditionIndex) -> Iterator[Rule]:
        """One row a rule, numbered within its edition."""
        counts: dict[str, int] = {}
        for one in self._stated:
            edition_id = index.id_of(one.record.place.context)
            counts[edition_id] = counts.get(edition_id, 0) + 1
            columns = source_columns(one.member.article, one.record.place)
            scope = " / ".join(one.scope)
            yield _row(columns, edition_id, counts[edition_id], one.statement, scope)
        main, place = index.main.edition_id, replace(index.main.place, construct="knowledge")
        for known in self._known:
            counts[main] = counts.get(main, 0) + 1
            columns = source_columns(group.main.article, place)
            yield _row(columns, main, counts[main], known.statement, "", known.reference)

    def _held(self, kinds: Collection[RuleKind], spot: Where) -> list[Statement]:
        """Statements of the innermost scope that has any of one of the kinds."""
        scopes = (spot.section[:depth] for depth in range(len(spot.section), -1, -1))
        for scope in scopes:
            if held := _fitting(self._by_scope.get((spot.article_id, scope), ()), kinds, spot):
                return held
        if spot.article_id != self._main:
            for (article_id, scope), statements in self._by_scope.items():
                is_ranking = scope and _RANKING.search(scope[-1]) and kinds == _TIEBREAKER
                held = _fitting(statements, kinds, spot)
                if article_id == self._main and held and not is_ranking:
                    return held
        return self._known_at(kinds, spot)

    def _known_at(self, kinds: Collection[RuleKind], spot: Where) -> list[Statement]:
        return _fitting([known.statement for known in self._known], kinds, spot)


def season_of(group: EditionGroup) -> int | None:
    """The first year of the season."""
    label = Facts(group.main.records).text(FactRole.SEASON) or group.main.title.season_label
    found = _YEAR.search(label or "")
    return int(found[0]) if found else None


def _names(group: EditionGroup) -> list[str]:
    """The competition, as the infobox and as the title name it."""
    box = Facts(group.main.records).text(FactRole.COMPETITION)
    return [name for name in (box, group.main.title.competition_name) if name]


def _fitting(
    statements: Collection[Statement], kinds: Collection[RuleKind], spot: Where
) -> list[Statement]:
    """Those of the kinds that hold in the round. A round's own rules go before those of all."""
    of_kinds = [said for said in statements if said.kind in kinds]
    own = [said for said in of_kinds if said.round_kind and said.round_kind is spot.round_kind]
    general = [said for said in of_kinds if said.round_kind is None]
    return [*own, *general]


def _deciders(statements: Collection[Statement], out: Collection[str | None]) -> list[str]:
    """What statements say decides, in their order, but for what is left out."""
    deciders = [said for said in statements if said.kind is RuleKind.LEVEL_TIE_DECIDER]
    return [said.criterion for said in deciders if said.criterion and said.criterion not in out]


def _excluded(statements: Collection[Statement]) -> set[str | None]:
    return {said.criterion for said in statements if said.kind is RuleKind.EXCLUDED_DECIDER}


def _scoped(member: Member) -> Iterator[_Stated]:
    shown = {match.place.section for match in member.records.matches}
    shown.update(row.place.section for row in member.records.tie_rows)
    above = {section[:depth] for section in shown for depth in range(len(section) + 1)}
    said: set[tuple[Section, Statement]] = set()
    for rule in member.records.rules[:_MOST_RULES]:
        scope, statement = _scope(rule, above), rule.statement
        named = rule.place.context.round_kind
        if named and scope != rule.place.section and statement.kind in _LEVEL_TIE:
            statement = replace(statement, round_kind=statement.round_kind or named)
        if (scope, replace(statement, ordinal=None)) not in said:
            said.add((scope, replace(statement, ordinal=None)))
            yield _Stated(member, rule, scope, statement)


def _scope(rule: RuleRecord, above_matches: set[Section]) -> Section:
    section = rule.place.section
    if section and _RANKING.search(section[-1]) and rule.statement.kind is RuleKind.TIEBREAKER:
        return section  # a ranking across groups breaks its ties its own way
    if section and _GROUP_STAGE.search(section[-1]) and rule.statement.kind in _LEVEL_TIE:
        return section  # what decides a play-off of a group decides no tie elsewhere
    while section and section not in above_matches:
        section = section[:-1]
    return section


def _row(
    columns: dict[str, object],
    edition_id: str,
    number: int,
    said: Statement,
    scope: str,
    reference: str | None = None,
) -> Rule:
    return Rule(
        **columns,  # type: ignore[arg-type]
        edition_id=edition_id,
        rule_number=number,
        kind=said.kind,
        evidence=RuleEvidence.KNOWLEDGE if reference else RuleEvidence.ARTICLE,
        scope=scope,
        round_kind=said.round_kind,
        ordinal=said.ordinal,
        criterion=said.criterion,
        leg=said.leg,
        number=said.number,
        rank=said.rank,
        label=said.label,
        slot1=said.slot1,
        slot2=said.slot2,
        host_slot=said.host_slot,
        start_date=said.start_date,
        end_date=said.end_date,
        reference=reference,
    )
