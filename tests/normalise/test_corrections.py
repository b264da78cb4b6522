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
from tests.normalise.build import box, rows_of_pages
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


def test_one_about_a_match_that_another_article_tells_more_of_points_to_its_own_article() -> None:
    title, final = "2014 Copa Ejemplo", "2014 Copa Ejemplo final"
    texts = {
        title: "==Final==\n{{OneLegResult|[[Alfa]]|1–0|[[Beta]]}}\n",
        final: "x" * 500 + f"\n==Final==\n{box('Alfa 1–0 Beta', '1 March 2014')}",
    }
    entry = ENTRY.replace(FIRST, "2014-copa-ejemplo--final--alfa-v-beta")
    of_final = entry.replace(f"enwiki:{title}", f"enwiki:{final}")
    rows = rows_of_pages(texts, corrections=read_corrections(entry + of_final))

    assert [(row.article_id, row.state) for row in rows[Correction]] == [
        (f"enwiki:{title}", CorrectionState.ROW_MISSING),
        (f"enwiki:{final}", CorrectionState.APPLIED),
    ]
    assert all(row.source_end <= len(texts[row.article_id[7:]]) for row in rows[Correction])


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


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("infobox_field", "text"),
        ("transclusion", "target_title"),
        ("person_name", "name"),
        ("problem", "reason"),
        ("finding", "message"),
        ("correction", "reason"),
    ],
)
def test_rows_that_are_not_made_of_what_was_read_cannot_be_corrected(
    table: str, column: str
) -> None:
    entry = ENTRY.replace("table: match", f"table: {table}").replace("new: 3", "new: text")
    with pytest.raises(ValueError, match="no table"):
        read_corrections(entry.replace("column: away_score", f"column: {column}"))


@pytest.mark.parametrize(
    ("table", "column"), [("goal", "person_id"), ("participant", "manager_person_id")]
)
def test_who_a_name_means_cannot_be_corrected_but_the_name(table: str, column: str) -> None:
    """The ids are given after the rows are corrected."""
    entry = ENTRY.replace("table: match", f"table: {table}").replace("old: 0", "old: null")
    entry = entry.replace("column: away_score", f"column: {column}").replace("new: 3", "new: pele")
    with pytest.raises(ValueError, match="worked out from others"):
        read_corrections(entry)


def test_the_corrections_we_ship_can_be_read() -> None:
    assert isinstance(known_corrections(), tuple)


def test_a_status_is_a_word_of_its_vocabulary() -> None:
    entry: Any = ENTRY.replace("column: away_score", "column: status")
    entry = entry.replace("old: 0", "old: played").replace("new: 3", "new: awarded")
    rows = rows_with(entry)
    assert next(one for one in rows[Match] if one.match_id == FIRST).status.name == "AWARDED"
