"""Damaged articles are read without an error, accounted for, and never keep others from print."""

from collections.abc import Iterator
from itertools import islice

import pytest

from pipeline.publish.snapshot import encode_tables
from pipeline.tables import Article, Match, Problem, Rows
from tests.robust.limits import peak_mib, within
from tests.robust.mutants import Text, mutants
from tests.robust.whole import counted, publish_checked
from tests.validate.build import an_article, an_edition

NUMBER = 500
_AT_ONCE = 20
_MOST_MIB = 400  # more than before; the corpus itself needs 60


def _runs(number: int) -> Iterator[list[Text]]:
    """Mutants in runs as they are parsed together; no article stands twice in one."""
    found = mutants(number)
    while run := list(islice(found, _AT_ONCE)):
        yield list({text.title: text for text in run}.values())


def test_mutated_articles_are_accounted_for_and_publishable() -> None:
    before, seen, matches = peak_mib(), 0, 0
    for run in _runs(NUMBER):
        with within(_AT_ONCE):
            rows = publish_checked(run)
        seen += counted(rows)
        matches += len(rows[Match])
    assert seen > 5 * NUMBER  # what is left of them is still read
    assert matches > 3 * NUMBER
    assert peak_mib() - before < _MOST_MIB


def test_the_same_mutants_every_time() -> None:
    assert list(mutants(20)) == list(mutants(20))


BOX = "{{football box|date=1 May 2014|team1=[[A FC]]|team2=[[B FC]]|%s}}\n"
LEAGUE = "{{Infobox football league season|%s}}\n"
TABLE = "{{#invoke:Sports table|main|style=WDL|team1=A|name_A=[[A]]|%s}}\n"
HEADED = '{| class="wikitable"\n! Team !! Stadium !! Capacity\n|-\n| [[A]] || S || %s\n|}\n'

OUT_OF_RANGE = [
    # wikitext; the column that cannot hold what it says
    (LEAGUE % "teams=65536|winners=[[A]] (0th title)", "edition.team_count"),
    (LEAGUE % "winners=[[A]] (0th title)", "edition.champion_title_number"),
    (LEAGUE % "matches=99999", "edition.printed_match_count"),
    (LEAGUE % "total goals=40000", "edition.printed_goal_count"),
    (TABLE % "win_A=-5|draw_A=0|loss_A=0", "standing.won"),
    (TABLE % "win_A=99999|draw_A=0|loss_A=0", "standing.won"),
    (TABLE % "win_A=1|draw_A=0|loss_A=0|gf_A=-1|ga_A=0", "standing.goals_for"),
    ('== Top scorers ==\n{| class="wikitable"\n! Rank !! Player !! Club !! Goals\n|-\n'
     "| 1 || [[X]] || [[A]] || 99999\n|}\n", "top_scorer.goals"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "column"), OUT_OF_RANGE)
def test_a_number_out_of_range_is_a_problem_and_no_number(text: str, column: str) -> None:
    rows = publish_checked([Text("2014 Cup", text)])

    told = {problem.reason.rpartition(" ")[2]: problem for problem in rows[Problem]}
    assert column in told
    place = told[column]
    assert 0 <= place.source_start < place.source_end <= len(text)


MANY = [
    ("goals of one side", BOX % ("score=1–0|goals1=" + "*[[x]] 5'\n" * 40_000)),
    ("infoboxes", LEAGUE.replace("%s", "a=1") * 33_000),
    ("sections shown", "{{#lst:A|b}}\n" * 33_000),
    ("problems", "{{#lst:{}}\n" * 33_000),
    ("lists of scorers", "== Goalscorers ==\n;2 goals\n* [[x]]\n" * 33_000),
    ("goals of a tie", "== Final ==\n" + BOX % "score=99–0" * 400),
    ("matches of one pair", BOX % "score=1–0" * 2_000),
]


@pytest.mark.parametrize(("name", "text"), MANY, ids=[name for name, _ in MANY])
def test_more_of_them_than_a_column_counts(name: str, text: str) -> None:
    with within(60):
        rows = publish_checked([Text("2014 Cup", text)])
    assert len(rows[Article]) == 1


TOGETHER = [
    (("2013–14 Liga MX", f"== Apertura ==\n{BOX % ''}"), ("2013–14 Liga MX Apertura", BOX % "")),
    (("2013 Liga", "".join(f"== {part} ==\n{BOX % ''}" for part in ("Apertura 2013",
      "Apertura-2013", "APERTURA 2013", "Apertura: 2013"))),),
    (("2013 Liga", BOX % ""), ("2013 LIGA", BOX % ""), ("2013-Liga", BOX % "")),
    (("?!", BOX % ""), ("!?", BOX % ""), ("unnamed", BOX % "")),
    (("2014 Cup", BOX.replace("A FC", "&#xD800;").replace("B FC", "&#0;") % ""),),
    (("2014 Cup", BOX.replace("A FC", "🏆").replace("B FC", "!!") % ""),),
]  # fmt: skip


@pytest.mark.parametrize("texts", TOGETHER)
def test_articles_that_would_have_the_same_ids(texts: tuple[tuple[str, str], ...]) -> None:
    rows = publish_checked([Text(*text) for text in texts])

    assert len(rows[Article]) == len(texts)
    assert {title for match in rows[Match] for title in match.seen_on} == {
        article.article_id for article in rows[Article]
    }


def test_a_broken_contract_is_seen() -> None:
    rows = Rows()
    rows.extend([an_article(), an_edition(team_count=65_536)])

    with pytest.raises(ValueError, match="does not fit int16"):
        encode_tables(rows)
