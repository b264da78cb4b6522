"""Which matches form ties, and the names matches and ties go by."""

import pytest

from pipeline.tables import Match, RoundKind, Rows, Tie
from tests.normalise.build import games, rows_of

HOME, AWAY = "Alfa 1-0 Beta", "Beta 2-0 Alfa"
NOTE = "Beta won the round 2−1 on aggregate\n\n"
GROUP = "==Group stage==\n===Group 1===\n"


def ties(text: str) -> list[tuple[str, ...]]:
    return [tie.match_ids for tie in rows_of(text)[Tie]]


def ids(rows: Rows) -> list[str]:
    return [match.match_id for match in rows[Match]]


def test_a_round_with_a_note_is_a_tie() -> None:
    rows = rows_of(GROUP + games(HOME, AWAY) + NOTE)
    (tie,), (first, second) = rows[Tie], rows[Match]

    assert tie.tie_id == "2014-copa-ejemplo--group-1--alfa-v-beta"
    assert tie.match_ids == (first.match_id, second.match_id)
    assert (first.leg, second.leg) == (1, 2)
    assert first.match_id == "2014-copa-ejemplo--group-1--alfa-v-beta--leg-1"
    assert second.match_id == "2014-copa-ejemplo--group-1--beta-v-alfa--leg-2"
    assert (first.tie_id, tie.note_text) == (tie.tie_id, NOTE.strip())


def test_a_round_without_its_note_is_a_tie_where_the_others_have_one() -> None:
    other = games("Gama 1-0 Delta", "Delta 2-0 Gama")

    assert len(ties(f"{GROUP}{games(HOME, AWAY)}{NOTE}{other}----\n")) == 2


@pytest.mark.parametrize("section", [GROUP, "==Regular season==\n", "==League==\n===Round 1===\n"])
def test_a_league_of_two_meetings_a_pair_forms_no_ties(section: str) -> None:
    rows = rows_of(section + games(HOME, AWAY, "Alfa 0-0 Gama", "Gama 0-0 Alfa"))

    assert rows[Tie] == []
    assert {(match.leg, match.tie_id) for match in rows[Match]} == {(None, None)}


def test_matches_of_other_teams_in_one_segment_form_no_tie() -> None:
    text = GROUP + games(HOME, "Gama 1-0 Delta") + NOTE

    assert ties(text) == []


def test_legs_stand_under_their_own_headings() -> None:
    text = (
        f"==Liguilla==\n===Semi-finals===\n====Second leg====\n{games(AWAY, 'Gama 1-0 Delta')}"
        f"====First leg====\n{games(HOME, 'Delta 0-0 Gama')}"
    )
    rows = rows_of(text)

    assert [tie.tie_id.rpartition("--")[2] for tie in rows[Tie]] == ["alfa-v-beta", "delta-v-gama"]
    assert [tie.round_kind for tie in rows[Tie]] == [RoundKind.SEMI_FINAL] * 2
    assert [match.leg for match in rows[Match]] == [2, 2, 1, 1]
    assert rows[Tie][0].match_ids == (
        "2014-copa-ejemplo--liguilla--semi-final--alfa-v-beta--leg-1",
        "2014-copa-ejemplo--liguilla--semi-final--beta-v-alfa--leg-2",
    )


def test_legs_of_a_stage_without_a_round() -> None:
    text = f"==Campeón de Ascenso 2014==\n=== First leg===\n{games(HOME)}"
    text += f"===Second leg===\n{games(AWAY)}"
    (tie,) = rows_of(text)[Tie]

    assert tie.tie_id == "2014-copa-ejemplo--campeon-de-ascenso-2014--alfa-v-beta"
    assert (tie.leg_count, tie.team1_aggregate, tie.team2_aggregate) == (2, 1, 2)


def test_a_knock_out_match_is_a_tie_of_its_own() -> None:
    text = f"==Final stage==\n===Semifinals===\n{games(HOME, 'Gama 1-0 Delta')}===Final===\n"
    rows = rows_of(text + games("Alfa 1-0 Gama"))

    assert [tie.leg_count for tie in rows[Tie]] == [1, 1, 1]
    assert {match.leg for match in rows[Match]} == {None}
    assert ids(rows)[2] == "2014-copa-ejemplo--final-stage--final--alfa-v-gama"


def test_the_same_pair_in_another_round_is_another_tie() -> None:
    text = f"==Cup==\n===Semi-finals===\n{games(HOME, AWAY)}===Final===\n{games(HOME, AWAY)}"

    assert len(ties(text)) == 2


def test_what_would_have_one_name_is_numbered() -> None:
    rows = rows_of(games(HOME, AWAY, HOME, HOME))

    assert ids(rows) == [
        "2014-copa-ejemplo--alfa-v-beta",
        "2014-copa-ejemplo--beta-v-alfa",
        "2014-copa-ejemplo--alfa-v-beta--2",
        "2014-copa-ejemplo--alfa-v-beta--3",
    ]


def test_repeated_rounds_of_a_group_are_numbered() -> None:
    rows = rows_of(GROUP + (games(HOME, AWAY) + NOTE) * 2)

    assert [tie.tie_id.rpartition("beta")[2] for tie in rows[Tie]] == ["", "--2"]
    assert len(set(ids(rows))) == 4


def test_names_outlive_a_mended_date_and_a_row_above() -> None:
    text = GROUP + games(HOME, AWAY) + NOTE
    before = rows_of(text)
    mended = rows_of(text.replace("1 March 2014", "2 March 2014"))
    longer = rows_of(
        GROUP + games("Gama 1-0 Delta", "Delta 2-0 Gama") + "----\n" + text[len(GROUP) :]
    )

    assert ids(mended) == ids(before)
    assert ids(longer)[2:] == ids(before)
    assert longer[Tie][1].tie_id == before[Tie][0].tie_id


def test_three_meetings_of_a_knock_out_are_one_tie() -> None:
    (legs,) = ties(f"==Cup==\n===Final===\n{games(HOME, AWAY, HOME)}")

    assert [match_id.rpartition("--")[2] for match_id in legs] == ["leg-1", "leg-2", "leg-3"]
