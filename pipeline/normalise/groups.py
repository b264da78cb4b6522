"""Articles that describe one edition together: its main article and its sub-articles."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.normalise.slugs import join_slugs, slug
from pipeline.parse.records import ArticleRecords
from pipeline.parse.title import Title, read_title
from pipeline.tables import Article


@dataclass(frozen=True, slots=True)
class Member:
    """One article of an edition with what was read from it."""

    article: Article
    records: ArticleRecords

    @property
    def title(self) -> Title:
        """What its title says."""
        return read_title(self.article.title)


@dataclass(frozen=True, slots=True)
class EditionGroup:
    """The articles of one edition, the main one first where the store holds it."""

    edition_slug: str
    members: tuple[Member, ...]

    @property
    def main(self) -> Member:
        """The article that describes the edition as a whole, else the first of its sub-articles."""
        return self.members[0]


def group_by_edition(members: Iterable[Member]) -> Iterator[EditionGroup]:
    """The editions in order of their name. An article whose title names no larger edition is an
    edition by itself; articles of different wikis never share one.
    """
    groups: dict[tuple[str, str], list[Member]] = {}
    for member in members:
        groups.setdefault((slug(member.title.edition), member.article.wiki), []).append(member)
    names = Counter(name for name, _ in groups)
    for name, wiki in sorted(groups):
        is_shared = names[name] > 1  # two wikis write about one edition
        own = join_slugs(name, wiki) if f"{name}-{wiki}" in names else f"{name}-{wiki}"
        yield EditionGroup(own if is_shared else name, _main_first(groups[name, wiki]))


def _main_first(members: Sequence[Member]) -> tuple[Member, ...]:
    return tuple(sorted(members, key=lambda m: (bool(_inside(m)), m.article.title)))


def _inside(member: Member) -> bool:
    """Whether the article holds a part of the edition only, or a single match of it."""
    title = member.title
    return bool(title.section) or title.edition != member.article.title.removesuffix(" season")
