"""A check of articles whose newest revision is not believed yet."""

from collections.abc import Iterator

from pipeline.tables import Article, Edition, InfoboxField, Match, Severity, Sourced, Standing
from pipeline.validate.facts import Facts
from pipeline.validate.outcome import Failed, Outcome, Passed, Undecided
from pipeline.validate.registry import check

_SHOWN_AT: tuple[type[Sourced], ...] = (Edition, InfoboxField, Match, Standing)
"""The tables whose first row stands for the article as a whole."""


@check(Severity.WARNING)
def article_is_read_in_its_newest_revision(facts: Facts) -> Iterator[Outcome]:
    """A fetched article is read in its newest revision: none was held back because it is young and
    blanks the page or cuts most of it.
    """
    first = _first_rows(facts)
    for article in facts.rows[Article]:
        if article.revision_id is None:
            continue  # placed by hand
        row = first.get(article.article_id)
        if article.held_revision_id is None:
            yield Passed(article.article_id)
        elif row is None:
            yield Undecided(article.article_id, "the article has no row to show it at")
        else:
            yield _held(article, row)


def _first_rows(facts: Facts) -> dict[str, Sourced]:
    first: dict[str, Sourced] = {}
    for table in _SHOWN_AT:
        for row in sorted(facts.rows[table], key=lambda row: row.source_start):
            first.setdefault(row.article_id, row)
    return first


def _held(article: Article, row: Sourced) -> Failed:
    return Failed(
        row=row,
        message=f'"{article.title}" is read in revision {article.revision_id}: the newer revision'
        f" {article.held_revision_id} takes most of the text away and is too young to be believed",
        expected=str(article.held_revision_id),
        observed=str(article.revision_id),
    )
