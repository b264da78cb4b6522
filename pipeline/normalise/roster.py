"""The teams that the articles of one edition link or give a code for, and what they call them."""

from collections import Counter
from collections.abc import Mapping

from pipeline.normalise.club_titles import are_alike, article_title, team_title, told_apart_by
from pipeline.normalise.countries import (
    NationalTeam,
    national_team,
    national_team_by_id,
    national_team_of_title,
)
from pipeline.normalise.known import countries_of_name, states_of_team, team_id_by_title
from pipeline.normalise.slugs import fold, slug
from pipeline.normalise.spellings import core, split_state, words
from pipeline.parse.records import TeamRef

_MOST_SHARED = 50  # clubs of one name that a link is held against; no edition has so many


class Roster:
    """What passages with a link or a code say about the names of an edition.

    Links that differ are different teams, unless their titles are alike and they are shown under
    the same name: then one redirects to the other, and the title used most stands for both.
    """

    def __init__(self, redirects: Mapping[str, str]) -> None:
        self._redirects = redirects
        self._links: Counter[tuple[str, str]] = Counter()
        self._countries: Counter[tuple[str, str]] = Counter()
        self._one_of: dict[str, str] = {}
        self._by_name: dict[str, set[str]] = {}
        self._by_bare_name: dict[str, set[str]] = {}
        self._by_core: dict[str, set[str]] = {}
        self._titles: dict[str, str] = {}
        self._states: dict[str, set[str]] = {}
        self._names: set[str] = set()
        self._clubs_of: Counter[str] = Counter()
        self._is_built = self._is_of_nations = False

    def add(self, team: TeamRef) -> None:
        """Take in one passage."""
        self._is_built = False
        self.see(team.name)
        if team.link is not None:
            self._links[self._title(team.link), team.name] += 1
        elif team.code is not None:
            self._countries[team.code, team.squad or ""] += 1

    def see(self, name: str) -> None:
        """Take in a name alone, for what it says about the country of the others."""
        if name not in self._names:
            self._names.add(name)
            self._clubs_of.update(countries_of_name().get(fold(name), ()))

    def meet(self, name: str, team_id: str) -> None:
        """Remember that a name was brought to a team, for those alike."""
        self._by_core.setdefault(core(name), set()).add(team_id)

    def linked(self, link: str, name: str) -> str:
        """The team of a link."""
        self._build()
        title = self._title(link)
        known = _known_id(title, name)
        return known or slug(self._one_of.get(title, title) or name)

    def spelled(self, name: str) -> str | None:
        """The only team of the edition that is called so."""
        self._build()
        return _only(self._by_name.get(words(name), set()))

    def spelled_without_state(self, name: str) -> str | None:
        """The only team that is called so but for the state behind the name, on either side. One
        whose state no passage and no knowledge says may be of any, if only one is in question.
        """
        self._build()
        bare, state = split_state(name)
        same = self._by_bare_name.get(words(bare), set())
        if state is not None:
            is_sole = len(self._states.get(words(bare), set())) == 1
            same = {team_id for team_id in same if self._may_be_of(team_id, state, is_sole)}
        return _only(same)

    def alike(self, name: str) -> str | None:
        """The only team whose name differs by nothing but a word such as F.C."""
        self._build()
        essence = core(name)
        return _only(self._by_core.get(essence, set())) if essence else None

    @property
    def country(self) -> str | None:
        """The country whose clubs bear nearly all the names, where no article says it. In a cup
        of a continent many names are borne by clubs of several countries.
        """
        most = max(self._clubs_of, key=lambda c: (self._clubs_of[c], c), default=None)
        return most if most and 4 * self._clubs_of[most] > 3 * len(self._names) else None

    @property
    def is_of_nations(self) -> bool:
        """Whether countries meet in this edition rather than clubs."""
        self._build()
        return self._is_of_nations

    def takes_country(self, name: str, team_id: str) -> bool:
        """Whether a plain name may be read as a country's: three letters only where it plays."""
        self._build()
        return len(name) > 3 or team_id in self._titles

    def titles(self) -> dict[str, str]:
        """The articles about the teams, by their ids."""
        self._build()
        return dict(self._titles)

    def _title(self, link: str) -> str:
        title = article_title(link)
        title = team_title(self._redirects.get(title, title))
        return self._redirects.get(title, title)

    def _may_be_of(self, team_id: str, state: str, is_sole: bool) -> bool:
        told = told_apart_by(self._titles.get(team_id, ""))
        states = states_of_team().get(team_id, set()) | ({fold(told)} if told else set())
        return fold(state) in states if states else is_sole

    def _build(self) -> None:
        if self._is_built:
            return
        self._is_built = True
        self._one_of = _join(self._links)
        clubs = sum(n for (title, _), n in self._links.items() if not national_team_of_title(title))
        self._is_of_nations = self._links.total() + self._countries.total() > 2 * clubs
        for name in self._names:
            bare, state = split_state(name)
            if state is not None:
                self._states.setdefault(words(bare), set()).add(fold(state))
        for (title, name), _ in sorted(self._links.items(), key=lambda item: (-item[1], item[0])):
            team_id = _known_id(title, name) or slug(self._one_of.get(title, title) or name)
            self._call(team_id, name)
            self._titles.setdefault(team_id, self._one_of.get(title, title))
            if told := told_apart_by(title):
                self._by_name.setdefault(words(f"{name} {told}"), set()).add(team_id)
        for code, squad in sorted(self._countries):
            if team := national_team(code, squad or None):
                self._call_country(team, code)

    def _call_country(self, team: NationalTeam, code: str) -> None:
        self._titles[team.team_id] = team.article_title
        shown = national_team(code)
        for name in {team.name, shown.name if shown else team.name}:
            self._call(team.team_id, name)

    def _call(self, team_id: str, name: str) -> None:
        self._by_name.setdefault(words(name), set()).add(team_id)
        self._by_bare_name.setdefault(words(split_state(name)[0]), set()).add(team_id)
        self._by_core.setdefault(core(name), set()).add(team_id)


def _known_id(title: str, name: str) -> str | None:
    """The id of an article's team, where knowledge has it. A country that is no more is a team of
    its own, though its article redirects to its successor's.
    """
    known = team_id_by_title().get(fold(title))
    if known is not None:
        return known
    team = national_team_of_title(title) or _country_at(title, name)
    if team is None:
        return None
    former = national_team(name)
    is_former = former and former.is_historic and not team.is_historic
    if former and is_former and team.team_id in national_team_by_id():
        return former.team_id
    return team.team_id


def _country_at(title: str, name: str) -> NationalTeam | None:
    """The team of a title that is a country's name alone, shown as such."""
    return national_team(title) if len(title) > 3 and fold(title) == fold(name) else None


def _join(links: Mapping[tuple[str, str], int]) -> dict[str, str]:
    """For every title the one that stands for it: of those alike that share a name, the one that
    knowledge holds, else the most used, else the first of the alphabet.
    """
    uses: Counter[str] = Counter()
    names: dict[str, set[str]] = {}
    for (title, name), count in links.items():
        uses[title] += count
        names.setdefault(title, set()).add(words(name))
    one_of: dict[str, str] = {}
    standing: dict[str, list[str]] = {}
    for title in sorted(uses, key=lambda title: (not _is_known(title), -uses[title], title)):
        shared = (t for name in sorted(names[title]) for t in standing.get(name, [])[:_MOST_SHARED])
        one_of[title] = next((t for t in shared if are_alike(t, title)), title)
        if one_of[title] == title:
            for name in names[title]:
                standing.setdefault(name, []).append(title)
    return one_of


def _is_known(title: str) -> bool:
    return fold(title) in team_id_by_title()


def _only(team_ids: set[str]) -> str | None:
    return next(iter(team_ids)) if len(team_ids) == 1 else None
