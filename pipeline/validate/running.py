"""Every check over every article: outcomes to findings and to the account of each check."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import Any
from urllib.parse import quote

from pipeline.tables import (
    Article,
    Check,
    Edition,
    Finding,
    Goal,
    HatTrick,
    InfoboxField,
    Rows,
    Sourced,
    TopScorer,
    Transclusion,
    key_of,
    source_of,
    table_name,
)
from pipeline.validate.facts import Facts
from pipeline.validate.outcome import Failed, Outcome, Passed
from pipeline.validate.registry import RegisteredCheck
from pipeline.validate.shares import shares_of


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks found, and how often each applied: findings by finding_id, checks by
    article and rule.
    """

    findings: tuple[Finding, ...]
    checks: tuple[Check, ...]


@dataclass(slots=True)
class _Account:
    """How one check fares in one article."""

    passed: int = 0
    failed: int = 0
    undecided: Counter[str] = field(default_factory=Counter)

    def add(self, outcome: Outcome) -> None:
        """Count one outcome."""
        if isinstance(outcome, Passed):
            self.passed += 1
        elif isinstance(outcome, Failed):
            self.failed += outcome.places
        else:
            self.undecided[outcome.reason] += 1

    def row(self, article_id: str, rule: str) -> Check:
        """The published account."""
        undecided = self.undecided.total()
        reasons = tuple(f"{reason} ({often})" for reason, often in sorted(self.undecided.items()))
        return Check(
            article_id=article_id,
            rule=rule,
            applied=self.passed + self.failed + undecided,
            passed=self.passed,
            failed=self.failed,
            undecided=undecided,
            undecided_reasons=reasons,
        )


Spread = Callable[[Callable[[Rows], Checked], Sequence[Rows]], Iterable[Checked]]
"""How shares of the rows are checked: ``map``, or something that does it side by side."""


def run_all(rows: Rows, checks: Sequence[RegisteredCheck], spread: Spread = map) -> Checked:
    """Hold the rows against each other, share by share: those of articles that speak of the same
    editions. One account per article and check, applied or not.
    """
    within = [check for check in checks if not check.is_across]
    across = [check for check in checks if check.is_across]
    parts = [
        *spread(partial(_run, checks=within), shares_of(rows)),
        _run(_of_tables(rows, Article, Edition), across),
    ]
    findings = chain.from_iterable(part.findings for part in parts)
    accounts = chain.from_iterable(part.checks for part in parts)
    return Checked(
        tuple(sorted(findings, key=lambda finding: finding.finding_id)),
        tuple(sorted(accounts, key=lambda check: (check.article_id, check.rule))),
    )


def _of_tables(rows: Rows, *tables: type) -> Rows:
    some = Rows()
    for table in tables:
        some.replace(table, rows[table])
    return some


def _run(rows: Rows, checks: Sequence[RegisteredCheck]) -> Checked:
    facts = Facts(rows)
    articles = {article.article_id: article for article in rows[Article]}
    findings: list[Finding] = []
    accounts: list[Check] = []
    for check in checks:
        by_article = {article_id: _Account() for article_id in articles}
        names: Counter[str] = Counter()
        for outcome in check.find(facts):
            by_article.setdefault(_article_of(outcome), _Account()).add(outcome)
            if isinstance(outcome, Failed):
                name = _finding_id(check.name, outcome, names)
                findings.append(_finding(name, check, outcome, facts, articles))
        accounts.extend(account.row(name, check.name) for name, account in by_article.items())
    return Checked(tuple(findings), tuple(accounts))


_TOLD_BY: dict[type, Callable[[Any], str]] = {
    Goal: lambda row: f"{row.match_id}:{row.side}:{row.scorer_name or ''}:{row.minute_text or ''}",
    TopScorer: lambda row: f"{row.edition_id}:{row.person_id or row.player_name}",
    HatTrick: lambda row: f"{row.edition_id}:{row.person_id or row.player_name}:{row.date_text}",
    Transclusion: lambda row: f"{row.article_id}:{row.target_title}",
    InfoboxField: lambda row: f"{row.article_id}:{row.name}",
}


def row_key(row: object) -> str:
    """The key of a row as a finding writes it."""
    return " | ".join(str(getattr(row, column)) for column in key_of(type(row)))


def _article_of(outcome: Outcome) -> str:
    return outcome.row.article_id if isinstance(outcome, Failed) else outcome.article_id


def _finding_id(rule: str, failed: Failed, given: Counter[str]) -> str:
    """Rule, row and part; should one row still fail twice, the second says so. Rows that are
    numbered go by what they say, so that a line more above them changes no name.
    """
    told = _TOLD_BY.get(type(failed.row))
    row = failed.name or (told(failed.row) if told else row_key(failed.row).replace(" | ", ":"))
    parts = (rule, row, failed.part)
    name = ":".join(part for part in parts if part)
    given[name] += 1
    return name if given[name] == 1 else f"{name}~{given[name]}"


def _finding(
    finding_id: str,
    check: RegisteredCheck,
    failed: Failed,
    facts: Facts,
    articles: dict[str, Article],
) -> Finding:
    row, other = failed.row, failed.other
    return Finding(
        finding_id=finding_id,
        rule=check.name,
        severity=failed.severity or check.severity,
        edition_id=_edition_of(row, facts),
        table_name=table_name(type(row)),
        row_key=row_key(row),
        message=failed.message[:1].upper() + failed.message[1:],
        expected=failed.expected,
        observed=failed.observed,
        other_article_id=other.article_id if other else None,
        other_section=other.section if other else None,
        other_source_start=other.source_start if other else None,
        other_source_end=other.source_end if other else None,
        other_source_line=other.source_line if other else None,
        permalink_url=_permalink(articles.get(row.article_id), row.section),
        other_permalink_url=_permalink(articles.get(other.article_id), other.section)
        if other
        else None,
        acknowledged_reason=None,
        **source_of(row),
    )


def _edition_of(row: Sourced, facts: Facts) -> str | None:
    if isinstance(row, Goal):
        match = facts.match.get(row.match_id)
        return match.edition_id if match else None
    edition_id: str | None = getattr(row, "edition_id", None)
    return edition_id


def _permalink(article: Article | None, section: str) -> str | None:
    page = article and (article.permalink_url or article.source_url)
    if not page or not section:
        return page or None
    heading = section.rpartition(" / ")[2].strip().replace(" ", "_")
    return f"{page}#{quote(heading, safe='_()-.,:')}"
