"""Findings for machines, for talk pages and for terminals."""

import json
import re

import pytest

from pipeline.report.coloured import print_found
from pipeline.report.formats import as_json, as_markdown, escape
from pipeline.tables import Check, Finding, Severity
from pipeline.validate import run_checks
from tests.validate.build import a_match, an_article, row, rows_of

HOSTILE = (
    "[[File:x.jpg]] {{delete}} <script>alert(1)</script> '''b''' __NOTOC__ ~~~~ `c` *d*"
    " http://e.x\n==h=="
)


def finding(**given: object) -> Finding:
    defaults = {
        "finding_id": "no_team_plays_itself:a-b",
        "rule": "no_team_plays_itself",
        "severity": Severity.ERROR,
        "message": "A plays itself",
        "permalink_url": "https://en.wikipedia.org/w/index.php?title=Cup&oldid=7#Final",
    }
    return row(Finding, **(defaults | given))


def test_json_is_one_object_with_every_column() -> None:
    checked = run_checks(rows_of(a_match("Atlas 1-0 Atlas", "2014-02-01")))
    found = json.loads(as_json(checked.findings, checked.checks))
    assert sorted(found) == ["checks", "findings"]
    assert [one["finding_id"] for one in found["findings"]] == [
        one.finding_id for one in checked.findings
    ]
    assert set(found["checks"][0]) == set(Check.__dataclass_fields__)


def test_json_hides_no_character() -> None:
    assert as_json([finding(message="a\u202eb\x1b")], []).isascii()


@pytest.mark.parametrize("column", ["message", "section", "acknowledged_reason"])
def test_nothing_of_an_article_is_markup_on_a_talk_page(column: str) -> None:
    page = as_markdown([finding(**{column: HOSTILE})], [an_article(title=HOSTILE)])
    text = re.sub(r"&#\d+;", "", page).removeprefix("* ")
    assert "\n" not in page
    assert not re.search(r"\[\[|\{\{|<|>|''|__|~~|`|\*|==", text)
    assert text.count("//") == text.count("http://") + text.count("https://") + text.count("http//")


def test_a_link_ends_where_it_ends() -> None:
    hostile = finding(permalink_url="https://w/?title=A]b|c{d} e*f_g#h")
    assert as_markdown([hostile], [an_article()]).endswith(
        "https://w/?title=A%5Db%7Cc%7Bd%7D%20e%2Af_g#h"
    )


def test_both_places_are_linked_once() -> None:
    both = finding(other_permalink_url="https://w/Other#Group_A")
    assert as_markdown([both], [an_article()]).endswith("oldid=7#Final and https://w/Other#Group_A")
    same = finding(other_permalink_url=finding().permalink_url)
    assert as_markdown([same], [an_article()]).count("https://") == 1


def test_no_finding_is_said() -> None:
    assert as_markdown([], []) == "Nothing was found that does not hold."


def test_lists_and_signs_at_the_start_are_no_markup() -> None:
    assert escape("; a") == "&#59; a"
    assert escape("# a") == "&#35; a"


def test_a_terminal_gets_no_escape_of_an_article(capsys: pytest.CaptureFixture[str]) -> None:
    hostile = finding(message="[bold]\x1b[31m red", acknowledged_reason="looked at")
    print_found([hostile], [], [an_article(title="\x1b]0;title\x07")])
    out = capsys.readouterr().out
    assert "\x1b[31m" not in out
    assert "\x07" not in out
    assert "[bold]" in out
    assert "acknowledged: looked at" in out
    assert "1 error, 0 warnings, 0 infos" in out
