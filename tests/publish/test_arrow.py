"""Rows as Arrow tables: the schema of the contract, the order of the key."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

import pyarrow as pa
import pytest

from pipeline.publish.arrow import to_arrow
from pipeline.tables import TABLES, Column, Edition, Goal, Match, Side, Team, arrow_schema
from tests.publish.sample import filled


class Size(StrEnum):
    """Declared in an order that is not the alphabet's."""

    SMALL = "small"
    LARGE = "large"
    MEDIUM = "medium"


@dataclass(frozen=True)
class Ball:
    """One ball."""

    size: Annotated[Size | None, Column("How large.", key=True)]
    number: Annotated[int | None, Column("Which one.", key=True)]


@pytest.mark.parametrize("row", TABLES)
@pytest.mark.parametrize("count", [0, 1])
def test_has_the_schema_of_the_contract(row: type, count: int) -> None:
    table = to_arrow(row, [filled(row)] * count)

    assert table.num_rows == count
    assert table.schema.equals(arrow_schema(row), check_metadata=True)


def test_text_keys_sort_by_code_point() -> None:
    names = ["b", "É", "a", "Z", "\U0001f3c6", "￿"]

    table = to_arrow(Team, [filled(Team, team_id=name) for name in names])

    assert table["team_id"].to_pylist() == ["Z", "a", "b", "É", "￿", "\U0001f3c6"]


def test_numbers_in_keys_sort_as_numbers() -> None:
    places = [("m2", 1), ("m1", 10), ("m1", 9)]

    table = to_arrow(Goal, [filled(Goal, match_id=m, goal_number=n) for m, n in places])

    assert table["match_id"].to_pylist() == ["m1", "m1", "m2"]
    assert table["goal_number"].to_pylist() == [9, 10, 1]


def test_null_sorts_first_and_vocabularies_by_their_words() -> None:
    balls = [Ball(Size.SMALL, 1), Ball(Size.LARGE, None), Ball(Size.LARGE, -1), Ball(None, 7)]

    table = to_arrow(Ball, balls)

    assert table["size"].to_pylist() == [None, "large", "large", "small"]
    assert table["number"].to_pylist() == [7, None, -1, 1]


def test_a_closed_vocabulary_is_whole_whatever_is_used() -> None:
    column = to_arrow(Ball, [Ball(Size.MEDIUM, 1), Ball(None, 2)])["size"].combine_chunks()

    assert column.dictionary.to_pylist() == ["small", "large", "medium"]
    assert column.to_pylist() == [None, "medium"]


def test_lists_and_columns_of_nulls_keep_their_types() -> None:
    rows = [filled(Edition, edition_id="b", promoted_names=("x", "y")), filled(Edition)]

    table = to_arrow(Edition, rows)

    assert table["promoted_names"].to_pylist() == [["x", "y"], []]
    assert table["start_date"].type == pa.date32()
    assert table["start_date"].null_count == 2


@pytest.mark.parametrize(
    ("row", "column", "value", "message"),
    [
        (Goal, "minute", 40_000, r"goal\.minute: 40000 does not fit int16, in row 'match 1 \| 1'"),
        (Goal, "minute", True, r"goal\.minute: True does not fit int16"),
        (Goal, "minute", 1.5, r"goal\.minute: 1\.5 does not fit int16"),
        (Goal, "side", "home", r"goal\.side: 'home' does not fit Side"),
        (Goal, "team_id", Side, r"goal\.team_id: .* does not fit string"),
        (Goal, "section", "\ud800", r"goal\.section: .* does not fit string"),
        (Match, "match_date", datetime(1998, 7, 12), r"match\.match_date: .* fit date32"),
        (Match, "seen_on", ["article 1"], r"match\.seen_on: .* does not fit list"),
        (Match, "seen_on", (1,), r"match\.seen_on: \(1,\) does not fit list"),
    ],
)
def test_a_value_that_does_not_fit_is_named(
    row: type, column: str, value: Any, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        to_arrow(row, [filled(row, **{column: value})])
