"""The model of a competition stage: what is in force at one spot, and where each rule is from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.tables import (
    Match,
    RoundKind,
    Rule,
    RuleEvidence,
    RuleKind,
    Standing,
    Tie,
)
from pipeline.validate.facts import Facts

# Criteria that exist, but that no match tells.
NOT_COMPUTABLE = {
    "fair_play": "fair play",
    "lots": "the drawing of lots",
    "relegation_table": "the relegation table",
    "ranking": "a ranking",
}
_LEVEL_TIE = (RuleKind.LEVEL_TIE_DECIDER, RuleKind.EXCLUDED_DECIDER)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two slots of a bracket that meet: seeds, or winners of other pairs."""

    label: str | None
    slots: tuple[str, str]
    host_slot: str | None
    rule: Rule


@dataclass(frozen=True, slots=True)
class Advance:
    """A rank that goes on: all of that rank, or so many of the best."""

    rank: int
    count: int | None
    rule: Rule


@dataclass(frozen=True, slots=True)
class StageRules:
    """The rules in force at one spot. None, or empty, where nothing tells: a check that needs
    the rule is undecided there, and says which one it lacks.
    """

    points_for_win: int | None
    points_for_draw: int | None
    bonus: tuple[str, ...]
    tiebreakers: tuple[str, ...]
    meetings: Rule | None
    level_tie: tuple[str, ...]
    excluded: tuple[str, ...]
    best_seed_hosts: Rule | None
    pairs: tuple[Pair, ...]
    advances: tuple[Advance, ...]
    is_level_tie_stated: bool
    are_points_stated: bool

    @property
    def uncomputable(self) -> str | None:
        """The first tiebreaker that no match tells, in words."""
        named = (NOT_COMPUTABLE.get(criterion) for criterion in self.tiebreakers)
        return next((words for words in named if words), None)


class Stages:
    """The rules of every edition, looked up by spot: what the article states in the innermost
    section that says something of the kind, else what the main article of the edition states,
    else what is known of the competition in that season.
    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._rules: dict[tuple[object, ...], StageRules] = {}
        self._by_kind: dict[tuple[str, RuleKind], list[Rule]] = {}
        for rule in facts.rows[Rule]:
            self._by_kind.setdefault((rule.edition_id, rule.kind), []).append(rule)

    @classmethod
    def of(cls, facts: Facts) -> "Stages":
        """The one of these facts: what is looked up once is known to every check."""
        return facts.kept(cls)

    def at(self, row: Match | Tie | Standing) -> StageRules:
        """The rules in force where a row stands."""
        round_kind = None if isinstance(row, Standing) else row.round_kind
        key = row.edition_id, row.article_id, row.section, round_kind
        if key not in self._rules:
            self._rules[key] = self._read(row, round_kind)
        return self._rules[key]

    def known(self, row: Match | Tie, kind: RuleKind) -> list[Rule]:
        """What is known beside the article, limited to the round of a row."""
        known = (rule for rule in self._all(row, (kind,)) if not _is_stated(rule))
        return [rule for rule in known if rule.round_kind is row.round_kind]

    def _read(self, row: Match | Tie | Standing, round_kind: RoundKind | None) -> StageRules:
        def held(*kinds: RuleKind) -> list[Rule]:
            return self._held(row, kinds, round_kind)

        level, win = held(*_LEVEL_TIE), held(RuleKind.POINTS_FOR_WIN)
        out = {rule.criterion for rule in level if rule.kind is RuleKind.EXCLUDED_DECIDER}
        deciders = [rule for rule in level if rule.kind is RuleKind.LEVEL_TIE_DECIDER]
        return StageRules(
            points_for_win=_number(win),
            points_for_draw=_number(held(RuleKind.POINTS_FOR_DRAW)),
            bonus=_criteria(held(RuleKind.BONUS_POINT)),
            tiebreakers=_criteria(held(RuleKind.TIEBREAKER)),
            meetings=next((one for one in held(RuleKind.MEETINGS) if one.number), None),
            level_tie=tuple(one for one in _criteria(deciders) if one not in out),
            excluded=tuple(sorted(one for one in out if one)),
            best_seed_hosts=next(iter(held(RuleKind.HOST)), None),
            pairs=tuple(map(_pair, held(RuleKind.BRACKET_PAIR))),
            advances=tuple(map(_advance, held(RuleKind.ADVANCES))),
            is_level_tie_stated=any(map(_is_stated, level)),
            are_points_stated=any(map(_is_stated, win)),
        )

    def _held(
        self, row: Match | Tie | Standing, kinds: Sequence[RuleKind], round_kind: RoundKind | None
    ) -> list[Rule]:
        rules = [r for r in self._all(row, kinds) if r.round_kind in (None, round_kind)]
        # A round's own rules go first, then the order in which they apply.
        rules.sort(key=lambda one: (one.round_kind is None, one.ordinal or 0, one.rule_number))
        stated = [rule for rule in rules if _is_stated(rule)]
        around = [r for r in stated if r.article_id == row.article_id and _holds_at(r, row.section)]
        if around:
            innermost = max(len(rule.scope or "") for rule in around)
            return [rule for rule in around if len(rule.scope or "") == innermost]
        edition = self._facts.edition.get(row.edition_id)
        if edition is not None and edition.article_id != row.article_id:
            of_main = [rule for rule in stated if rule.article_id == edition.article_id]
            if of_main:
                first = min(of_main, key=lambda rule: rule.source_start).scope
                return [rule for rule in of_main if rule.scope == first]
        return [rule for rule in rules if not _is_stated(rule)]

    def _all(self, row: Match | Tie | Standing, kinds: Iterable[RuleKind]) -> list[Rule]:
        editions = self._facts.with_parent(row.edition_id)
        ids = [edition.edition_id for edition in editions]
        return [r for one in ids for kind in kinds for r in self._by_kind.get((one, kind), [])]


def _is_stated(rule: Rule) -> bool:
    return rule.evidence is not RuleEvidence.KNOWLEDGE


def _holds_at(rule: Rule, section: str) -> bool:
    return not rule.scope or f"{section} / ".startswith(f"{rule.scope} / ")


def _number(rules: Sequence[Rule]) -> int | None:
    return next((rule.number for rule in rules if rule.number is not None), None)


def _criteria(rules: Sequence[Rule]) -> tuple[str, ...]:
    return tuple(rule.criterion for rule in rules if rule.criterion)


def _pair(rule: Rule) -> Pair:
    return Pair(rule.label, (rule.slot1 or "", rule.slot2 or ""), rule.host_slot, rule)


def _advance(rule: Rule) -> Advance:
    return Advance(rule.rank or 0, rule.number, rule)
