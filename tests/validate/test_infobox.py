"""Numbers an infobox states against the rows."""

from pipeline.tables import MatchStatus, Presence, Severity
from tests.validate.build import (
    a_match,
    a_participant,
    an_edition,
    result_of,
    tally,
    the_finding,
)

MATCHES = "stated_matches_equal_those_shown"
GOALS = "stated_goals_equal_the_sum_of_scores"
TEAMS = "stated_teams_equal_those_seen"

TWO = a_match("Atlas 1-0 Puebla"), a_match("Puebla 2-2 Atlas", "2014-01-21")


def test_stated_numbers_that_agree() -> None:
    edition = an_edition(printed_match_count=2, printed_goal_count=5, team_count=2)
    assert [tally(rule, edition, *TWO) for rule in (MATCHES, GOALS, TEAMS)] == [(1, 0, 0)] * 3


def test_numbers_not_stated_do_not_apply() -> None:
    assert [tally(rule, *TWO) for rule in (MATCHES, GOALS, TEAMS)] == [(0, 0, 0)] * 3


def test_fewer_matches_shown_is_a_warning_more_an_error() -> None:
    fewer = the_finding(MATCHES, an_edition(printed_match_count=3), *TWO)
    assert fewer.message == (
        "The infobox of Cup 2014 states 3 matches, but 2 are shown"
        "; nothing else here tells which is right"
    )
    assert fewer.severity is Severity.WARNING
    more = the_finding(MATCHES, an_edition(printed_match_count=1), *TWO)
    assert more.severity is Severity.ERROR
    assert (more.expected, more.observed) == ("2", "1")


def test_undecided_match_counts() -> None:
    part, _ = result_of(MATCHES, an_edition(printed_match_count=306), *TWO)
    assert part.undecided_reasons == ("the article shows only a part of the matches (1)",)
    to_come = a_match("Atlas v Toluca", status=MatchStatus.SCHEDULED)
    open_, _ = result_of(MATCHES, an_edition(printed_match_count=4), *TWO, to_come)
    assert open_.undecided_reasons == ("some matches are still to be played (1)",)


def test_cancelled_matches_do_not_count() -> None:
    cancelled = a_match("Atlas v Toluca", status=MatchStatus.CANCELLED)
    assert tally(MATCHES, an_edition(printed_match_count=2), *TWO, cancelled) == (1, 0, 0)


def test_goals_that_differ() -> None:
    finding = the_finding(GOALS, an_edition(printed_goal_count=6, printed_match_count=2), *TWO)
    assert finding.message == (
        "The infobox of Cup 2014 states 6 goals, but the scores of 2 matches add up to 5"
        "; nothing else here tells which is right"
    )


def test_undecided_goals() -> None:
    no_score = a_match("Atlas v Toluca")
    assert tally(GOALS, an_edition(printed_goal_count=5), *TWO, no_score) == (0, 0, 1)
    assert tally(GOALS, an_edition(printed_goal_count=5)) == (0, 0, 1)
    one_missing = an_edition(printed_goal_count=6, printed_match_count=3)
    assert tally(GOALS, one_missing, *TWO) == (0, 0, 1)


def test_matches_of_a_tournament_count_for_its_season() -> None:
    season = an_edition(edition_id="season", printed_match_count=3, printed_goal_count=8)
    tournament = an_edition(parent_edition_id="season", part="Apertura")
    own = a_match("Atlas 3-0 Toluca", edition_id="season")
    assert tally(MATCHES, season, tournament, *TWO, own) == (1, 0, 0)
    assert tally(GOALS, season, tournament, *TWO, own) == (1, 0, 0)


def test_teams_seen_playing_or_listed() -> None:
    listed = [a_participant(name, Presence.LISTED_AND_PLAYED) for name in ("Atlas", "Puebla")]
    listed += [a_participant("Toluca")]
    assert tally(TEAMS, an_edition(team_count=3), *TWO, listed) == (1, 0, 0)
    assert tally(TEAMS, an_edition(team_count=2), *TWO, listed) == (1, 0, 0)
    finding = the_finding(TEAMS, an_edition(team_count=4), *TWO, listed)
    assert finding.message == (
        "The infobox of Cup 2014 states 4 teams, but its matches show 2 and its lists have 3;"
        " the lists may leave some out"
    )
    assert finding.expected == "2 or 3"


def test_teams_neither_listed_nor_all_seen_are_undecided() -> None:
    playing = [a_participant(name, Presence.PLAYED) for name in ("Atlas", "Puebla")]
    assert tally(TEAMS, an_edition(team_count=18), *TWO, playing) == (0, 0, 1)
    assert tally(TEAMS, an_edition(team_count=1), *TWO, playing) == (0, 1, 0)
