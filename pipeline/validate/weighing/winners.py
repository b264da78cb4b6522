"""What speaks for a team having won a tie: the goals listed, a mark or note, the next round."""

from collections.abc import Sequence

from pipeline.tables import ROUNDS_IN_ORDER, Match, RoundKind, Tie
from pipeline.validate.facts import Facts
from pipeline.validate.result import Contest, Contestant, leader_on_aggregate
from pipeline.validate.weighing.scores import bear_out
from pipeline.validate.weighing.telling import agree
from pipeline.validate.wording import listing

MARK = "mark"
NEXT_ROUND = "next round"
_Later = dict[tuple[str, str], list[Tie | Match]]


def weigh_winner(
    facts: Facts, contest: Contest, by_play: Contestant, named: str, without: Sequence[str] = ()
) -> str | None:
    """Who of two teams likelier won: the one by the scores, or the one somebody names, by
    team_id. Null where as much speaks for either. ``without`` leaves out what is itself in doubt.
    """
    other = next((team for team in contest.teams if team.team_id == named), None)
    if other is None or other.team_id == by_play.team_id:
        return None
    is_ahead = leader_on_aggregate(contest) is by_play  # scores that are level tell no winner
    for_play = _by_scores(facts, contest) if is_ahead else []
    for_play += _named(facts, contest, by_play, without)
    for_other = _named(facts, contest, other, without)
    if len(for_play) == len(for_other):
        return None
    team, why = (by_play, for_play) if len(for_play) > len(for_other) else (other, for_other)
    return f"{team.name} likelier won, for {listing(why)}"


def plays_on(facts: Facts, contest: Contest, team_id: str) -> bool:
    """Whether a team, and not its opponent, plays in a later round."""
    row, later = contest.row, facts.kept(_knock_out_rows)
    if row.group_name is not None:
        return False  # a group sends on who does best in it, not who won one tie
    on = {
        team
        for team in contest.team_ids
        if any(_is_later(one, row) for one in later.get((row.edition_id, team), ()))
    }
    return on == {team_id}


def _by_scores(facts: Facts, contest: Contest) -> list[str]:
    found = bear_out(facts, contest.legs)
    return [agree(found, "the scores")] if found else []


def _named(facts: Facts, contest: Contest, team: Contestant, without: Sequence[str]) -> list[str]:
    row = contest.row
    found = []
    if MARK not in without and isinstance(row, Tie) and row.printed_winner_team_id == team.team_id:
        found.append(f"the {'note' if row.note_text else 'table'} names them as the winners")
    if NEXT_ROUND not in without and plays_on(facts, contest, team.team_id):
        found.append("they play the next round")
    return found


def _knock_out_rows(facts: Facts) -> _Later:
    """The ties and single matches of every team, the match for third place aside."""
    rows: _Later = {}
    singles = (one for one in facts.matches if one.tie_id is None)
    for match in singles:
        if match.round_kind in ROUNDS_IN_ORDER:
            for team in (match.home_team_id, match.away_team_id):
                rows.setdefault((match.edition_id, team), []).append(match)
    for tie in facts.rows[Tie]:
        if tie.round_kind is not RoundKind.THIRD_PLACE:
            for team in (tie.team1_id, tie.team2_id):
                rows.setdefault((tie.edition_id, team), []).append(tie)
    return rows


def _is_later(other: Tie | Match, row: Tie | Match) -> bool:
    """By the rounds where both are known, else further down in another round or section."""
    if other.round_kind in ROUNDS_IN_ORDER and row.round_kind in ROUNDS_IN_ORDER:
        return ROUNDS_IN_ORDER.index(other.round_kind) > ROUNDS_IN_ORDER.index(row.round_kind)
    is_below = other.source_start > row.source_start and other.article_id == row.article_id
    return is_below and _place(other) != _place(row)


def _place(row: Tie | Match) -> tuple[object, ...]:
    return row.section, row.round, row.round_kind
