"""Whether a line of a printed table or a score of the matches is likelier wrong."""

from collections import Counter
from collections.abc import Sequence

from pipeline.tables import Match, Standing
from pipeline.validate.facts import Facts
from pipeline.validate.tables_beside import Difference, TablesBeside, differences
from pipeline.validate.weighing.telling import likelier
from pipeline.validate.wording import count, the_match

_FEWEST = 3  # lines, before the others are held against one
_CROSSED = (
    ("won", "lost"),
    ("lost", "won"),
    ("goals for", "goals against"),
    ("goals against", "goals for"),
)
Meetings = dict[tuple[str, frozenset[str]], list[Match]]


def weigh_line(facts: Facts, line: Standing, wrong: Sequence[Difference]) -> str | None:
    """Why a line that differs from the matches is likelier wrong than they are, or a score is. A
    wrong score shows in the lines of both teams.
    """
    if not adds_up(line):
        return likelier("the matches are", "the line does not add up in itself")
    tables = facts.kept(TablesBeside)
    differing, lines = tables.differing(line.table_id), len(tables.printed[line.table_id])
    if lines < _FEWEST or len(differing) > 2:
        return None
    others = [one for one in differing if one.team_id != line.team_id]
    if not others:
        why = f"the {lines - 1} other lines agree with them, and a wrong score would show in two"
        return likelier("the matches are", why)
    if len(others) == 1:
        return _of_one_match(facts, tables, line, others[0], wrong)
    return None


def weigh_columns(facts: Facts, line: Standing, columns: Sequence[str]) -> str | None:
    """Which of some numbers of a line the matches, else the other lines, speak against."""
    tables = facts.kept(TablesBeside)
    beside = tables.beside(line) if tables.is_whole(line.table_id) else None
    if beside is not None:
        wrong = [
            f"{getattr(beside, one)} {one.replace('_', ' ')}"
            for one in columns
            if getattr(line, one) != getattr(beside, one)
        ]
        return f"by the matches shown it is {' and '.join(wrong)}" if wrong else None
    sums = facts.kept(_sums_by_table)[line.table_id]
    return sums.on_played(line) if "played" in columns else sums.on_goals()


class _Sums:
    """What the lines of a printed table add up to, and how often its teams have played."""

    def __init__(self, lines: Sequence[Standing]) -> None:
        self._lines = len(lines)
        self._played = Counter(line.played for line in lines)
        goals = [(line.goals_for, line.goals_against, line.goal_difference) for line in lines]
        known = [(one[0] or 0, one[1] or 0, one[2] or 0) for one in goals if None not in one]
        self._is_whole = len(known) == len(goals) >= _FEWEST
        self._do_goals_balance = sum(one[0] - one[1] for one in known) == 0
        self._do_differences_balance = sum(one[2] for one in known) == 0

    def on_played(self, line: Standing) -> str | None:
        """Whether the other lines show as many matches as one prints, or as its results make."""
        others = self._played - Counter([line.played])
        results = (line.won or 0) + (line.drawn or 0) + (line.lost or 0)
        if self._lines < _FEWEST or len(others) != 1:
            return None
        (often,) = others
        if often == line.played:
            return f"the other lines have {often} played too, so that a result is likelier wrong"
        if often == results:
            return likelier(f"{results} is", "the other lines have as many played")
        return None

    def on_goals(self) -> str | None:
        """Over a closed table goals for and against are as many, and differences add up to 0."""
        if not self._is_whole or self._do_goals_balance == self._do_differences_balance:
            return None
        if self._do_goals_balance:
            why = "those of all lines are as many for as against"
            return likelier("the goals are", why)
        return likelier("the difference is", "those of all lines add up to 0")


def _sums_by_table(facts: Facts) -> dict[str, _Sums]:
    tables = facts.kept(TablesBeside).printed
    return {table_id: _Sums(lines) for table_id, lines in tables.items()}


def weigh_points(facts: Facts, line: Standing, made: int) -> str | None:
    """Whether only the points printed, or only those that the results make, fit the order."""
    above, below = facts.kept(_points_beside).get((line.table_id, line.team_id), (None, None))
    if line.points is None or (above is None and below is None):
        return None

    def fits(points: int) -> bool:
        return (above is None or above >= points) and (below is None or points >= below)

    if fits(line.points) == fits(made):
        return None
    return likelier(
        f"{line.points} is" if fits(line.points) else f"{made} is", "it fits the order of the lines"
    )


def _points_beside(facts: Facts) -> dict[tuple[str, str], tuple[int | None, int | None]]:
    """The points of the lines above and below each printed line."""
    found: dict[tuple[str, str], tuple[int | None, int | None]] = {}
    for lines in facts.kept(TablesBeside).printed.values():
        ranked = [line for line in lines if line.position is not None]
        ranked.sort(key=lambda line: line.position or 0)
        points = [None, *(line.points for line in ranked), None]
        for line, *beside in zip(ranked, points, points[2:], strict=False):
            found[line.table_id, line.team_id] = beside[0], beside[1]
    return found


def meetings(facts: Facts) -> Meetings:
    """The matches of every two teams, by edition."""
    found: Meetings = {}
    for match in facts.matches:
        teams = frozenset((match.home_team_id, match.away_team_id))
        found.setdefault((match.edition_id, teams), []).append(match)
    return found


def adds_up(line: Standing) -> bool:
    """Whether played, results and goals of a printed line fit together."""
    results = line.won, line.drawn, line.lost
    if None not in (*results, line.played) and sum(one or 0 for one in results) != line.played:
        return False
    goals = line.goals_for, line.goals_against, line.goal_difference
    return None in goals or (goals[0] or 0) - (goals[1] or 0) == goals[2]


def _of_one_match(
    facts: Facts,
    tables: TablesBeside,
    line: Standing,
    other: Standing,
    wrong: Sequence[Difference],
) -> str | None:
    """Two lines differ, and no other: by as much, where the score of their match is the reason."""
    beside = tables.beside(other)
    teams = frozenset((line.team_id, other.team_id))
    met = facts.kept(meetings).get((line.edition_id, teams), [])
    if beside is None:
        return None
    ours = {name: printed - made for name, printed, made in wrong}
    theirs = {name: printed - made for name, printed, made in differences(other, beside)}
    played = ours.get("played", 0), theirs.get("played", 0)
    if played != (0, 0):
        return _of_a_match_too_many(line, other, played)
    if not met or any(ours.get(one) != theirs.get(two) for one, two in _CROSSED):
        return None
    which = f"the score of {the_match(met[0])}"
    if len(met) > 1:
        which = f"one of their {len(met)} scores"
    others = count(len(tables.printed[line.table_id]) - 2, "other line")
    return (
        f"the line of {other.team_name} differs by as much, and {others}"
        f" {'agrees' if others.startswith('1 ') else 'agree'}, so that {which} is likelier wrong"
    )


def _of_a_match_too_many(line: Standing, other: Standing, played: tuple[int, int]) -> str | None:
    """Two lines count other numbers of matches: one is under the wrong name, or is not shown."""
    if played == (1, 1):
        lack = f"{other.team_name} lack a match as well"
        return f"{lack}, so that one between the two is likely not shown"
    if sum(played) != 0 or abs(played[0]) != 1:
        return None
    few, many = (line, other) if played[0] > 0 else (other, line)
    return (
        f"{few.team_name} lack a match and {many.team_name} have one too many,"
        " so that one is likely shown under the wrong name"
    )
