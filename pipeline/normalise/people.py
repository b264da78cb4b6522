"""Spellings of people to people, for all articles of one edition."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.normalise.club_titles import article_title, told_apart_by
from pipeline.normalise.person_spelling import Spelling, can_be_one, read_spelling
from pipeline.normalise.slugs import join_slugs, slug
from pipeline.tables import PersonResolution, PersonRole

_MOST_ALIKE = 50  # people of one family name in a team; beyond that nothing can be told
_MOST_TOLD = 5
_Pool = tuple[PersonRole, str | None]


class Mention(NamedTuple):
    """A person as one passage names one. ``team_id`` is the team played for or managed."""

    name: str
    link: str | None
    role: PersonRole
    team_id: str | None


class Found(NamedTuple):
    """Whom a mention means: None with the reason where it may be several."""

    person_id: str | None
    resolution: PersonResolution
    reason: str | None = None


@dataclass(slots=True, eq=False)
class _Person:
    """One person: the spellings met, and the titles linked with how often."""

    pool: _Pool
    spellings: set[Spelling] = field(default_factory=set)
    titles: Counter[str] = field(default_factory=Counter)
    person_id: str = ""

    @property
    def shortest(self) -> Spelling:
        return min(self.spellings, key=lambda one: (one.fullness, one.words, one.initials))

    @property
    def fullest(self) -> Spelling:
        return max(self.spellings, key=lambda one: (one.fullness, one.words, one.initials))

    @property
    def title(self) -> str | None:
        """The title linked most."""
        return min(self.titles, key=lambda title: (-self.titles[title], title), default=None)


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
        self._people: list[_Person] = []
        self._by_title: dict[str, _Person] = {}
        self._spelled: dict[tuple[_Pool, Spelling], list[_Person]] = {}
        self._by_word: dict[tuple[_Pool, str], list[_Person]] = {}

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
        linked = [one for one in by_use if one.link and article_title(one.link)]
        plain = [one for one in by_use if not (one.link and article_title(one.link))]
        people = {one: self._linked(one) for one in linked}
        # The fullest first, so that a short name finds everybody whom it may mean; and names
        # without a team last, who may be of any.
        plain.sort(key=lambda one: read_spelling(one.name).fullness, reverse=True)
        plain.sort(key=lambda one: one.team_id is None)
        meant = {one: self._candidates(one) for one in plain}
        self._name_all()
        for mention, person in people.items():
            self._found[mention] = Found(person.person_id, PersonResolution.LINK)
        for mention, candidates in meant.items():
            self._found[mention] = self._conclude(candidates)

    def _linked(self, mention: Mention) -> _Person:
        """The person of a link: of titles that differ in accents alone, or under one full name in
        one team, the one redirects to the other.
        """
        title = article_title(mention.link or "")
        title = self._redirects.get(title, title)
        spelling = read_spelling(mention.name)
        pool = mention.role, mention.team_id
        person = self._by_title.get(slug(title))
        if person is None:
            same = self._spelled.get((pool, spelling), [])
            person = next((one for one in same if _is_one_title(one, title, spelling)), None)
        person = person or self._new(pool)
        self._by_title[slug(title)] = person
        person.titles[title] += self._uses[mention]
        bare = title.removesuffix(f"({told_apart_by(title)})")
        for known in (spelling, read_spelling(bare)):
            self._call(person, pool, known)
        return person

    def _candidates(self, mention: Mention) -> list[_Person]:
        """The people a name without a link may mean; a new one where there is nobody."""
        spelling, pool = read_spelling(mention.name), (mention.role, mention.team_id)
        found = self._spelled.get((pool, spelling)) or self._alike(pool, spelling)
        if len(found) == 1:
            self._call(found[0], pool, spelling)
        if found:
            return found
        person = self._new(pool)
        self._call(person, pool, spelling)
        return [person]

    def _alike(self, pool: _Pool, spelling: Spelling) -> list[_Person]:
        alike: dict[int, _Person] = {}
        for word in spelling.words:
            near = self._by_word.get((pool, word), [])
            if len(near) >= _MOST_ALIKE:
                return near
            for one in near:
                if all(can_be_one(spelling, known) for known in one.spellings):
                    alike[id(one)] = one
        return list(alike.values())

    def _new(self, pool: _Pool) -> _Person:
        person = _Person(pool)
        self._people.append(person)
        return person

    def _call(self, person: _Person, pool: _Pool, spelling: Spelling) -> None:
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

    def _id_of(self, person: _Person, words: Iterable[str]) -> str:
        role, team_id = person.pool
        kind = None if role is PersonRole.PLAYER else role.value
        return join_slugs(self._edition_slug, team_id, kind, slug(" ".join(words)))

    def _conclude(self, candidates: list[_Person]) -> Found:
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


def _is_one_title(person: _Person, title: str, spelling: Spelling) -> bool:
    """Whether a title shown under the same name in the same team is of the same person."""
    if len(spelling.words) > 1:
        return True
    bare = read_spelling(title.removesuffix(f"({told_apart_by(title)})"))
    told = {told_apart_by(one) for one in person.titles} | {told_apart_by(title)}
    return len(told) == 1 and all(can_be_one(bare, known) for known in person.spellings)


def _add(people: list[_Person], person: _Person) -> None:
    if len(people) < _MOST_ALIKE and not any(one is person for one in people):
        people.append(person)
