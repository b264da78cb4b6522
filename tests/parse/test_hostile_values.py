"""Values that once took a pattern of ours the square of their length, or its cube."""

import time

import pytest

from pipeline.parse.plain_article import parse_plain
from pipeline.parse.wiki_article import parse_wikitext

BOX = "{{{{football box|team1=[[A]]|team2=[[B]]|{}}}}}\n"
FB_CL = "{{fb cl header}}\n{{fb cl team|t=[[A]]|w=1}}"
HEADER = "{|\n! Pos !! Team !! Pld !! Pts "
SERIES = "{|\n! Player !! Goals\n"
BLANKS = " " * 40_000

VALUES = {
    "minute of a goal": BOX.format(f"goals1=[[x]] {{{{goal|9+{BLANKS[:4_000]}x}}}}"),
    "day in a template": BOX.format(f"date={{{{{BLANKS[:9_000]}}}}}") * 5,
    "time in a template": BOX.format(f"time={{{{UTZ|{'a' * 9_000}{{b}}}}}}") * 5,
    "order of teams": f"{{{{Sports table|team_order=a{BLANKS}b}}}}",
    "lines of an infobox": "{{Infobox football league season|matches=a" + "\n" * 40_000 + "b}}",
    "attributes of a cell": f"{HEADER}\n|-\n| {'a' * 40_000}span | x || y || 1\n|}}",
    "height of a cell": f"{FB_CL}\n|rowspan={BLANKS[:1_900]}x|y\n" * 100,
    "break in a result": (
        "{{#invoke:Sports results|main|team1=A|team2=B"
        + "".join(f"|match_A_B_{n}=1–0<br{BLANKS[:1_900]}x" for n in range(300))
        + "}}"
    ),
    "abbreviation in a header": (
        "".join(f"{HEADER}!! <abbr title={BLANKS[:185]}{n}\n|-\n| 1\n|}}\n" for n in range(600))
    ),
    "marks behind a name": SERIES + f"|-\n| {'†' * 1_980}x || 1\n" * 100 + "|}",
    "title of goalscorers": f"\n== Goalscorers ==\n;1 goal\n;{{{{fb|A}}}}{':' * 980}x\n" * 600,
}
SENTENCES = {
    "hosts": f"Seed 1 with{BLANKS[:550]}x. " * 20,
}


@pytest.mark.parametrize("name", VALUES)
def test_a_value_takes_time_in_proportion(name: str) -> None:
    started = time.process_time()
    parse_wikitext(VALUES[name], "2014–15 Arsenal F.C. season")
    assert time.process_time() - started < 1


@pytest.mark.parametrize("name", SENTENCES)
def test_a_sentence_takes_time_in_proportion(name: str) -> None:
    started = time.process_time()
    parse_plain(SENTENCES[name])
    assert time.process_time() - started < 1
