"""Pages that articles show inside their own text, and which matches those pages hold."""

from collections.abc import Iterator, Mapping, Sequence

from pipeline.normalise.club_titles import article_title
from pipeline.normalise.fixtures import Fixture
from pipeline.normalise.groups import Member
from pipeline.normalise.slugs import fold
from pipeline.normalise.sources import source_columns
from pipeline.parse.records import TransclusionRecord
from pipeline.tables import Transclusion

_LONGEST_CHAIN = 5


class ShownPages:
    """What each article shows of the others of its wiki, redirects followed. ``redirects`` lead
    from ``enwiki:Title`` to ``enwiki:Title``.
    """

    def __init__(self, members: Sequence[Member], redirects: Mapping[str, str]) -> None:
        self._members = members
        self._redirects = {fold(page): target for page, target in redirects.items()}
        self._by_page = {fold(m.article.article_id): m.article.article_id for m in members}

    def target_of(self, member: Member, record: TransclusionRecord) -> str | None:
        """The article a call shows, where the store holds it."""
        page: str | None = f"{member.article.wiki}:{article_title(record.target)}"
        for _ in range(_LONGEST_CHAIN):
            if page is None or fold(page) in self._by_page:
                break
            page = self._redirects.get(fold(page))
        return self._by_page.get(fold(page)) if page else None

    def rows(self, fixtures: Sequence[Fixture]) -> Iterator[Transclusion]:
        """One row a call, with the matches the page holds there."""
        held = _by_passage(fixtures)
        for member in self._members:
            for number, record in enumerate(member.records.transclusions, start=1):
                target = self.target_of(member, record)
                yield Transclusion(
                    **source_columns(member.article, record.place),
                    transclusion_number=number,
                    target_title=record.target,
                    target_article_id=target,
                    target_section=record.section or record.heading,
                    match_count=len(held.get(_passage(target or "", record), ())),
                )

    def pages_by_match(self, fixtures: Sequence[Fixture]) -> dict[int, set[str]]:
        """The articles that show a match of another page, by ``id()`` of its fixture."""
        held = _by_passage(fixtures)
        pages: dict[int, set[str]] = {}
        for member in self._members:
            shown = {
                _passage(self.target_of(member, record) or "", record): None
                for record in member.records.transclusions
            }
            for passage in shown:
                for fixture in held.get(passage, ()):
                    pages.setdefault(id(fixture), set()).add(member.article.article_id)
        return pages


_Passage = tuple[str, str | None, str | None]  # the article, and a label or a heading of it


def _passage(article_id: str, record: TransclusionRecord) -> _Passage:
    """What a call shows: the page, or what stands there below one label or one heading."""
    return article_id, record.section, None if record.section is not None else record.heading


def _by_passage(fixtures: Sequence[Fixture]) -> dict[_Passage, list[Fixture]]:
    """The matches of every passage that a call can ask for."""
    held: dict[_Passage, list[Fixture]] = {}
    for fixture in fixtures:
        labels = {label for showing in fixture.showings for label in showing.record.labels}
        headings = {title for s in fixture.showings for title in s.record.place.section}
        for article_id in {showing.article.article_id for showing in fixture.showings}:
            held.setdefault((article_id, None, None), []).append(fixture)
            for label in labels:
                held.setdefault((article_id, label, None), []).append(fixture)
            for heading in headings:
                held.setdefault((article_id, None, heading), []).append(fixture)
    return held
