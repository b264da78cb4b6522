"""One tie from its cells, whatever markup held them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.parse.records import Place, TieLeg, TieRowRecord
from pipeline.parse.score_cell import ScoreCell, read_score
from pipeline.parse.team_ref import TeamCell, read_team_cell
from pipeline.problems import Unreadable
from pipeline.tables import Decider, WinnerEvidence
from pipeline.values import value
from pipeline.wikitext.links import normalise_target

Pair = tuple[int, int]
_DECIDERS = {decider.value: decider for decider in Decider}
_NO_CELL = ScoreCell("")
_LINKED = re.compile(r"\[\[([^\[\]{}|<>&]{1,200})\|([0-9]{1,2})([–-])([0-9]{1,2})\]\]")
_FOOTNOTE = re.compile(
    r"<ref\b|<sup\b[^<>]{0,50}>\s*+[^\s\d(]"
    r"|\{\{\s*+(?:ref|refn|r|efn|note)(?:[ -][a-z ]{1,9})?\s*+[|}]",
    re.IGNORECASE,
)
_DASHES = " -\u2010\u2011\u2012\u2013\u2014\u2212"


@value(frozen=True, slots=True)
class TieCells:
    """The cells of one tie as written. ``aggregate`` is None where the table has no such column.
    ``winner`` is 1 or 2 where something other than bold type marks one.
    """

    team1: str
    team2: str
    aggregate: str | None
    legs: tuple[str, ...]
    winner: int | None = None
    note: str | None = None


def read_tie(cells: TieCells, place: Place, table_number: int) -> TieRowRecord | None:
    """Read one tie; None for a bye and for teams that are not known yet."""
    team1, team2 = read_team_cell(cells.team1), read_team_cell(cells.team2)
    aggregate = read_score(cells.aggregate) if cells.aggregate else _NO_CELL
    scores = [_read_leg(leg) for leg in cells.legs]
    if team1.team is None or team2.team is None:
        if aggregate.scores or any(score.scores for score in scores):
            raise Unreadable("score without both teams", f"{cells.team1} | {cells.team2}")
        return None
    winner, evidence = mark_of_winner(team1, team2, cells.winner)
    return TieRowRecord(
        place,
        table_number,
        team1.team,
        team2.team,
        aggregate.scores or _aggregate_of_last(scores),
        tuple(_leg(score, cell) for score, cell in zip(scores, cells.legs, strict=True)),
        _decided_by(aggregate, scores, team1, team2),
        _shootout(aggregate, scores),
        winner,
        evidence,
        cells.note or _words(aggregate),
        has_footnote(cells.team1, cells.team2, cells.aggregate or "", *cells.legs),
    )


def mark_of_winner(
    team1: TeamCell, team2: TeamCell, named: int | None = None
) -> tuple[int | None, WinnerEvidence | None]:
    """The side the row itself marks: by a parameter or colour, bold type, or a decider's mark.

    >>> mark_of_winner(read_team_cell("[[A]]"), read_team_cell("'''[[B]]'''"))
    (2, <WinnerEvidence.BOLD: 'bold'>)
    >>> mark_of_winner(read_team_cell("[[A]] {{pso}}"), read_team_cell("[[B]]"))
    (1, <WinnerEvidence.NOTE: 'note'>)
    >>> mark_of_winner(read_team_cell("'''[[A]]'''"), read_team_cell("'''[[B]]'''"))
    (None, None)
    """
    if named in (1, 2):
        return named, WinnerEvidence.BOLD
    if team1.is_bold != team2.is_bold:
        return (1 if team1.is_bold else 2), WinnerEvidence.BOLD
    marks = decider_of(team1), decider_of(team2)
    if not team1.is_bold and (marks[0] is None) != (marks[1] is None):
        return (1 if marks[0] else 2), WinnerEvidence.NOTE
    return None, None


def decider_of(team: TeamCell) -> Decider | None:
    """What a mark on a team says it went on by: ``{{pso}}``, ``(a)``, ``(rep.)``."""
    if not team.marks:
        return None
    found = [_DECIDERS[mark] for mark in sorted(team.marks) if mark in _DECIDERS]
    return found[0] if found else None


def has_footnote(*cells: str) -> bool:
    """Whether a footnote hangs on one of the cells.

    >>> has_footnote("[[A]]<ref>Lost 5 points.</ref>", "[[B]]"), has_footnote("[[B]]{{efn|x}}")
    (True, True)
    >>> has_footnote("{{flagicon|BRA}} [[A]] {{dagger}}", "1<sup>(4)</sup>")
    False
    """
    return any(_FOOTNOTE.search(cell) for cell in cells if "<" in cell or "{{" in cell)


def points_of(legs: tuple[Pair, Pair], win: int) -> Pair:
    """The points of two legs at so many for a win and one for a draw.

    >>> points_of(((2, 0), (1, 1)), 3)
    (4, 1)
    """
    gained = [(win, 0) if a > b else (0, win) if b > a else (1, 1) for a, b in legs]
    return gained[0][0] + gained[1][0], gained[0][1] + gained[1][1]


def without_points(
    ties: Sequence[tuple[TieRowRecord, TieCells]], is_said: bool = False
) -> list[TieRowRecord]:
    """The ties of one table. Where its middle column counts points, as said or as every row
    shows, these are never taken for goals: they stay in ``note_text``.
    """
    if is_said or _counts_points([tie for tie, _ in ties]):
        return [_with_points(tie, cells) for tie, cells in ties]
    return [tie for tie, _ in ties]


def _counts_points(ties: list[TieRowRecord]) -> bool:
    """Whether the column fits every tie as points of its legs, and at least one not as goals."""
    played = [(tie.aggregate, _both(tie.legs)) for tie in ties if tie.aggregate]
    pairs = [(aggregate, legs) for aggregate, legs in played if aggregate and legs]
    if not any(aggregate != _sum(legs) for aggregate, legs in pairs):
        return False
    return any(all(total == points_of(legs, win) for total, legs in pairs) for win in (3, 2))


def _with_points(tie: TieRowRecord, cells: TieCells) -> TieRowRecord:
    if tie.aggregate is None:
        return tie
    leads = tie.aggregate[0] != tie.aggregate[1]
    decided_by = Decider.POINTS if leads else tie.decided_by
    return replace(tie, aggregate=None, decided_by=decided_by, note_text=cells.aggregate)


def _both(legs: tuple[TieLeg, ...]) -> tuple[Pair, Pair] | None:
    if len(legs) != 2 or legs[0].scores is None or legs[1].scores is None:
        return None
    return legs[0].scores, legs[1].scores


def _sum(legs: tuple[Pair, Pair]) -> Pair:
    return legs[0][0] + legs[1][0], legs[0][1] + legs[1][1]


def _aggregate_of_last(scores: list[ScoreCell]) -> Pair | None:
    return scores[-1].aggregate if scores else None


def _read_leg(cell: str) -> ScoreCell:
    """The score of a leg; by far most are a link to the box."""
    linked = _LINKED.fullmatch(cell) if cell[:2] == "[[" else None
    if linked is None:
        return read_score(cell)
    goals = int(linked[2]), int(linked[4])
    text = cell[linked.start(2) : linked.end(4)]
    return ScoreCell(text, goals, link=normalise_target(linked[1]))


def _leg(score: ScoreCell, cell: str) -> TieLeg:
    link = score.link
    # A link behind the score explains a word: "([[Away goals rule|a]])".
    if link and "#" not in link and not cell.lstrip(" '").startswith(("[[", "{{")):
        link = None
    return TieLeg(score.scores, score.text, link, score.shootout)


def _decided_by(
    aggregate: ScoreCell, scores: list[ScoreCell], team1: TeamCell, team2: TeamCell
) -> Decider | None:
    if _shootout(aggregate, scores):
        return Decider.PENALTIES
    for cell in (aggregate, *reversed(scores)):
        if cell.decided_by is not None:
            return cell.decided_by
    return decider_of(team1) or decider_of(team2)


def _shootout(aggregate: ScoreCell, scores: list[ScoreCell]) -> Pair | None:
    for cell in (aggregate, *reversed(scores)):
        if cell.shootout is not None:
            return cell.shootout
    return None


def _words(aggregate: ScoreCell) -> str | None:
    """What the cell of the aggregate says where it holds no score, or words we do not know."""
    if aggregate.scores is None or aggregate.unread:
        return aggregate.text if aggregate.text.strip(_DASHES) else None
    return None
