"""Passages on one match, links between seasons, title numbers, promoted and relegated teams."""

from datetime import date
from typing import Any

import pytest

from pipeline.tables import Edition, Match, MatchShowing, Severity, StandingKind
from tests.validate.build import a_line, a_match, a_participant, an_edition, row, tally, the_finding

SCORE, DAY = "passages_on_a_match_agree_on_its_score", "passages_on_a_match_agree_on_its_day"
SHOOTOUT = "passages_on_a_match_agree_on_its_shootout"
SCORERS = "passages_on_a_match_agree_on_its_scorers"
LINKS, TITLES = "season_links_are_mutual", "title_numbers_rise_by_one"
RELEGATED, PROMOTED = "relegated_teams_stand_in_a_table", "promoted_teams_take_part"
CROWD = "stated_attendance_is_the_sum"
MATCH = a_match("Atlas 3-2 Puebla")


def showing(number: int, **given: Any) -> MatchShowing:
    defaults = {
        "match_id": MATCH.match_id,
        "showing_number": number,
        "home_score": 3,
        "away_score": 2,
        "home_scorer_names": (),
        "away_scorer_names": (),
        "source_construct": "football box",
        "source_line": number,
    }
    return row(MatchShowing, **(defaults | given))


def both(**given: Any) -> list[Any]:
    """A match shown twice, the second time with these differences."""
    return [MATCH, showing(1), showing(2, **given)]


def test_the_same_score_twice() -> None:
    assert tally(SCORE, both()) == (1, 0, 0)
    assert tally(SCORE, both(home_score=None)) == (0, 0, 1)


def test_another_score() -> None:
    finding = the_finding(SCORE, both(away_score=1, source_construct="tie row"))
    assert finding.message == (
        "Atlas 3–2 Puebla: the tie row gives 3–1 as the score, the football box (line 1) gives 3–2"
        "; nothing else here tells which is right"
    )
    assert (finding.table_name, finding.severity) == ("match_showing", Severity.ERROR)


def test_another_article_is_named() -> None:
    elsewhere = [MATCH, showing(1, article_id="enwiki:Cup Group A"), showing(2, away_score=1)]
    assert "(Cup Group A, line 1)" in the_finding(SCORE, elsewhere).message


def test_another_shoot_out() -> None:
    kicks = {"home_shootout_score": 4, "away_shootout_score": 3}
    shown = [MATCH, showing(1, **kicks), showing(2, home_shootout_score=4, away_shootout_score=2)]
    assert tally(SHOOTOUT, shown) == (0, 1, 0)
    assert tally(SHOOTOUT, both(**kicks)) == (0, 0, 0)


@pytest.mark.parametrize(
    ("other", "severity"),
    [(date(2014, 1, 15), Severity.INFO), (date(2014, 2, 14), Severity.WARNING)],
)
def test_another_day(other: date, severity: Severity) -> None:
    shown = [MATCH, showing(1, match_date=date(2014, 1, 14)), showing(2, match_date=other)]
    assert the_finding(DAY, shown).severity is severity
    assert tally(DAY, both()) == (0, 0, 1)


def test_other_scorers() -> None:
    first = showing(1, home_scorer_names=("Jiménez", "É. Cruz"))
    same = showing(2, home_scorer_names=("Érick Cruz", "R. Jimenez"))
    other = showing(2, home_scorer_names=("Érick Cruz", "Peralta"))
    fewer = showing(2, home_scorer_names=("Peralta",))
    assert tally(SCORERS, MATCH, first, same) == (1, 0, 0)
    assert the_finding(SCORERS, MATCH, first, other).message == (
        "Atlas 3–2 Puebla: the football box gives Érick Cruz and Peralta as the scorers of Atlas,"
        " the football box (line 1) gives Jiménez and É. Cruz"
        "; nothing else here tells which is right"
    )
    assert tally(SCORERS, MATCH, first, fewer) == (0, 0, 0)  # another check counts them


def season(label: str, **given: Any) -> Edition:
    return an_edition(**({"edition_id": f"cup-{label}", "season_label": label} | given))


def test_links_are_mutual() -> None:
    first, second = season("2013", next_edition="2014"), season("2014", previous_edition="2013")
    assert tally(LINKS, first, second) == (2, 0, 0)
    wrong = season("2014", previous_edition="2012")
    assert the_finding(LINKS, first, wrong).message == (
        "The infobox of Cup 2013 names Cup 2014 as the edition after it, but that one names 2012"
        " as the edition before it; Cup 2013 is likelier, for it is nearer in time"
    )
    assert tally(LINKS, first, season("2014")) == (0, 0, 1)
    assert tally(LINKS, first) == (0, 0, 0)


def test_links_tell_the_tournaments_of_a_season_apart() -> None:
    opening = season("2013", edition_id="a", part="Apertura", next_edition="2014 Clausura")
    closing = season("2014", edition_id="c", part="Clausura", previous_edition="Apertura 2013")
    assert tally(LINKS, opening, closing) == (2, 0, 0)


def won(label: str, number: int, **given: Any) -> Edition:
    champion = {"champion_team_id": "atlas", "champion_name": "Atlas"}
    return season(label, champion_title_number=number, **(champion | given))


def test_titles_rise() -> None:
    assert tally(TITLES, won("2010", 3), won("2013", 5)) == (1, 0, 0)
    assert the_finding(TITLES, won("2010", 3), won("2013", 3)).message == (
        "Atlas won their title number 3 in Cup 2013, yet number 3 in Cup 2010"
        "; nothing else here tells which is right"
    )


def test_titles_in_a_row_rise_by_one() -> None:
    first = won("2013", 3)
    assert tally(TITLES, first, won("2014", 4, previous_edition="2013")) == (1, 0, 0)
    assert the_finding(TITLES, first, won("2014", 5, previous_edition="2013")).expected == "4"


def relegated(*names: str) -> Edition:
    ids = tuple(name.lower() for name in names)
    return an_edition(relegated_team_ids=ids, relegated_names=names)


TABLE = [
    a_line(name, kind=StandingKind.RELEGATION, position=n)
    for n, name in enumerate(["Atlas", "Puebla"], start=14)
]


def test_relegated_teams() -> None:
    assert tally(RELEGATED, relegated("Puebla"), TABLE) == (1, 0, 0)
    assert tally(RELEGATED, relegated("Atlas", "Puebla"), TABLE) == (2, 0, 0)
    assert tally(RELEGATED, relegated("Puebla")) == (0, 0, 0)  # no table is printed
    assert the_finding(RELEGATED, relegated("Toluca"), TABLE).message == (
        "The infobox of Cup 2014 names Toluca as relegated, but they stand in no table of it"
    )
    assert the_finding(RELEGATED, relegated("Atlas"), TABLE).message == (
        "The infobox names Atlas as relegated, but Puebla stand below them in the relegation table"
        "; nothing else here tells which is right"
    )


def test_promoted_teams() -> None:
    named = an_edition(promoted_team_ids=("atlas",), promoted_names=("Atlas",))
    assert tally(PROMOTED, named, a_participant("Atlas")) == (1, 0, 0)
    assert tally(PROMOTED, named, a_participant("Puebla")) == (0, 1, 0)
    assert tally(PROMOTED, named) == (0, 0, 1)


def crowd(*numbers: int | None) -> list[Match]:
    return [
        a_match("Atlas 1-0 Puebla", match_id=f"m{n}", attendance=number)
        for n, number in enumerate(numbers)
    ]


def test_the_attendance() -> None:
    stated = an_edition(printed_attendance=1500)
    assert tally(CROWD, stated, crowd(1000, 500)) == (1, 0, 0)
    assert tally(CROWD, stated, crowd(1000, None)) == (0, 0, 1)
    assert the_finding(CROWD, stated, crowd(1000, 600)).message == (
        "The infobox of Cup 2014 states an attendance of 1,500, but those of 2 matches add up"
        " to 1,600; nothing else here tells which is right"
    )
    partly = an_edition(printed_attendance=1500, printed_match_count=3)
    assert tally(CROWD, partly, crowd(1000, 600)) == (0, 0, 1)
