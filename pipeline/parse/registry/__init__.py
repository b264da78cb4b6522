"""Names and words that articles use, as tables: a language is added by lines, not by code."""

import csv
from functools import cache
from importlib.resources import files


@cache
def read_lines(name: str) -> tuple[dict[str, str], ...]:
    """The lines of one table of this folder, by column; a column ``why`` is for people only.

    >>> read_lines("box_names")[0]["name"]
    'football box*'
    """
    text = (files("pipeline.parse.registry") / f"{name}.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return tuple({key: value for key, value in row.items() if key != "why"} for row in rows)


@cache
def read_pairs(name: str) -> dict[str, str]:
    """A table of two columns as a mapping from the first to the second.

    >>> read_pairs("goal_marks")["og"]
    'own_goal'
    """
    lines = (iter(line.values()) for line in read_lines(name))
    return {next(values): next(values) for values in lines}
