"""Grounds, crowds, referees and reports as editors write them."""

import pytest

from pipeline.parse.box_people import read_attendance, read_ground, read_referee, read_report

GROUNDS = [
    ("[[Ullevi]], [[Gothenburg]]", "", "Ullevi", "Gothenburg"),
    ("[[Stadion Poljud]], [[Split, Croatia|Split]]", "", "Stadion Poljud", "Split"),
    ("[[Estadio Centenario]], Montevideo", "", "Estadio Centenario", "Montevideo"),
    ("[[La Bombonera]]", "[[Buenos Aires]], Argentina", "La Bombonera", "Buenos Aires"),
    ("[[AT&T Stadium]], [[Arlington, Texas|Arlington]]", "", "AT&T Stadium", "Arlington"),
    ("[[A]]{{efn|x}}, [[B]]", "", "A", "B"),
    ("Stade Vélodrome, Marseille", "", "Stade Vélodrome", "Marseille"),
    ("[[A]] ([[Lima]])", "", "A", "Lima"),
    ("[[A]] (neutral venue)", "", "A", None),
    ("[[A]] (n)", "", "A", None),
    ("[[A]] – [[B]]", "", "A", "B"),
    ("[[A]]; [[B]]", "", "A", "B"),
    ("[[A]] in [[B]]", "", "A", "B"),
    ("[[A]] / [[B]]", "", "A", None),  # one of two grounds
    ("", "Portugal", None, "Portugal"),
    ("", "", None, None),
    ("TBD", "", None, None),
]

CROWDS = [
    ("2,437", 2437),
    ("450", 450),
    ("0", 0),
    ("", None),
    ("15,800<ref>{{cite web|title=3 September 2010}}</ref>", 15800),
    ("29,500 <ref name=x/>", 29500),
    ("350<sup>[[#fn 1|1]]</sup><ref>y</ref>", 350),
    ("0{{refn|Played without 900 spectators.}}", 0),
    ("0 ([[Behind closed doors (sport)|closed doors]])", 0),
    ("35,748{{efn-ua|name=1 June attendances|x}}", 35748),
    ("73 000", 73000),
    ("73.000", 73000),
    ("c. 5,000", 5000),
    ("{{circa|5,000}}", 5000),
    ("5,000–6,000", None),
    ("12,34", None),
    ("12 thousand", None),
    ("''closed doors''", None),
    ("{{formatnum:12345}}", 12345),  # it
]

REFEREES = [
    ("[[Pierluigi Collina]] ([[Italian Football Federation|Italy]])", "Pierluigi Collina", "Italy"),
    ("[[Mike Riley (referee)|Mike Riley]] ([[The FA|England]])", "Mike Riley", "England"),
    ("Anastasios Kakos ([[Hellenic FF|Greece]])", "Anastasios Kakos", "Greece"),
    ("Rene Eisner", "Rene Eisner", None),
    ("Howard Webb, England", "Howard Webb", "England"),
    ("[[Howard Webb]], [[England]]", "Howard Webb", "England"),
    ("[[Howard Webb]] ({{flag|England}})", "Howard Webb", "England"),
    ("[[Howard Webb]]<br>([[The FA|England]])", "Howard Webb", "England"),
    ("[[Howard Webb]]<br>[[Mike Mullarkey]]", "Howard Webb", None),
    ("[[Renato Marsiglia]]", "Renato Marsiglia", None),
    ("[[Howard Webb]] ([[The FA|England]])<ref name=x/>", "Howard Webb", "England"),
    ("{{flagicon|ITA}} [[Nicola Rizzoli]]", "Nicola Rizzoli", None),
    ("A B {{small|(replaced by C (D) - 67')}}", "A B", None),
    ("", None, None),
    ("TBD", None, None),
]

REPORTS = [
    ("https://www.fotball.no/kamp/?fiksId=8981334", "https://www.fotball.no/kamp/?fiksId=8981334"),
    ("[http://www.uefa.com/x.html Report]", "http://www.uefa.com/x.html"),
    ("[//a.org/x A] [//b.org/y B]", "https://a.org/x"),
    (
        "<ref group=R>{{multiref|{{cite web |url=https://a.com/1 |title=A {{!}} B}}|x}}</ref>",
        "https://a.com/1",
    ),
    (
        "[https://web.archive.org/web/1/http://a.com Report]",
        "https://web.archive.org/web/1/http://a.com",
    ),
    ("Report", None),
    ("", None),
]


@pytest.mark.parametrize(("stadium", "location", "name", "city"), GROUNDS)
def test_grounds(stadium: str, location: str, name: str | None, city: str | None) -> None:
    assert read_ground(stadium, location) == (name, city, None)


@pytest.mark.parametrize(("markup", "crowd"), CROWDS)
def test_crowds(markup: str, crowd: int | None) -> None:
    assert read_attendance(markup) == crowd


@pytest.mark.parametrize(("markup", "name", "association"), REFEREES)
def test_referees(markup: str, name: str | None, association: str | None) -> None:
    assert read_referee(markup) == (name, association)


@pytest.mark.parametrize(("markup", "url"), REPORTS)
def test_reports(markup: str, url: str | None) -> None:
    assert read_report(markup) == url
