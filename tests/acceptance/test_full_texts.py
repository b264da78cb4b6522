"""The full texts of the articles give the rows that their shipped copies give."""

from dataclasses import fields
from typing import Any

import pytest

from pipeline.tables import TABLES, Article, Coverage, table_name
from tests.acceptance.conftest import Run

PROSE = {"prose", "list item"}  # what the copies leave out or tell in other words
PLACES = {"source_start", "source_end", "source_line", "note_start", "note_end"}
PLACES |= {"other_source_start", "other_source_end", "other_source_line"}


def without_places(rows: list[Any]) -> list[dict[str, Any]]:
    return [
        {field.name: getattr(row, field.name) for field in fields(row) if field.name not in PLACES}
        for row in rows
    ]


@pytest.mark.parametrize(
    "row_class", [row for row in TABLES if row not in {Article, Coverage}], ids=table_name
)
def test_gives_the_same_rows(ours: Run, full: Run, row_class: type) -> None:
    assert without_places(full.rows[row_class]) == without_places(ours.rows[row_class])


def test_gives_the_same_coverage_of_all_but_prose(ours: Run, full: Run) -> None:
    copy, whole = (
        [row for row in run.rows[Coverage] if row.construct not in PROSE] for run in (ours, full)
    )

    assert whole == copy
    assert all(row.unreadable == 0 for row in full.rows[Coverage])


def test_reads_the_same_articles(ours: Run, full: Run) -> None:
    assert [row.article_id for row in full.rows[Article]] == [
        row.article_id for row in ours.rows[Article]
    ]
