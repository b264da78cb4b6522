"""``football.duckdb``: whole, keyed, described, and its views hold against plain Python."""

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest

from pipeline.publish.package.views import VIEWS
from pipeline.tables import DERIVED, TABLES, columns, key_of, row_description, table_name

ALL = {table_name(row): row for row in (*TABLES, *DERIVED)}


@pytest.fixture(scope="module")
def database(snapshot: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Opened under another name than it was made with, as people do."""
    path = tmp_path_factory.mktemp("elsewhere") / "my copy.duckdb"
    shutil.copy(snapshot / "football.duckdb", path)
    with duckdb.connect(str(path), read_only=True) as connection:
        yield connection


def rows(database: Any, query: str) -> list[tuple[Any, ...]]:
    """What a query gives."""
    found: list[tuple[Any, ...]] = database.execute(query).fetchall()
    return found


@pytest.mark.parametrize("name", ALL)
def test_every_table_holds_what_its_file_holds(database: Any, snapshot: Path, name: str) -> None:
    file, table = f"'{snapshot / name}.parquet'", f'"{name}"'

    assert rows(database, f"(FROM {table} EXCEPT ALL FROM {file})") == []
    assert rows(database, f"(FROM {file} EXCEPT ALL FROM {table})") == []
    assert rows(database, f"SELECT count(*) FROM {table}") == [
        (pq.read_metadata(snapshot / f"{name}.parquet").num_rows,)
    ]


@pytest.mark.parametrize("name", ALL)
def test_keys_types_and_comments_are_those_of_the_schema(database: Any, name: str) -> None:
    row = ALL[name]
    ((key,),) = rows(
        database,
        "SELECT constraint_column_names FROM duckdb_constraints() "
        f"WHERE table_name = '{name}' AND constraint_type = 'PRIMARY KEY'",
    )
    assert key == list(key_of(row))
    found = rows(
        database,
        f"SELECT column_name, is_nullable, comment FROM duckdb_columns() "
        f"WHERE table_name = '{name}' ORDER BY column_index",
    )
    assert [one[:2] for one in found] == [(spec.name, spec.is_nullable) for spec in columns(row)]
    for (_, _, comment), spec in zip(found, columns(row), strict=True):
        assert comment.startswith(spec.column.description)
        assert (spec.column.references or "") in comment
    ((comment,),) = rows(
        database, f"SELECT comment FROM duckdb_tables() WHERE table_name = '{name}'"
    )
    assert comment == row_description(row)


def test_every_view_is_there_and_described(database: Any) -> None:
    found = rows(database, "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal")

    assert sorted(found) == sorted((view.name, view.description) for view in VIEWS)


def test_there_is_nothing_beside_it(snapshot: Path) -> None:
    assert [path.name for path in snapshot.glob("football*")] == ["football.duckdb"]


def test_results_long_has_two_rows_for_each_match_with_a_score(
    database: Any, snapshot: Path
) -> None:
    expected: Counter[tuple[Any, ...]] = Counter()
    for match in pq.read_table(snapshot / "match.parquet").to_pylist():
        if match["home_score"] is None or match["away_score"] is None:
            continue
        for own, other in (("home", "away"), ("away", "home")):
            goals, against = match[f"{own}_score"], match[f"{other}_score"]
            word = "win" if goals > against else "loss" if goals < against else "draw"
            team = match[f"{own}_team_id"]
            expected[(match["match_id"], own, team, goals, against, word)] += 1
    query = "SELECT match_id, venue, team_id, goals_for, goals_against, result FROM results_long"

    assert Counter(rows(database, query)) == expected
    assert expected.total() >= 6
    kicks = "SELECT team_id, shootout_result FROM results_long WHERE shootout_result IS NOT NULL"
    assert sorted(rows(database, kicks)) == [("x", "loss"), ("y", "win")]


def test_head_to_head_counts_from_either_side(database: Any) -> None:
    found = rows(database, "SELECT * FROM head_to_head WHERE team_id IN ('x', 'y')")

    assert [one[:9] for one in found] == [
        ("x", "y", 3, 1, 1, 1, 3, 4, 0),
        ("y", "x", 3, 1, 1, 1, 4, 3, 1),
    ]


def test_top_scorers_leave_out_own_goals_and_goals_of_nobody(database: Any) -> None:
    query = "SELECT rank, scorer_name, team_id, goals, penalties, matches FROM top_scorers"

    assert rows(database, query) == [(1, "Bea", "x", 2, 1, 2), (2, "Ann", "x", 1, 0, 1)]


def test_a_league_table_is_the_printed_one_where_there_is_one(database: Any) -> None:
    query = "SELECT table_id, position, team_id, basis FROM league_table WHERE group_name <> ''"

    assert rows(database, query) == [
        ("printed", 1, "y", "printed"),
        ("printed", 2, "x", "printed"),
        ("only computed", 1, "y", "computed"),
        ("only computed", 2, "x", "computed"),
    ]
