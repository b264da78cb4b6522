"""Teams as editors write them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.parse.records import TeamRef
from pipeline.parse.team_ref import is_placeholder, read_team, read_team_cell
from pipeline.problems import Unreadable

NATIONAL = [
    ("{{fb|MEX}}", "MEX", None),
    ("{{fb-rt|MEX}}", "MEX", None),
    ("{{fb|ITA|2003}}", "ITA", None),
    ("{{fb-rt|SUI|civil}}", "SUI", None),  # 1938 FIFA World Cup
    ("{{fb|US|1960}}", "US", None),
    ("{{#invoke:flag|fb|RSA}}", "RSA", None),  # 2026 FIFA World Cup Group A
    ("{{#invoke:flag|fb-rt|MEX}}", "MEX", None),
    ("{{#invoke:flagg|main|unpre|avar=fb|NED}}", "NED", None),
    ("{{#invoke:flagg|main|unpe|avar=fb|NED}}", "NED", None),
    ("{{fbw|HKG|colonial}}", "HKG", "women"),
    ("{{fbw-rt|PHI|1936}}", "PHI", "women"),
    ("{{fbu|20|ARG}}", "ARG", "u-20"),
    ("{{fbu-rt|20|ARG}}", "ARG", "u-20"),
    ("{{fbu-big|20|URS}}", "URS", "u-20"),
    ("{{fbwu|17|USA}}", "USA", "women u-17"),
    ("{{nft|Mexico}}", "Mexico", None),
    ("{{flag|Mexico}}", "Mexico", None),
    ("{{flagicon|ITA}}", "ITA", None),
    ("{{fb|Serbia and Montenegro}}", "Serbia and Montenegro", None),  # Euro 2004 qualifying
    ("{{AUT}}", "AUT", None),  # de
    ("{{ARGf}}", "ARG", None),  # pt
    ("{{DEU|#}}", "DEU", None),  # de: the flag alone
    ("{{URYb}}", "URY", None),
    ("{{nowrap|{{fb|BIH}}}}", "BIH", None),
    ("'''{{fb|BRA|1889}}'''", "BRA", None),
    ("{{fb|GRE}}<!-- hosts --><ref>{{cite web|title=x}}</ref>", "GRE", None),
]

NAMED = [
    ("{{fb|FRG|name=West Germany}}", TeamRef("West Germany", None, "FRG")),
    (
        "{{flagicon|Dutch East India Company}} [[Indonesia national football team|Dutch Indies]]",
        TeamRef("Dutch Indies", "Indonesia national football team"),
    ),
    ("[[LA Galaxy|Los Angeles Galaxy]]", TeamRef("Los Angeles Galaxy", "LA Galaxy")),
    ("{{ill|SV Alfa|de|SV Alfa (Ort)|lt=Alfa}}", TeamRef("Alfa", "SV Alfa")),
    ("[[Miami Fusion]]", TeamRef("Miami Fusion", "Miami Fusion")),
    ("'''[[Treze Futebol Clube|Treze]]'''", TeamRef("Treze", "Treze Futebol Clube")),
    ("[[Santos FC|Santos]] {{flagicon|São Paulo}}", TeamRef("Santos", "Santos FC")),
    ("{{flagicon|São Paulo}} [[Santos FC|Santos]]", TeamRef("Santos", "Santos FC")),
    ("[[EC Juventude|Juventude]]-RS", TeamRef("Juventude", "EC Juventude")),
    ("[[Retrô]] {{pso}}", TeamRef("Retrô", "Retrô")),
    ("[[Treze FC|Treze (PB)]]", TeamRef("Treze (PB)", "Treze FC")),
    ("[[Vasco|Vasco]] ([[Campeonato X|X]])", TeamRef("Vasco", "Vasco")),
    ("Ypiranga (AP)", TeamRef("Ypiranga (AP)")),  # two clubs bear the name
    ("Atlético-RR", TeamRef("Atlético-RR")),
    ("Alfa (2)", TeamRef("Alfa")),
    ("Beta {{small|(H)}}", TeamRef("Beta")),
    ("[[Real Madrid CF|Real Madrid]] B", TeamRef("Real Madrid B")),
    ("'''[[ABC FC|ABC]]'''<sup>[[#Note 1|1]]</sup>", TeamRef("ABC", "ABC FC")),
    ("Milan<sup>1</sup>", TeamRef("Milan")),
    ("{{nowrap|[[CA Paranaense|Atlético]]}}", TeamRef("Atlético", "CA Paranaense")),
    ("{{sortname|Hertha|BSC|nolink=1}}", TeamRef("Hertha BSC")),
    ("{{Calcio Juventus}}", TeamRef("Juventus")),  # it
    ("{{Futebol América-MG}}", TeamRef("América-MG")),  # pt
    ("'''{{futebol Santos|x}}'''", TeamRef("Santos")),
    ("{{Fb team Arsenal}}", TeamRef("Arsenal")),
    ("{{bandera|Chile}} Colo-Colo", TeamRef("Colo-Colo")),  # es
    ("Sampaio&nbsp;Corrêa", TeamRef("Sampaio Corrêa")),
    ("Real Sociedad", TeamRef("Real Sociedad")),
    ("Winterthur", TeamRef("Winterthur")),
    ("[[ABC (club)|A.B.C.]] (C, R)", TeamRef("A.B.C.", "ABC (club)")),
]

PLACEHOLDERS = """
&nbsp;
TBD
''TBD''
1A
A2
3A/B/C/D
3rd Group A
FR6 winner
W73
Winner of [[#X|match 10]]
Winner of [[P#A|match 10]]<!--[[GAIS]]/[[X]]-->
{{small|Winner QF1}}
Higher-seeded finalist {{fbaicon|}}
[[2026 FIFA World Cup Group A|Winner Group A]]
Runner-up Group B
Group C winners
[[Malmö FF|Malmö]]/[[GAIS]]
[[Malmö FF|Malmö]] or [[GAIS]]
{{fb|SWE}}/{{fb|DEN}}
{{fb|}}
Ganador Partido 1
Sieger HF 1
–
<!--SWE/DEN-->
"""

BOLD_AND_MARKS = [
    ("'''[[A]]'''", True, set()),
    ("[[Retrô]] {{pso}}", False, {"penalties"}),
    ("[[LA Galaxy]] {{asdet}}", False, {"extra_time"}),
    ("[[LA Galaxy]] ([[sudden death (sport)|SDET]])*", False, {"extra_time", "asterisk"}),
    ("'''{{fb|BRA|1889}}''' {{aet}}", True, {"extra_time"}),
    ("'''[[Corinthians AL|C-AL]]'''&nbsp;([[Penalty shootout|p]])", True, {"penalties"}),
    ("[[Grêmio]]-RS ([[Away goals rule|a]])", False, {"away_goals"}),
    ("{{flagicon|Paraíba}} [[Sousa Esporte Clube|Sousa]] †", False, {"dagger"}),
    ("[[Alfa]] (USLC)", False, set()),
    ("Alfa (H)", False, {"host"}),
    ("Alfa (a) (H)", False, {"away_goals", "host"}),
]


@pytest.mark.parametrize(("markup", "code", "squad"), NATIONAL)
def test_national_teams(markup: str, code: str, squad: str | None) -> None:
    assert read_team(markup) == TeamRef(code, None, code, squad)


@pytest.mark.parametrize(("markup", "team"), NAMED)
def test_named_teams(markup: str, team: TeamRef) -> None:
    assert read_team(markup) == team


@pytest.mark.parametrize("markup", ["", *PLACEHOLDERS.strip().splitlines()])
def test_nobody_is_named_yet(markup: str) -> None:
    assert read_team(markup) is None


@pytest.mark.parametrize(("markup", "is_bold", "marks"), BOLD_AND_MARKS)
def test_what_stands_on_a_team(markup: str, is_bold: bool, marks: set[str]) -> None:
    cell = read_team_cell(markup)
    assert (cell.is_bold, set(cell.marks)) == (is_bold, marks)
    assert cell.team is not None


@pytest.mark.parametrize("markup", ["{{some template}}", "x" * 2_000])
def test_refused(markup: str) -> None:
    with pytest.raises(Unreadable):
        read_team(markup)


@settings(derandomize=True, max_examples=300)
@given(st.text(alphabet="aB (){}[]|'†*<>/-1=fb", max_size=60))
def test_any_text_is_a_team_none_or_refused(markup: str) -> None:
    try:
        cell = read_team_cell(markup)
    except Unreadable:
        return
    if cell.team is not None:
        assert cell.team.name == " ".join(cell.team.name.split())
        assert not is_placeholder(cell.team.name)
