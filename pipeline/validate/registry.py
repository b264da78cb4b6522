"""How a check is declared: a function that states what holds, its docstring and its severity."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.tables import Severity
from pipeline.validate.facts import Facts
from pipeline.validate.outcome import Outcome

Find = Callable[[Facts], Iterator[Outcome]]


@dataclass(frozen=True, slots=True)
class RegisteredCheck:
    """One check: its name is the published rule, its statement the entry in the catalogue.

    It is given the rows of articles that speak of the same editions. One that ``is_across`` holds
    the editions of all articles against each other, and is given no other rows.
    """

    name: str
    statement: str
    severity: Severity
    find: Find
    is_across: bool = False


def check(severity: Severity, *, is_across: bool = False) -> Callable[[Find], RegisteredCheck]:
    """Declare a function of the facts as a check; its findings have this severity by default.

    >>> @check(Severity.ERROR)
    ... def the_ball_is_round(facts):
    ...     \"\"\"The ball is round.\"\"\"
    ...     yield from ()
    >>> the_ball_is_round.name, the_ball_is_round.statement
    ('the_ball_is_round', 'The ball is round.')
    """

    def register(find: Find) -> RegisteredCheck:
        statement = " ".join((inspect.getdoc(find) or "").split())
        return RegisteredCheck(find.__name__, statement, severity, find, is_across)

    return register
