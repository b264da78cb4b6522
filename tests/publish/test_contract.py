"""Breaches of the contract, each with the sentence that names it."""

from typing import Any

import pytest

from pipeline.publish.snapshot import encode_tables
from pipeline.tables import Goal, Match, Standing, Team
from tests.publish.sample import filled, sample_rows

BREACHES = [
    # row, what is wrong with it, what is said
    (Goal, {"match_id": "gone"}, "goal.match_id: 'gone' is not in table match, in row 'gone | 1'"),
    (Match, {"match_id": "m", "tie_id": "?"}, "match.tie_id: '?' is not in table tie, in row 'm'"),
    (
        Match,
        {"match_id": "m", "seen_on": ("article 1", "gone")},
        "match.seen_on: 'gone' is not in table article, in row 'm'",
    ),
    (
        Match,
        {"match_id": "m", "seen_on": ("article 1", None)},
        "match.seen_on: holds a null, in row 'm'",
    ),
    (Team, {"team_id": "team 1"}, "team.team_id: the key stands on 2 rows, in row 'team 1'"),
    (
        Goal,
        {"goal_number": 1},
        "goal.match_id, goal_number: the key stands on 2 rows, in row 'match 1 | 1'",
    ),
    (Team, {"team_id": "t", "name": None}, "team.name: is null, in row 't'"),
    (Team, {"team_id": None}, "team.team_id: is null, in row 'None'"),
    (
        Goal,
        {"goal_number": 2, "minute": 121},
        "goal.minute: 121 is above 120, in row 'match 1 | 2'",
    ),
    (Goal, {"goal_number": 0}, "goal.goal_number: 0 is below 1, in row 'match 1 | 0'"),
    (
        Standing,
        {"table_id": "t", "coefficient": float("nan")},
        "standing.coefficient: nan is not finite, in row 't | team 1'",
    ),
]


@pytest.mark.parametrize(("row", "values", "message"), BREACHES)
def test_a_breach_is_named(row: type, values: dict[str, Any], message: str) -> None:
    rows = sample_rows()
    rows.extend([filled(row, **values)])

    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole sentence is held below
        encode_tables(rows)

    assert str(caught.value) == message


def test_bounds_themselves_are_kept() -> None:
    rows = sample_rows()
    rows.extend([filled(Goal, goal_number=2, minute=120), filled(Goal, goal_number=3, minute=1)])

    assert encode_tables(rows)["goal"].row_count == 6
