"""All checks in the order of the catalogue, under the headings it gives them."""

from types import ModuleType

from pipeline.validate import (
    averages,
    bracket,
    closed_tables,
    computed_tables,
    corrections,
    dates,
    fixtures,
    goals,
    hat_tricks,
    held_back,
    honours,
    infobox,
    legs,
    match_details,
    next_round,
    overall_tables,
    reconciliation,
    round_dates,
    scorer_lists,
    season_links,
    showings,
    shown_pages,
    stage_format,
    stated_dates,
    table_arithmetic,
    table_order,
    tie_notes,
    tie_tables,
    winners,
)
from pipeline.validate.registry import RegisteredCheck

_MODULES: tuple[tuple[str, tuple[ModuleType, ...]], ...] = (
    ("Within a match", (goals, fixtures, match_details)),
    ("Within a tie", (tie_notes, tie_tables, legs)),
    ("Within a table", (table_arithmetic, closed_tables)),
    ("Within a stage", (stage_format, computed_tables, overall_tables, table_order, bracket)),
    (
        "Within an edition",
        (infobox, averages, dates, round_dates, stated_dates, winners, honours, next_round),
    ),
    ("Scorers of an edition", (scorer_lists, hat_tricks, reconciliation)),
    ("Between articles", (showings, season_links, shown_pages)),
    ("Between us and the articles", (corrections,)),
    ("Between article and wiki", (held_back,)),
)


def _declared_in(module: ModuleType) -> list[RegisteredCheck]:
    """The checks of a module itself, in its order, not those it imports from another."""
    named = (value for value in vars(module).values() if isinstance(value, RegisteredCheck))
    return [check for check in named if check.find.__module__ == module.__name__]


CHECKS_BY_HEADING: dict[str, tuple[RegisteredCheck, ...]] = {
    heading: tuple(check for module in modules for check in _declared_in(module))
    for heading, modules in _MODULES
}
CHECKS: tuple[RegisteredCheck, ...] = tuple(
    check for checks in CHECKS_BY_HEADING.values() for check in checks
)
