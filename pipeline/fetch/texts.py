"""The texts of revisions, each held against what the wiki states of it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from pipeline.config import MIB, first_reason
from pipeline.fetch.account import Outcome
from pipeline.fetch.answers import QueryShape, RevisionShape
from pipeline.fetch.client import Client
from pipeline.fetch.continuing import ask_in_parts, put_together
from pipeline.fetch.refusals import AskingError
from pipeline.fetch.states import MODELS, Absent, PageState
from pipeline.read.archive import FetchedRevision

MOST_REVISIONS = 50
MOST_BYTES = 16 * MIB  # a wiki gives 8 MiB an answer, and the rest when asked to go on
_ABOUT_TEXTS = "ids|timestamp|size|sha1|slotsha1|slotsize|contentmodel|content"

Text = FetchedRevision | Absent


def ask_texts(client: Client, states: Sequence[PageState]) -> list[Text]:
    """The texts of up to fifty revisions, in their order; why not, where one was not given or is
    not what the wiki states. Revisions are asked for by their numbers, so that an edit in between
    changes nothing.
    """
    query = {
        "prop": "revisions",
        "rvprop": _ABOUT_TEXTS,
        "rvslots": "main",
        "revids": "|".join(str(state.revision_id) for state in states),
    }
    try:
        answer, reason = _ask(client, query)
    except AskingError as error:
        return [Absent(Outcome.FAILED, str(error)) for _ in states]
    revisions = {
        (page.pageid, revision.revid): revision
        for page in answer.pages
        for revision in page.revisions or ()
    }
    texts: list[Text] = []
    for state in states:
        revision = revisions.get((state.page_id, state.revision_id))
        if revision is not None:
            texts.append(_text(client.wiki.name, state, revision, answer.curtimestamp))
        elif str(state.revision_id) in answer.badrevids:
            texts.append(Absent(Outcome.FAILED, "deleted while we asked"))
        else:
            texts.append(Absent(Outcome.FAILED, reason))
    return texts


def _ask(client: Client, query: Mapping[str, str]) -> tuple[QueryShape, str]:
    """All parts that came, and why there are not more: each text is checked by itself."""
    parts: list[dict[str, Any]] = []
    reason = "the wiki did not give its text"
    try:
        for part in ask_in_parts(client, query):
            parts.append(part)
    except AskingError as error:
        reason = str(error)
    return put_together(parts), reason


def _text(wiki: str, state: PageState, revision: RevisionShape, time: datetime | None) -> Text:
    slot = revision.slots.get("main")
    if slot and slot.texthidden:
        return Absent(Outcome.HIDDEN, f"the text of revision {revision.revid}")
    if slot is None or slot.content is None:
        return Absent(Outcome.FAILED, "the wiki did not give its text")
    if slot.contentmodel not in MODELS:
        return Absent(Outcome.INVALID, f"its content is {str(slot.contentmodel)[:40]!r}")
    if state.sha1 and revision.sha1 and revision.sha1 != state.sha1:
        return Absent(Outcome.FAILED, "the wiki states two SHA-1 of one revision")
    if not (sha1 := slot.sha1 or revision.sha1):
        return Absent(Outcome.FAILED, "the wiki does not state its SHA-1")
    try:
        return FetchedRevision(
            wiki=wiki,
            page_id=state.page_id,
            revision_id=state.revision_id,
            parent_id=state.parent_id,
            namespace=state.namespace,
            title=state.title,
            timestamp=state.timestamp,
            sha1=sha1,
            size=state.size if slot.size is None else slot.size,
            model=slot.contentmodel,
            wikidata_id=state.wikidata_id,
            retrieved_at=time,
            text=slot.content,
        )
    except ValidationError as error:
        return Absent(Outcome.FAILED, first_reason(error))
