"""Seasons that agree with themselves give no findings; one changed fact gives the right one."""

import random
import re

import pytest

from pipeline.tables import Finding, Severity
from pipeline.validate import run_checks
from tests.normalise.build import rows_of_pages
from tests.validate.generated import Season, cup, league

BESIDE = "printed_line_agrees_with_the_matches"
AGGREGATE = "aggregate_of_a_tie_table_is_the_sum_of_the_legs"
WINNER = "winner_marked_in_a_tie_table_won_the_tie"
SEEDS = range(12)


def findings(text: str, title: str = "2014 Copa Ejemplo") -> list[Finding]:
    """Errors and warnings on one article."""
    found = run_checks(rows_of_pages({title: text})).findings
    return [one for one in found if one.severity is not Severity.INFO]


def season(seed: int) -> Season:
    return league(seed, 4 + seed) if seed % 2 else cup(seed, 2 + 2 * (seed % 4 // 2))


@pytest.mark.parametrize("size", [4, 7, 10, 16, 20])
def test_leagues_that_agree_give_no_findings(size: int) -> None:
    assert findings(league(size, size).text, "2014 Liga Ejemplo") == []


@pytest.mark.parametrize("seed", SEEDS)
def test_cups_that_agree_give_no_findings(seed: int) -> None:
    assert findings(cup(seed, 2 + 2 * (seed % 2)).text) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_a_changed_score_is_found_beside_the_table(seed: int) -> None:
    made = season(seed)
    dice = random.Random(seed)  # noqa: S311 - seasons, not secrets
    box = dice.choice(made.scores)
    changed = re.sub(r"score=(\d+)", lambda found: f"score={int(found[1]) + 1}", box)
    found = findings(made.text.replace(box, changed))

    assert {one.rule for one in found} == {BESIDE}
    teams = re.findall(r"team\d=\[\[(.+?)\]\]", box)
    assert {one.message.partition(":")[0] for one in found} == set(teams)


@pytest.mark.parametrize("column", ["win", "draw", "gf", "ga"])
@pytest.mark.parametrize("seed", range(6))
def test_a_changed_cell_is_found_beside_the_matches(seed: int, column: str) -> None:
    made = season(seed)
    dice = random.Random(seed)  # noqa: S311 - seasons, not secrets
    row = dice.choice(made.cells)
    cell = rf"({column}_T\d+=)(\d+)"
    changed = re.sub(cell, lambda found: f"{found[1]}{int(found[2]) + 1}", row)
    found = findings(made.text.replace(row, changed))

    assert [one.rule for one in found] == [BESIDE]


@pytest.mark.parametrize("seed", range(0, 12, 2))
def test_a_changed_aggregate_or_mark_is_found(seed: int) -> None:
    made = season(seed)
    row = made.ties[seed % len(made.ties)]
    total = re.sub(r"\|\|(\d+)–", lambda found: f"||{int(found[1]) + 5}–", row, count=1)
    assert AGGREGATE in {one.rule for one in findings(made.text.replace(row, total))}

    one, other = re.findall(r"\[\[(.+?)\]\]", row)
    is_first = f"'''[[{one}]]'''" in row
    marked = row.replace("'''", "")
    loser = other if is_first else one
    marked = marked.replace(f"[[{loser}]]", f"'''[[{loser}]]'''")
    assert {one.rule for one in findings(made.text.replace(row, marked))} == {WINNER}


def test_a_table_out_of_order_is_found() -> None:
    made = league(3, 8)
    turned = re.sub(r"team1=T0\|team2=T1", "team1=T1|team2=T0", made.text)
    (found,) = findings(turned)
    assert found.rule == "order_of_a_printed_table_follows_the_rules"


def test_a_match_left_out_is_found_by_the_format() -> None:
    made = cup(2, 2)
    found = findings(made.text.replace(made.scores[4], ""))
    assert "every_pair_of_a_group_meets_equally_often" in {one.rule for one in found}
