"""Editions: the one an article names, and the tournaments inside it."""

from datetime import date

import pytest

from pipeline.tables import Edition, Match
from tests.normalise.build import games, rows_of, rows_of_pages

SEASON = f"""\
Infobox
- Competition: Ascenso MX
- Winners: Apertura: U. de G , Clausura: Estudiantes Tecos
- Promoted: U. de G.
- Relegated: Zacatepec 1948 (stay in league)
- Season: 2013–14
- Prevseason: 2012–13
- Nextseason: 2014–15

Played from 19 July 2013 to 12 April 2014.

==Stadia==
The following 15 clubs took part:

==Apertura 2013==
Played from 19 July 2013 to 30 November 2013.

===Liguilla===
{games("UdeG 1-0 Mérida FC")}

==Clausura 2014==
===Liguilla===
{games("Mérida FC 1-0 UdeG")}

==Campeón de Ascenso 2014==
{games("UdeG 1-0 Estudiantes Tecos")}
"""


def editions(text: str, title: str = "2014 Copa Ejemplo") -> list[Edition]:
    return rows_of(text, title)[Edition]


def test_a_season_of_two_tournaments_is_three_editions() -> None:
    whole, apertura, clausura = editions(SEASON, "2013–14 Ascenso MX season")

    assert whole.edition_id == "2013-14-ascenso-mx"
    assert apertura.edition_id == "2013-14-ascenso-mx-apertura-2013"
    assert clausura.edition_id == "2013-14-ascenso-mx-clausura-2014"
    assert (whole.part, apertura.part, clausura.part) == (None, "Apertura", "Clausura")
    assert (whole.parent_edition_id, apertura.parent_edition_id) == (None, whole.edition_id)
    assert {row.competition_name for row in (whole, apertura, clausura)} == {"Ascenso MX"}
    assert {row.country for row in (whole, apertura, clausura)} == {"Mexico"}


def test_honours_belong_to_the_part_the_infobox_names() -> None:
    whole, apertura, clausura = editions(SEASON, "2013–14 Ascenso MX season")

    assert (whole.champion_team_id, whole.champion_name) == (None, None)
    assert (apertura.champion_team_id, apertura.champion_name) == ("leones-negros-udeg", "U. de G")
    assert clausura.champion_team_id == "estudiantes-tecos"
    assert (whole.promoted_team_ids, whole.promoted_names) == (
        ("leones-negros-udeg",),
        ("U. de G.",),
    )
    assert whole.relegated_names == ("Zacatepec 1948",)
    assert apertura.promoted_team_ids == ()
    assert (whole.previous_edition, whole.next_edition) == ("2012–13", "2014–15")


def test_dates_stand_in_the_lead_or_below_the_heading_of_the_part() -> None:
    whole, apertura, clausura = editions(SEASON, "2013–14 Ascenso MX season")

    assert (whole.start_date, whole.end_date) == (date(2013, 7, 19), date(2014, 4, 12))
    assert (apertura.start_date, apertura.end_date) == (date(2013, 7, 19), date(2013, 11, 30))
    assert (clausura.start_date, clausura.end_date) == (None, None)


def test_the_number_of_teams_may_stand_in_the_text() -> None:
    whole, apertura, _ = editions(SEASON, "2013–14 Ascenso MX season")

    assert (whole.team_count, apertura.team_count) == (15, None)


def test_a_match_belongs_to_its_part_or_to_the_whole() -> None:
    matches = rows_of(SEASON, "2013–14 Ascenso MX season")[Match]

    assert [match.edition_id for match in matches] == [
        "2013-14-ascenso-mx-apertura-2013",
        "2013-14-ascenso-mx-clausura-2014",
        "2013-14-ascenso-mx",
    ]


def test_the_infobox_goes_before_the_title() -> None:
    text = "Infobox\n- Title: Copa MX\n- Year: Clausura 2014\n- Num Teams: 24\n- Matches: 79\n"
    text += "- Goals: 1,208\n- Winners: UANL, (3rd title)\n- Second: Oaxaca\n- Attendance: 5\n"
    (edition,) = editions(text, "Clausura 2014 Copa MX")

    assert (edition.competition_name, edition.season_label) == ("Copa MX", "Clausura 2014")
    assert (edition.part, edition.country) == ("Clausura", "Mexico")
    assert (edition.team_count, edition.printed_match_count) == (24, 79)
    assert (edition.printed_goal_count, edition.printed_attendance) == (1208, 5)
    assert (edition.champion_name, edition.champion_title_number) == ("UANL", 3)
    assert edition.runner_up_team_id == "alebrijes-de-oaxaca"


def test_without_an_infobox_the_title_tells() -> None:
    (edition,) = editions(games("Alfa 1-0 Beta"), "2013–14 Copa Nueva season")

    assert (edition.competition_name, edition.season_label) == ("Copa Nueva", "2013–14")
    assert (edition.country, edition.champion_team_id) == (None, None)
    assert (edition.source_line, edition.source_construct) == (1, "article")


def test_the_country_of_the_infobox_goes_before_what_we_know() -> None:
    (edition,) = editions("Infobox\n- Title: Copa MX\n- Country: Spain\n")

    assert edition.country == "Spain"


def test_an_article_of_parts_beyond_all_measure_stays_cheap() -> None:
    text = "".join(f"==Apertura {year}==\n{games('Alfa 1-0 Beta')}" for year in range(1900, 2000))
    rows = rows_of(text)

    assert len(rows[Edition]) == 51
    assert rows[Match][99].edition_id == "2014-copa-ejemplo"


WIKI_SEASON = """\
{{{{Infobox football league season|competition=Liga Ejemplo|season=2013–14|dates={dates}}}}}
==Apertura 2013==
==Clausura 2014==
"""
DATES = [
    # the field, first and last day of the season and of its first part
    ("19 July 2013 – 17 May 2014", ("2013-07-19", "2014-05-17"), (None, None)),
    ("July 19, 2013 – May 17, 2014", ("2013-07-19", "2014-05-17"), (None, None)),
    ("19 July – 17 May", ("2013-07-19", "2014-05-17"), (None, None)),
    (
        "Apertura: 19 July 2013 – 15 December 2013<br>Clausura: 3 January 2014 – 17 May 2014",
        (None, None),
        ("2013-07-19", "2013-12-15"),
    ),
    ("summer", (None, None), (None, None)),
    ("", (None, None), (None, None)),
]


def days(row: Edition) -> tuple[str | None, ...]:
    return tuple(day.isoformat() if day else None for day in (row.start_date, row.end_date))


@pytest.mark.parametrize(("dates", "whole", "part"), DATES)
def test_the_infobox_says_when_where_no_sentence_does(
    dates: str, whole: tuple[str | None, ...], part: tuple[str | None, ...]
) -> None:
    rows = rows_of_pages({"2013–14 Liga Ejemplo season": WIKI_SEASON.format(dates=dates)})
    season, apertura, _ = rows[Edition]

    assert (days(season), days(apertura)) == (whole, part)
