"""Articles made to a plan: what they say is known before they are read."""

from dataclasses import dataclass

from hypothesis import strategies as st

TEAMS = ["Alfa", "Beta F.C.", "Gama 04", "U. de D.", "Épsilon", "San Zeta", "Eta-Theta", "O'Iota"]
PLAYERS = ["Ana", "J. Díaz", "de Eva", "Chaco G.", "O'Neill", "Mia Sol", "Kim Ji-hoon"]
DASHES = ["−", "–", "-", " - ", " – "]
MONTHS = ["January", "February", "March", "April"]


@dataclass(frozen=True)
class Game:
    """A match as planned: both teams, and each side's goals as (scorer, minute)."""

    home: str
    away: str
    goals: tuple[tuple[tuple[str, int], ...], tuple[tuple[str, int], ...]]

    @property
    def score(self) -> tuple[int, int]:
        return len(self.goals[0]), len(self.goals[1])


@dataclass(frozen=True)
class Pair:
    """Two legs; the second swaps home and away."""

    first: Game
    second: Game

    @property
    def aggregate(self) -> tuple[int, int]:
        home, away = self.first.score, self.second.score
        return home[0] + away[1], home[1] + away[0]


minutes = st.integers(1, 90)
goals = st.lists(st.tuples(st.sampled_from(PLAYERS), minutes), max_size=4).map(tuple)


@st.composite
def pairs(draw: st.DrawFn) -> Pair:
    one, other = draw(st.permutations(TEAMS))[:2]
    return Pair(
        Game(one, other, draw(st.tuples(goals, goals))),
        Game(other, one, draw(st.tuples(goals, goals))),
    )


@st.composite
def groups(draw: st.DrawFn) -> list[Pair]:
    """Pairs of one group; no two of the same teams."""
    found = draw(st.lists(pairs(), min_size=1, max_size=4))
    return list({frozenset((pair.first.home, pair.first.away)): pair for pair in found}.values())


@st.composite
def scorer_lists(draw: st.DrawFn, goals: tuple[tuple[str, int], ...]) -> str:
    """A list that tells of some goals, its minutes behind the names or before them."""
    is_name_first = draw(st.booleans())
    space = draw(st.sampled_from(["", " "]))  # Ascenso MX writes one before its commas
    sign = draw(st.sampled_from("'’′"))
    pieces = []
    runs: list[tuple[str, list[int]]] = []
    for player, minute in goals:
        if runs and runs[-1][0] == player:
            runs[-1][1].append(minute)
        else:
            runs.append((player, [minute]))
    for player, own in runs:
        times = [f"{minute}{sign}" for minute in own]
        pieces += [f"{player} {times[0]}", *times[1:]] if is_name_first else []
        pieces += [] if is_name_first else [*times[:-1], f"{times[-1]} {player}"]
    return f"{space}, ".join(pieces)


@st.composite
def game_texts(draw: st.DrawFn, game: Game) -> str:
    day, month = draw(st.integers(1, 28)), draw(st.sampled_from(MONTHS))
    when = draw(st.sampled_from([f"{month} {day}, 2014", f"{day} {month} 2014"]))
    home, away = game.score
    lines = [when, f"{game.home} {home}{draw(st.sampled_from(DASHES))}{away} {game.away}"]
    for team, scored in zip((game.home, game.away), game.goals, strict=True):
        if scored:
            lines.append(f"  {team}: {draw(scorer_lists(scored))}")
    return "\n".join(lines) + "\n"


@st.composite
def pair_texts(draw: st.DrawFn, pair: Pair) -> str:
    return draw(game_texts(pair.first)) + "\n" + draw(game_texts(pair.second)) + note(pair)


def note(pair: Pair) -> str:
    """How the copy tells of a round: won on aggregate, else level."""
    one, other = pair.aggregate
    if one == other:
        return f"\nTeams drew {one}−{other} on aggregate\n"
    winner = pair.first.home if one > other else pair.first.away
    return f"\n{winner} won the round {max(one, other)}−{min(one, other)} on aggregate\n"
