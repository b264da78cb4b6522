"""Which articles describe one edition together, and what each gives."""

from pipeline.tables import Edition, Match, Rows, Standing
from tests.normalise.build import CUP, box, rows_of_pages

BOX = "{{{{Infobox football tournament season|title={}|year=2014|country=Mexico}}}}\n"
GROUP_1 = f"{CUP} Group 1"


def editions(rows: Rows) -> list[tuple[str, str]]:
    return [(row.edition_id, row.article_id) for row in rows[Edition]]


def test_sub_articles_belong_to_the_edition_of_the_main_one() -> None:
    pages = {
        GROUP_1: box("Alfa 1–0 Beta", "1 March 2014"),
        f"{CUP} knockout stage": "==Final==\n" + box("Alfa 2–0 Gama", "1 May 2014"),
        f"Battle of Rio ({CUP})": box("Gama 1–1 Delta", "3 March 2014"),
        CUP: BOX.format("Copa Ejemplo"),
    }
    rows = rows_of_pages(pages)

    assert editions(rows) == [("2014-copa-ejemplo", f"enwiki:{CUP}")]  # whatever is read first
    assert {match.edition_id for match in rows[Match]} == {"2014-copa-ejemplo"}
    assert {match.article_id.partition(":")[2] for match in rows[Match]} == {*pages} - {CUP}


def test_the_title_of_a_sub_article_says_the_group_or_the_stage() -> None:
    pages = {
        GROUP_1: box("Alfa 1–0 Beta", "1 March 2014"),
        f"{CUP} final": box("Alfa 2–0 Gama", "1 May 2014"),
    }
    group, final = rows_of_pages(pages)[Match]

    assert (group.group_name, group.section) == ("Group 1", "")
    assert group.match_id == "2014-copa-ejemplo--group-1--alfa-v-beta"
    assert final.match_id == "2014-copa-ejemplo--final--alfa-v-gama"


def test_without_the_main_article_the_first_sub_article_stands_for_it() -> None:
    rows = rows_of_pages({f"{CUP} Group {n}": box("Alfa 1–0 Beta") for n in (2, 1)})

    assert editions(rows) == [("2014-copa-ejemplo", f"enwiki:{GROUP_1}")]


def test_an_article_may_call_the_edition_a_season() -> None:
    pages = {
        "2014 Liga Ejemplo knockout stage": box("Alfa 1–0 Beta"),
        "2014 Liga Ejemplo season": BOX.format("Liga Ejemplo"),
    }

    assert editions(rows_of_pages(pages)) == [
        ("2014-liga-ejemplo", "enwiki:2014 Liga Ejemplo season")
    ]


def test_articles_of_two_wikis_never_share_an_edition() -> None:
    pages = {f"enwiki:{CUP}": box("Alfa 1–0 Beta"), f"eswiki:{CUP}": box("Alfa 1–0 Beta")}
    rows = rows_of_pages(pages)

    assert editions(rows) == [
        ("2014-copa-ejemplo-enwiki", f"enwiki:{CUP}"),
        ("2014-copa-ejemplo-eswiki", f"eswiki:{CUP}"),
    ]
    assert len({match.match_id for match in rows[Match]}) == 2


def test_editions_do_not_depend_on_the_order_of_the_articles() -> None:
    pages = {
        CUP: BOX.format("Copa Ejemplo") + box("Alfa 1–0 Beta", "1 March 2014"),
        GROUP_1: box("Alfa 1–0 Beta", "1 March 2014"),
        "2015 Copa Ejemplo": box("Alfa 1–0 Beta", "1 March 2015"),
    }
    one, other = rows_of_pages(pages), rows_of_pages(dict(reversed(pages.items())))

    assert one[Match] == other[Match]
    assert one[Edition] == other[Edition]


def test_the_tables_of_a_group_are_told_apart_by_article() -> None:
    table = (
        "{{#invoke:Sports table|main|style=WDL|team1=A|team2=B|name_A=[[Alfa]]|name_B=[[Beta]]"
        "|win_A=1|draw_A=0|loss_A=0|gf_A=1|ga_A=0|win_B=0|draw_B=0|loss_B=1|gf_B=0|ga_B=1}}\n"
    )
    rows = rows_of_pages({CUP: f"==Group stage==\n===Group 1===\n{table}", GROUP_1: table})
    tables = {row.table_id: row.article_id for row in rows[Standing]}

    assert tables == {
        "2014-copa-ejemplo--group-1--printed": f"enwiki:{CUP}",
        "2014-copa-ejemplo--group-1--printed--2": f"enwiki:{GROUP_1}",
    }
