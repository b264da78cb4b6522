"""Days and times as editors write them."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.parse.box_dates import read_date, read_kickoff
from pipeline.problems import Unreadable

DAYS = [
    ("{{Start date|1986|5|31|df=y}}", date(1986, 5, 31), "31 May 1986"),
    ("{{Start date|1994|6|18}}", date(1994, 6, 18), "June 18, 1994"),
    ("{{start date|2014|06|12|17|00|df=yes}}", date(2014, 6, 12), "12 June 2014"),
    ("{{dts|1999|8|11|format=dmy}}", date(1999, 8, 11), "11 August 1999"),
    ("{{dts|11 August 1999}}", date(1999, 8, 11), "11 August 1999"),
    ("30 November 2016", date(2016, 11, 30), "30 November 2016"),
    ("June 28, 2026", date(2026, 6, 28), "June 28, 2026"),
    ("November 1, 1990", date(1990, 11, 1), "November 1, 1990"),
    ("10 November, 1991", date(1991, 11, 10), "10 November, 1991"),
    ("2026-05-03", date(2026, 5, 3), "2026-05-03"),
    ("Saturday, 10 May 2003", date(2003, 5, 10), "Saturday, 10 May 2003"),
    ("[[6 June]] [[1998]]", date(1998, 6, 6), "6 June 1998"),
    ("7 Sep 2002<ref>x 2</ref>", date(2002, 9, 7), "7 Sep 2002"),
    ("June 28,2026", date(2026, 6, 28), "June 28,2026"),
    ("Saturday 10 May 2003", date(2003, 5, 10), "Saturday 10 May 2003"),
    ("Final: 10 May 2003", date(2003, 5, 10), "Final: 10 May 2003"),
    ("10 Febuary 2003", date(2003, 2, 10), "10 Febuary 2003"),
    ("1991–11–10", date(1991, 11, 10), "1991–11–10"),
    ("10.11.1991", date(1991, 11, 10), "10.11.1991"),  # de
    ("26/4/2014", date(2014, 4, 26), "26/4/2014"),
    ("26 abr. 2014", date(2014, 4, 26), "26 abr. 2014"),  # es
    ("{{Start date|1=2014|2=4|3=26}}", date(2014, 4, 26), "April 26, 2014"),
    ("3rd May 2003", date(2003, 5, 3), "3rd May 2003"),
    ("7 September 2002<br>20:30", date(2002, 9, 7), "7 September 2002 20:30"),
    ("{{fecha|17|1|2021}}", date(2021, 1, 17), "17 January 2021"),  # es
    ("22 de enero de 2021", date(2021, 1, 22), "22 de enero de 2021"),
    ("12 de julho de 1998", date(1998, 7, 12), "12 de julho de 1998"),  # pt
    ("21 agosto 2010", date(2010, 8, 21), "21 agosto 2010"),  # it
    ("24. Oktober 2006", date(2006, 10, 24), "24. Oktober 2006"),  # de
    # the year comes from elsewhere
    ("26 April", date(2015, 4, 26), "26 April"),
    ("April 10", date(2015, 4, 10), "April 10"),
    ("{{fecha|12|8|}}", date(2015, 8, 12), "12 August"),
    ("[[22 de enero]]", date(2015, 1, 22), "22 de enero"),
    # open
    ("", None, None),
    ("''TBD''", None, "TBD"),
    ("4 / 9 June", None, "4 / 9 June"),
    ("19–20 May", None, "19–20 May"),
    ("16–18 Oct", None, "16–18 Oct"),
    ("May 2015", None, "May 2015"),
    ("30 April – 1 May", None, "30 April – 1 May"),
    ("19 May / 20 May 2015", None, "19 May / 20 May 2015"),
    ("originally 5 May, played 26 April", None, "originally 5 May, played 26 April"),
    ("5/4/2014", None, "5/4/2014"),  # April or May
]

TIMES = [
    ("", None, None),
    ("20:30", "20:30", None),
    ("14:00 [[UTC−03:00|BRT]]", "14:00 BRT", -180),
    ("14:00 [[UTC−3|BRT]]", "14:00 BRT", -180),
    (
        "20:30 [[Central European Summer Time|CEST]] ([[UTC+02:00|UTC+2]])",
        "20:30 CEST (UTC+2)",
        120,
    ),
    ("20:45 [[Central European Time|CET]]", "20:45 CET", None),
    ("15:00 UYT ([[UTC−03:30]])", "15:00 UYT (UTC−03:30)", -210),
    ("12:00&nbsp;p.m. [[UTC−07:00|UTC−7]]", "12:00 p.m. UTC−7", -420),
    ("{{UTZ|18:00|-4}}", "18:00", -240),
    ("{{UTZ|19:15|−7}}", "19:15", -420),
    ("{{UTZ|19:10|8}}", "19:10", 480),
    ("{{UTZ|20:45|+2}}", "20:45", 120),
    ("{{UTZ||-3}}", None, -180),
    ("{{UTZ|--:--|}}", None, None),
    ("{{UTZ|18:00|5.5}}", "18:00", 330),
    ("20:30 GMT+1", "20:30 GMT+1", 60),
    ("20:30 [[GMT]]+3", "20:30 GMT+3", 180),
    ("14:00 BRT (17:00 UTC)", "14:00 BRT (17:00 UTC)", None),  # the zone of another time
    ("14:00 [[Time in Brazil|BRT]] (17:00 [[UTC]])", "14:00 BRT (17:00 UTC)", None),
    ("14:00 UTC−3 (17:00 UTC)", "14:00 UTC−3 (17:00 UTC)", -180),
    ("6:00&nbsp;p.m. <includeonly>[[UTC−04:00|UTC−4]]</includeonly>", "6:00 p.m. UTC−4", -240),
    ("20:00 [[UTC−03:00|DST: UTC−02:00]]", "20:00 DST: UTC−02:00", -120),
    ("19:45 UTC±0", "19:45 UTC±0", 0),
    ("14:00 [[UTC]]", "14:00 UTC", 0),
    ("20:50 [[UTC+2]]<br> (delayed to 21:30)", "20:50 UTC+2", 120),
    ("16:35 CET{{efn|Originally 16:00 UTC+5.}}", "16:35 CET", None),
    ("20:45 [[Central European Summer Time|CEST]]", "20:45 CEST", 120),
    ("20:45 [[Central European Time|CET]]", "20:45 CET", None),  # written in summer, too
    ("4:30 p.m. [[Eastern Time Zone|EDT]]", "4:30 p.m. EDT", -240),
    ("15:00 [[British Summer Time|BST]]", "15:00 BST", 60),
    ("15:00 BST", "15:00 BST", None),  # or that of Bangladesh
    ("15:00 EDT ([[UTC−05:00|UTC−5]])", "15:00 EDT (UTC−5)", -300),  # the figure counts
]


@pytest.mark.parametrize(("markup", "day", "text"), DAYS)
def test_days(markup: str, day: date | None, text: str | None) -> None:
    assert read_date(markup, lambda month, day: 2015) == (day, text)


def test_a_year_nobody_knows_stays_open() -> None:
    assert read_date("26 April", lambda month, day: None) == (None, "26 April")


@pytest.mark.parametrize("markup", ["31 June 2014", "{{Start date|2014|13|1}}", "1 May 0000"])
def test_no_such_day(markup: str) -> None:
    with pytest.raises(Unreadable, match="no such day"):
        read_date(markup, lambda month, day: None)


@pytest.mark.parametrize(("markup", "text", "offset"), TIMES)
def test_times(markup: str, text: str | None, offset: int | None) -> None:
    assert read_kickoff(markup) == (text, offset)


@settings(derandomize=True)
@given(st.dates(min_value=date(1850, 1, 1), max_value=date(2099, 12, 31)))
def test_every_form_gives_the_same_day(day: date) -> None:
    forms = [
        day.isoformat(),
        f"{{{{Start date|{day.year}|{day.month}|{day.day}|df=y}}}}",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
    ]
    assert {read_date(form, lambda month, day: None)[0] for form in forms} == {day}


@settings(derandomize=True, max_examples=300)
@given(st.text(alphabet="0123 May{}|[]UTCz:+−-/<>&,.", max_size=60))
def test_any_text_is_read_or_refused(markup: str) -> None:
    read_kickoff(markup)
    with suppress(Unreadable):
        assert read_date(markup, lambda month, day: 2015)
