"""The accounts of all checks, the findings' columns, the catalogue, the quality of matches."""

import importlib
import pkgutil
import time
from dataclasses import replace

import pytest

import pipeline.validate
from pipeline.tables import Check, Finding, Match, Quality, Rows, Severity
from pipeline.validate import CHECKS, mark_quality, run_checks
from pipeline.validate.catalogue import render_catalogue
from pipeline.validate.facts import Facts
from pipeline.validate.outcome import Failed, Passed, Undecided
from pipeline.validate.registry import RegisteredCheck
from pipeline.validate.running import run_all
from tests.bench_checks import made_up_rows
from tests.validate.build import (
    a_line,
    a_match,
    a_tie,
    an_article,
    an_edition,
    goals,
    row,
    rows_of,
)


def declared() -> set[str]:
    """Every check that any module declares."""
    names = {
        f"pipeline.validate.{one.name}" for one in pkgutil.iter_modules(pipeline.validate.__path__)
    }
    values = [value for name in names for value in vars(importlib.import_module(name)).values()]
    return {value.name for value in values if isinstance(value, RegisteredCheck)}


def mixed_rows() -> Rows:
    """An article with something for most checks, and one with nothing."""
    match = a_match("Atlas 3-2 Querétaro")
    return rows_of(
        an_article(),
        an_article(article_id="enwiki:Other", title="Other"),
        an_edition(printed_match_count=5),
        match,
        goals(match, "A 5, B 97, A 3", "C"),
        a_tie("Puebla 1-0 Toluca", "Toluca 1-1 Puebla", note_text="x", printed_team1_aggregate=7),
        a_line("Atlas", played=3, won=3, drawn=1, lost=0),
    )


def test_every_declared_check_is_registered_once() -> None:
    names = [check.name for check in CHECKS]
    assert len(names) == len(set(names))
    assert set(names) == declared()
    assert all(check.statement for check in CHECKS)


def test_every_check_accounts_for_every_article() -> None:
    checked = run_checks(mixed_rows())
    keys = [(check.article_id, check.rule) for check in checked.checks]
    wanted = [(a, check.name) for a in ("enwiki:Cup", "enwiki:Other") for check in CHECKS]
    assert keys == sorted(wanted)
    assert all(one.applied == 0 for one in checked.checks if one.article_id == "enwiki:Other")


def test_accounts_add_up() -> None:
    checked = run_checks(mixed_rows())
    for account in checked.checks:
        assert account.applied == account.passed + account.failed + account.undecided
        counted = sum(int(reason.rpartition("(")[2][:-1]) for reason in account.undecided_reasons)
        assert counted == account.undecided
    failed = sum(account.failed for account in checked.checks)
    assert failed == len(checked.findings) > 0


def test_no_rows_and_rows_without_an_article_do_no_harm() -> None:
    assert run_checks(Rows()).findings == ()
    rows = Rows()
    rows.extend([an_edition(), a_match("Atlas 1-0 Atlas")])
    assert [finding.permalink_url for finding in run_checks(rows).findings] == [None]


def test_the_order_of_the_rows_does_not_matter() -> None:
    rows, reordered = mixed_rows(), mixed_rows()
    reordered.replace(Match, reversed(rows[Match]))
    assert run_checks(reordered) == run_checks(rows)


def test_findings_are_sorted_and_named_once() -> None:
    ids = [finding.finding_id for finding in run_checks(mixed_rows()).findings]
    assert ids == sorted(set(ids))


def test_a_finding_carries_both_places_and_the_section_on_the_wiki() -> None:
    match = a_match(
        "Atlas 1-0 Atlas", section="Group stage / Group 5", source_start=40, source_line=4
    )
    finding = next(
        one for one in run_checks(rows_of(match)).findings if one.rule == "no_team_plays_itself"
    )
    assert finding.permalink_url == "https://en.wikipedia.org/wiki/Cup#Group_5"
    assert (finding.source_start, finding.source_line) == (40, 4)
    assert (finding.table_name, finding.row_key) == ("match", "Atlas-Atlas")
    assert (finding.other_section, finding.other_source_start) == (None, None)


@pytest.mark.parametrize(
    ("permalink", "section", "expected"),
    [
        ("https://w/?oldid=7", "Final", "https://w/?oldid=7#Final"),
        ("https://w/?oldid=7", "", "https://w/?oldid=7"),
        (None, 'a" onclick="x', "https://en.wikipedia.org/wiki/Cup#a%22_onclick%3D%22x"),
    ],
)
def test_permalinks(permalink: str | None, section: str, expected: str) -> None:
    rows = rows_of(an_article(permalink_url=permalink), a_match("A 1-0 A", section=section))
    assert {finding.permalink_url for finding in run_checks(rows).findings} == {expected}


def test_a_row_that_fails_one_check_twice_makes_two_findings() -> None:
    match = a_match("A 1-0 B")

    def twice(facts: Facts):  # type: ignore[no-untyped-def]
        failed = Failed(row=match, message="m", expected=None, observed=None)
        yield from (failed, failed, Passed("enwiki:Cup"), Undecided("enwiki:Cup", "no score"))

    check = RegisteredCheck("twice", "Twice.", Severity.INFO, twice)
    checked = run_all(rows_of(match), [check])
    assert [one.finding_id for one in checked.findings] == ["twice:A-B", "twice:A-B~2"]
    assert checked.checks == (
        Check(
            article_id="enwiki:Cup",
            rule="twice",
            applied=4,
            passed=1,
            failed=2,
            undecided=1,
            undecided_reasons=("no score (1)",),
        ),
    )


def test_a_finding_keeps_its_name_when_a_goal_is_listed_above() -> None:
    match = a_match("A 2-0 B")
    (one,) = goals(match, "Gómez 97")
    more = [*goals(match, "Díaz 3"), replace(one, goal_number=2)]
    names = [
        [finding.finding_id for finding in run_checks(rows_of(match, listed)).findings]
        for listed in ([one], more)
    ]
    late = {name for name in names[0] if name.startswith("minute_lies")}
    assert late == {"minute_lies_within_the_time_played:A-B:home:Gómez:97"} <= set(names[1])


def test_the_catalogue_lists_every_check_with_what_it_says() -> None:
    page = render_catalogue()
    for check in CHECKS:
        assert f"| `{check.name}` | {check.statement} | {check.severity.value} |" in page
    assert page.endswith("|\n")


def finding_about(table: str, key: str, severity: Severity) -> Finding:
    return row(Finding, finding_id=key, severity=severity, table_name=table, row_key=key)


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        ([], "ok"),
        ([("match", "Atlas-Puebla-1", Severity.WARNING)], "warning"),
        ([("goal", "Atlas-Puebla-1 | 1", Severity.ERROR)], "error"),
        ([("tie", "tie-Atlas-Puebla-1", Severity.WARNING)], "warning"),
        ([("tie", "tie-Atlas-Puebla-1", Severity.INFO)], "ok"),
        ([("edition", "cup-2014", Severity.ERROR)], "ok"),
        (
            [
                ("match", "Atlas-Puebla-1", Severity.ERROR),
                ("goal", "Atlas-Puebla-1 | 1", Severity.WARNING),
            ],
            "error",
        ),
    ],
)
def test_quality_is_the_severest_finding_about_a_match(
    findings: list[tuple[str, str, Severity]], expected: str
) -> None:
    tie, first, second = a_tie("Atlas 1-0 Puebla", "Puebla 0-0 Atlas")
    rows = rows_of(tie, first, second, goals(first, "A 5"))
    marked = mark_quality(rows[Match], [finding_about(*one) for one in findings], rows)
    assert marked[0].quality is Quality(expected)
    assert [match.match_id for match in marked] == [first.match_id, second.match_id]
    assert (first.quality, second.quality) == (Quality.OK, Quality.OK)


@pytest.mark.parametrize("per_edition", [400, 100_000])
def test_ten_times_the_rows_take_about_ten_times_as_long(per_edition: int) -> None:
    """Whether they are of many editions or of one: nothing goes through all rows for each row."""

    def seconds(size: int) -> float:
        rows = made_up_rows(size, min(per_edition, size))
        start = time.process_time()
        run_checks(rows)
        return time.process_time() - start

    assert min(seconds(4_000), seconds(4_000)) < 25 * min(seconds(400), seconds(400))
