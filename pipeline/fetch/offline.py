"""The same account without a wiki: what the archive has of the titles that sources name."""

from collections.abc import Sequence

from pipeline.config import Settings, Source
from pipeline.fetch.account import Account, Fetched, Outcome
from pipeline.fetch.asked import Asked
from pipeline.fetch.fetching import sources_by_wiki
from pipeline.read.archive import Archive


def account_offline(
    settings: Settings, sources: Sequence[Source], limit: int | None = None
) -> Fetched:
    """Account for the titles that are named, no more than ``limit`` of a wiki, from the archive
    alone. Categories and templates cannot be listed, which is a problem each.
    """
    archive, fetched = Archive(settings.raw, settings.limits), Fetched()
    for wiki, some in sources_by_wiki(settings, sources).items():
        asked = Asked(Account(wiki.name), limit)
        stored = {page.title: (number, page) for number, page in archive.current(wiki.name).items()}
        missing, redirects = archive.missing(wiki.name), archive.redirects(wiki.name)
        for title in asked.enter((title, "title") for one in some for title in one.titles):
            if title in stored:
                number, page = stored[title]
                revision_id = page.revision_id
                asked.end(title, Outcome.UNCHANGED, page_id=number, revision_id=revision_id)
            elif title in redirects:
                asked.end(title, Outcome.REDIRECTED, target=redirects[title])
            elif title in missing:
                asked.end(title, Outcome.MISSING, note="when it was last asked for")
            else:
                asked.end(title, Outcome.FAILED, note="not stored, and this run is offline")
        for what in (f"{name!r}" for one in some for name in (*one.categories, *one.templates)):
            fetched.problems.append(f"{what} cannot be listed offline")
        asked.account.check()
        fetched.accounts.append(asked.account)
    return fetched
