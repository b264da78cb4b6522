"""The page ``docs/accuracy.md``."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from tests.accuracy.measures import Difference, Explanation, Measure, all_differences

_HEAD = """\
# Accuracy

Written by `make accuracy`; do not edit. The articles are those of the acceptance corpus. A measure
is met when what is right, and what the article or the independent table has wrong, make up the
share required. Explanations are kept in `tests/accuracy/explained.csv`.
"""


def render(measures: Sequence[Measure], explained: Mapping[str, Explanation]) -> str:
    """The whole page: a table a set, then every difference with its explanation."""
    parts = [_HEAD]
    for set_name, group in groupby(measures, key=lambda measure: measure.set_name):
        members = list(group)
        parts.append(f"## {_capital(set_name)}\n\n{_table(members, explained)}")
        differences = all_differences(members)
        if differences:
            parts.append("\n".join(_differences(differences, explained)) + "\n")
    return "\n".join(parts)


def _table(measures: Sequence[Measure], explained: Mapping[str, Explanation]) -> str:
    lines = ["| measure | required | reached | of | met |", "|---|---|---|---|---|"]
    for m in measures:
        met = "yes" if m.is_met(explained) else "**no**"
        lines.append(f"| {m.name} | {m.required:.1%} | {m.reached:,} | {m.total:,} | {met} |")
    return "\n".join(lines) + "\n"


def _differences(
    differences: Sequence[Difference], explained: Mapping[str, Explanation]
) -> Iterator[str]:
    yield "| difference | where | should be | is | explanation |"
    yield "|---|---|---|---|---|"
    for d in differences:
        explanation = explained.get(d.key)
        why = f"{explanation.verdict}: {explanation.text}" if explanation else "**unexplained**"
        cells = (d.key, d.where, d.expected, d.observed)
        yield f"| {' | '.join(_cell(cell) for cell in cells)} | {why} |"


def _cell(text: str) -> str:
    """Wiki text must not become markup of the page."""
    flat = " ".join(text.split())
    for sign in "\\`|<>[]*_{}":
        flat = flat.replace(sign, f"\\{sign}")
    return flat


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
