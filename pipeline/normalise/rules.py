"""What the article says about its competition, as rows, and which of it holds where."""

import re
from collections.abc import Iterator

from pipeline.normalise.editions import EditionIndex
from pipeline.normalise.groups import EditionGroup
from pipeline.normalise.sources import source_columns
from pipeline.parse.records import ArticleRecords, RuleRecord, Statement
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
        self._rules = [
            (_scope(rule, member.records), rule.statement)
            for member in group.members
            for rule in member.records.rules
        ]

    def criteria(self, kind: RuleKind, section: tuple[str, ...]) -> list[str]:
        """The criteria of one kind that hold in a section, in the order they apply."""
        return [said.criterion for said in self._held(kind, section) if said.criterion]

    def number(self, kind: RuleKind, section: tuple[str, ...]) -> int | None:
        """The number a statement of one kind gives for a section."""
        return next((said.number for said in self._held(kind, section)), None)

    def _held(self, kind: RuleKind, section: tuple[str, ...]) -> list[Statement]:
        """Statements of the innermost scope that has any."""
        held = [
            (scope, said)
            for scope, said in self._rules
            if said.kind is kind and section[: len(scope)] == scope
        ]
        innermost = max((len(scope) for scope, _ in held), default=0)
        return [said for scope, said in held if len(scope) == innermost]


def _scope(rule: RuleRecord, records: ArticleRecords) -> tuple[str, ...]:
    section = rule.place.section
    holds_matches = any(match.place.section[: len(section)] == section for match in records.matches)
    if holds_matches or (section and _RANKING.search(section[-1])):
        return section  # a ranking across groups breaks its ties its own way
    return section[:-1]
