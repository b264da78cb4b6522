"""``scoreline verify``: whatever is no longer what was published is named."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.__main__ import run_command_line
from pipeline.config import Keeping
from pipeline.publish import pointer, verify
from pipeline.publish.snapshot import Published, Terms, publish, verify_snapshot
from pipeline.publish.verify import verify_curated
from pipeline.report.exit_code import ExitCode
from tests.publish.ended import Ended
from tests.publish.killed import two_artefacts
from tests.publish.sample import sample_rows

FLIPS = 300


def with_artefacts(place: Path, new_id: str, previous: Path | None) -> list[str]:
    """Among them one whose bytes are never the same twice."""
    (place / "football.duckdb").write_bytes(b"quack" * 999)
    (place / "csv").mkdir()
    (place / "csv" / "match.csv").write_text("match_id\n")
    return [*two_artefacts(place, new_id, previous), "football.duckdb", "csv/match.csv"]


@pytest.fixture
def two(curated: Path) -> Published:
    """Two snapshots, each with files beside its tables."""
    terms = Terms(artefacts=with_artefacts)
    publish(sample_rows(), curated, terms)
    return publish(sample_rows(score=2), curated, terms)


def test_of_300_flipped_bytes_300_are_found(curated: Path, two: Published) -> None:
    files = sorted(path for path in curated.rglob("*") if path.is_file() and path.stat().st_size)
    assert {"CURRENT", "_MANIFEST.json", "_UNREPEATABLE.json"} < {path.name for path in files}
    assert {"match.parquet", "changes.parquet", "match.csv"} < {path.name for path in files}
    dice = random.Random("flips")  # noqa: S311 - seeded, so that a miss can be repeated
    missed = []
    for number in range(FLIPS):
        path = files[number % len(files)]
        whole = path.read_bytes()
        flipped = bytearray(whole)
        flipped[dice.randrange(len(whole))] ^= dice.randrange(1, 256)
        path.write_bytes(flipped)
        name = path.relative_to(curated).as_posix()
        if name not in verify_curated(curated).damaged:
            missed.append(name)
        path.write_bytes(whole)

    assert missed == []
    assert verify_curated(curated).damaged == ()


def _lose(*names: str) -> Callable[[Path], None]:
    def lose(snapshot: Path) -> None:
        for name in names:
            (snapshot / name).unlink()

    return lose


DAMAGES: list[tuple[Callable[[Path], object], str]] = [
    (_lose("match.parquet"), "match.parquet"),
    (_lose("csv/match.csv"), "csv"),
    (_lose("football.duckdb", "_UNREPEATABLE.json"), "_UNREPEATABLE.json"),
    (_lose("_MANIFEST.json"), "_MANIFEST.json"),
    (lambda snapshot: (snapshot / "csv" / "more.csv").touch(), "csv/more.csv"),
    (lambda snapshot: (snapshot / "empty").mkdir(), "empty"),
    (lambda snapshot: (snapshot / "goal.parquet").write_bytes(b""), "goal.parquet"),
    (lambda snapshot: shutil.copy(snapshot / "tie.parquet", snapshot / "match.parquet"), "match.p"),
]


@pytest.mark.parametrize(("damage", "name"), DAMAGES)
def test_damage_is_named(
    damage: Callable[[Path], object],
    name: str,
    curated: Path,
    two: Published,
    capsys: pytest.CaptureFixture[str],
) -> None:
    damage(two.path)

    assert run_command_line(["verify", "--curated", str(curated)]) == ExitCode.FINDINGS
    out, err = capsys.readouterr()
    assert f"damaged: snapshots/{two.snapshot_id}/{name}" in err
    assert " 2 snapshots, " in out


@pytest.mark.parametrize("content", ["", "0123456789abcdef\n", "../x\n"])
def test_a_pointer_to_nothing_is_named(curated: Path, two: Published, content: str) -> None:
    (curated / "CURRENT").write_text(content)

    assert "CURRENT" in verify_curated(curated).damaged


def test_a_link_to_another_snapshot_is_named(curated: Path, two: Published) -> None:
    (curated / "latest").unlink()

    assert verify_curated(curated).damaged == ("latest",)


def test_what_is_whole_is_said(
    curated: Path, two: Published, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command_line(["verify", "--curated", str(curated)]) == ExitCode.DONE
    out, err = capsys.readouterr()
    assert (out.split()[2:], err) == (["in", "2", "snapshots,", "0", "damaged"], "")


def test_nothing_to_verify(curated: Path) -> None:
    assert run_command_line(["verify", "--curated", str(curated)]) == ExitCode.NO_INPUT


def test_a_first_publish_that_was_ended_has_published_nothing(
    curated: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """All is there but CURRENT, and nothing of it is damaged."""

    def end(*_: object) -> None:
        raise Ended

    monkeypatch.setattr(pointer, "write_file", end)
    with pytest.raises(Ended):
        publish(sample_rows(), curated)
    assert (curated / "latest").is_symlink()

    assert run_command_line(["verify", "--curated", str(curated)]) == ExitCode.NO_INPUT
    _, err = capsys.readouterr()
    assert err == f"scoreline: there is no snapshot in {curated} yet: run `scoreline ingest`\n"


def test_what_was_published_and_is_named_no_longer_is_damage(curated: Path, two: Published) -> None:
    (curated / "CURRENT").unlink()

    assert verify_curated(curated).damaged == ("CURRENT", "latest")


def test_what_cannot_be_read_is_one_line(
    curated: Path, two: Published, capsys: pytest.CaptureFixture[str]
) -> None:
    (curated / "CURRENT").unlink()
    (curated / "CURRENT").symlink_to("CURRENT")

    assert run_command_line(["verify", "--curated", str(curated)]) == ExitCode.NO_INPUT
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith("scoreline: ")
    assert "CURRENT" in err


def test_a_snapshot_that_goes_while_we_look_is_no_damage(
    curated: Path, two: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first is read when a run publishes a third, and keeps no other."""
    homes = []

    def look(home: Path) -> list[str]:
        homes.append(home)
        if len(homes) == 1:
            publish(sample_rows(score=3), curated, Terms(keeping=Keeping(snapshots=1, hours=0)))
        return verify_snapshot(home)

    monkeypatch.setattr(verify, "verify_snapshot", look)
    monkeypatch.setattr(verify, "_PAUSE", 0.0)
    found = verify_curated(curated)

    assert len(homes) > 2
    assert (found.snapshots, found.damaged) == (1, ())


def test_a_publish_halfway_is_no_damage(
    curated: Path, two: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The link is set, CURRENT is not yet, when we come."""
    (curated / ".staging").mkdir()
    current = (curated / "CURRENT").read_bytes()
    other = next(path for path in two.path.parent.iterdir() if path != two.path)
    (curated / "CURRENT").write_text(f"{other.name}\n")

    def wait(_: float) -> None:
        (curated / "CURRENT").write_bytes(current)
        (curated / ".staging").rmdir()

    monkeypatch.setattr("time.sleep", wait)
    assert verify_curated(curated).damaged == ()


def test_what_stays_damaged_beside_a_dead_run_is_named(
    curated: Path, two: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    (curated / ".staging").mkdir()
    (two.path / "match.parquet").unlink()
    monkeypatch.setattr(verify, "_PAUSE", 0.0)

    damaged = verify_curated(curated).damaged
    assert damaged == (f"snapshots/{two.snapshot_id}/match.parquet",)
