"""What differs between two snapshots, and whose edit it was."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.publish.diff import Counts, compare
from pipeline.tables import Article, Edition, Goal, Match, Rows, Team, arrow_schema, columns
from pipeline.tables import Changes as ChangesRow
from tests.publish.diff.folders import article, differences, folder, rows_of
from tests.publish.sample import filled


@pytest.fixture
def old(tmp_path: Path) -> Path:
    rows = [filled(Match), filled(Match, match_id="match 2"), filled(Goal), filled(Edition)]
    return folder(tmp_path / "old", rows_of(article(10), *rows))


def test_a_snapshot_does_not_differ_from_itself(old: Path) -> None:
    assert differences(old, old) == {}


def test_a_snapshot_that_goes_meanwhile_is_told(old: Path, tmp_path: Path) -> None:
    """It was cleared away while it was read: that is not to say that it had no tables."""
    new = folder(tmp_path / "new", rows_of(article(11), filled(Match), filled(Edition)))
    found = compare(old, new)
    next(found)
    shutil.rmtree(old)

    with pytest.raises(FileNotFoundError, match="old is gone: a run has cleared it away"):
        list(found)


def test_every_kind_of_change_is_told_with_its_revision(old: Path, tmp_path: Path) -> None:
    changed = filled(
        Match,
        home_score=3,
        match_date=date(1998, 7, 12),
        seen_on=("a", 'b"'),
        kickoff_utc=datetime(1998, 7, 12, 19, tzinfo=UTC),
        revision_id=11,
        is_after_extra_time=True,
    )
    added = filled(Match, match_id="match 3")
    new = folder(tmp_path / "new", rows_of(article(11), changed, added, filled(Edition)))

    found = differences(old, new)

    assert found["match"][0] == Counts(added=1, removed=1, changed=1)
    assert found["goal"][0] == Counts(removed=1)
    lines = found["match"][1] + found["goal"][1]
    assert [
        (one["row_key"], one["change"], one["column_name"], one["old_value"], one["new_value"])
        for one in lines
    ] == [
        ("match 1", "changed", "match_date", None, "1998-07-12"),
        ("match 1", "changed", "kickoff_utc", None, "1998-07-12T19:00:00Z"),
        ("match 1", "changed", "home_score", None, "3"),
        ("match 1", "changed", "is_after_extra_time", None, "true"),
        ("match 1", "changed", "seen_on", "[]", '["a","b\\""]'),
        ("match 2", "removed", None, None, None),
        ("match 3", "added", None, None, None),
        ("match 1 | 1", "removed", None, None, None),
    ]
    assert {one["edition_id"] for one in lines} == {"edition 1"}
    assert {one["cause"] for one in lines} == {"article_edited"}
    assert {(one["old_revision_id"], one["new_revision_id"]) for one in lines} == {(10, 11)}
    assert {one["diff_url"] for one in lines} == {
        "https://en.wikipedia.org/w/index.php?title=A&diff=11&oldid=10"
    }
    numbers = [one["change_number"] for _, some in found.values() for one in some]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_row_that_only_stands_elsewhere_has_moved(old: Path, tmp_path: Path) -> None:
    moved = filled(Match, section="Other", source_start=7, revision_id=11)
    rows = rows_of(article(11), moved, filled(Match, match_id="match 2"), filled(Goal))
    new = folder(tmp_path / "new", rows_of(filled(Edition), *rows[Match], *rows[Goal], article(11)))

    found = differences(old, new)

    assert list(found) == ["article", "match"]
    assert found["match"] == (Counts(moved=1), [])


@pytest.mark.parametrize(
    ("before", "now", "cause"),
    [
        ([article(1)], [article(1)], "article_unchanged"),
        ([article(None)], [article(None)], "article_unchanged"),
        ([article(1)], [article(2)], "article_edited"),
        ([], [article(2)], "article_new"),
        ([article(1)], [], "article_gone"),
        ([], [], "no_article"),
    ],
)
def test_the_cause_is_what_became_of_the_article(
    before: list[Article], now: list[Article], cause: str, tmp_path: Path
) -> None:
    old = folder(tmp_path / "old", rows_of(*before, filled(Match)))
    new = folder(tmp_path / "new", rows_of(*now, filled(Match, leg=2)))

    (line,) = differences(old, new)["match"][1]

    assert line["cause"] == cause
    assert (line["diff_url"] is not None) == (cause == "article_edited")


def test_one_edition_and_one_table(tmp_path: Path) -> None:
    matches = [filled(Match, match_id=f"m{n}", edition_id=f"e{n}") for n in (1, 2)]
    goals = [filled(Goal, match_id=f"m{n}") for n in (1, 2)]
    old = folder(tmp_path / "old", rows_of(*matches, *goals))
    new = folder(tmp_path / "new", rows_of(*matches, filled(Team)))

    found = differences(old, new, edition_id="e2")

    assert {table: counts for table, (counts, _) in found.items()} == {"goal": Counts(removed=1)}
    assert found["goal"][1][0]["row_key"] == "m2 | 1"
    assert found["goal"][1][0]["edition_id"] == "e2"
    assert list(differences(old, new, tables=[Team])) == ["team"]


def test_the_lines_have_the_schema_of_the_table(old: Path, tmp_path: Path) -> None:
    new = folder(tmp_path / "new", rows_of(filled(Match)))

    batches = [batch for one in compare(old, new) for batch in one.lines]

    assert batches
    assert {batch.schema.equals(arrow_schema(ChangesRow), check_metadata=True) for batch in batches}


def _without(path: Path, *names: str, **added: pa.Array) -> None:
    table = pq.read_table(path).drop(list(names))
    for name, values in added.items():
        table = table.append_column(name, values)
    pq.write_table(table, path)


def test_another_schema_is_told_and_the_rest_compared(old: Path, tmp_path: Path) -> None:
    new = folder(tmp_path / "new", rows_of(article(10), filled(Match, leg=2), filled(Edition)))
    _without(old / "match.parquet", "city", "leg", leg=pa.array([1, 1], pa.int64()))
    _without(new / "match.parquet", "stadium")
    _without(new / "team.parquet", "team_id")
    (old / "goal.parquet").unlink()

    notes = {one.table: one.notes for one in compare(old, new) if one.notes}

    assert notes == {
        "match": ["match.stadium is gone", "match.city is new"],
        "goal": ["there is no goal before"],
        "team": ["team has another key: its rows are not compared"],
    }
    cells = [(one["column_name"], one["old_value"]) for one in differences(old, new)["match"][1]]
    assert cells == [("leg", "1"), (None, None)]


def test_damage_is_an_error_of_the_system(old: Path) -> None:
    (old / "match.parquet").write_bytes(b"PAR1")

    with pytest.raises(OSError, match=r"match\.parquet is damaged"):
        differences(old, old)


SAID = st.text(st.characters(codec="utf-8"), max_size=3)
TEXTS = st.none() | SAID
TEAMS = st.dictionaries(
    st.sampled_from(["a", "b", "c", "d", "'; DROP TABLE n; --", '"', "é", "\n"]),
    st.tuples(SAID, TEXTS, TEXTS),
    max_size=8,
)


def _teams(teams: dict[str, Any]) -> Rows:
    made = [
        filled(Team, team_id=key, name=name, article_title=title, country=country)
        for key, (name, title, country) in teams.items()
    ]
    return rows_of(*made)


def _plainly(old: dict[str, Any], new: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    for key in sorted({*old, *new}):
        if key in old and key in new:
            names = ("name", "article_title", "country")
            for name, before, after in zip(names, old[key], new[key], strict=True):
                if before != after:
                    yield key, "changed", name, before, after
        else:
            yield key, "added" if key in new else "removed", None, None, None


@settings(max_examples=25, deadline=None)
@given(TEAMS, TEAMS)
def test_it_finds_what_a_plain_comparison_finds(
    tmp_path_factory: pytest.TempPathFactory, old: dict[str, Any], new: dict[str, Any]
) -> None:
    place = tmp_path_factory.mktemp("teams")
    folders = [
        folder(place / f"side{n}", _teams(side), [Team]) for n, side in enumerate((old, new))
    ]

    _, lines = differences(*folders, tables=[Team]).get("team", (None, []))

    wanted = ("row_key", "change", "column_name", "old_value", "new_value")
    assert [tuple(line[name] for name in wanted) for line in lines] == list(_plainly(old, new))


def test_a_place_is_marked_as_one() -> None:
    """What moves with an edit above it is not a change; what is said, is."""
    places = {spec.name for spec in columns(Match) if spec.column.place}

    assert places == {
        "revision_id",
        "section",
        "source_start",
        "source_end",
        "source_line",
        "source_construct",
    }
    assert not any(spec.column.place for spec in columns(Article))


def test_rows_are_told_some_at_a_time_in_one_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is compared cell by cell is wide, so that memory holds some rows of it only."""
    monkeypatch.setattr("pipeline.publish.diff.comparison._ROWS_AT_ONCE", 2)
    keys = [f"{number:02}" for number in range(9)]
    old = folder(tmp_path / "old", _teams(dict.fromkeys(keys[2:], ("a", "b", None))), [Team])
    new = folder(tmp_path / "new", _teams(dict.fromkeys(keys[:7], ("c", "d", None))), [Team])

    counts, lines = differences(old, new, tables=[Team])["team"]

    assert counts == Counts(added=2, removed=2, changed=5)
    told = [(line["row_key"], line["column_name"]) for line in lines]
    both = [(key, name) for key in keys[2:7] for name in ("name", "article_title")]
    assert told == [*((key, None) for key in keys[:2]), *both, *((key, None) for key in keys[7:])]
    assert [line["change_number"] for line in lines] == list(range(1, len(lines) + 1))
