"""The page that lists every check, made from the checks themselves."""

from collections.abc import Sequence

from pipeline.validate.checks import CHECKS_BY_HEADING
from pipeline.validate.registry import RegisteredCheck

_HEAD = """\
# The checks

This page is generated from `pipeline/validate/`; change it there.

An article says the same thing in several places. Each check takes two of them and says whether
they agree; every article gets one row per check in the table `check`: applied = passed + failed +
undecided, so that silence is never taken for agreement. What does not hold is a row of `finding`:
`error` = the two cannot both be true, `warning` = unlikely or incomplete, `info` = worth knowing.
The severity below is the usual one; where a check says so, a case has its own.
"""


def render_catalogue() -> str:
    """The catalogue as Markdown, ending in a line feed."""
    tables = (_table(heading, checks) for heading, checks in CHECKS_BY_HEADING.items())
    return "\n".join((_HEAD, *tables))


def _table(heading: str, checks: Sequence[RegisteredCheck]) -> str:
    lines = [f"## {heading}", "", "| check | what holds | severity |", "|---|---|---|"]
    lines += [f"| `{one.name}` | {_cell(one.statement)} | {one.severity.value} |" for one in checks]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
