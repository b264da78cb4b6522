"""The second reading of tie tables and brackets, and what it finds missing."""

from dataclasses import replace

from pipeline.tables import Rows, TeamName, Tie
from tests.accuracy.corpus import Measured
from tests.accuracy.measures import Measure
from tests.accuracy.ties import joined, read_pairings, read_rows, tie_measures
from tests.validate import build


def keys(measures: list[Measure]) -> list[str]:
    return [difference.key for measure in measures for difference in measure.differences]


TIE_TABLE = """\
{{TwoLegStart}}
{{TwoLegResult|'''[[Alfa FC|Alfa]]'''|São Paulo|4–3|[[Beta]]-RS ([[Away goals rule|a]])||2–1|2–2}}
{{TwoLegResult|Gamma||1-1 {{pso|3–4}}|Delta| |[[#G v D|1–0]]|0–1}}
{{TwoLegResult|Zeta||0–2|Eta||0–2|–}}
"""


def test_rows_of_a_tie_table() -> None:
    rows = list(read_rows("enwiki:Cup", TIE_TABLE))
    assert [(row.team1, row.team2, row.aggregate, row.legs) for row in rows] == [
        ("Alfa", "Beta-RS (a)", (4, 3), ((2, 1), (2, 2))),
        ("Gamma", "Delta", (1, 1), ((1, 0), (0, 1))),
        ("Zeta", "Eta", (0, 2), ((0, 2), None)),
    ]
    assert [row.is_consistent for row in rows] == [True, True, False]
    assert [row.line for row in rows] == [2, 3, 4]


def a_name(name: str) -> TeamName:
    return build.row(TeamName, name=name, team_id=name.lower(), use_count=1)


def a_tie(team1: str, team2: str, sums: tuple[int, int]) -> Tie:
    return build.row(
        Tie,
        tie_id=f"{team1}-{team2}",
        edition_id="cup-2014",
        team1_id=team1,
        team2_id=team2,
        team1_aggregate=sums[0],
        team2_aggregate=sums[1],
        printed_team1_aggregate=sums[0],
        printed_team2_aggregate=sums[1],
        match_ids=(),
    )


def test_ties() -> None:
    rows = Rows()
    rows.extend(a_name(name) for name in ("Alfa", "Beta", "Gamma", "Delta"))
    rows.extend([a_tie("beta", "alfa", (3, 4)), a_tie("gamma", "delta", (2, 1))])
    match = build.a_match("Alfa 2-1 Beta")
    rows.extend([match, replace(match, match_id="again")])
    measured = Measured(rows, {"enwiki:Cup": TIE_TABLE}, ())
    assert keys(list(tie_measures("set", measured, ["enwiki:Cup"]))) == [
        "tie row Cup: Zeta v Eta",
        "aggregate Cup: Gamma v Delta",
        "twice again",
    ]


BRACKET = """\
{{4TeamBracket-2legs
| RD1-team01='''[[Alfa FC|Alfa]]''-SP ([[Away goals rule|a]])
| RD1-team02=Beta <sup>1</sup> †
| RD1-team03=Gamma
| RD1-team04=
}}
"""


def test_pairs_of_a_bracket() -> None:
    pairs = [(row.team1, row.team2) for row in read_pairings("enwiki:Cup", BRACKET)]
    assert pairs == [("Alfa-SP (a)", "Beta †")]
    rows = Rows()
    rows.extend([a_name("Alfa-SP"), a_name("Beta")])
    measured = Measured(rows, {"enwiki:Cup": BRACKET}, ())
    assert keys(list(tie_measures("set", measured, ["enwiki:Cup"])))[:1] == [
        "bracket Cup: Alfa-SP (a) v Beta †"
    ]
    rows.extend([a_tie("beta", "alfa-sp", (3, 4))])
    assert keys(list(tie_measures("set", measured, ["enwiki:Cup"]))) == []


def test_a_tie_without_its_matches() -> None:
    rows = Rows()
    tie = replace(a_tie("alfa", "beta", (3, 2)), edition_id=build.EDITION)
    rows.extend([tie, build.a_match("Alfa 2-1 Beta"), build.a_match("Beta 1-1 Alfa")])
    assert keys([joined("set", Measured(rows, {}, ()))]) == ["legs of alfa-beta"]
    rows.replace(Tie, [replace(tie, match_ids=("Alfa-Beta", "Beta-Alfa"))])
    assert keys([joined("set", Measured(rows, {}, ()))]) == []
