"""scoreline fetch, discover and ingest: what they print, write and leave with."""

import json
import re
import socket
from collections.abc import Iterable
from pathlib import Path

import pytest

import pipeline
from pipeline.__main__ import run_command_line
from pipeline.fetch.account import Account, Line
from pipeline.report.exit_code import ExitCode
from tests.conftest import ARTICLE
from tests.fetch.clock import FakeClock
from tests.fetch.conftest import ADDRESS
from tests.fetch.fake_wiki import NOW, FakePage, FakeWiki

SETTINGS = f"""\
contact = "ops@example.org"
[wikis]
testwiki = "{ADDRESS}"
[[source]]
wiki = "testwiki"
titles = ["2014 Cup", "2015 Cup"]
"""
SEASON = """\
{{Infobox football league season|competition=Cup|season=2014}}
{{football box|date=1 May 2014|team1=[[Alfa F.C.|Alfa]]|score=1–0|team2=[[Beta]]}}
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder of our own, no settings of the machine, and no waits."""
    for name in ("RAW", "CURATED", "CONTACT", "CONFIG", "DEBUG"):
        monkeypatch.delenv(f"SCORELINE_{name}", raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("pipeline.fetch.fetching.SystemClock", lambda: FakeClock(NOW))


@pytest.fixture
def no_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture
def with_settings() -> Path:
    path = Path("scoreline.toml")
    path.write_text(SETTINGS, encoding="utf-8")
    return path


@pytest.fixture
def cup(wiki: FakeWiki, with_settings: Path) -> FakePage:
    """The first of the two titles that the settings name; the second is no page."""
    return wiki.add("2014 Cup", SEASON)


def test_without_a_contact_nobody_is_asked(
    no_connections: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command_line(["fetch", "2014 Cup"]) == ExitCode.USAGE
    assert "no contact: a wiki wants to know whom to ask" in capsys.readouterr().err
    assert not Path("raw").exists()


def test_with_nothing_to_fetch_it_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command_line(["fetch"]) == ExitCode.USAGE
    assert run_command_line(["discover"]) == ExitCode.USAGE
    assert "name titles, or sources in scoreline.toml" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--wiki", "eswikii"], "unknown wiki 'eswikii' (nearest: 'eswiki')"),
        (["--wiki", "http://example.org/w/api.php"], "begins with https://"),
        (["--follow", "season"], "--follow: Input should be 'seasons' or 'transclusions'"),
        (["--since", "yesterday"], "'yesterday'"),
        (["--limit", "0"], "--limit"),
        (["--config", "none.toml"], "none.toml: cannot be read"),
        (["--contact", "me"], "a contact is a mail address or a web page"),
    ],
)
def test_what_cannot_be_meant_is_a_usage_error(
    arguments: list[str], said: str, no_connections: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command_line(["fetch", "2014 Cup", *arguments]) == ExitCode.USAGE
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("option", [["--wiki", "eswiki"], ["--follow", "seasons"]])
def test_what_is_said_of_titles_needs_some(
    option: list[str],
    with_settings: Path,
    no_connections: None,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run_command_line(["fetch", *option]) == ExitCode.USAGE
    assert capsys.readouterr().err == ("scoreline: --wiki and --follow are for titles: name some\n")


def test_the_sources_are_fetched_and_accounted_for(
    cup: FakePage, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command_line(["fetch"]) == ExitCode.DONE
    assert capsys.readouterr().out == (
        "wiki      title     outcome  note\n"
        "testwiki  2014 Cup  stored\n"
        "testwiki  2015 Cup  missing\n"
        "\n"
        "wiki      requested  stored  unchanged  missing  invalid  redirected  hidden  failed\n"
        "testwiki          2       1          0        1        0           0       0       0\n"
        "\n"
        "3 requests, 1 of them for texts\n"
    )


def test_the_record_of_the_run_says_what_became_of_each_title(cup: FakePage) -> None:
    run_command_line(["fetch", "--quiet"])
    (path,) = Path("raw/.fetch").iterdir()
    record = json.loads(path.read_text(encoding="utf-8"))

    assert path.name == "run-20260501T120000Z.json"
    assert record["wikis"] == [
        {
            "wiki": "testwiki",
            "requested": 2,
            "stored": 1,
            "unchanged": 0,
            "missing": 1,
            "invalid": 0,
            "redirected": 0,
            "hidden": 0,
            "failed": 0,
            "titles": [
                {
                    "title": "2014 Cup",
                    "outcome": "stored",
                    "page_id": cup.page_id,
                    "revision_id": cup.revisions[0].revision_id,
                    "origin": "title",
                },
                {"title": "2015 Cup", "outcome": "missing", "origin": "title"},
            ],
        }
    ]
    assert (record["request_count"], record["content_request_count"]) == (3, 1)


def test_records_of_thirty_runs_are_kept(wiki: FakeWiki, with_settings: Path) -> None:
    for _ in range(33):
        run_command_line(["fetch", "--quiet"])
    Path("raw/.fetch/.run-20260501T120000Z.json.new").touch()  # of one that was killed
    run_command_line(["fetch", "--quiet"])
    assert len(list(Path("raw/.fetch").iterdir())) == 30


def test_titles_that_fail_are_named_and_the_others_stay(
    cup: FakePage,
    wiki: FakeWiki,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hasty = wiki.answer
    monkeypatch.setattr(FakeWiki, "answer", lambda self, query: _without(hasty(query), "2015 Cup"))

    assert run_command_line(["fetch", "--quiet"]) == ExitCode.SOME_FAILED
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == ("failed: testwiki: 2015 Cup: the wiki says nothing of it\n")
    assert len(list(Path("raw/fetched/testwiki").glob("*.page"))) == 1


def test_an_account_that_does_not_add_up_ends_the_run(
    cup: FakePage,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settle = Account.settle

    def lose_one(self: Account, lines: Iterable[Line]) -> None:
        settle(self, [line for line in lines if line.title != "2015 Cup"])

    monkeypatch.setattr(Account, "settle", lose_one)

    assert run_command_line(["fetch"]) == ExitCode.UNEXPECTED
    said = "testwiki: 2 titles asked for, 1 accounted for: '2015 Cup'"
    assert said in capsys.readouterr().err
    assert len(list(Path("raw/.fetch").iterdir())) == 1


def test_offline_no_connection_is_opened(
    cup: FakePage,
    wiki: FakeWiki,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    run_command_line(["fetch"])
    capsys.readouterr()
    wiki.queries.clear()
    request.getfixturevalue("no_connections")

    assert run_command_line(["fetch", "--offline"]) == ExitCode.DONE
    out = capsys.readouterr().out
    assert "2014 Cup  unchanged" in out
    assert "2015 Cup  missing" in out
    never_asked = ["fetch", "2016 Cup", "--wiki", "testwiki", "--offline"]
    assert run_command_line(never_asked) == ExitCode.SOME_FAILED
    out = capsys.readouterr().out
    assert re.search(r"2016 Cup +failed +not stored, and this run is offline", out)
    assert run_command_line(["fetch", "--offline", "--limit", "1"]) == ExitCode.DONE
    assert "2015 Cup" not in capsys.readouterr().out
    assert run_command_line(["ingest", "--offline"]) == ExitCode.DONE
    assert wiki.queries == []


def test_a_dry_run_says_so(cup: FakePage, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command_line(["fetch", "--dry-run"]) == ExitCode.DONE
    assert "1 request, 0 of them for texts; a dry run: nothing was stored" in (
        capsys.readouterr().out
    )
    assert not Path("raw").exists()


def test_ingest_fetches_first_and_publishes_all_of_it(
    cup: FakePage, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("raw").mkdir()
    Path("raw/Copa_Ejemplo.txt").write_text(ARTICLE, encoding="utf-8")

    assert run_command_line(["ingest"]) == ExitCode.DONE
    out = capsys.readouterr().out
    assert "3 requests, 1 of them for texts" in out
    assert "Copa Ejemplo        2" in out
    assert "2014 Cup            1" in out
    assert "published snapshot" in out

    run_command_line(["ingest"])
    assert "1 request, 0 of them for texts" in (out := capsys.readouterr().out)
    assert "nothing changed" in out


def test_what_could_not_be_fetched_goes_before_what_was_refused(
    cup: FakePage, wiki: FakeWiki, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is refused every night must not hide a wiki that gives nothing any more."""
    Path("raw").mkdir()
    Path("raw/Report.pdf").touch()
    assert run_command_line(["ingest"]) == ExitCode.SOME_REFUSED
    whole = wiki.answer
    monkeypatch.setattr(FakeWiki, "answer", lambda self, query: _without(whole(query), "2015 Cup"))
    assert run_command_line(["ingest"]) == ExitCode.SOME_FAILED


def test_teams_have_the_items_that_were_fetched(cup: FakePage, wiki: FakeWiki) -> None:
    wiki.add("Alfa F.C.", "text", item="Q1")
    wiki.redirect("Beta", "Beta C.F.")
    wiki.add("Beta C.F.", "text", item="Q2")
    run_command_line(["ingest"])
    teams = pipeline.load("team", "curated/latest").set_index("team_id")["wikidata_id"]

    assert teams.to_dict() == {"alfa-fc": "Q1", "beta-cf": "Q2"}


def test_a_revision_that_is_held_back_is_a_finding(
    cup: FakePage, wiki: FakeWiki, capsys: pytest.CaptureFixture[str]
) -> None:
    run_command_line(["ingest"])
    wiki.edit("2014 Cup", "", NOW)

    assert run_command_line(["ingest"]) == ExitCode.DONE
    capsys.readouterr()
    run_command_line(["check", "--rule", "article_is_read_in_its_newest_revision"])
    assert "takes most of the text away and is too young to be believed" in capsys.readouterr().out


def test_what_cannot_be_written_is_said_in_one_line(
    cup: FakePage, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("raw").mkdir()
    Path("raw/fetched").write_text("a file", encoding="utf-8")

    assert run_command_line(["fetch"]) == ExitCode.NO_OUTPUT
    assert capsys.readouterr().err == "scoreline: cannot write raw: File exists\n"


def test_discover_prints_what_would_be_fetched(
    wiki: FakeWiki, with_settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with_settings.write_text(SETTINGS + 'categories = ["Cups"]\n', encoding="utf-8")
    wiki.members["Category:Cups"] = [f"{year} Cup" for year in range(1901, 2015)]

    assert run_command_line(["discover"]) == ExitCode.DONE
    lines = capsys.readouterr().out.splitlines()
    assert lines[:6] == [
        "testwiki: listed in 1 request",
        "named by         titles",
        "title                 2",
        "category 'Cups'     113",
        "in all              115",
        "  2014 Cup",
    ]
    assert lines[-2:] == [
        "  and 105 more",
        "0 of them stored; fetching takes 6 requests, more where pages were edited or lead on",
    ]


def _without(reply: dict[str, object], title: str) -> dict[str, object]:
    """A reply that says nothing of a title."""
    query = reply["query"]
    assert isinstance(query, dict)
    query["pages"] = [page for page in query.get("pages", []) if page.get("title") != title]
    return reply
