"""Every wikitable, and every template that is left out, is in the account: read, or by a name."""

import pytest

from pipeline.parse.records import CoverageRecord
from pipeline.parse.wiki_article import parse_wikitext
from pipeline.parse.wiki_census import NOT_READ
from tests.wikitext.corpus import articles

TABLES = [
    # heading, header and what becomes of it
    ("Top assists", "Rank !! Player !! Club !! Assists", "assists"),
    ("Clean sheets", "Rank !! Player !! Club !! Clean sheets", "clean sheets"),
    ("Attendances", "Team !! Stadium !! Average", "attendances"),
    ("Discipline", "Player !! Club !! Yellow cards", "discipline"),
    ("Results by round", "Round !! 1 !! 2 !! 3", "results by round"),
    ("Positions by round", "Team / Round !! 1 !! 2 !! 3", "results by round"),
    ("Resultados por jornada", "Jornada !! 1 !! 2", "results by round"),
    ("Awards", "Award !! Winner", "awards"),
    ("History", "Year !! Event", "wikitable without a header we know"),
    ("", "Year !! Event", "wikitable without a header we know"),
]
TEMPLATES = [
    ("{{#invoke:sports rbr table|table|rounds=2|label1=Ground|res1=H/A}}", "results by round"),
    ("{{#invoke:Sports_rbr table|table|res1=W/D}}", "results by round"),
    ("{{fb rbr header|nr=3}}", "results by round"),
    ("{{fb overview team|t=A|w=1}}", "club overview"),
    ("{{Fb overview2 header}}", "club overview"),
]


def coverage_of(text: str) -> tuple[CoverageRecord, ...]:
    return parse_wikitext(text, "2014 Copa").coverage


@pytest.mark.parametrize(("heading", "header", "name"), TABLES)
def test_a_wikitable_that_is_not_read(heading: str, header: str, name: str) -> None:
    row = "|-\n" + "\n".join("| a" for _ in header.split("!!"))
    text = f"\n== {heading} ==\n" * bool(heading) + f"{{|\n! {header}\n{row}\n|}}\n"
    assert coverage_of(text) == (CoverageRecord("wikitable", 1, 0, 1, 0, (f"{name} (1)",)),)


@pytest.mark.parametrize(("call", "name"), TEMPLATES)
def test_a_template_that_is_not_read(call: str, name: str) -> None:
    assert coverage_of(f"{call}\n") == (CoverageRecord(name, 1, 0, 1, 0, (f"{name} (1)",)),)


def test_a_wikitable_that_is_read_and_one_inside_it() -> None:
    inside = "{|\n| b\n|}"
    text = f"{{|\n! Player !! Goals\n|-\n| [[A]] || 3\n|-\n| [[B]]\n{inside}\n|| 2\n|}}\n"
    assert coverage_of(text) == (CoverageRecord("wikitable", 2, 2, 0, 0, ()),)


def test_a_wikitable_that_nothing_is_known_of() -> None:
    """It holds scores: somebody has to look at it."""
    text = "{|\n! Team !! X\n|-\n| [[A]] || 2–1\n|-\n| [[B]] || 0–0\n|}\n"
    assert coverage_of(text) == (CoverageRecord("wikitable", 1, 0, 0, 1, ()),)


def test_every_wikitable_of_the_corpus_is_reached() -> None:
    """The count knows nothing of how tables are found."""
    unreached = NOT_READ["wikitable"]
    for name, text in articles().items():
        names = [known for row in coverage_of(text) for known in row.ignored_names]
        assert [known for known in names if known.startswith(unreached)] == [], name
