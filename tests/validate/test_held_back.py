"""Articles whose newest revision is held back."""

from pipeline.tables import Severity
from tests.validate.build import ARTICLE, an_article, an_edition, tally, the_finding

RULE = "article_is_read_in_its_newest_revision"


def test_an_article_placed_by_hand_has_no_newer_revision() -> None:
    assert tally(RULE, an_article(), an_edition()) == (0, 0, 0)


def test_a_fetched_article_is_read_in_its_newest_revision() -> None:
    assert tally(RULE, an_article(revision_id=7), an_edition()) == (1, 0, 0)


def test_a_revision_held_back_is_named() -> None:
    article = an_article(revision_id=7, held_revision_id=9)
    finding = the_finding(RULE, article, an_edition())

    assert finding.message == (
        '"Cup" is read in revision 7: the newer revision 9 takes most of the text away and is too'
        " young to be believed"
    )
    assert (finding.observed, finding.expected) == ("7", "9")
    assert (finding.severity, finding.article_id) == (Severity.WARNING, ARTICLE)


def test_an_article_without_a_row_is_undecided() -> None:
    article = an_article(revision_id=7, held_revision_id=9)
    of_another = an_edition(article_id="enwiki:Other")

    assert tally(RULE, article, of_another) == (0, 0, 1)
