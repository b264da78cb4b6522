"""Rendered articles with more of a thing than a column counts, and tables with the same id."""

import pytest

from pipeline.normalise.rows import build_rows
from pipeline.parse.plain_article import parse_plain
from pipeline.publish.snapshot import encode_tables
from pipeline.read.source import SourceArticle
from pipeline.tables import Problem, Rows, Standing
from pipeline.validate import run_checks
from tests.robust.limits import within
from tests.validate.build import an_article

MATCH = "January {day}, 2014\nAlfa 1−0 Beta\n"
RULE = "A win gives 3 points, a draw 1 point.\n"
GROUP = f"{RULE}==Group stage==\n===Group 1===\n{MATCH}"


def _published(*articles: tuple[str, str]) -> Rows:
    parsed = [
        (
            SourceArticle(an_article(article_id=f"enwiki:{title}", title=title), text, "x.txt"),
            parse_plain(text),
        )
        for title, text in articles
    ]
    rows = build_rows(parsed)
    rows.extend(run_checks(rows).findings)
    encode_tables(rows)
    return rows


@pytest.mark.parametrize(
    "text",
    [
        MATCH.format(day=14) + "  Alfa: Pérez 45'\n" * 33_000,
        MATCH.format(day=14) + "".join(f"==S{n}==\n{RULE}" for n in range(33_000)),
        MATCH.format(day=14) + "Infobox\n" + "- a: b\n" * 33_000,
        MATCH.format(day=14) + "Infobox\n- Num Teams: 99999\n- Goals: -4\n",
    ],
    ids=["goals", "rules", "fields", "numbers"],
)
def test_more_than_a_column_holds(text: str) -> None:
    with within(60):
        rows = _published(("2014 Cup", text))

    assert max((problem.problem_number for problem in rows[Problem]), default=0) <= 10_100


def test_a_group_told_of_by_two_articles_has_one_table() -> None:
    rows = _published(
        ("2014 Cup", GROUP.format(day=14)), ("2014 Cup Group stage", GROUP.format(day=24))
    )

    assert {line.table_id for line in rows[Standing]} == {
        "2014-cup--group-stage--group-1--computed"
    }
