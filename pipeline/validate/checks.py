"""All checks in the order of the catalogue, under the headings it gives them."""

from types import ModuleType

from pipeline.validate import (
    dates,
    fixtures,
    goals,
    held_back,
    infobox,
    legs,
    next_round,
    round_dates,
    shown_pages,
    stated_dates,
    table_arithmetic,
    table_order,
    tie_notes,
    winners,
)
from pipeline.validate.registry import RegisteredCheck

_MODULES: tuple[tuple[str, tuple[ModuleType, ...]], ...] = (
    ("Within a match", (goals, fixtures)),
    ("Within a tie", (tie_notes, legs)),
    ("Within a table", (table_arithmetic, table_order)),
    ("Within an edition", (infobox, dates, round_dates, stated_dates, winners, next_round)),
    ("Between articles", (shown_pages,)),
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
