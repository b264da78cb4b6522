"""A check of the pages that articles show inside their own text."""

from collections.abc import Iterator, Sequence

from pipeline.tables import Severity, Transclusion
from pipeline.validate.facts import Facts
from pipeline.validate.outcome import Failed, Outcome, Passed
from pipeline.validate.registry import check
from pipeline.validate.wording import count


@check(Severity.INFO)
def shown_pages_are_in_the_store(facts: Facts) -> Iterator[Outcome]:
    """Every page that an article shows inside its own text is in the store, so that what stands
    there is read too. One finding a page and article names the page to fetch, and counts each of
    the calls that show it as failed.
    """
    missing: dict[tuple[str, str], list[Transclusion]] = {}
    for call in facts.rows[Transclusion]:
        if call.target_article_id is not None:
            yield Passed(call.article_id)
        else:
            page = _as_titled(call.target_title)
            missing.setdefault((call.article_id, page), []).append(call)
    for (_, page), calls in missing.items():
        yield _missing(page, sorted(calls, key=lambda call: call.transclusion_number))


def _missing(page: str, calls: Sequence[Transclusion]) -> Failed:
    return Failed(
        row=calls[0],
        message=f'the page "{page}", shown in {count(len(calls), "place")} of this article,'
        " is not in the store",
        expected=None,
        observed=page,
        places=len(calls),
    )


def _as_titled(name: str) -> str:
    """The title of a page as the wiki writes it, however a call does.

    >>> _as_titled("euro_2012  Group A")
    'Euro 2012 Group A'
    """
    title = " ".join(name.replace("_", " ").split())
    return title[:1].upper() + title[1:]
