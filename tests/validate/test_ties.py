"""Notes on ties against the legs, and the legs against each other."""

from datetime import date
from typing import Any

import pytest

from pipeline.tables import Decider, Severity
from tests.validate.build import a_tie, an_edition, result_of, tally, the_finding

NOTE = "tie_note_agrees_with_the_legs"
SWAP = "second_leg_swaps_home_and_away"
ORDER = "second_leg_is_not_played_before_the_first"

DECISIVE = ("Atlas 1-0 Puebla", "Puebla 1-3 Atlas")
AWAY_GOALS = ("Atlas 0-0 Puebla", "Puebla 1-1 Atlas")
LEVEL = ("Atlas 1-1 Puebla", "Puebla 1-1 Atlas")


def noted(
    first: int | None, second: int | None, winner: str | None, **given: Any
) -> dict[str, Any]:
    """What a note says: aggregate of Atlas and of Puebla, winner, and the rest."""
    return {
        "note_text": "The note",
        "printed_team1_aggregate": first,
        "printed_team2_aggregate": second,
        "printed_winner_team_id": winner,
        **given,
    }


BY_AGGREGATE = {"printed_decided_by": Decider.AGGREGATE}
BY_AWAY_GOALS = {"printed_decided_by": Decider.AWAY_GOALS}
BY_PENALTIES = {"printed_decided_by": Decider.PENALTIES}
DENIED = {"is_bonus_point_denied_printed": True}
LEVEL_AWAY = {"is_away_goals_level_printed": True}


@pytest.mark.parametrize(
    ("legs", "note"),
    [
        (DECISIVE, noted(4, 1, "atlas", **BY_AGGREGATE, bonus_point_team_id="atlas")),
        (DECISIVE, noted(4, 1, "atlas")),
        (AWAY_GOALS, noted(1, 1, "atlas", **BY_AWAY_GOALS, bonus_point_team_id="atlas")),
        (LEVEL, noted(2, 2, None, **DENIED, **LEVEL_AWAY)),
        (LEVEL, noted(2, 2, None, printed_decided_by=Decider.LEVEL)),
        (LEVEL, noted(2, 2, "puebla", **BY_PENALTIES)),
    ],
)
def test_notes_that_agree(legs: tuple[str, str], note: dict[str, Any]) -> None:
    assert tally(NOTE, *a_tie(*legs, **note)) == (1, 0, 0)


@pytest.mark.parametrize(
    ("legs", "note", "said", "played"),
    [
        (
            DECISIVE,
            noted(5, 1, "atlas", **BY_AGGREGATE),
            "5–1 for Atlas against Puebla",
            "4–1 for Atlas against Puebla",
        ),
        (
            DECISIVE,
            noted(1, 4, "puebla", **BY_AGGREGATE),
            "1–4 for Atlas against Puebla and Puebla won",
            "4–1 for Atlas against Puebla and Atlas won",
        ),
        (
            AWAY_GOALS,
            noted(1, 1, "puebla", **BY_AWAY_GOALS),
            "Puebla won",
            "Atlas won",
        ),
        (
            LEVEL,
            noted(2, 2, "atlas", **BY_AWAY_GOALS),
            "Atlas won and decided on away goals",
            "nobody won and level on aggregate and away goals",
        ),
        (
            DECISIVE,
            noted(4, 1, "atlas", **BY_AWAY_GOALS),
            "decided on away goals",
            "decided on aggregate",
        ),
        (AWAY_GOALS, noted(1, 1, None, **LEVEL_AWAY), "level away goals", "1–0 in away goals"),
        (
            AWAY_GOALS,
            noted(1, 1, None, **DENIED, bonus_point_team_id="atlas"),
            "no extra point",
            "the extra point for Atlas",
        ),
        (
            DECISIVE,
            noted(4, 1, "atlas", bonus_point_team_id="puebla"),
            "the extra point for Atlas",
            "the extra point for Puebla",
        ),
        (DECISIVE, noted(4, 1, "atlas", **BY_PENALTIES), "a level aggregate", "no level aggregate"),
    ],
)
def test_notes_that_do_not(
    legs: tuple[str, str], note: dict[str, Any], said: str, played: str
) -> None:
    finding = the_finding(NOTE, *a_tie(*legs, **note))
    assert finding.message.startswith(f"The note on Atlas v Puebla says {said}; the legs (")
    assert f") say {played}; " in finding.message
    assert (finding.expected, finding.observed) == (played, "The note")
    assert (finding.severity, finding.table_name) == (Severity.ERROR, "tie")


def test_the_legs_are_named() -> None:
    finding = the_finding(NOTE, *a_tie(*DECISIVE, **noted(5, 1, None)))
    assert "the legs (1–0 and 3–1) say 4–1" in finding.message


def test_a_tie_without_a_note_does_not_apply() -> None:
    assert tally(NOTE, *a_tie(*DECISIVE)) == (0, 0, 0)


def test_undecided_notes() -> None:
    open_leg = result_of(NOTE, *a_tie(DECISIVE[0], "Puebla v Atlas", **noted(4, 1, "atlas")))[0]
    assert open_leg.undecided_reasons == ("a leg has no score (1)",)
    silent = result_of(NOTE, *a_tie(*LEVEL, **noted(None, None, "atlas")))[0]
    assert silent.undecided_reasons == ("the note says nothing that the legs can tell (1)",)


def test_a_leg_that_is_missing_leaves_the_note_undecided() -> None:
    tie, first, _ = a_tie(*DECISIVE, **noted(4, 1, "atlas"))
    assert tally(NOTE, tie, first) == (0, 0, 1)


def test_legs_swap_home_and_away() -> None:
    assert tally(SWAP, *a_tie(*DECISIVE)) == (1, 0, 0)
    finding = the_finding(SWAP, *a_tie("Atlas 1-0 Puebla", "Atlas 1-3 Puebla"))
    assert finding.message == (
        "The first leg is Atlas 1–0 Puebla and the second Atlas 1–3 Puebla,"
        " which does not swap home and away"
    )


def test_legs_in_order() -> None:
    assert tally(ORDER, *a_tie(*DECISIVE)) == (1, 0, 0)
    assert tally(ORDER, *a_tie(*DECISIVE, dates=("2014-01-14", None))) == (0, 0, 1)
    finding = the_finding(ORDER, *a_tie(*DECISIVE, dates=("2014-01-14", "2014-01-12")))
    assert finding.message == (
        "The second leg Puebla 1–3 Atlas is dated 12 January 2014,"
        " before the first leg on 14 January 2014; nothing else here tells which is right"
    )


def test_a_doubted_year_is_not_a_leg_out_of_order_as_well() -> None:
    edition = an_edition(start_date=date(2014, 1, 14), end_date=date(2014, 4, 9))
    tie, first, second = a_tie(*DECISIVE, dates=("2014-01-14", "2013-01-21"))
    account, _ = result_of(ORDER, edition, tie, first, second)
    assert account.undecided_reasons == ("the date is doubted by another check (1)",)
