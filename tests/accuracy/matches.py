"""Matches, goals and group tables held against independent tables."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from pipeline.normalise.slugs import fold
from pipeline.tables import Goal, Match, Standing, StandingBasis, StandingKind
from tests.accuracy.measures import Difference, Measure
from tests.accuracy.pairing import Pairs, is_named, is_timed, pair_goals
from tests.accuracy.truth import TrueGoal, TrueLine, TrueMatch


def presence(set_name: str, pairs: Pairs) -> Iterator[Measure]:
    """Every match found once, and none invented."""
    missing = [
        Difference(f"missing {true.key}", _shown(true), "no such row", "") for true in pairs.missing
    ]
    yield Measure(set_name, "matches found", 1, len(pairs.found) + len(missing), tuple(missing))
    invented = [
        Difference(f"invented {match.match_id}", "no such match", _printed(match), place_of(match))
        for match in pairs.invented
    ]
    rows = len(pairs.found) + len(invented)
    yield Measure(set_name, "matches not invented", 1, rows, tuple(invented))


def facts(set_name: str, pairs: Pairs, names: Sequence[str]) -> Iterator[Measure]:
    """Whether what both say of a match is equal, one measure a fact."""
    total = len(pairs.found) + len(pairs.missing)
    for name in names:
        differences = [
            Difference(f"{name} {true.key}", expected, observed, place_of(match))
            for true, match in pairs.found
            for expected, observed in [_FACTS[name](true, match)]
            if expected != observed
        ]
        lost = [Difference(f"missing {true.key}", "a row", "none", "") for true in pairs.missing]
        yield Measure(set_name, name, 1, total, (*differences, *lost))


def goals(
    set_name: str, pairs: Pairs, truth: Iterable[TrueGoal], ours: Callable[[Match], Sequence[Goal]]
) -> Iterator[Measure]:
    """Side and kind; minute and stoppage; scorer."""
    by_match: dict[str, list[TrueGoal]] = {}
    for true in truth:
        by_match.setdefault(true.match_key, []).append(true)
    paired: list[tuple[TrueGoal, Goal | None]] = []
    invented: list[Goal] = []
    matches = {true.key: match for true, match in pairs.found}
    for key, listed in by_match.items():
        match = matches.get(key)
        same, left = pair_goals(listed, ours(match) if match else [])
        paired += same
        invented += left
    kinds = [_differs(true, goal, "side and kind", _kind) for true, goal in paired]
    extra = [
        Difference(
            f"invented {g.match_id} goal {g.goal_number}", "no such goal", _told(g), place_of(g)
        )
        for g in invented
    ]
    yield _measure(set_name, "goals: side, penalty, own goal", 1, [*kinds, *extra], len(paired))
    times = [_differs(true, goal, "minute", _time) for true, goal in paired]
    yield _measure(set_name, "goals: minute and stoppage", 1, times, len(paired))
    names = [_differs(true, goal, "scorer", _name) for true, goal in paired]
    yield _measure(set_name, "goals: scorer", 0.995, names, len(paired))


def lines(set_name: str, truth: Sequence[TrueLine], ours: Sequence[Standing]) -> Measure:
    """Every line of a printed group table; a line printed several times must be right each time."""
    printed: dict[tuple[str, str, str], list[Standing]] = {}
    for row in ours:
        if row.basis is StandingBasis.PRINTED and row.group_name is not None:
            where = row.edition_id, fold(row.group_name), row.team_id
            printed.setdefault(where, []).append(row)
    differences = []
    for true in truth:
        rows = printed.get((true.edition, fold(true.group_name), true.team), [])
        wrong = next((row for row in rows if _figures(row) != true.figures), None)
        if wrong is not None or not rows:
            observed = _spaced(_figures(wrong)) if wrong else "no such line"
            place = place_of(wrong) if wrong else ""
            expected = _spaced(true.figures)
            differences.append(Difference(f"table {true.key}", expected, observed, place))
    return Measure(set_name, "group table lines", 1, len(truth), tuple(differences))


def computed_lines(
    set_name: str, truth: Sequence[TrueLine], ours: Sequence[Standing]
) -> Iterator[Measure]:
    """Every line of a table computed from the matches: its figures, then the places that the
    rules settle. Fair play and lots settle nothing that can be computed.
    """
    computed = {
        (row.edition_id, fold(row.group_name or ""), row.team_id): row
        for row in ours
        if row.basis is StandingBasis.COMPUTED and row.kind is StandingKind.GROUP
    }
    figures, places, settled = [], [], 0
    for true in truth:
        row = computed.get((true.edition, fold(true.group_name), true.team))
        shown = _figures(row) if row else None
        where = place_of(row) if row else ""
        key = f"computed {true.key}"
        if shown is None or shown[1:] != true.figures[1:]:
            observed = _spaced(shown[1:]) if shown else "no such line"
            figures.append(Difference(key, _spaced(true.figures[1:]), observed, where))
        elif shown[0] is not None:
            settled += 1
            if shown[0] != true.figures[0]:
                expected, observed = str(true.figures[0]), str(shown[0])
                places.append(Difference(f"place of {key}", expected, observed, where))
    yield Measure(set_name, "computed table lines", 1, len(truth), tuple(figures))
    yield Measure(set_name, "computed places that are settled", 1, settled, tuple(places))


def place_of(row: Match | Goal | Standing) -> str:
    """Article and line."""
    return f"{row.article_id.partition(':')[2]}, line {row.source_line}"


def _date(true: TrueMatch, match: Match) -> tuple[str, str]:
    return str(true.match_date), str(match.match_date)


def _score(true: TrueMatch, match: Match) -> tuple[str, str]:
    return _versus(true, true.scores), _as_true(true, match, match.home_score, match.away_score)


def _shootout(true: TrueMatch, match: Match) -> tuple[str, str]:
    kicks = match.home_shootout_score, match.away_shootout_score
    observed = "none" if kicks == (None, None) else _as_true(true, match, *kicks)
    return _versus(true, true.shootout) if true.shootout else "none", observed


def _extra_time(true: TrueMatch, match: Match) -> tuple[str, str]:
    return str(bool(true.is_after_extra_time)), str(bool(match.is_after_extra_time))


def _order(true: TrueMatch, match: Match) -> tuple[str, str]:
    return f"{true.home} first", f"{match.home_team_id} first"


_FACTS: dict[str, Callable[[TrueMatch, Match], tuple[str, str]]] = {
    "date": _date,
    "score": _score,
    "extra time": _extra_time,
    "shoot-out": _shootout,
    "order of teams": _order,
}


def _versus(true: TrueMatch, numbers: tuple[int, int]) -> str:
    return f"{true.home} {numbers[0]}–{numbers[1]} {true.away}"


def _as_true(true: TrueMatch, match: Match, home: int | None, away: int | None) -> str:
    """Our numbers in the order of their teams."""
    if true.home != match.home_team_id:
        home, away = away, home
    return f"{true.home} {home}–{away} {true.away}"


def _differs(
    true: TrueGoal, goal: Goal | None, name: str, test: Callable[[TrueGoal, Goal], tuple[str, str]]
) -> Difference | None:
    if goal is None:
        return Difference(f"missing {true.key}", _said(true), "no such goal", "")
    expected, observed = test(true, goal)
    if expected == observed:
        return None
    return Difference(f"{name} {true.key}", expected, observed, place_of(goal))


def _kind(true: TrueGoal, goal: Goal) -> tuple[str, str]:
    return f"{true.kind} for {true.team}", f"{goal.kind} for {goal.team_id}"


def _time(true: TrueGoal, goal: Goal) -> tuple[str, str]:
    said, told = _said(true), _told(goal)
    return ("", "") if is_timed(true, goal) else (said, told)


def _name(true: TrueGoal, goal: Goal) -> tuple[str, str]:
    said, told = _said(true), _told(goal)
    return ("", "") if is_named(true, goal) else (said, told)


def _said(true: TrueGoal) -> str:
    added = f"+{true.added_minute}" if true.added_minute else ""
    return f"{' '.join(reversed(true.names))} {true.minute}{added}'"


def _told(goal: Goal) -> str:
    added = f"+{goal.added_minute}" if goal.added_minute else ""
    return f"{goal.scorer_name} {goal.minute}{added}'"


def _measure(
    set_name: str,
    name: str,
    required: float,
    differences: Iterable[Difference | None],
    total: int,
) -> Measure:
    return Measure(set_name, name, required, total, tuple(d for d in differences if d))


def _figures(row: Standing) -> tuple[int | None, ...]:
    made, let = row.goals_for, row.goals_against
    difference = row.goal_difference
    if difference is None and made is not None and let is not None:
        difference = made - let
    counts = (row.position, row.played, row.won, row.drawn, row.lost, made, let)
    return (*counts, difference, row.points)


def _spaced(figures: Iterable[int | None]) -> str:
    return " ".join("–" if figure is None else str(figure) for figure in figures)


def _shown(true: TrueMatch) -> str:
    return f"{true.match_date}: {_versus(true, true.scores)}"


def _printed(match: Match) -> str:
    score = f"{match.home_score}–{match.away_score}"
    return f"{match.match_date}: {match.home_team_id} {score} {match.away_team_id}"
