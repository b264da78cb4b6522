"""Values corrected by hand: what can be, and what becomes of them."""

from typing import Any

import pytest

from pipeline.normalise.corrections import known_corrections, read_corrections
from pipeline.normalise.rows import build_rows
from pipeline.parse.article import parse_article
from pipeline.read.source import SourceArticle
from pipeline.tables import (
    Correction,
    CorrectionState,
    Goal,
    Match,
    Rows,
    TextFormat,
    Tie,
)
from pipeline.validate import run_checks
from tests.conftest import ARTICLE
from tests.validate.build import an_article

FIRST = "2014-copa-ejemplo--group-1--alfa-v-beta--leg-1"
ENTRY = f"""
- article: "enwiki:2014 Copa Ejemplo"
  revision: null
  table: match
  row: {FIRST}
  column: away_score
  old: 0
  new: 3
  reason: the report says so
  source: https://example.org/report
"""


def rows_with(yaml: str, text: str = ARTICLE) -> Rows:
    title = "2014 Copa Ejemplo"
    article = an_article(
        article_id=f"enwiki:{title}", title=title, text_format=TextFormat.PLAIN_TEXT
    )
    source = SourceArticle(article, text, "a.txt")
    return build_rows([(source, parse_article(source))], corrections=read_corrections(yaml))


def the_row(rows: Rows) -> Correction:
    (row,) = rows[Correction]
    return row


def test_a_corrected_score_counts_in_the_tie() -> None:
    rows = rows_with(ENTRY)
    match = next(one for one in rows[Match] if one.match_id == FIRST)
    (tie,) = rows[Tie]
    assert (match.home_score, match.away_score) == (1, 3)
    assert (tie.team1_aggregate, tie.team2_aggregate) == (3, 5)
    row = the_row(rows)
    assert (row.state, row.old_value, row.new_value, row.observed_value) == (
        CorrectionState.APPLIED,
        "0",
        "3",
        "0",
    )
    assert row.source_start == match.source_start


def test_a_row_of_another_table() -> None:
    entry = (
        ENTRY.replace("table: match", "table: goal")
        .replace(f"row: {FIRST}", f'row: "{FIRST} | 1"')
        .replace("column: away_score", "column: minute")
        .replace("old: 0", "old: 45")
        .replace("new: 3", "new: 44")
    )
    rows = rows_with(entry)
    assert next(one for one in rows[Goal] if one.match_id == FIRST).minute == 44
    assert the_row(rows).state is CorrectionState.APPLIED


@pytest.mark.parametrize(
    ("entry", "state"),
    [
        (ENTRY.replace("old: 0", "old: 7").replace("new: 3", "new: 0"), CorrectionState.NOT_NEEDED),
        (ENTRY.replace("old: 0", "old: 7"), CorrectionState.OUTDATED),
        (ENTRY.replace("leg-1", "leg-9"), CorrectionState.ROW_MISSING),
    ],
)
def test_one_that_is_no_longer_needed_fails(entry: str, state: CorrectionState) -> None:
    rows = rows_with(entry)
    assert the_row(rows).state is state
    assert next(one for one in rows[Match] if one.match_id == FIRST).away_score == 0
    (finding,) = (one for one in run_checks(rows).findings if one.rule == "corrections_are_needed")
    assert finding.severity == "error"
    assert "is no longer needed" in finding.message


def test_one_about_an_article_that_is_not_there_says_nothing() -> None:
    assert rows_with(ENTRY.replace("2014 Copa Ejemplo", "2015 Copa Ejemplo"))[Correction] == []


@pytest.mark.parametrize(
    "change",
    [
        ("table: match", "table: article"),
        ("table: match", "table: nothing"),
        ("column: away_score", "column: match_id"),
        ("column: away_score", "column: source_line"),
        ("column: away_score", "column: tie_id"),
        ("column: away_score", "column: seen_on"),
        ("new: 3", "new: three"),
        ("new: 3", "new: 3.5"),
        ("column: away_score", "column: status"),
        ("reason: the report says so", "reason: ''"),
        ("reason: the report says so", "why: x"),
        ("- article", "? {"),
        ("new: 3", "new: !!python/object/apply:os.getcwd []"),
    ],
)
def test_what_cannot_be_applied_is_refused(change: tuple[str, str]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - pydantic's or ours, both name the key
        read_corrections(ENTRY.replace(*change))


def test_the_corrections_we_ship_can_be_read() -> None:
    assert isinstance(known_corrections(), tuple)


def test_a_status_is_a_word_of_its_vocabulary() -> None:
    entry: Any = ENTRY.replace("column: away_score", "column: status")
    entry = entry.replace("old: 0", "old: played").replace("new: 3", "new: awarded")
    rows = rows_with(entry)
    assert next(one for one in rows[Match] if one.match_id == FIRST).status.name == "AWARDED"
