"""Made-up matches: who met whom, when, and who scored."""

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

_WORDS = re.findall(
    r"\w+",
    "Alfa Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Sigma Omega Rho Tau Phi Chi Psi"
    " Norte Sur",
)
_ENDS = re.findall(
    r"\w+",
    "ado eno iro osa ura anto elli inho ovic quez sson stein ton vaux walt ymar zano berg cha dal",
)
_FAMILIES = ["Arce", "Bravo", "Cano", "Duarte", "Elizondo", "Fuentes"]
_FIRST = ["Adán", "Bruno", "Ciro", "Darío", "Efraín", "Fabio"]
SQUAD = len(_FAMILIES)


@dataclass(frozen=True, slots=True)
class Player:
    """One player: the full name, which is the title of the article too, and the family name."""

    name: str
    family: str


@dataclass(frozen=True, slots=True)
class Team:
    """One team and who scores for it."""

    name: str
    code: str
    players: tuple[Player, ...]

    @property
    def link(self) -> str:
        """As articles link it."""
        return f"[[{self.name} F.C.|{self.name}]]"


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal of a side."""

    player: Player
    minute: int


@dataclass(frozen=True, slots=True)
class Played:
    """One match; goals of the home side, then those of the visitors."""

    day: date
    home: Team
    away: Team
    goals: tuple[tuple[Goal, ...], tuple[Goal, ...]]

    @property
    def score(self) -> tuple[int, int]:
        """Home and away."""
        return len(self.goals[0]), len(self.goals[1])


def teams(count: int) -> list[Team]:
    """So many teams, whose players bear names of their own.

    >>> [team.name for team in teams(2)], teams(2)[1].players[0].family
    (['Alfa', 'Beta'], 'Arceeno')
    """
    return [
        Team(
            word,
            word[:3].upper(),
            tuple(
                Player(f"{_FIRST[number]} {family}{end}", f"{family}{end}")
                for number, family in enumerate(_FAMILIES[:SQUAD])
            ),
        )
        for word, end in zip(_WORDS[:count], _ENDS[:count], strict=True)
    ]


def play(rng: random.Random, day: date, home: Team, away: Team) -> Played:
    """A match with some goals."""
    return Played(day, home, away, (_goals(rng, home), _goals(rng, away)))


def _goals(rng: random.Random, team: Team) -> tuple[Goal, ...]:
    minutes = sorted(rng.sample(range(1, 90), rng.choice((0, 0, 1, 1, 1, 2, 2, 3))))
    return tuple(Goal(rng.choice(team.players), minute) for minute in minutes)


def matchdays(
    rng: random.Random, group: Sequence[Team], first: date, legs: int
) -> Iterator[list[Played]]:
    """Everybody against everybody, once or home and away, a matchday a week."""
    ring = [*group, *([None] if len(group) % 2 else [])]
    number = 0
    for leg in range(legs):
        for _ in range(len(ring) - 1):
            pairs = zip(ring[: len(ring) // 2], reversed(ring[len(ring) // 2 :]), strict=True)
            day = first + timedelta(days=7 * number)
            known = [(one, two) for one, two in pairs if one and two]
            turned = [(two, one) if leg else (one, two) for one, two in known]
            yield [play(rng, day, home, away) for home, away in turned]
            ring = [ring[0], ring[-1], *ring[1:-1]]
            number += 1


def goals_of_players(matches: Iterable[Played]) -> Counter[Player]:
    """Goals per player."""
    return Counter(goal.player for match in matches for goals in match.goals for goal in goals)


def line_of(team: Team, matches: Iterable[Played]) -> tuple[int, int, int, int, int]:
    """Won, drawn, lost, goals for and against."""
    own = [m.score for m in matches if m.home == team]
    own += [m.score[::-1] for m in matches if m.away == team]
    won, drawn = sum(a > b for a, b in own), sum(a == b for a, b in own)
    return won, drawn, len(own) - won - drawn, sum(a for a, _ in own), sum(b for _, b in own)


def day_text(day: date) -> str:
    """As articles write it."""
    return f"{day.day} {day:%B} {day.year}"
