"""Spellings of people to people, for all articles of one edition."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pipeline.normalise.club_titles import article_title
from pipeline.normalise.linked_people import MOST_ALIKE, Mention, Person, Pool, linked_people
from pipeline.normalise.person_spelling import Spelling, can_be_one, read_spelling
from pipeline.normalise.slugs import join_slugs, slug
from pipeline.tables import PersonResolution, PersonRole

__all__ = ["Found", "Mention", "PersonBook"]

_MOST_TOLD = 5


class Found(NamedTuple):
    """Whom a mention means: None with the reason where it may be several."""

    person_id: str | None
    resolution: PersonResolution
    reason: str | None = None


class PersonBook:
    """The people of one edition. ``learn`` takes in every mention first; then a link says who is
    meant, else the only person of the team who can be called so. ``redirects`` leads titles to the
    titles of the articles they open.
    """

    def __init__(self, edition_slug: str, redirects: Mapping[str, str]) -> None:
        self._edition_slug = edition_slug
        self._redirects = redirects
        self._uses: Counter[Mention] = Counter()
        self._found: dict[Mention, Found] = {}
        self._people: list[Person] = []
        self._spelled: dict[tuple[Pool, Spelling], list[Person]] = {}
        self._by_word: dict[tuple[Pool, str], list[Person]] = {}

    def learn(self, mention: Mention) -> None:
        """Take in a mention before any is resolved."""
        self._uses[mention] += 1

    def resolve(self, mention: Mention) -> Found:
        """The person a mention means that was learnt before."""
        if not self._found:
            self._build()
        return self._found[mention]

    def _build(self) -> None:
        by_use = sorted(self._uses, key=lambda one: (-self._uses[one], one.name, one.link or ""))
        linked = {one: self._uses[one] for one in by_use if one.link and article_title(one.link)}
        people = linked_people(linked, self._redirects)
        self._people = list(dict.fromkeys(people.values()))
        pools = dict.fromkeys((person, mention.pool) for mention, person in people.items())
        for person, pool in pools:
            for spelling in person.spellings:
                self._call(person, pool, spelling)
        # The fullest first, so that a short name finds everybody whom it may mean; and names
        # without a team last, who may be of any.
        plain = [one for one in by_use if one not in linked]
        plain.sort(key=lambda one: read_spelling(one.name).fullness, reverse=True)
        plain.sort(key=lambda one: one.team_id is None)
        meant = {one: self._candidates(one) for one in plain}
        self._name_all()
        for mention, person in people.items():
            self._found[mention] = Found(person.person_id, PersonResolution.LINK)
        for mention, candidates in meant.items():
            self._found[mention] = self._conclude(candidates)

    def _candidates(self, mention: Mention) -> list[Person]:
        """The people a name without a link may mean; a new one where there is nobody."""
        spelling, pool = read_spelling(mention.name), mention.pool
        found = self._spelled.get((pool, spelling)) or self._alike(pool, spelling)
        if len(found) == 1:
            self._call(found[0], pool, spelling)
        if found:
            return found
        person = self._new(pool)
        self._call(person, pool, spelling)
        return [person]

    def _alike(self, pool: Pool, spelling: Spelling) -> list[Person]:
        alike: dict[int, Person] = {}
        for word in spelling.words:
            near = self._by_word.get((pool, word), [])
            if len(near) >= MOST_ALIKE:
                return near
            for one in near:
                if all(can_be_one(spelling, known) for known in one.spellings):
                    alike[id(one)] = one
        return list(alike.values())

    def _new(self, pool: Pool) -> Person:
        person = Person(pool)
        self._people.append(person)
        return person

    def _call(self, person: Person, pool: Pool, spelling: Spelling) -> None:
        """Remember a spelling of a person, in the team and among those of any team."""
        person.spellings.add(spelling)
        for place in {pool, (pool[0], None)}:
            _add(self._spelled.setdefault((place, spelling), []), person)
            for word in spelling.words:
                _add(self._by_word.setdefault((place, word), []), person)

    def _name_all(self) -> None:
        """Ids of those linked are their titles; of the others team and family name, and the whole
        name where that is of several.
        """
        plain = [person for person in self._people if not person.titles]
        shared = Counter(self._id_of(person, person.shortest.words[-1:]) for person in plain)
        given: Counter[str] = Counter()
        for person in self._people:
            if person.title is not None:
                person.person_id = slug(person.title)
                continue
            name = self._id_of(person, person.shortest.words[-1:])
            if shared[name] > 1:
                name = self._id_of(person, (*person.fullest.initials, *person.fullest.words))
            given[name] += 1
            person.person_id = name if given[name] == 1 else f"{name}--{given[name]}"

    def _id_of(self, person: Person, words: Iterable[str]) -> str:
        role, team_id = person.pool
        kind = None if role is PersonRole.PLAYER else role.value
        return join_slugs(self._edition_slug, team_id, kind, slug(" ".join(words)))

    def _conclude(self, candidates: list[Person]) -> Found:
        if len(candidates) == 1:
            person = candidates[0]
            is_alone = len(person.spellings) == 1 and not person.titles
            kind = (
                PersonResolution.ONLY_SPELLING if is_alone else PersonResolution.UNIQUE_IN_EDITION
            )
            return Found(person.person_id, kind)
        names = sorted({person.person_id for person in candidates})
        if len(names) == 1:
            return Found(names[0], PersonResolution.UNIQUE_IN_EDITION)
        told = ", ".join(names[:_MOST_TOLD]) + (" and others" if len(names) > _MOST_TOLD else "")
        return Found(None, PersonResolution.AMBIGUOUS, f"may be any of {told}")


def _add(people: list[Person], person: Person) -> None:
    if len(people) < MOST_ALIKE and not any(one is person for one in people):
        people.append(person)
