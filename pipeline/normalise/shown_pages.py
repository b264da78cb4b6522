"""Pages that articles show inside their own text, and which matches those pages hold."""

from collections.abc import Iterator, Mapping, Sequence

from pipeline.normalise.fixtures import Fixture
from pipeline.normalise.groups import Member
from pipeline.normalise.slugs import fold
from pipeline.normalise.sources import source_columns
from pipeline.parse.records import TransclusionRecord
from pipeline.tables import Transclusion

_LONGEST_CHAIN = 5


class ShownPages:
    """What each article shows of the others of its wiki, redirects followed."""

    def __init__(self, members: Sequence[Member], redirects: Mapping[str, str]) -> None:
        self._members = members
        self._redirects = {fold(title): target for title, target in redirects.items()}
        self._by_title = {
            (m.article.wiki, fold(m.article.title)): m.article.article_id for m in members
        }

    def target_of(self, member: Member, record: TransclusionRecord) -> str | None:
        """The article a call shows, where the store holds it."""
        title = record.target
        for _ in range(_LONGEST_CHAIN):
            found = self._by_title.get((member.article.wiki, fold(title)))
            if found is not None:
                return found
            title = self._redirects.get(fold(title), "")
            if not title:
                return None
        return None

    def rows(self, fixtures: Sequence[Fixture]) -> Iterator[Transclusion]:
        """One row a call, with the matches the page holds there."""
        held = _by_article(fixtures)
        for member in self._members:
            for number, record in enumerate(member.records.transclusions, start=1):
                target = self.target_of(member, record)
                matches = [f for f in held.get(target or "", []) if is_shown(f, record)]
                yield Transclusion(
                    **source_columns(member.article, record.place),
                    transclusion_number=number,
                    target_title=record.target,
                    target_article_id=target,
                    target_section=record.section or record.heading,
                    match_count=len(matches),
                )

    def pages_by_match(self, fixtures: Sequence[Fixture]) -> dict[int, set[str]]:
        """The articles that show a match of another page, by ``id()`` of its fixture."""
        held = _by_article(fixtures)
        pages: dict[int, set[str]] = {}
        for member in self._members:
            for record in member.records.transclusions:
                target = self.target_of(member, record)
                for fixture in held.get(target or "", []):
                    if is_shown(fixture, record):
                        pages.setdefault(id(fixture), set()).add(member.article.article_id)
        return pages


def is_shown(fixture: Fixture, record: TransclusionRecord) -> bool:
    """Whether a call shows a match of the page it names: by label, by heading, or all of them."""
    if record.section is not None:
        return any(record.section in showing.record.labels for showing in fixture.showings)
    if record.heading is not None:
        return any(record.heading in s.record.place.section for s in fixture.showings)
    return True


def _by_article(fixtures: Sequence[Fixture]) -> dict[str, list[Fixture]]:
    held: dict[str, list[Fixture]] = {}
    for fixture in fixtures:
        for article_id in {showing.article.article_id for showing in fixture.showings}:
            held.setdefault(article_id, []).append(fixture)
    return held
