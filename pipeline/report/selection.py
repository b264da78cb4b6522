"""The findings and checks that someone asks for."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from pipeline.tables import Article, Check, Finding, Rows, Severity


@dataclass(frozen=True, slots=True)
class Selection:
    """What is wanted: findings at least as grave, and, where given, of one rule or one article."""

    severity: Severity
    rule: str | None = None
    title: str | None = None


def select(rows: Rows, wanted: Selection) -> tuple[list[Finding], list[Check]]:
    """The findings that are wanted, the gravest first, then by place; and the checks.

    Raises:
        LookupError: no check or no article is called that.
    """
    _look_for("check", wanted.rule, {check.rule for check in rows[Check]})
    _look_for("article", wanted.title, {article.title for article in rows[Article]})
    article_ids = {
        article.article_id for article in rows[Article] if wanted.title in (None, article.title)
    }
    severities = list(Severity)[: list(Severity).index(wanted.severity) + 1]
    checks = [
        check
        for check in rows[Check]
        if check.article_id in article_ids and wanted.rule in (None, check.rule)
    ]
    findings = [
        finding
        for finding in rows[Finding]
        if finding.article_id in article_ids
        and finding.severity in severities
        and wanted.rule in (None, finding.rule)
    ]
    return sorted(findings, key=_rank), checks


def _rank(finding: Finding) -> tuple[int, str, int]:
    gravity = list(Severity).index(finding.severity)
    return gravity, finding.article_id, finding.source_start


def _look_for(what: str, name: str | None, known: Iterable[str]) -> None:
    if name is None or name in (names := sorted(known)):
        return
    nearest = get_close_matches(name, names, n=3, cutoff=0.3)
    hint = f"; nearest: {', '.join(nearest)}" if nearest else ""
    raise LookupError(f"no {what} is called {name!r}{hint}")
