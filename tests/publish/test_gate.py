"""The gate: what loses too much does not become the current snapshot, and the reason is named."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from pipeline import run
from pipeline.__main__ import run_command_line
from pipeline.config import Gate, Settings
from pipeline.publish.gate import GateError, Loss
from pipeline.publish.load import current_snapshot, read_table
from pipeline.publish.manifest import read_manifest
from pipeline.publish.snapshot import Published, Terms, publish, verify_snapshot
from pipeline.report.exit_code import ExitCode
from pipeline.tables import (
    Article,
    Coverage,
    Edition,
    Finding,
    Goal,
    Match,
    Rows,
    Severity,
    TeamName,
)
from tests.conftest import ROOT
from tests.publish.sample import filled, sample_rows

GATED = Terms(gate=Gate())
TEXT = "2013–14_Ascenso_MX_season.txt"


def season(matches: int = 100, **article: Any) -> Rows:
    """An edition ``cup`` of so many matches with two goals each, from one article, beside the
    sample.
    """
    rows = sample_rows()
    read = {"article_id": "enwiki:Cup", "revision_id": 100, "sha1": "0a" * 20, "char_count": 5000}
    rows.extend([filled(Article, **(read | article))])
    rows.extend([filled(Edition, edition_id="cup", article_id="enwiki:Cup")])
    for number in range(matches):
        place = {"article_id": "enwiki:Cup", "match_id": f"cup {number:03}"}
        rows.extend([filled(Match, edition_id="cup", home_score=1, **place)])
        rows.extend(filled(Goal, goal_number=goal, minute=3, **place) for goal in (1, 2))
    return rows


def changed(row: Any, number: int, **values: Any) -> Callable[[Rows], None]:
    """Give other values to so many rows of the edition."""

    def change(rows: Rows) -> None:
        mine = [one for one in rows[row] if one.article_id == "enwiki:Cup"][:number]
        rest = [one for one in rows[row] if one not in mine]
        rows.replace(row, [*rest, *(replace(one, **values) for one in mine)])

    return change


def added(row: type, number: int, **values: Any) -> Callable[[Rows], None]:
    """Add so many rows, each of its own name."""
    key = {Finding: "finding_id", TeamName: "name", Coverage: "construct"}[row]

    def add(rows: Rows) -> None:
        rows.extend(filled(row, **{key: f"new {one}"}, **values) for one in range(number))

    return add


ERROR = {"severity": Severity.ERROR, "edition_id": "cup", "article_id": "enwiki:Cup"}
SEEN = {"article_id": "enwiki:Cup", "seen": 50, "parsed": 50, "ignored": 0}

# what is there before, what changes, what is said of it (nothing: it is let through)
CHANGES: list[tuple[Callable[[Rows], None] | None, Callable[[Rows], None], str | None]] = [
    (None, changed(Match, 3, home_score=None), None),
    (None, changed(Match, 4, home_score=None), "match.home_score filled: 100 → 96, −4.0%"),
    (None, changed(Goal, 8, minute=None), "goal.minute filled: 200 → 192, −4.0%"),
    (None, added(Finding, 5, **ERROR), None),
    (None, added(Finding, 6, **ERROR), "findings of severity error: 0 → 6; at most 5 more"),
    (None, added(Finding, 60, **(ERROR | {"severity": Severity.WARNING})), None),
    (added(Finding, 60, **ERROR), lambda rows: None, None),
    (
        added(Coverage, 1, unreadable=0, **SEEN),
        added(Coverage, 1, unreadable=4, **(SEEN | {"parsed": 46})),
        "constructs unreadable: 0 → 4; of 50; at most 2% more",
    ),
    (
        added(Coverage, 1, unreadable=0, **SEEN),
        added(Coverage, 1, unreadable=3, **(SEEN | {"parsed": 47})),
        None,
    ),
    (
        added(TeamName, 99, article_id="enwiki:Cup"),
        added(TeamName, 97, article_id="enwiki:Cup"),
        None,
    ),
    (
        added(TeamName, 99, article_id="enwiki:Cup"),
        added(TeamName, 96, article_id="enwiki:Cup"),
        "team_name rows: 100 → 97, −3.0%; at most −2%",
    ),
]


@pytest.mark.parametrize(("before", "after", "said"), CHANGES)
def test_what_is_let_through_and_what_is_not(
    curated: Path,
    before: Callable[[Rows], None] | None,
    after: Callable[[Rows], None],
    said: str | None,
) -> None:
    old, new = season(), season()
    if before:
        before(old)
    after(new)
    first = publish(old, curated, GATED)

    if said is None:
        publish(new, curated, GATED)
        return
    error = refused(new, curated, first)
    assert any(said in line for line in error.lines), error.lines


@pytest.mark.parametrize("count", [98, 97])
def test_two_in_a_hundred_may_go(curated: Path, count: int) -> None:
    first = publish(season(), curated, GATED)
    if count == 98:
        assert publish(season(count), curated, GATED).is_new
        return
    error = refused(season(count, revision_id=101, sha1="0b" * 20, char_count=4000), curated, first)
    assert error.lines == (
        "cup",
        "    match rows: 100 → 97, −3.0%; at most −2%",
        "    goal rows: 200 → 194, −3.0%; at most −2%",
        "    enwiki:Cup: revision 100 → revision 101, 5000 → 4000 characters",
    )
    assert str(error) == "refused to publish: less than before of cup"


def test_the_revision_that_did_it_is_named(curated: Path) -> None:
    day = datetime(2026, 11, 20, 23, 59, tzinfo=UTC)
    now = {"revision_id": 101, "revision_timestamp": day, "sha1": "0b" * 20}
    first = publish(season(), curated, GATED)
    error = refused(season(1, permalink_url="https://wiki/101", **now), curated, first)
    assert error.lines[-2:] == (
        "    enwiki:Cup: revision 100 → revision 101 of 2026-11-20 23:59, 5000 → 5000 characters",
        "        https://wiki/101",
    )


def test_where_no_text_changed_the_reading_did(curated: Path) -> None:
    first = publish(season(), curated, GATED)
    error = refused(season(1), curated, first)
    assert error.lines[-1].endswith(
        "none of its articles changed: they are read otherwise than before"
    )


def test_rows_that_are_renamed_count_as_gone(curated: Path) -> None:
    first = publish(season(), curated, GATED)
    rows = season(74)
    for number in range(26):
        rows.extend([filled(Match, edition_id="cup", home_score=1, match_id=f"other {number}")])
        rows.extend(
            filled(Goal, match_id=f"other {number}", goal_number=g, minute=3) for g in (1, 2)
        )
    error = refused(rows, curated, first)
    assert "match names kept: 100 → 74, −26.0%; at most −25%" in error.lines[1]


def test_an_edition_that_is_gone(curated: Path) -> None:
    first = publish(season(), curated, GATED)
    error = refused(sample_rows(), curated, first)
    assert error.lines[1].strip() == (
        "edition rows: 1 → 0, −100.0%; it is gone, and at most 0 editions may go"
    )


def test_what_is_allowed_is_let_through_and_on_record(curated: Path) -> None:
    publish(season(), curated, GATED)
    terms = Terms(gate=Gate(), allow_shrink=("c*", "nothing"))

    again = publish(sample_rows(), curated, terms)

    assert again.is_new
    assert (again.allowed_shrink, again.unknown) == (("cup",), ("nothing",))
    assert read_manifest(again.path)["allowed_shrink"] == ["cup"]
    assert publish(season(), curated, terms).allowed_shrink == ()
    assert publish(season(), curated, terms).unknown == ("nothing",)  # nothing changed


def test_a_damaged_snapshot_is_no_way_round(curated: Path) -> None:
    """Then the last whole one is what the new one is held against."""
    publish(season(), curated, GATED)
    current = publish(season(101), curated, GATED)
    (current.path / "goal.parquet").write_bytes(b"")

    with pytest.raises(GateError):
        publish(season(50), curated, GATED)


def test_one_refused_snapshot_is_kept_until_there_is_a_new_one(curated: Path) -> None:
    first = publish(season(), curated, GATED)
    refused(season(40), curated, first)
    kept = refused(season(50), curated, first).kept
    assert [path.name for path in (curated / ".refused").iterdir()] == [kept.name]
    assert read_table("match", kept).num_rows == 54
    assert list(curated.rglob("*/.refused/**/*.parquet")) == []

    publish(season(101), curated, GATED)
    assert not (curated / ".refused").exists()


def test_it_fits_on_a_screen(curated: Path) -> None:
    def editions(count: int, revision: int) -> Rows:
        rows = sample_rows()
        for number in range(30):
            name = f"enwiki:{number}"
            rows.extend([filled(Article, article_id=name, sha1=str(revision))])
            rows.extend([filled(Edition, edition_id=f"e{number}", article_id=name)])
            places = [{"match_id": f"{number} {one}", "article_id": name} for one in range(count)]
            rows.extend(filled(Match, edition_id=f"e{number}", **place) for place in places)
            rows.extend(filled(Goal, goal_number=1, **place) for place in places)
        return rows

    first = publish(editions(9, 1), curated, GATED)
    error = refused(editions(3, 2), curated, first)
    assert len(error.lines) <= 20
    assert error.lines[-1] == "… and 27 more editions"


REMEDIES = [
    # editions that lost             what is said of them
    (["a"], "scoreline ingest --allow-shrink 'a'"),
    (["a", "b"], "scoreline ingest --allow-shrink 'a' --allow-shrink 'b'"),
    (
        ["a", "b", "c", "d", "e"],
        "scoreline ingest --allow-shrink 'a' --allow-shrink 'b' --allow-shrink 'c' and so on,"
        " 2 more; --allow-shrink '*' lets all through",
    ),
    ([], "--allow-shrink an edition of these articles, or set other limits in [gate]"),
]


@pytest.mark.parametrize(("editions", "said"), REMEDIES)
def test_the_remedy_names_the_editions(
    editions: list[str],
    said: str,
    raw: Path,
    curated: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    whose: list[str | None] = [*editions] or [None]
    found = [Loss("match rows", edition, 9, 1, "at most −2%") for edition in whose]

    def refuse(*_: object) -> None:
        raise GateError(found, ["…"], curated / ".refused" / "x")

    monkeypatch.setattr(run, "publish", refuse)
    command = ["ingest", "-q", "--raw", str(raw), "--curated", str(curated)]
    assert run_command_line(command) == ExitCode.GATE_REFUSED
    assert f"\nif this is as it should be: {said}\n" in capsys.readouterr().err


def refused(rows: Rows, curated: Path, first: Published) -> GateError:
    with pytest.raises(GateError) as caught:
        publish(rows, curated, GATED)
    assert current_snapshot(curated) == first.path
    assert verify_snapshot(first.path) == []
    assert list(curated.glob(".staging")) == []
    return caught.value


EDITS: list[tuple[str, Callable[[str], str], str]] = [
    # the edit                                             what is said of it
    ("blanked", lambda text: "", "2013–14 Ascenso MX season is read no more"),
    ("halved", lambda text: text[: len(text) // 2], "season: text 040af043 → text"),
    ("scores", lambda text: re.sub(r"\b\d[−–-]\d\b", "9-0", text), "is_goals_complete filled"),
    ("names", lambda text: text.replace("Necaxa", "Nobody FC"), "match names kept: 12 → 6"),
]


@pytest.mark.parametrize(("edit", "said"), [edit[1:] for edit in EDITS], ids=[e[0] for e in EDITS])
def test_a_vandalised_article_does_not_get_through(
    edit: Callable[[str], str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(raw=tmp_path / "raw", curated=tmp_path / "curated")
    settings.raw.mkdir()
    for file in (ROOT / "raw").iterdir():
        (settings.raw / file.name).write_bytes(file.read_bytes())
    command = ["ingest", "-q", "--raw", str(settings.raw), "--curated", str(settings.curated)]
    assert run_command_line(command) == ExitCode.DONE
    before = current_snapshot(settings.curated)
    article = settings.raw / TEXT
    article.write_text(edit(article.read_text(encoding="utf-8")), encoding="utf-8")

    assert run_command_line([*command, "--allow-shrink", "2031-*"]) == ExitCode.GATE_REFUSED
    told = capsys.readouterr().err
    assert said in told
    assert "\n--allow-shrink '2031-*': no edition is called that, before or now\n" in told
    assert len(told.splitlines()) <= 24
    assert current_snapshot(settings.curated) == before

    assert run_command_line([*command, "--allow-shrink", "2013-14-ascenso-mx*"]) in (0, 3)
    assert current_snapshot(settings.curated) != before
