"""What the article says about its competition, as rows, and which of it holds where."""

import re
from collections.abc import Iterator

from pipeline.normalise.editions import EditionIndex
from pipeline.normalise.groups import EditionGroup
from pipeline.normalise.sources import source_columns
from pipeline.parse.records import RuleRecord, Statement
from pipeline.tables import Rule, RuleKind

_RANKING = re.compile(r"\brank", re.IGNORECASE)


def rule_rows(group: EditionGroup, index: EditionIndex) -> Iterator[Rule]:
    """One row a statement, numbered within its edition."""
    counts: dict[str, int] = {}
    for member in group.members:
        for record in member.records.rules:
            edition_id = index.id_of(record.place.context)
            counts[edition_id] = counts.get(edition_id, 0) + 1
            said = record.statement
            yield Rule(
                **source_columns(member.article, record.place),
                edition_id=edition_id,
                rule_number=counts[edition_id],
                kind=said.kind,
                ordinal=said.ordinal,
                criterion=said.criterion,
                leg=said.leg,
                number=said.number,
                start_date=said.start_date,
                end_date=said.end_date,
            )


class RuleBook:
    """The statements of one edition's articles, by what they say and where they hold.

    A statement holds for its section and what stands below it; one in a section that holds no
    match holds for what stands beside that section.
    """

    def __init__(self, group: EditionGroup) -> None:
        self._rules: dict[tuple[RuleKind, tuple[str, ...]], list[Statement]] = {}
        for member in group.members:
            shown = {match.place.section for match in member.records.matches}
            above = {section[:depth] for section in shown for depth in range(len(section) + 1)}
            for rule in member.records.rules:
                key = rule.statement.kind, _scope(rule, above)
                self._rules.setdefault(key, []).append(rule.statement)

    def criteria(self, kind: RuleKind, section: tuple[str, ...]) -> list[str]:
        """The criteria of one kind that hold in a section, in the order they apply."""
        return [said.criterion for said in self._held(kind, section) if said.criterion]

    def number(self, kind: RuleKind, section: tuple[str, ...]) -> int | None:
        """The number a statement of one kind gives for a section."""
        return next((said.number for said in self._held(kind, section)), None)

    def _held(self, kind: RuleKind, section: tuple[str, ...]) -> list[Statement]:
        """Statements of the innermost scope that has any."""
        scopes = (section[:depth] for depth in range(len(section), -1, -1))
        held = (self._rules.get((kind, scope), []) for scope in scopes)
        return next((said for said in held if said), [])


def _scope(rule: RuleRecord, above_matches: set[tuple[str, ...]]) -> tuple[str, ...]:
    section = rule.place.section
    if section in above_matches or (section and _RANKING.search(section[-1])):
        return section  # a ranking across groups breaks its ties its own way
    return section[:-1]
