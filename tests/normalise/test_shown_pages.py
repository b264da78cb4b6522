"""Pages shown inside other pages: where they are, which of their matches they hold."""

import pytest

from pipeline.tables import Match, Rows, Transclusion
from tests.normalise.build import CUP, box, rows_of_pages

GROUP_1 = f"{CUP} Group 1"
HELD = (
    "==Table==\n==Alfa vs Beta==\n<section begin=G1 />"
    + box("Alfa 1–0 Beta", "1 March 2014", id="Alfa v Beta")
    + "<section end=G1 />\n==Gama vs Delta==\n<section begin=G2 />"
    + box("Gama 1–0 Delta", "2 March 2014")
    + "<section end=G2 />\n"
)


def transclusion(call: str, redirects: dict[str, str] | None = None) -> Transclusion:
    (row,) = rows_of_pages({CUP: f"==Group stage==\n{call}\n", GROUP_1: HELD}, redirects)[
        Transclusion
    ]
    return row


CALLS = [
    # call, section asked for, matches of it
    ("{{:2014 Copa Ejemplo Group 1}}", None, 2),
    ("{{#lst:2014 Copa Ejemplo Group 1|G1}}", "G1", 1),
    ("{{#section:2014 Copa Ejemplo Group 1|G2}}", "G2", 1),
    ("{{#lst:2014 Copa Ejemplo Group 1|G3}}", "G3", 0),
    ("{{#lsth:2014 Copa Ejemplo Group 1|Gama vs Delta}}", "Gama vs Delta", 1),
    ("{{#section-h:2014 Copa Ejemplo Group 1|Nobody}}", "Nobody", 0),
    ("{{#lst:2014_Copa_Ejemplo_Group_1|G1}}", "G1", 1),
    ("{{:2014 copa ejemplo group 1}}", None, 2),
]


@pytest.mark.parametrize(("call", "section", "count"), CALLS)
def test_a_call_shows_a_page_a_labelled_section_or_what_stands_below_a_heading(
    call: str, section: str | None, count: int
) -> None:
    row = transclusion(call)

    assert row.target_article_id == f"enwiki:{GROUP_1}"
    assert (row.target_section, row.match_count) == (section, count)
    assert (row.article_id, row.section, row.transclusion_number) == (
        f"enwiki:{CUP}",
        "Group stage",
        1,
    )


def test_a_page_that_is_not_in_the_store_is_named_all_the_same() -> None:
    row = transclusion("{{#lst:2014 Copa Ejemplo Group 2|G1}}")

    assert row.target_title == "2014 Copa Ejemplo Group 2"
    assert (row.target_article_id, row.match_count) == (None, 0)


REDIRECTS = [
    {"enwiki:Copa group one": f"enwiki:{GROUP_1}"},
    {"enwiki:Copa group one": "enwiki:Copa 1", "enwiki:Copa 1": f"enwiki:{GROUP_1}"},
    {"enwiki:Copa Group One": f"enwiki:{GROUP_1}"},  # as another page spells it
]


@pytest.mark.parametrize("redirects", REDIRECTS)
def test_redirects_are_followed(redirects: dict[str, str]) -> None:
    row = transclusion("{{#lst:Copa group one|G1}}", redirects)

    assert row.target_title == "Copa group one"
    assert (row.target_article_id, row.match_count) == (f"enwiki:{GROUP_1}", 1)


@pytest.mark.parametrize(
    "redirects",
    [
        {"enwiki:Copa group one": "enwiki:Copa group one"},
        {"enwiki:Copa group one": "enwiki:Copa 1", "enwiki:Copa 1": "enwiki:Copa group one"},
        {"enwiki:Copa group one": "enwiki:Nowhere"},
        {"eswiki:Copa group one": f"enwiki:{GROUP_1}"},
    ],
)
def test_redirects_that_lead_nowhere_end(redirects: dict[str, str]) -> None:
    assert transclusion("{{#lst:Copa group one|G1}}", redirects).target_article_id is None


def test_a_page_of_another_wiki_is_another_page() -> None:
    pages = {f"enwiki:{CUP}": "{{:2014 Copa Ejemplo Group 1}}", f"eswiki:{GROUP_1}": HELD}
    (row,) = rows_of_pages(pages)[Transclusion]

    assert row.target_article_id is None


def seen_on(rows: Rows) -> dict[str, tuple[str, ...]]:
    return {match.home_team_id: match.seen_on for match in rows[Match]}


def test_a_match_is_seen_on_the_pages_that_show_it() -> None:
    pages = {
        CUP: "{{#lst:2014 Copa Ejemplo Group 1|G1}}",
        f"{CUP} knockout stage": "{{:2014 Copa Ejemplo Group 1}}",
        GROUP_1: HELD,
    }
    group, knockout, main = f"enwiki:{GROUP_1}", f"enwiki:{CUP} knockout stage", f"enwiki:{CUP}"

    assert seen_on(rows_of_pages(pages)) == {
        "alfa": (main, group, knockout),
        "gama": (group, knockout),
    }
