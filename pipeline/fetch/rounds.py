"""Titles of one wiki in a round: what they are, which texts are new, what the archive notes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from pipeline.config import FetchSettings
from pipeline.fetch.account import Outcome
from pipeline.fetch.asked import Asked
from pipeline.fetch.client import Client
from pipeline.fetch.deciding import decide
from pipeline.fetch.options import Options
from pipeline.fetch.refusals import AskingError
from pipeline.fetch.spreading import batches, batches_by_size, spread
from pipeline.fetch.states import (
    MOST_TITLES,
    Absent,
    PageState,
    Redirected,
    States,
    Whereabouts,
    ask_settled,
    ask_states,
    ask_whereabouts,
)
from pipeline.fetch.texts import MOST_BYTES, MOST_REVISIONS, Text, ask_texts
from pipeline.problems import RefusedError
from pipeline.read.archive import Archive, Changes, Current, FetchedRevision


@dataclass(frozen=True, slots=True)
class Used:
    """A page and the revision of it that is used from now on."""

    page_id: int
    revision_id: int
    is_new: bool


@dataclass(frozen=True, slots=True)
class _Page:
    """A page of a round, by all titles that lead to it, and the revision that was chosen."""

    titles: Sequence[str]
    state: PageState
    note: str = ""


@dataclass(slots=True)
class _Findings:
    """What a round found out, to be recorded in one step."""

    current: dict[int, Current] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)
    used: list[Used] = field(default_factory=list)


class Rounds:
    """Asks for titles of one wiki, and puts what is new into the archive."""

    def __init__(
        self,
        client: Client,
        archive: Archive,
        asked: Asked,
        settings: FetchSettings,
        options: Options,
    ) -> None:
        self._client = client
        self._wiki = client.wiki.name
        self._archive = archive
        self._asked = asked
        self._settings = settings
        self._options = options

    def run(self, titles: Sequence[str], advance: Callable[[], None]) -> list[Used]:
        """Account for every title, and for those that they lead to; ``advance`` is called now and
        then. The pages that are used come back.
        """
        advance()
        states = self._ask(titles)
        whereabouts = self._look_for_lost(states)
        found = _Findings()
        pages = self._choose(self._end_absent(states, whereabouts, found), states)
        new: list[_Page] = []
        for page in pages:
            new += [] if self._is_stored(page, found) else [page]
            advance()
        for page, text in self._texts(new):
            self._take(page, text, found)
            advance()
        if not self._options.is_dry:
            self._record(states, whereabouts, found)
        return found.used

    def _ask(self, titles: Sequence[str]) -> States:
        states = States()
        for part in spread(self._ask_batch, batches(titles, MOST_TITLES), self._client.in_flight):
            states.add(part)
        return states

    def _ask_batch(self, titles: Sequence[str]) -> States:
        try:
            return ask_states(self._client, titles)
        except AskingError as error:
            failed = Absent(Outcome.FAILED, str(error))
            return States(dict.fromkeys(titles, failed))

    def _look_for_lost(self, states: States) -> Whereabouts:
        """What became of stored pages whose titles are now none, or those of other pages. Where
        they were renamed, the new titles are asked for in this same round.
        """
        there = {one.page_id for one in states.found.values() if isinstance(one, PageState)}
        lost = {
            number: one.title
            for number, one in self._archive.current(self._wiki).items()
            if number not in there and states.is_lost(one.title, number)
        }
        whereabouts = Whereabouts()
        for batch in batches(list(lost), MOST_TITLES):
            try:
                part = ask_whereabouts(self._client, batch)
            except AskingError as error:
                states.fail((lost[number] for number in batch), str(error))
            else:
                whereabouts = whereabouts.and_of(part)
        renamed = [title for title in whereabouts.titles.values() if title not in states.found]
        for title in renamed:
            self._asked.enter_found(title, "renamed")
        states.add(self._ask(renamed))
        return whereabouts

    def _end_absent(
        self, states: States, whereabouts: Whereabouts, findings: _Findings
    ) -> list[_Page]:
        """End the titles that have no page of their own; the pages of the others."""
        titles: dict[int, list[str]] = {}
        pages: dict[int, PageState] = {}
        stored = {one.title: n for n, one in self._archive.current(self._wiki).items()}
        for title, found in states.found.items():
            self._asked.enter_found(title, "redirect")
            if isinstance(found, PageState):
                pages.setdefault(found.page_id, found)
                titles.setdefault(found.page_id, []).append(title)
            elif isinstance(found, Redirected):
                note = "" if found.target else "in a circle, to no page"
                self._asked.end(title, Outcome.REDIRECTED, target=found.target, note=note)
            elif found.outcome is Outcome.MISSING:
                note = _stored_before(stored.get(title), whereabouts)
                self._asked.end(title, Outcome.MISSING, note=note)
                findings.missing.add(title)
            else:
                self._asked.end(title, found.outcome, note=found.note)
        return [_Page(titles[number], state) for number, state in pages.items()]

    def _choose(self, pages: Sequence[_Page], states: States) -> Iterator[_Page]:
        """Each page with the revision to be used. Those not edited since are left out."""
        stored = self._archive.current(self._wiki)
        since, time = self._options.since, states.time or self._client.now()
        for page in pages:
            if since is not None and page.state.timestamp < since:
                self._end(page, Outcome.UNCHANGED, f"last edited {page.state.timestamp:%Y-%m-%d}")
                continue
            try:
                decision = decide(
                    page.state,
                    stored.get(page.state.page_id),
                    time,
                    self._settings,
                    partial(ask_settled, self._client),
                )
            except AskingError as error:
                self._end(page, Outcome.FAILED, str(error))
            else:
                renamed = _renamed(page.state, stored.get(page.state.page_id))
                note = "; ".join(filter(None, [decision.note, renamed]))
                yield replace(page, state=decision.state, note=note)

    def _texts(self, new: Sequence[_Page]) -> Iterator[tuple[_Page, Text]]:
        """The texts that are not stored, batch by batch, each batch in the archive when it comes
        back.
        """
        if self._options.is_dry:
            for page in new:
                self._end(page, Outcome.STORED, page.note)
            return
        by_size = batches_by_size(new, _size, MOST_REVISIONS, MOST_BYTES)
        for batch, texts in spread(self._ask_texts, by_size, self._client.in_flight):
            self._archive.put_all(text for text in texts if isinstance(text, FetchedRevision))
            yield from zip(batch, texts, strict=True)

    def _ask_texts(self, pages: Sequence[_Page]) -> tuple[Sequence[_Page], list[Text]]:
        return pages, ask_texts(self._client, [page.state for page in pages])

    def _is_stored(self, page: _Page, findings: _Findings) -> bool:
        """Whether the archive has the revision; if so, the page is ended."""
        state = page.state
        try:
            stored = self._archive.read(self._wiki, state.page_id, state.revision_id)
        except RefusedError:
            return False
        self._use(page, stored, findings, is_new=False)
        self._end(page, Outcome.UNCHANGED, page.note)
        return True

    def _take(self, page: _Page, text: Text, findings: _Findings) -> None:
        if isinstance(text, Absent):
            self._end(page, text.outcome, text.note)
            return
        self._use(page, text, findings, is_new=True)
        note = "; ".join(filter(None, [page.note, "" if text.text.strip() else "it is blank"]))
        self._end(page, Outcome.STORED, note)

    def _use(
        self, page: _Page, text: FetchedRevision, findings: _Findings, *, is_new: bool
    ) -> None:
        state = page.state
        now = {
            "title": state.title,
            "namespace": state.namespace,
            "wikidata_id": state.wikidata_id,
            "held_revision_id": state.held_revision_id,
        }
        findings.current[state.page_id] = text.current.model_copy(update=now)
        findings.used.append(Used(state.page_id, state.revision_id, is_new))

    def _end(self, page: _Page, outcome: Outcome, note: str) -> None:
        for title in page.titles:
            self._asked.end(
                title,
                outcome,
                page_id=page.state.page_id,
                revision_id=page.state.revision_id,
                note=note,
            )

    def _record(self, states: States, whereabouts: Whereabouts, findings: _Findings) -> None:
        changes = Changes(
            current=findings.current,
            redirects=states.redirects,
            gone=whereabouts.gone,
            missing=frozenset(findings.missing),
        )
        self._archive.record(self._wiki, changes)


def _stored_before(page_id: int | None, whereabouts: Whereabouts) -> str:
    """What became of the page that was stored under a title that is now none."""
    if page_id is None:
        return ""
    title = whereabouts.titles.get(page_id)
    return f"what was stored of it is {f'now {title!r}' if title else 'no longer read'}"


def _renamed(state: PageState, stored: Current | None) -> str:
    return f"was {stored.title!r}" if stored and stored.title != state.title else ""


def _size(page: _Page) -> int:
    return page.state.size
