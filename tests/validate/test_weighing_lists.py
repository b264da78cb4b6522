"""What speaks for an infobox, a list, or for the matches."""

from dataclasses import replace
from typing import Any

from pipeline.tables import (
    Goal,
    GoalKind,
    HatTrick,
    InfoboxField,
    Match,
    RoundKind,
    Standing,
    StandingKind,
)
from tests.validate.build import (
    a_line,
    a_match,
    a_participant,
    a_scorer,
    an_edition,
    goals,
    result_of,
    row,
    the_reason,
)

UNTOLD = "nothing else here tells which is right"
SEMI = {"round_kind": RoundKind.SEMI_FINAL}
FINAL = {"round_kind": RoundKind.FINAL}


def whole(match: Match) -> Match:
    """A match that says that its goals are listed."""
    return replace(match, is_goals_complete=True)


def test_goals_tell_whether_a_match_is_missing() -> None:
    rule, matches = "stated_matches_equal_those_shown", [a_match("A 2-0 B"), a_match("B 2-0 C")]
    assert the_reason(rule, an_edition(printed_match_count=3, printed_goal_count=4), matches) == (
        "the matches shown are likelier right, for their scores make the 4 goals stated"
    )
    assert the_reason(rule, an_edition(printed_match_count=3, printed_goal_count=6), matches) == (
        "a match is likelier missing from those shown, for they make 4 goals, not the 6 stated"
    )
    assert the_reason(rule, an_edition(printed_match_count=1, printed_goal_count=2), matches) == (
        "a match is likelier too many, for they make 4 goals, not the 2 stated"
    )


def test_lists_final_and_aggregates_tell_on_a_sum_of_goals() -> None:
    rule = "stated_goals_equal_the_sum_of_scores"
    semi, final = a_match("A 2-0 B", **SEMI), a_match("A 2-1 C", "2014-02-01", **FINAL)
    listed: list[Goal] = [*goals(semi, "X 1, X 2"), *goals(final, "X 3, X 4", "Y 5")]
    assert the_reason(
        rule, an_edition(printed_goal_count=4), whole(semi), whole(final), listed
    ) == ("the scores are likelier right, for all their goals are listed")
    assert the_reason(rule, an_edition(printed_goal_count=4), semi, final, listed[:4]) == (
        "the infobox is likelier right, for 4 goals are listed as well"
    )
    more = an_edition(printed_goal_count=3, printed_match_count=3)
    third = a_match("B 1-0 D")
    assert the_reason(rule, more, semi, third, final) == (
        "the scores are likelier right, for the 3 goals missing are those of the final"
    )


def test_teams_by_matches_and_lists() -> None:
    rule, match = "stated_teams_equal_those_seen", a_match("Atlas 1-0 Puebla")
    listed = [a_participant("Atlas"), a_participant("Puebla")]
    assert the_reason(rule, an_edition(team_count=3), match, listed) == (
        "the matches and the lists are likelier right, for they agree with each other"
    )


def average(text: str) -> InfoboxField:
    return row(InfoboxField, infobox_number=1, field_number=1, name="goals", text=text)


def test_an_average_whose_totals_the_matches_make() -> None:
    rule = "stated_average_follows_from_the_totals"
    edition = an_edition(printed_match_count=2)
    field = average("3 (1.75 per match)")
    assert the_reason(rule, edition, field, a_match("A 2-0 B"), a_match("B 1-0 C")) == (
        "the totals are likelier right, for the matches shown make both"
    )
    assert the_reason(rule, edition, field) == UNTOLD


def test_a_total_attendance_with_swapped_digits() -> None:
    crowd = a_match("A 1-0 B", attendance=1_520)
    assert the_reason(
        "stated_attendance_is_the_sum", an_edition(printed_attendance=1_250), crowd
    ) == ("the total is likelier mistyped: two of its digits are swapped")


def test_relegated_by_the_coefficients() -> None:
    named = an_edition(relegated_team_ids=("a",), relegated_names=("A",))
    rule = "relegated_teams_stand_in_a_table"

    def relegation(first: float, second: float) -> list[Standing]:
        kind = {"kind": StandingKind.RELEGATION}
        return [
            a_line("A", position=1, coefficient=first, **kind),
            a_line("B", position=2, coefficient=second, **kind),
        ]

    assert the_reason(rule, named, relegation(1.5, 1.25)) == (
        "the table is likelier right, for its order is that of its points per match"
    )
    assert the_reason(rule, named, relegation(1.25, 1.5)) == (
        "the infobox is likelier right, for A have fewer points per match"
    )


def test_a_match_that_lists_too_many_goals_speaks_for_the_list() -> None:
    match = replace(a_match("Atlas 2-0 Puebla"), is_goals_complete=False)
    other = whole(a_match("Atlas 3-0 Toluca", "2014-02-01"))
    listed = [*goals(match, "A 1, A 2, A 3"), *goals(other, "B 1, B 2, B 3")]
    lines = [a_scorer("B", 3), a_scorer("A", 2, line_number=2)]
    assert the_reason("total_of_a_scorer_equals_his_goals", match, other, listed, lines) == (
        "2 is likelier right, for a match of his lists more goals than its score"
    )


def test_the_order_of_a_list_speaks_for_the_matches() -> None:
    match = whole(a_match("Atlas 5-0 Puebla"))
    listed = goals(match, "A 1, A 2, B 4, B 5, C 6")
    lines = [a_scorer("A", 2), a_scorer("B", 3, line_number=2)]
    rule = "total_of_a_scorer_equals_his_goals"
    assert the_reason(rule, match, listed, lines) == (
        "the matches are likelier right, for 2 fits the order of the list"
    )
    assert the_reason("goals_fall_down_the_list_of_scorers", match, listed, lines) == (
        "B has 2 in the matches, which is likelier"
    )
    swapped = [a_scorer("C", 1), a_scorer("A", 2, line_number=2)]
    assert the_reason("goals_fall_down_the_list_of_scorers", match, listed, swapped) == (
        "the matches agree with both, so that the order or the rank is likelier wrong"
    )


def test_goals_that_make_the_score_speak_against_a_list() -> None:
    match = whole(a_match("Atlas 3-0 Puebla"))
    listed = goals(match, "A 1, A 2, A 3")
    line = row(
        HatTrick,
        edition_id="cup-2014",
        line_number=1,
        player_name="B",
        person_id="b",
        goals=3,
    )
    assert the_reason("hat_tricks_of_the_matches_are_listed", match, listed, line) == (
        "the match is likelier right, for its goals listed make the score"
    )
    own = [replace(goal, kind=GoalKind.OWN_GOAL) for goal in listed]
    assert result_of("hat_tricks_of_the_matches_are_listed", match, own, line)[1] == []


def test_the_title_whose_number_does_not_fit_the_others() -> None:
    rule = "title_numbers_rise_by_one"

    def won(label: str, number: int) -> Any:
        return an_edition(
            edition_id=label,
            season_label=label,
            champion_team_id="atlas",
            champion_name="Atlas",
            champion_title_number=number,
        )

    assert the_reason(rule, won("2010", 3), won("2011", 7), won("2012", 5), won("2013", 6)) == (
        "the number of Cup 2011 is likelier wrong, for the other titles rise"
    )
