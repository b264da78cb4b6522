"""Ties that tables and brackets show, alone and beside the matches of the tie."""

import pytest

from pipeline.tables import Decider, Match, RoundKind, Rows, Tie, WinnerEvidence
from tests.normalise.build import CUP, box, rows_of_pages

SEMI_FINALS, FINAL = "==Semi-finals==\n", "==Final==\n"
FIRST, SECOND = ("Alfa 1–1 Beta", "1 March 2014"), ("Beta 0–2 Alfa", "8 March 2014")
ROW = "{{TwoLegStart}}\n{{TwoLegResult|[[Alfa]]||3–1|[[Beta]]||1–1|2–0}}\n|}\n"
OTHER_WAY = "{{TwoLegStart}}\n{{TwoLegResult|[[Beta]]||1–3|[[Alfa]]||0–2|1–1}}\n|}\n"
BRACKET = (
    "{{4TeamBracket-2legs|RD1=Semi-finals|RD2=Final"
    "|RD1-team1='''[[Alfa]]'''|RD1-score1-1=1|RD1-score1-2=2|RD1-score1-agg=3"
    "|RD1-team2=[[Beta]]|RD1-score2-1=1|RD1-score2-2=0|RD1-score2-agg=1"
    "|RD2-team1=[[Alfa]]|RD2-score1-1=1 (3)|RD2-team2='''[[Gama]]'''|RD2-score2-1=1 (4)}}\n"
)
TIE = "2014-copa-ejemplo--semi-final--alfa-v-beta"
LEGS = (
    "2014-copa-ejemplo--semi-final--alfa-v-beta--leg-1",
    "2014-copa-ejemplo--semi-final--beta-v-alfa--leg-2",
)


def the_semi_final(text: str) -> Tie:
    (tie,) = [tie for tie in rows_of_pages({CUP: text})[Tie] if "final--gama" not in tie.tie_id]
    return tie


def in_no_tie(rows: Rows) -> list[str]:
    return [match.match_id for match in rows[Match] if match.tie_id is None]


@pytest.mark.parametrize(
    "text",
    [
        ROW,
        ROW + box(*FIRST) + box(*SECOND),
        box(*FIRST) + box(*SECOND) + ROW,
        ROW + box(*SECOND),  # the article shows a box of the second leg only
        box(*SECOND) + ROW,
        ROW + box(*FIRST),
    ],
)
def test_a_row_and_the_boxes_beside_it_are_one_tie_of_two_legs(text: str) -> None:
    rows = rows_of_pages({CUP: SEMI_FINALS + text})
    (tie,) = rows[Tie]

    assert (tie.tie_id, tie.match_ids, tie.leg_count) == (TIE, LEGS, 2)
    assert (tie.team1_id, tie.team1_aggregate, tie.team2_aggregate) == ("alfa", 3, 1)
    assert (tie.printed_team1_aggregate, tie.printed_team2_aggregate) == (3, 1)
    assert (tie.winner_team_id, tie.winner_evidence) == ("alfa", WinnerEvidence.LEGS)
    assert {match.match_id: match.leg for match in rows[Match]} == dict(
        zip(LEGS, (1, 2), strict=True)
    )
    assert in_no_tie(rows) == []


@pytest.mark.parametrize("heading", ["==First round==\n", "==Zone A==\n", ""])
def test_legs_come_in_the_order_of_the_row_in_a_round_of_any_name(heading: str) -> None:
    (tie,) = rows_of_pages({CUP: heading + ROW + box(*SECOND)})[Tie]

    assert (tie.team1_id, tie.leg_count) == ("alfa", 2)
    assert [match_id.rpartition("--")[2] for match_id in tie.match_ids] == ["leg-1", "leg-2"]


def test_a_row_that_names_the_visitors_first_is_turned() -> None:
    tie = the_semi_final(SEMI_FINALS + box(*FIRST) + box(*SECOND) + OTHER_WAY)

    assert tie.match_ids == LEGS
    assert (tie.printed_team1_aggregate, tie.printed_team2_aggregate) == (3, 1)


def test_a_bracket_alone_gives_ties_without_matches() -> None:
    rows = rows_of_pages({CUP: BRACKET})
    semi_final, final = rows[Tie]

    assert rows[Match] == []
    assert (semi_final.tie_id, semi_final.match_ids) == (
        TIE,
        (),
    )
    assert (semi_final.leg_count, semi_final.round_kind) == (2, RoundKind.SEMI_FINAL)
    assert (semi_final.team1_aggregate, semi_final.team2_aggregate) == (3, 1)
    assert (final.winner_team_id, final.decided_by) == ("gama", Decider.PENALTIES)
    assert final.winner_evidence is WinnerEvidence.BOLD


@pytest.mark.parametrize(
    "text",
    [
        BRACKET + SEMI_FINALS + ROW,
        SEMI_FINALS + ROW + "==Bracket==\n" + BRACKET,
        BRACKET + SEMI_FINALS + box(*FIRST) + box(*SECOND),
        SEMI_FINALS + box(*FIRST) + box(*SECOND) + "==Bracket==\n" + BRACKET,
        BRACKET + SEMI_FINALS + ROW + box(*FIRST) + box(*SECOND),
    ],
)
def test_a_bracket_shows_the_ties_that_stand_elsewhere(text: str) -> None:
    rows = rows_of_pages({CUP: text})
    kinds = {tie.round_kind: tie for tie in rows[Tie]}

    assert len(rows[Tie]) == len(kinds) == 2
    assert kinds[RoundKind.SEMI_FINAL].match_ids == LEGS
    assert kinds[RoundKind.FINAL].match_ids == ()
    assert in_no_tie(rows) == []


def test_a_bracket_of_another_page_shows_them_too() -> None:
    rows = rows_of_pages({CUP: BRACKET, f"{CUP} semi-finals": box(*FIRST) + box(*SECOND)})

    assert [(tie.round_kind, len(tie.match_ids)) for tie in rows[Tie]] == [
        (RoundKind.FINAL, 0),
        (RoundKind.SEMI_FINAL, 2),
    ]


def test_the_same_pair_in_another_round_is_another_tie() -> None:
    final = ROW.replace("3–1", "1–2").replace("1–1|2–0", "1–2|0–0")
    rows = rows_of_pages({CUP: f"{SEMI_FINALS}{ROW}{FINAL}{final}"})

    assert [(tie.round_kind, tie.winner_team_id) for tie in rows[Tie]] == [
        (RoundKind.SEMI_FINAL, "alfa"),
        (RoundKind.FINAL, "beta"),
    ]
    assert [len(tie.match_ids) for tie in rows[Tie]] == [2, 2]


def test_a_row_without_scores_is_a_tie_without_matches() -> None:
    tie = the_semi_final(SEMI_FINALS + "{{TwoLegResult|[[Alfa]]||w/o|[[Beta]]|||}}")

    assert (tie.match_ids, tie.leg_count) == ((), 1)
    assert tie.printed_decided_by is Decider.WALKOVER
    assert (tie.team1_aggregate, tie.winner_team_id) == (None, None)


def test_a_replay_belongs_to_the_tie_beside_its_row() -> None:
    row = "{{OneLegStart}}\n{{OneLegResult|[[Alfa]]||1–1|'''[[Beta]]'''|}}\n|}\n"
    rows = rows_of_pages(
        {CUP: SEMI_FINALS + row + box(*FIRST) + box("Beta 1–0 Alfa", "3 March 2014")}
    )
    (tie,) = rows[Tie]

    assert (tie.leg_count, tie.team1_aggregate, tie.team2_aggregate) == (2, 1, 2)
    assert in_no_tie(rows) == []


def test_the_passage_of_a_tie_begins_with_what_stands_first_in_the_text() -> None:
    replay, first = box("Alfa 0–2 Beta", "8 March 2014"), box("Alfa 1–1 Beta", "1 March 2014")
    tie = the_semi_final(SEMI_FINALS + replay + "\n\n" + first)

    assert (tie.decided_by, tie.source_construct) == (Decider.REPLAY, "legs of a tie")
    assert (tie.source_line, tie.source_start) == (2, len(SEMI_FINALS))
