"""Made-up articles that hold: leagues, cups with groups, cups of legs and single matches."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from tests.mutation.pieces import Made, Piece, fact, plain
from tests.mutation.play import Played, Team, day_text, line_of, matchdays, play, teams
from tests.mutation.writing import box, in_the_list, infobox_totals, scorer_list, table, tie_table

_ROUNDS = {2: "Semi-finals", 4: "Quarter-finals"}
_YEAR = 2014


class Shown(NamedTuple):
    """A match to be shown here, and the teams that could play in it."""

    match: Played
    others: Sequence[Team] = ()


def league(seed: int, size: int, legs: int) -> Made:
    """Everybody against everybody, one table."""
    rng = random.Random(seed)  # noqa: S311 - makes articles, not secrets
    group = teams(size)
    days = list(matchdays(rng, group, date(_YEAR, 2, 1), legs))
    matches = [match for day in days for match in day]
    body: list[Piece | Shown] = [
        *plain("== League table ==\n"),
        *table(group, matches),
        *plain("== Results ==\n"),
    ]
    for number, day in enumerate(days, start=1):
        body += plain(f"=== Matchday {number} ===\n")
        for match in day:
            body.append(Shown(match, group))
    return _article(f"{_YEAR} Liga {seed}", f"Liga {seed}", group, matches, body)


def cup(seed: int, size: int, groups: int) -> Made:
    """Groups of equal size first, where there are any; then legs, and one match for the final."""
    rng = random.Random(seed)  # noqa: S311 - makes articles, not secrets
    everybody = teams(size)
    body: list[Piece | Shown] = []
    matches: list[Played] = []
    last = date(_YEAR, 2, 1)
    alive: list[Team] = everybody
    if groups:
        body += plain("== Group stage ==\n")
        parts = [everybody[number::groups] for number in range(groups)]
        alive = []
        for number, group in enumerate(parts):
            days = list(matchdays(rng, group, last, 1))
            played = [match for day in days for match in day]
            body += [*plain(f"=== Group {'ABCD'[number]} ===\n"), *table(group, played)]
            for match in played:
                body.append(Shown(match, group))
            matches += played
            alive += _best(group, played, 4 // groups)
        last = max(match.day for match in matches)
    body += plain("== Knock-out stage ==\n")
    runner_up, champion = _knock_out(rng, alive, last, body, matches)
    title = f"{_YEAR} Copa {seed}"
    return _article(title, f"Copa {seed}", everybody, matches, body, (champion, runner_up))


def _best(group: Sequence[Team], played: Sequence[Played], count: int) -> list[Team]:
    def strength(team: Team) -> tuple[int, int, int, str]:
        won, drawn, _, made, let = line_of(team, played)
        return -3 * won - drawn, let - made, -made, team.name

    return sorted(group, key=strength)[:count]


def _knock_out(
    rng: random.Random,
    alive: list[Team],
    last: date,
    body: list[Piece | Shown],
    matches: list[Played],
) -> tuple[Team, Team]:
    while len(alive) > 2:
        first = last + timedelta(days=14)
        pairs = list(zip(alive[::2], alive[1::2], strict=True))
        ties = [_tie(rng, first, one, two) for one, two in pairs]
        second = first + timedelta(days=7)
        body += plain(f"=== {_ROUNDS[len(pairs)]} ===\n")
        body += plain(
            f"The first legs were played on {day_text(first)}, and the second legs were played on"
            f" {day_text(second)}.\n"
        )
        body += tie_table(ties)
        for number, name in enumerate(("First leg", "Second leg")):
            body += plain(f"==== {name} ====\n")
            for tie in ties:
                body.append(Shown(tie[number]))
        matches += [match for number in (0, 1) for match in (tie[number] for tie in ties)]
        alive = [_winner(tie) for tie in ties]
        last = second
    final = play(rng, last + timedelta(days=14), *alive)
    while final.score[0] == final.score[1]:
        final = play(rng, final.day, *alive)
    body += [*plain("=== Final ===\n"), Shown(final)]
    matches.append(final)
    home, away = final.score
    return (final.away, final.home) if home > away else (final.home, final.away)


def _tie(rng: random.Random, first: date, one: Team, two: Team) -> tuple[Played, Played]:
    while True:
        legs = play(rng, first, one, two), play(rng, first + timedelta(days=7), two, one)
        if _difference(legs):
            return legs


def _difference(legs: tuple[Played, Played]) -> int:
    (a, b), (d, c) = legs[0].score, legs[1].score
    return a + c - b - d


def _winner(legs: tuple[Played, Played]) -> Team:
    return legs[0].home if _difference(legs) > 0 else legs[0].away


def _article(
    title: str,
    name: str,
    group: Sequence[Team],
    matches: Sequence[Played],
    body: Sequence[Piece | Shown],
    honours: tuple[Team, Team] | None = None,
) -> Made:
    days = sorted(match.day for match in matches)
    pieces = [
        *plain("{{Infobox football tournament season\n", f"| title = {name}\n| year = {_YEAR}\n")
    ]
    pieces += plain(f"| dates = {day_text(days[0])} – {day_text(days[-1])}\n")
    pieces += _honours(honours, group)
    pieces += [*infobox_totals(matches, group), *plain("}}\n")]
    listed = in_the_list(matches)
    for part in body:
        pieces += box(part.match, listed, part.others) if isinstance(part, Shown) else [part]
    return Made(title, (*pieces, *scorer_list(matches, group)))


def _honours(honours: tuple[Team, Team] | None, group: Sequence[Team]) -> Iterator[Piece]:
    if honours is None:
        return
    champion, second = honours
    third = next(team for team in group if team not in honours)
    yield from plain("| champions = ")
    yield fact("champion", champion.link, second.link, third.link)
    yield from plain("\n| second = ")
    yield fact("runner-up", second.link, third.link)
    yield from plain("\n")
