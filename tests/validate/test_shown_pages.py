"""Pages that articles show inside their own text."""

from typing import Any

from pipeline.tables import Severity, Transclusion
from pipeline.validate import run_checks
from tests.validate.build import ARTICLE, an_article, result_of, row, rows_of, tally, the_finding

RULE = "shown_pages_are_in_the_store"
PAGE = "Cup Group 2"


def a_call(number: int, page: str = PAGE, **given: Any) -> Transclusion:
    return row(
        Transclusion,
        transclusion_number=number,
        target_title=page,
        match_count=0,
        **({"source_construct": "transclusion"} | given),
    )


def test_a_page_of_the_store() -> None:
    assert tally(RULE, a_call(1, target_article_id="enwiki:Cup Group 2")) == (1, 0, 0)


def test_an_article_that_shows_no_page() -> None:
    assert tally(RULE, an_article()) == (0, 0, 0)


def test_a_missing_page_is_named_so_that_it_can_be_fetched() -> None:
    finding = the_finding(RULE, a_call(1, source_start=40))

    assert finding.message == (
        'The page "Cup Group 2", shown in 1 place of this article, is not in the store'
    )
    assert (finding.observed, finding.expected) == (PAGE, None)
    assert finding.severity is Severity.INFO
    assert (finding.table_name, finding.row_key) == ("transclusion", f"{ARTICLE} | 1")
    assert (finding.article_id, finding.source_start) == (ARTICLE, 40)


def test_a_missing_page_is_one_finding_however_often_and_however_it_is_called() -> None:
    calls = [a_call(3, "cup_Group 2"), a_call(2), a_call(1, "Cup Group 1", target_article_id="x")]
    account, (finding,) = result_of(RULE, calls)

    assert (account.applied, account.passed, account.failed) == (3, 1, 2)
    assert finding.row_key == f"{ARTICLE} | 2"
    assert "shown in 2 places" in finding.message


def test_two_missing_pages_and_two_articles_are_findings_of_their_own() -> None:
    other = an_article(article_id="enwiki:Other", title="Other")
    calls = [a_call(1), a_call(2, "Cup Group 3"), a_call(1, article_id=other.article_id)]
    checked = run_checks(rows_of(an_article(), other, calls))
    found = [(f.article_id, f.observed) for f in checked.findings if f.rule == RULE]

    assert found == [(ARTICLE, PAGE), (ARTICLE, "Cup Group 3"), (other.article_id, PAGE)]
