"""Rows as plain text for a terminal. It comes from articles, so all of it is made harmless."""

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from pipeline.report.harmless import harmless
from pipeline.tables import Article, Check, Finding, Goal, Match, Problem, Rows, Tie

Cell = str | int


def aligned(lines: Sequence[Sequence[Cell]]) -> str:
    """Lines of cells as columns, as wide as they look. Numbers stand to the right.

    >>> print(aligned([["article", "matches"], ["Copa MX", 79]]))
    article  matches
    Copa MX       79
    """
    cells = [[harmless(str(cell)) for cell in line] for line in lines]
    widths = [max(map(cell_len, column)) for column in zip(*cells, strict=True)]
    is_number = [isinstance(cell, int) for cell in lines[-1]]
    return "\n".join("  ".join(map(_padded, line, widths, is_number)).rstrip() for line in cells)


def render_articles(rows: Rows) -> str:
    """How much each article gave, and in all."""
    counts = [
        Counter(row.article_id for row in found)
        for found in (rows[Match], rows[Goal], rows[Tie], rows[Finding], rows[Problem])
    ]
    lines: list[list[Cell]] = [["article", "matches", "goals", "ties", "findings", "problems"]]
    for article in rows[Article]:
        lines.append([article.title, *(count[article.article_id] for count in counts)])
    lines.append(["in all", *(count.total() for count in counts)])
    return aligned(lines)


def render_row_counts(row_counts: dict[str, int]) -> str:
    """How many rows each table has."""
    return aligned([["table", "rows"], *row_counts.items()])


def render_findings(findings: Iterable[Finding], articles: Iterable[Article]) -> str:
    """Each finding on a few lines: how grave, where and by which check; what; the links to both
    places, and the name it is acknowledged by.
    """
    titles = {article.article_id: article.title for article in articles}
    return "\n".join(_finding(finding, titles[finding.article_id]) for finding in findings)


def _finding(finding: Finding, title: str) -> str:
    place = ", ".join(filter(None, [title, finding.section, f"line {finding.source_line}"]))
    head = harmless(f"{finding.severity}: {place} ({finding.rule})")
    return "\n    ".join([head, *map(harmless, finding_lines(finding))])


def finding_lines(finding: Finding) -> list[str]:
    """What stands below the head of a finding."""
    other = finding.other_permalink_url
    against = f" (against {other})" if other and other != finding.permalink_url else ""
    link = finding.permalink_url
    return [
        finding.message,
        *([f"see {link}{against}"] if link else []),
        *([f"acknowledged: {finding.acknowledged_reason}"] if finding.acknowledged_reason else []),
        f"finding_id: {finding.finding_id}",
    ]


def render_checks(checks: Iterable[Check]) -> str:
    """How often each rule applied and how it went, over all articles given."""
    lines: list[list[Cell]] = [["check", "applied", "passed", "failed", "undecided"]]
    lines += [[rule, *numbers] for rule, numbers in sums_of_checks(checks)]
    return aligned(lines)


def sums_of_checks(checks: Iterable[Check]) -> list[tuple[str, list[int]]]:
    """For each rule how often it applied, passed, failed and stayed undecided, by its name."""
    sums: dict[str, list[int]] = {}
    for check in checks:
        result = (check.applied, check.passed, check.failed, check.undecided)
        sums[check.rule] = [*map(sum, zip(sums.get(check.rule, [0] * 4), result, strict=True))]
    return sorted(sums.items())


def _padded(cell: str, width: int, is_number: bool) -> str:
    blank = " " * (width - cell_len(cell))
    return blank + cell if is_number else cell + blank
