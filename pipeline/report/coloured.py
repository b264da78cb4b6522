"""Findings and checks for people at a terminal that shows colours."""

import sys
from collections.abc import Iterable, Sequence

from pipeline.counting import count
from pipeline.report.harmless import harmless
from pipeline.report.terminal import finding_lines, sums_of_checks
from pipeline.tables import Article, Check, Finding, Severity

_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def is_terminal() -> bool:
    """Whether what is printed is read at a terminal."""
    return sys.stdout.isatty()


def print_found(
    findings: Sequence[Finding], checks: Iterable[Check], articles: Iterable[Article]
) -> None:
    """Print findings under their articles, then how each check fared, then how many there are."""
    from rich.console import Console  # here, because most runs are not read at a terminal
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False, emoji=False, markup=False)
    titles = {article.article_id: article.title for article in articles}
    for finding in findings:
        colour = "dim" if finding.acknowledged_reason else _COLOURS[finding.severity]
        where = [titles[finding.article_id], finding.section, f"line {finding.source_line}"]
        head = Text(f"{finding.severity} ", style=colour)
        head.append(harmless(", ".join(filter(None, where))), style="bold")
        head.append(harmless(f" {finding.rule}"), style="dim")
        console.print(head, soft_wrap=True)
        message, *rest = map(harmless, finding_lines(finding))
        console.print(Padding(Text(message), (0, 0, 0, 4)))
        for line in rest:
            console.print(Text(f"    {line}", style="dim"), soft_wrap=True)
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("check")
    for name in ("applied", "passed", "failed", "undecided"):
        table.add_column(name, justify="right")
    for rule, numbers in sums_of_checks(checks):
        style = "red" if numbers[2] else "dim" if not numbers[0] else ""
        table.add_row(rule, *map(str, numbers), style=style)
    console.print(table)
    console.print(Text(counted(findings), style="bold"))


def counted(findings: Sequence[Finding]) -> str:
    """How many findings of each severity.

    >>> counted([])
    '0 errors, 0 warnings, 0 infos'
    """
    kinds = [finding.severity for finding in findings]
    return ", ".join(count(kinds.count(severity), severity.value) for severity in Severity)
