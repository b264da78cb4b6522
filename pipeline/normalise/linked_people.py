"""People that passages link, and which of their titles redirect to one another."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.normalise.club_titles import article_title, bare_title, told_apart_by
from pipeline.normalise.person_spelling import Spelling, can_be_one, read_spelling
from pipeline.normalise.slugs import slug
from pipeline.tables import PersonRole

MOST_ALIKE = 50
"""People of one family name in a team; beyond that nothing can be told."""

Pool = tuple[PersonRole, str | None]
"""Among whom a name has to be unique: those of one role and one team."""


class Mention(NamedTuple):
    """A person as one passage names one. ``team_id`` is the team played for or managed."""

    name: str
    link: str | None
    role: PersonRole
    team_id: str | None

    @property
    def pool(self) -> Pool:
        """Among whom the name has to be unique."""
        return self.role, self.team_id


@dataclass(slots=True, eq=False)
class Person:
    """One person: the spellings met, and the titles linked with how often."""

    pool: Pool
    spellings: set[Spelling] = field(default_factory=set)
    shown: set[tuple[Pool, Spelling]] = field(default_factory=set)
    titles: Counter[str] = field(default_factory=Counter)
    person_id: str = ""

    @property
    def shortest(self) -> Spelling:
        """The spelling that says least."""
        return min(self.spellings, key=lambda one: (one.fullness, one.words, one.initials))

    @property
    def fullest(self) -> Spelling:
        """The spelling that says most."""
        return max(self.spellings, key=lambda one: (one.fullness, one.words, one.initials))

    @property
    def title(self) -> str | None:
        """The title linked most."""
        return min(self.titles, key=lambda title: (-self.titles[title], title), default=None)


def linked_people(
    uses: Mapping[Mention, int], redirects: Mapping[str, str]
) -> dict[Mention, Person]:
    """The person of every mention that has a link. One title is one person; so are two of one
    team that differ in accents, or that are shown under names that only they can share.
    """
    people: dict[str, Person] = {}
    for mention, count in uses.items():
        title = article_title(mention.link or "")
        title = redirects.get(title, title)
        person = people.setdefault(slug(title), Person(mention.pool))
        person.titles[title] += count
        person.shown.add((mention.pool, read_spelling(mention.name)))
    same = _redirected(people.values())
    found: dict[Mention, Person] = {}
    for mention in uses:
        title = article_title(mention.link or "")
        person = people[slug(redirects.get(title, title))]
        found[mention] = same.get(id(person), person)
    for person in set(found.values()):
        bare = (read_spelling(bare_title(title)) for title in person.titles)
        person.spellings |= {*bare, *(spelling for _, spelling in person.shown)}
    return found


def _redirected(people: Iterable[Person]) -> dict[int, Person]:
    """By ``id()`` the people who are another one: two of one team whose names can be one, where
    neither can be a third one.
    """
    alike: dict[int, dict[int, Person]] = {}
    for one, other in _near_each_other(people):
        alike.setdefault(id(one), {})[id(other)] = other
        alike.setdefault(id(other), {})[id(one)] = one
    same: dict[int, Person] = {}
    for others in alike.values():
        back = [alike[key] for key in others]
        if len(others) > 1 or len(back[0]) > 1:
            continue
        kept, gone = sorted((*others.values(), *back[0].values()), key=_weight)
        if id(gone) not in same:
            same[id(gone)] = kept
            kept.titles += gone.titles
            kept.shown |= gone.shown
    return same


def _near_each_other(people: Iterable[Person]) -> Iterator[tuple[Person, Person]]:
    """Every two people of one team who share a word of their names, and may be one."""
    by_word: dict[tuple[Pool, str], list[Person]] = {}
    for person in people:
        places = dict.fromkeys((pool, word) for pool, name in person.shown for word in name.words)
        for pool, word in sorted(places, key=str):
            near = by_word.setdefault((pool, word), [])
            yield from ((person, one) for one in near if _may_be_one(person, one, pool))
            if len(near) < MOST_ALIKE:
                near.append(person)


def _weight(person: Person) -> tuple[int, str]:
    return -person.titles.total(), person.title or ""


def _may_be_one(person: Person, other: Person, pool: Pool) -> bool:
    """Whether the names shown in a team can be one, and the titles two of one person."""
    if len(person.shown) > MOST_ALIKE or len(other.shown) > MOST_ALIKE:
        return False
    names, others = ({s for p, s in one.shown if p == pool} for one in (person, other))
    if not all(can_be_one(name, known) or name == known for name in names for known in others):
        return False
    return all(_are_of_one(title, known) for title in person.titles for known in other.titles)


def _are_of_one(title: str, other: str) -> bool:
    """Whether one title may redirect to another: a nickname and a name, a name and the same with
    more words, or two spellings that share no word. Two that are told apart by what stands in
    brackets are two people, as are two whole names of one family name.

    >>> _are_of_one("Eloy (footballer)", "Eloy Olaya")
    True
    >>> _are_of_one("José Giménez", "José María Giménez")
    True
    >>> _are_of_one("José Silva (born 1980)", "José Silva (born 1990)")
    False
    >>> _are_of_one("Hugo Sánchez", "Luis Sánchez")
    False
    """
    told, known = told_apart_by(title), told_apart_by(other)
    one, two = read_spelling(bare_title(title)).words, read_spelling(bare_title(other)).words
    if one == two:
        return told == known or None in (told, known)
    is_nickname = 1 in (len(one), len(two))
    return is_nickname or set(one) <= set(two) or set(two) <= set(one) or not set(one) & set(two)
