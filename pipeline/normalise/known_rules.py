"""What is known of a competition's rules in a season, for articles that leave them out."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from pipeline.normalise.known import read_knowledge
from pipeline.normalise.slugs import fold
from pipeline.parse.records import Statement
from pipeline.tables import RoundKind, RuleKind

_ANY = "*"
_LEVEL_TIES = (RuleKind.LEVEL_TIE_DECIDER, RuleKind.EXCLUDED_DECIDER)
_TIEBREAKERS = (RuleKind.TIEBREAKER, RuleKind.TIEBREAKERS_BEGIN_AGAIN)


@dataclass(frozen=True, slots=True)
class KnownRule:
    """One line of ``knowledge/competition_rules.csv``. Seasons go by their first year; no first
    or last one means that it was ever, or is still, so.
    """

    competition: str
    country: str
    first_season: int
    last_season: int
    statement: Statement
    reference: str

    @property
    def specificity(self) -> tuple[bool, bool]:
        """A rule of the competition goes before one of its country, and that before any."""
        return self.competition != _ANY, self.country != ""


def known_rules(
    competitions: Collection[str], country: str | None, season: int | None
) -> list[KnownRule]:
    """The most specific rules of every kind, in the order of the file. ``competitions`` are names
    of the one competition.

    >>> [r.statement.number for r in known_rules(["Serie A"], "Italy", 1994)][:2]
    [3, 1]
    >>> [r.statement.criterion for r in known_rules(["UEFA Cup"], None, 1990)][2:]
    ['away_goals', 'extra_time', 'penalties']
    >>> known_rules(["UEFA Cup"], None, None)
    []
    """
    if season is None:
        return []
    names = {fold(name) for name in competitions}
    fitting = [rule for rule in _all_rules() if _fits(rule, names, country, season)]
    best: dict[tuple[RuleKind, ...], tuple[bool, bool]] = {}
    for rule in fitting:
        family = _family(rule.statement.kind)
        best[family] = max(best.get(family, (False, False)), rule.specificity)
    return [rule for rule in fitting if rule.specificity == best[_family(rule.statement.kind)]]


def _fits(rule: KnownRule, names: set[str], country: str | None, season: int) -> bool:
    return (
        rule.competition in (_ANY, *names)
        and rule.country in ("", country)
        and rule.first_season <= season <= rule.last_season
    )


def _family(kind: RuleKind) -> tuple[RuleKind, ...]:
    """Kinds that make sense together only: what decides and what does not."""
    return next((family for family in (_LEVEL_TIES, _TIEBREAKERS) if kind in family), (kind,))


@cache
def _all_rules() -> tuple[KnownRule, ...]:
    return tuple(
        KnownRule(
            competition=row["competition"]
            if row["competition"] == _ANY
            else fold(row["competition"]),
            country=row["country"],
            first_season=int(row["first_season"] or 0),
            last_season=int(row["last_season"] or 9999),
            statement=Statement(
                RuleKind(row["kind"]),
                criterion=row["criterion"] or None,
                ordinal=int(row["ordinal"]) if row["ordinal"] else None,
                number=int(row["number"]) if row["number"] else None,
                round_kind=RoundKind(row["round_kind"]) if row["round_kind"] else None,
            ),
            reference=row["reference"],
        )
        for row in read_knowledge("competition_rules.csv")
    )
