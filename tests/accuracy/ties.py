"""Tie tables held against a second reading of the very rows, made by another parser."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import mwparserfromhell
from mwparserfromhell.nodes import Template

from pipeline.normalise.slugs import fold
from pipeline.tables import Match, MatchStatus, TeamName, Tie
from tests.accuracy.corpus import Measured
from tests.accuracy.matches import place_of
from tests.accuracy.measures import Difference, Measure

_ROWS = {"twolegresult", "onelegresult"}
_WRAPPERS = {"nowrap", "nobr", "nobold", "small", "center"}
_SCORE = re.compile(r"\s*(\d{1,2})\s*[-–—−]\s*(\d{1,2})(?!\d)")
_MARK_BEHIND = re.compile(r"\s*(?:\([^()]{0,40}\)|[-–][A-Z]{2}|[†‡*])$")
_BRACKET_TEAM = re.compile(r"RD(\d)-team0*(\d+)")
_NOTE = re.compile(r"'{2,}|<(sup|ref)\b[^<>]*(?:/>|>.*?</\1>)", re.DOTALL | re.IGNORECASE)
Score = tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a tie table: the names, aggregate and legs as they stand."""

    article_id: str
    line: int
    team1: str
    team2: str
    aggregate: Score
    legs: tuple[Score, ...]

    @property
    def key(self) -> str:
        """Names the row from run to run."""
        return f"{self.article_id.partition(':')[2]}: {self.team1} v {self.team2}"

    @property
    def where(self) -> str:
        """Article and line."""
        return f"{self.article_id.partition(':')[2]}, line {self.line}"

    @property
    def is_consistent(self) -> bool:
        """Whether the legs add up to the aggregate the row prints."""
        return self.aggregate is not None and self.aggregate == self.total

    @property
    def total(self) -> Score:
        """The legs added up; None where one was not played."""
        played = [leg for leg in self.legs if leg is not None]
        if len(played) < 2:
            return None
        return sum(leg[0] for leg in played), sum(leg[1] for leg in played)


def read_rows(article_id: str, text: str) -> Iterator[Row]:
    """The rows of an article, as mwparserfromhell sees them."""
    code = mwparserfromhell.parse(text, skip_style_tags=True)
    for template in code.filter_templates():
        if str(template.name).strip().replace("_", " ").lower() in _ROWS:
            line = text.count("\n", 0, max(0, text.find(str(template)))) + 1
            cells = [_text(template, str(number)) for number in range(1, 8)]
            if cells[0] and cells[3]:
                legs = tuple(_score(cell) for cell in cells[5:7])
                yield Row(article_id, line, cells[0], cells[3], _score(cells[2]), legs)


def read_pairings(article_id: str, text: str) -> Iterator[Row]:
    """The pairs of the brackets of an article that number their teams by round."""
    for template in mwparserfromhell.parse(text, skip_style_tags=True).filter_templates():
        if "bracket" not in str(template.name).lower():
            continue
        line = text.count("\n", 0, max(0, text.find(str(template)))) + 1
        teams = {
            (int(found[1]), int(found[2])): _text(template, str(parameter.name).strip())
            for parameter in template.params
            if (found := _BRACKET_TEAM.fullmatch(str(parameter.name).strip()))
        }
        for (level, number), team in sorted(teams.items()):
            other = teams.get((level, number + 1))
            if number % 2 and team and other:
                yield Row(article_id, line, team, other, None, ())


def tie_measures(set_name: str, measured: Measured, articles: Sequence[str]) -> Iterator[Measure]:
    """Rows read; their sums; and matches that stand in a row and in a box only once."""
    rows = [row for article in articles for row in read_rows(article, measured.texts[article])]
    names = _ids_by_name(measured, articles)
    ties = _ties_by_pair(measured, articles)
    lost, wrong = [], []
    for row in rows:
        found = _ties_of(row, names, ties)
        if not found:
            lost.append(Difference(f"tie row {row.key}", _shown(row), "no such tie", row.where))
        elif row.is_consistent and not any(_has_sum(tie, row) for tie in found):
            observed = _sums(found)
            wrong.append(Difference(f"aggregate {row.key}", _shown(row), observed, row.where))
    pairings = [pair for one in articles for pair in read_pairings(one, measured.texts[one])]
    unread = [
        Difference(f"bracket {pair.key}", _shown(pair), "no such tie", pair.where)
        for pair in pairings
        if not _ties_of(pair, names, ties)
    ]
    yield Measure(set_name, "bracket ties read", 1, len(pairings), tuple(unread))
    consistent = [row for row in rows if row.is_consistent]
    yield Measure(set_name, "tie rows read", 1, len(rows), tuple(lost))
    yield Measure(set_name, "legs and aggregate", 1, len(consistent), tuple(wrong))
    yield _merged(set_name, measured, articles)


def joined(set_name: str, measured: Measured) -> Measure:
    """No tie without legs beside matches of its teams, in no tie, that add up to its aggregate."""
    loose: dict[tuple[str, frozenset[str]], list[Match]] = {}
    for match in measured.rows[Match]:
        if match.tie_id is None:
            pair = frozenset((match.home_team_id, match.away_team_id))
            loose.setdefault((match.edition_id, pair), []).append(match)
    differences = []
    for tie in measured.rows[Tie]:
        teams = frozenset((tie.team1_id, tie.team2_id))
        legs = loose.get((tie.edition_id, teams), [])
        if not tie.match_ids and legs and _adds_up(tie, legs):
            observed = f"{len(legs)} in no tie"
            key = f"legs of {tie.tie_id}"
            differences.append(Difference(key, "matches in the tie", observed, place_of(legs[0])))
    return Measure(
        set_name, "ties hold their matches", 1, len(measured.rows[Tie]), tuple(differences)
    )


def _adds_up(tie: Tie, legs: Sequence[Match]) -> bool:
    """Whether the last matches of two teams, one or two, have the sum of a tie."""
    sums = (tie.team1_aggregate, tie.team2_aggregate)
    return any(_sum(tie, legs[-count:]) == sums for count in (1, 2))


def _sum(tie: Tie, legs: Sequence[Match]) -> tuple[int, int]:
    pairs = [
        (leg.home_score or 0, leg.away_score or 0)
        if leg.home_team_id == tie.team1_id
        else (leg.away_score or 0, leg.home_score or 0)
        for leg in legs
    ]
    return sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)


def _merged(set_name: str, measured: Measured, articles: Sequence[str]) -> Measure:
    """No two rows for one match: in a cup a team is at home to another once."""
    seen: dict[tuple[str, str, str], Match] = {}
    doubled, total = [], 0
    for match in measured.rows[Match]:
        if match.article_id not in articles or match.status is not MatchStatus.PLAYED:
            continue
        total += 1
        key = match.edition_id, match.home_team_id, match.away_team_id
        first = seen.setdefault(key, match)
        if first is not match:
            expected = f"one match, as in line {first.source_line}"
            name = f"twice {match.match_id}"
            doubled.append(Difference(name, expected, "a second row", place_of(match)))
    return Measure(set_name, "matches once in boxes and rows", 1, total, tuple(doubled))


def _ties_of(
    row: Row, names: dict[tuple[str, str], set[str]], ties: dict[frozenset[str], list[Tie]]
) -> list[Tie]:
    """The ties, shown by any article of the set, between teams the names of a row may mean."""
    one, other = (_ids(row.article_id, name, names) for name in (row.team1, row.team2))
    found = [ties.get(frozenset((a, b)), []) for a in sorted(one) for b in sorted(other)]
    return [tie for some in found for tie in some]


def _ids(article_id: str, name: str, names: dict[tuple[str, str], set[str]]) -> set[str]:
    """What a name may mean with fewer and fewer of the marks behind it."""
    while name:
        if found := names.get((article_id, fold(name))):
            return found
        bare = _MARK_BEHIND.sub("", name)
        if bare == name:
            break
        name = bare
    return set()


def _ids_by_name(measured: Measured, articles: Sequence[str]) -> dict[tuple[str, str], set[str]]:
    names: dict[tuple[str, str], set[str]] = {}
    for row in measured.rows[TeamName]:
        if row.article_id in articles:
            shown = row.name.removesuffix(f" ({row.team_id})")
            names.setdefault((row.article_id, fold(shown)), set()).add(row.team_id)
    return names


def _ties_by_pair(measured: Measured, articles: Sequence[str]) -> dict[frozenset[str], list[Tie]]:
    ties: dict[frozenset[str], list[Tie]] = {}
    for tie in measured.rows[Tie]:
        if tie.article_id in articles:
            ties.setdefault(frozenset((tie.team1_id, tie.team2_id)), []).append(tie)
    return ties


def _has_sum(tie: Tie, row: Row) -> bool:
    """Whether computed and printed aggregate are the row's, from either side."""
    computed = tie.team1_aggregate, tie.team2_aggregate
    printed = tie.printed_team1_aggregate, tie.printed_team2_aggregate
    turned = row.aggregate and (row.aggregate[1], row.aggregate[0])
    return computed == printed and computed in (row.aggregate, turned)


def _shown(row: Row) -> str:
    legs = ", ".join("–" if leg is None else f"{leg[0]}–{leg[1]}" for leg in row.legs)
    total = "–" if row.aggregate is None else f"{row.aggregate[0]}–{row.aggregate[1]}"
    return f"{row.team1} {total} {row.team2} ({legs})"


def _sums(ties: Sequence[Tie]) -> str:
    return "; ".join(
        f"computed {tie.team1_aggregate}–{tie.team2_aggregate}, "
        f"printed {tie.printed_team1_aggregate}–{tie.printed_team2_aggregate}"
        for tie in ties
    )


def _text(template: Template, name: str) -> str:
    if not template.has(name):
        return ""
    value = mwparserfromhell.parse(_NOTE.sub("", str(template.get(name).value)))
    for inner in value.filter_templates(recursive=False):
        is_wrapper = str(inner.name).strip().lower() in _WRAPPERS and inner.has("1")
        value.replace(inner, str(inner.get("1").value) if is_wrapper else "")
    return " ".join(str(value.strip_code()).split())


def _score(text: str) -> Score:
    found = _SCORE.match(text)
    return (int(found[1]), int(found[2])) if found else None
