"""The teams that the articles of one edition link or give a code for, and what they call them."""

import re
from collections import Counter
from collections.abc import Mapping

from pipeline.normalise.club_titles import are_alike, article_title, team_title, told_apart_by
from pipeline.normalise.countries import (
    NationalTeam,
    national_team,
    national_team_by_id,
    national_team_of_title,
)
from pipeline.normalise.known import team_id_by_title
from pipeline.normalise.slugs import fold, slug
from pipeline.parse.records import TeamRef

_AFFIX = re.compile(r"\b(?:fc|cf|cd|ac|sc|afc|club|deportivo)\b")
_SUFFIX = re.compile(r"\s*(?:\(([^()]{1,30})\)|[-–]\s?([A-Z]{2}))$")
_WORD = re.compile(r"\w+")


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
        self._is_built = self._is_of_nations = False

    def add(self, team: TeamRef) -> None:
        """Take in one passage. A plain name says nothing about others."""
        self._is_built = False
        if team.link is not None:
            self._links[self._title(team.link), team.name] += 1
        elif team.code is not None:
            self._countries[team.code, team.squad or ""] += 1

    def meet(self, name: str, team_id: str) -> None:
        """Remember that a name was brought to a team, for those alike."""
        self._by_core.setdefault(_core(name), set()).add(team_id)

    def linked(self, link: str, name: str) -> str:
        """The team of a link."""
        self._build()
        title = self._title(link)
        known = _known_id(title, name)
        return known or slug(self._one_of.get(title, title) or name)

    def spelled(self, name: str) -> str | None:
        """The only team of the edition that is called so; with or without a state behind it."""
        self._build()
        same = self._by_name.get(_words(name))
        if same is None:
            bare, state = _split(name)
            same = self._by_bare_name.get(_words(bare), set())
            same = {team_id for team_id in same if state is None or self._may_be_of(team_id, state)}
        return next(iter(same)) if len(same) == 1 else None

    def alike(self, name: str) -> str | None:
        """The only team whose name differs by nothing but a word such as F.C."""
        self._build()
        core = _core(name)
        same = self._by_core.get(core, set()) if core else set()
        return next(iter(same)) if len(same) == 1 else None

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

    def _may_be_of(self, team_id: str, state: str) -> bool:
        told = told_apart_by(self._titles.get(team_id, ""))
        return told is None or fold(told) == fold(state)

    def _build(self) -> None:
        if self._is_built:
            return
        self._is_built = True
        self._one_of = _join(self._links)
        clubs = sum(n for (title, _), n in self._links.items() if not national_team_of_title(title))
        self._is_of_nations = self._links.total() + self._countries.total() > 2 * clubs
        for (title, name), _ in sorted(self._links.items(), key=lambda item: (-item[1], item[0])):
            team_id = _known_id(title, name) or slug(self._one_of.get(title, title) or name)
            self._call(team_id, name)
            self._titles.setdefault(team_id, self._one_of.get(title, title))
            if told := told_apart_by(title):
                self._by_name.setdefault(_words(f"{name} {told}"), set()).add(team_id)
        for code, squad in sorted(self._countries):
            if team := national_team(code, squad or None):
                self._call_country(team, code)

    def _call_country(self, team: NationalTeam, code: str) -> None:
        self._titles[team.team_id] = team.article_title
        shown = national_team(code)
        for name in {team.name, shown.name if shown else team.name}:
            self._call(team.team_id, name)

    def _call(self, team_id: str, name: str) -> None:
        self._by_name.setdefault(_words(name), set()).add(team_id)
        self._by_bare_name.setdefault(_words(_split(name)[0]), set()).add(team_id)
        self._by_core.setdefault(_core(name), set()).add(team_id)


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
        names.setdefault(title, set()).add(_words(name))
    one_of: dict[str, str] = {}
    standing: list[str] = []
    for title in sorted(uses, key=lambda title: (not _is_known(title), -uses[title], title)):
        same = (t for t in standing if names[t] & names[title] and are_alike(t, title))
        one_of[title] = next(same, title)
        if one_of[title] == title:
            standing.append(title)
    return one_of


def _is_known(title: str) -> bool:
    return fold(title) in team_id_by_title()


def _split(name: str) -> tuple[str, str | None]:
    """A name and the state, tier or town behind it."""
    found = _SUFFIX.search(name)
    return (name[: found.start()], found[1] or found[2]) if found else (name, None)


def _words(name: str) -> str:
    return " ".join(_WORD.findall(fold(name)))


def _core(name: str) -> str:
    return " ".join(_AFFIX.sub(" ", fold(name)).split())
