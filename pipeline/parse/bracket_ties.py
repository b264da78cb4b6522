"""The tie that two sides of a bracket make."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.parse.bracket_cells import SideScore, read_side_score
from pipeline.parse.records import Place, TieLeg, TieRowRecord
from pipeline.parse.team_ref import TeamCell, read_team_cell
from pipeline.parse.tie_rows import decider_of, has_footnote, mark_of_winner
from pipeline.problems import Unreadable
from pipeline.tables import Decider, WinnerEvidence
from pipeline.wikitext.zones import without_comments

Pair = tuple[int, int]
_Cells = tuple[SideScore, SideScore]
_BOLD_REMARK = re.compile(r"'''\s*\([^()']{1,30}\)\s*'''")  # "'''(7 Points)'''" behind a name
_NONE = SideScore("")


@dataclass(slots=True)
class Side:
    """The cells of one side as written: team, score, scores by leg, their total, its kicks."""

    team: str = ""
    score: str = ""
    legs: dict[int, str] = field(default_factory=dict)
    total: str = ""
    kicks: str = ""

    def cells(self) -> Iterator[str]:
        """All of them."""
        yield from (self.team, self.score, *self.legs.values(), self.total, self.kicks)


def read_bracket_tie(
    side1: Side, side2: Side, place: Place, table_number: int, *, is_high_bold: bool = False
) -> TieRowRecord | None:
    """The tie of two sides; None while its teams are not known.

    ``is_high_bold`` where the template itself sets the higher score in bold.
    """
    if _is_summed(side1) and _is_summed(side2):
        side1, side2 = (replace(side, total=side.score, score="") for side in (side1, side2))
    teams = _team(side1), _team(side2)
    total = _cells(side1.total, side2.total)
    legs = _legs(side1, side2)
    if teams[0].team is None or teams[1].team is None:
        if any(one.goals and other.goals for one, other in [*legs, total]):
            raise Unreadable("score without both teams", f"{side1.team} | {side2.team}"[:200])
        return None
    matches = [match for pair in legs for match in _matches(*pair)]
    kicks = _kicks(side1, side2, [total, *legs])
    if kicks is not None and matches and matches[-1].scores and not total[0].goals:
        matches[-1] = replace(matches[-1], shootout=kicks)
    winner, evidence = mark_of_winner(*teams)
    if winner is None:
        winner, evidence = _bold_score(total if total[0].goals else legs[-1] if legs else total)
    if winner is None and is_high_bold:
        winner, evidence = _higher(matches, kicks)
    cells = [cell for pair in [total, *legs] for cell in pair]
    decided_by = Decider.PENALTIES if kicks else _decider(cells)
    return TieRowRecord(
        place,
        table_number,
        teams[0].team,
        teams[1].team,
        _total(total),
        tuple(matches),
        decided_by or decider_of(teams[0]) or decider_of(teams[1]),
        kicks,
        winner,
        evidence,
        has_footnote=has_footnote(*side1.cells(), *side2.cells()),
    )


def _is_summed(side: Side) -> bool:
    """Whether the score beside those of the legs is their sum."""
    if len(side.legs) < 2 or side.total or not side.score:
        return False
    legs = [_score_of(leg).goals for leg in side.legs.values()]
    total = _score_of(side.score).goals
    return all(legs) and len(total) == 1 and sum(goals[0] for goals in legs) == total[0]


def _team(side: Side) -> TeamCell:
    return read_team_cell(_BOLD_REMARK.sub("", side.team) if "'(" in side.team else side.team)


def _cells(one: str, other: str) -> _Cells:
    return _score_of(one), _score_of(other)


def _score_of(markup: str) -> SideScore:
    if "<!" in markup:
        markup = without_comments(markup).strip()
    return read_side_score(markup) if markup else _NONE


def _legs(side1: Side, side2: Side) -> list[_Cells]:
    """The pairs of cells by leg; those blank on both sides behind the last one say nothing."""
    numbers = sorted(side1.legs.keys() | side2.legs.keys())
    pairs = [_cells(side1.legs.get(n, ""), side2.legs.get(n, "")) for n in numbers]
    while pairs and not (pairs[-1][0].text or pairs[-1][1].text):
        pairs.pop()
    if side1.score or side2.score:
        pairs.insert(0, _cells(side1.score, side2.score))
    return pairs


def _matches(one: SideScore, other: SideScore) -> list[TieLeg]:
    """The matches of one pair of cells: one, or as many as they hold numbers."""
    if len(one.goals) != len(other.goals) and (one.goals or other.goals):
        if Decider.WALKOVER not in (one.decided_by, other.decided_by):
            raise Unreadable("scores that do not pair", f"{one.text} | {other.text}")
        return [TieLeg(None, one.text or other.text)]
    if not one.goals:
        return [TieLeg(None, one.text or other.text)]
    scores = list(zip(one.goals, other.goals, strict=True))
    if len(scores) == 1:
        return [TieLeg(scores[0], f"{one.text}–{other.text}")]
    return [TieLeg(pair, f"{pair[0]}–{pair[1]}") for pair in scores]


def _kicks(side1: Side, side2: Side, pairs: Sequence[_Cells]) -> Pair | None:
    """The shoot-out: beside the total or a score of both sides, or in cells of its own."""
    own = _cells(side1.kicks, side2.kicks)
    if own[0].goals and own[1].goals:
        return own[0].goals[0], own[1].goals[0]
    for one, other in pairs:
        if one.kicks is not None and other.kicks is not None:
            return one.kicks, other.kicks
    return None


def _total(total: _Cells) -> Pair | None:
    one, other = total
    if bool(one.goals) != bool(other.goals):
        raise Unreadable("total of one side only", f"{one.text} | {other.text}")
    return (one.goals[0], other.goals[0]) if one.goals else None


def _bold_score(
    pair: _Cells,
) -> tuple[int | None, WinnerEvidence | None]:
    if pair[0].is_bold == pair[1].is_bold:
        return None, None
    return (1 if pair[0].is_bold else 2), WinnerEvidence.BOLD


def _higher(matches: list[TieLeg], kicks: Pair | None) -> tuple[int | None, WinnerEvidence | None]:
    scores = kicks or (matches[-1].scores if len(matches) == 1 else None)
    if scores is None or scores[0] == scores[1]:
        return None, None
    return (1 if scores[0] > scores[1] else 2), WinnerEvidence.BOLD


def _decider(cells: Sequence[SideScore]) -> Decider | None:
    if any(cell.is_replayed for cell in cells):
        return Decider.REPLAY
    return next((cell.decided_by for cell in cells if cell.decided_by), None)
