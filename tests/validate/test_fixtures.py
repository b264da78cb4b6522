"""Who meets whom, and when."""

from dataclasses import replace
from typing import Any

from pipeline.tables import MatchStatus
from tests.validate.build import a_match, a_tie, an_edition, tally, the_finding

ITSELF = "no_team_plays_itself"
TWICE = "no_team_plays_twice_on_one_day"
SHOOTOUT = "shootout_follows_a_level_score"


def test_no_team_plays_itself() -> None:
    assert tally(ITSELF, a_match("Atlas 1-0 Puebla")) == (1, 0, 0)
    finding = the_finding(ITSELF, a_match("Atlas 1-0 Atlas"))
    assert finding.message == "Atlas 1–0 Atlas names the same team twice"


def test_one_match_a_day() -> None:
    matches = a_match("Atlas 1-0 Puebla"), a_match("Puebla 0-0 Toluca", "2014-01-15")
    assert tally(TWICE, *matches) == (4, 0, 0)


def test_two_matches_on_one_day_across_the_editions_of_an_article() -> None:
    editions = an_edition(), an_edition(edition_id="league-2014")
    first = a_match("Atlas 1-0 Puebla")
    second = a_match("Toluca 0-0 Atlas", edition_id="league-2014", source_start=5)
    assert tally(TWICE, *editions, first, second) == (3, 1, 0)
    finding = the_finding(TWICE, *editions, first, second)
    assert finding.message == (
        "Atlas play twice on 14 January 2014: Atlas 1–0 Puebla, and Toluca 0–0 Atlas"
        "; nothing else here tells which is right"
    )
    assert finding.row_key == "Toluca-Atlas"
    assert finding.other_source_start == 0


def test_undated_and_postponed_matches() -> None:
    assert tally(TWICE, a_match("Atlas 1-0 Puebla", None)) == (0, 0, 2)
    assert tally(TWICE, a_match("Atlas v Puebla", status=MatchStatus.POSTPONED)) == (0, 0, 0)


def test_a_shootout_after_a_level_match() -> None:
    shootout: dict[str, Any] = {"home_shootout_score": 4, "away_shootout_score": 3}
    assert tally(SHOOTOUT, a_match("Atlas 1-1 Puebla", **shootout)) == (1, 0, 0)
    assert tally(SHOOTOUT, a_match("Atlas v Puebla", **shootout)) == (0, 0, 1)
    assert tally(SHOOTOUT, a_match("Atlas 2-1 Puebla")) == (0, 0, 0)
    finding = the_finding(SHOOTOUT, a_match("Atlas 2-1 Puebla", **shootout))
    assert finding.message == (
        "Atlas 2–1 Puebla is followed by a shoot-out (4–3), but it was not level"
        "; nothing else here tells which is right"
    )


def test_a_shootout_after_a_level_aggregate() -> None:
    shootout: dict[str, Any] = {"home_shootout_score": 4, "away_shootout_score": 3}
    tie, first, second = a_tie("Atlas 2-1 Puebla", "Puebla 1-0 Atlas")
    assert tally(SHOOTOUT, tie, first, replace(second, **shootout)) == (1, 0, 0)
    tie, first, second = a_tie("Atlas 2-1 Puebla", "Puebla 2-0 Atlas")
    assert tally(SHOOTOUT, tie, first, replace(second, **shootout)) == (0, 1, 0)
