"""Made-up matches, tables and lists as wikitext, each fact with ways to state it wrong."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from tests.mutation.pieces import Piece, fact, plain
from tests.mutation.play import Goal, Played, Player, Team, day_text, goals_of_players, line_of

LISTED = 2
"""Goals that bring a player into the list."""


def box(match: Played, listed: Collection[Player], others: Sequence[Team] = ()) -> Iterator[Piece]:
    """A football box. ``listed`` are the players whose goals a list gives too, ``others`` the teams
    that could play in it.
    """
    home, away = match.score
    yield from plain("{{football box\n|date = ")
    yield fact("date", day_text(match.day), day_text(_a_year_on(match.day)))
    yield from plain("\n|team1 = ")
    yield _team(match.home, match.away, others)
    yield from plain("\n|score = ")
    yield fact("score", f"{home}–{away}", f"{home + 1}–{away}", f"{home}–{away + 1}")
    yield from plain("\n|team2 = ")
    yield _team(match.away, match.home, others)
    for number, (team, goals) in enumerate(zip((match.home, match.away), match.goals, strict=True)):
        yield from plain(f"\n|goals{number + 1} = ")
        for goal in goals:
            yield _goal(goal, team, listed)
    yield from plain(f"\n|stadium = [[{match.home.name} Park]]\n}}}}\n")


def _a_year_on(day: date) -> date:
    return day.replace(year=day.year + 1, day=min(day.day, 28))


def _team(team: Team, other: Team, others: Sequence[Team]) -> Piece:
    wrong = [other.link, *[one.link for one in others if one not in (team, other)][:1]]
    return fact("team", team.link, *wrong)


def _goal(goal: Goal, team: Team, listed: Collection[Player]) -> Piece:
    line = _goal_line(goal.player, goal.minute)
    wrong = [("goal left out", ""), ("goal twice", line * 2)]
    late = _goal_line(goal.player, 100 + goal.minute % 20)
    wrong.append(("minute", late))
    if goal.player in listed:
        mate = next(one for one in team.players if one != goal.player)
        wrong.append(("scorer", _goal_line(mate, goal.minute)))
    return Piece(line, tuple(wrong))


def _goal_line(player: Player, minute: int) -> str:
    return f"\n*[[{player.name}|{player.family}]] {{{{goal|{minute}}}}}"


def table(group: Sequence[Team], matches: Sequence[Played]) -> Iterator[Piece]:
    """A table of the module's, in the order of points, difference and goals."""

    def strength(team: Team) -> tuple[int, int, int, str]:
        won, drawn, _, made, let = line_of(team, matches)
        return -3 * won - drawn, let - made, -made, team.name

    order = sorted(group, key=strength)
    yield from plain("{{#invoke:Sports table|main|style=WDL\n")
    yield from plain("".join(f"|team{n}={team.code}" for n, team in enumerate(order, 1)), "\n")
    for team in order:
        for name, number in zip(
            ("win", "draw", "loss", "gf", "ga"), line_of(team, matches), strict=True
        ):
            yield from plain(f"|{name}_{team.code}=")
            yield fact("table cell", str(number), str(number + 1), str(number + 3))
            yield from plain(" ")
        yield from plain("\n")
    yield from plain("".join(f"|name_{team.code}={team.link}\n" for team in order), "}}\n")


def in_the_list(matches: Sequence[Played]) -> set[Player]:
    """The players with goals enough."""
    counted = goals_of_players(matches)
    return {player for player in counted if counted[player] >= LISTED}


def scorer_list(matches: Sequence[Played], group: Sequence[Team]) -> Iterator[Piece]:
    """A wikitable of all players with ``LISTED`` goals or more."""
    counted = goals_of_players(matches)
    team_of = {player: team for team in group for player in team.players}
    listed = sorted(in_the_list(matches), key=lambda p: (-counted[p], p.name))
    if not listed:
        return
    yield from plain(
        "== Top goalscorers ==\n{| class=wikitable\n! Rank !! Player !! Club !! Goals\n"
    )
    for player in listed:
        rank = 1 + sum(counted[one] > counted[player] for one in listed)
        lead = f"|-\n| {rank} || [[{player.name}]] || {team_of[player].link} || "
        yield from plain(lead)
        yield fact("list total", str(counted[player]), str(counted[player] + 1))
        yield from plain("\n")
    yield from plain("|}\n")


def infobox_totals(matches: Sequence[Played], group: Sequence[Team]) -> Iterator[Piece]:
    """Number of teams, matches and goals, and who leads the scorers."""
    goals = sum(sum(match.score) for match in matches)
    totals = (("num_teams", len(group)), ("matches", len(matches)), ("goals", goals))
    for name, number in totals:
        yield from plain(f"| {name} = ")
        yield fact(f"infobox {name}", str(number), str(number + 1), str(number - 1))
        yield from plain("\n")
    counted = goals_of_players(matches)
    best = max(counted.values(), default=0)
    if best < LISTED:
        return
    leaders = sorted((player for player in counted if counted[player] == best), key=_name)
    yield from plain(
        "| top goal scorer = ", "<br>".join(f"[[{one.name}]]" for one in leaders), " ("
    )
    yield fact("infobox scorer", str(best), str(best + 1))
    yield from plain(" goals)\n")


def _name(player: Player) -> str:
    return player.name


def tie_table(ties: Sequence[tuple[Played, Played]]) -> Iterator[Piece]:
    """A table of two-legged ties; the winners in bold."""
    yield from plain("{{TwoLegStart}}\n")
    for first, second in ties:
        (a, b), (d, c) = first.score, second.score
        one, two = first.home.link, first.away.link
        is_first = a + c > b + d
        shown = (f"'''{one}'''", two) if is_first else (one, f"'''{two}'''")
        turned = (one, f"'''{two}'''") if is_first else (f"'''{one}'''", two)
        yield from plain("{{TwoLegResult|")
        aggregate = f"{a + c}–{b + d}"
        row = f"{shown[0]}||{aggregate}|{shown[1]}||"
        wrong_winner = f"{turned[0]}||{aggregate}|{turned[1]}||"
        wrong_sum = f"{shown[0]}||{a + c + 1}–{b + d}|{shown[1]}||"
        yield Piece(row, (("winner in bold", wrong_winner), ("aggregate", wrong_sum)))
        yield fact("leg in a table", f"{a}–{b}", f"{a + 1}–{b}", f"{a}–{b + 1}")
        yield from plain("|")
        yield fact("leg in a table", f"{c}–{d}", f"{c + 1}–{d}", f"{c}–{d + 1}")
        yield from plain("}}\n")
    yield from plain("{{TwoLegEnd}}\n")
