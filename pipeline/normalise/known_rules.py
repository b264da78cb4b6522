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
_CHECKED = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class KnownRule:
    """One line of ``knowledge/competition_rules.csv``. Seasons go by their first year; no first
    or last one means that it was ever, or is still, so. ``is_checked`` tells that somebody has
    read a source that says it; the others are what we believe.
    """

    competition: str
    country: str
    first_season: int
    last_season: int
    statement: Statement
    reference: str
    is_checked: bool

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


def known_rule(line: dict[str, str]) -> KnownRule:
    """One line of the file by its columns; ``ValueError`` where it does not say whether it was
    checked.

    >>> line = dict.fromkeys(("first_season", "last_season", "criterion", "round_kind"), "")
    >>> line |= {"competition": "*", "country": "Chile", "kind": "points_for_win", "ordinal": ""}
    >>> line |= {"number": "3", "reference": "https://example.org", "checked": "no"}
    >>> known_rule(line).is_checked, known_rule(line | {"checked": "yes"}).is_checked
    (False, True)
    >>> known_rule(line | {"checked": "Yes"})
    Traceback (most recent call last):
    ValueError: checked is yes or no, not 'Yes': https://example.org
    """
    if line["checked"] not in _CHECKED:
        raise ValueError(f"checked is yes or no, not {line['checked']!r}: {line['reference']}")
    competition = line["competition"]
    return KnownRule(
        competition=competition if competition == _ANY else fold(competition),
        country=line["country"],
        first_season=int(line["first_season"] or 0),
        last_season=int(line["last_season"] or 9999),
        statement=Statement(
            RuleKind(line["kind"]),
            criterion=line["criterion"] or None,
            ordinal=int(line["ordinal"]) if line["ordinal"] else None,
            number=int(line["number"]) if line["number"] else None,
            round_kind=RoundKind(line["round_kind"]) if line["round_kind"] else None,
        ),
        reference=line["reference"],
        is_checked=_CHECKED[line["checked"]],
    )


@cache
def _all_rules() -> tuple[KnownRule, ...]:
    return tuple(known_rule(line) for line in read_knowledge("competition_rules.csv"))
