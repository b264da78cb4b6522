"""Years of days that stand without one."""

import pytest

from pipeline.parse.wiki_article import parse_wikitext

LONG = "{{Infobox football league season\n| dates = 9 August 2019 – 2 August 2020\n}}"
CUP = "{{Infobox football tournament season\n|dates = 5 February 2020 – 7 March 2021\n}}"
FINALS = (
    "{{Infobox international football competition\n|dates = 7 September 2012 – 19 November 2013\n}}"
)
SHORT = "{{Infobox international football competition\n|dates = 1 June 2012 – 9 September 2012\n}}"
YEARS = [  # title, what stands before the boxes, their days, their years
    ("2019–20 Premier League", LONG, ["9 August", "8 March", "26 July"], [2019, 2020, 2020]),
    ("2019–20 Premier League", LONG, ["2 August"], [2020]),
    ("2019–20 Premier League", LONG, ["5 August"], [2019]),  # outside: as in any season
    ("2019–20 Premier League", "", ["9 August", "8 March", "26 July"], [2019, 2020, 2019]),
    ("2020 Copa do Brasil", CUP, ["30 December", "10 January", "26 August"], [2020, 2021, 2020]),
    ("2020 Copa do Brasil", CUP, ["11 February"], [2020]),  # of both years
    ("2014 FIFA World Cup qualification", FINALS, ["26 March", "10 October"], [2013, None]),
    ("2014 FIFA World Cup qualification", SHORT, ["12 June", "1 October"], [2012, None]),
    ("2014 FIFA World Cup qualification", "", ["10 October"], [None]),
    ("Clasificación para la Copa Mundial de Fútbol de 2014", "", ["10 October"], [None]),
    ("Copa América 2011", "", ["10 July"], [2011]),
    ("2014 FIFA World Cup qualification", "", ["10 October", "1 May 2013"], [2013, 2013]),
    ("2014 FIFA World Cup qualification", "", ["10 May", "1 May 2013", "1 May 2012"],
        [None, 2013, 2012]),
    ("2015–16 Bundesliga", "", ["29 February"], [2016]),
]  # fmt: skip


@pytest.mark.parametrize(("title", "lead", "days", "years"), YEARS)
def test_years(title: str, lead: str, days: list[str], years: list[int | None]) -> None:
    boxes = "".join(
        f"{{{{football box|date={day}|team1=A B|team2=C D|score=1–0}}}}" for day in days
    )
    matches = parse_wikitext(f"{lead}\n== Matches ==\n{boxes}", title).matches
    assert [match.match_date and match.match_date.year for match in matches] == years
