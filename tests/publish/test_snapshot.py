"""Snapshots in curated/: their layout, and what a second publish finds and does."""

import os
from pathlib import Path

import duckdb
import pytest

from pipeline.publish.load import current_snapshot
from pipeline.publish.manifest import MANIFEST_NAME, read_manifest
from pipeline.publish.snapshot import Published, publish, verify_snapshot
from pipeline.tables import TABLES, Rows, table_name
from tests.publish.sample import sample_rows, state

LAYOUT = {"CURRENT", "latest", "snapshots", ".history"}


def test_layout(curated: Path, first: Published) -> None:
    assert first.is_new
    assert first.path == curated / "snapshots" / first.snapshot_id
    assert {path.name for path in curated.iterdir()} == LAYOUT
    assert (curated / "CURRENT").read_text() == f"{first.snapshot_id}\n"
    assert (curated / "latest").readlink() == Path("snapshots", first.snapshot_id)
    assert {path.name for path in first.path.iterdir()} == {
        MANIFEST_NAME,
        *(f"{table_name(row)}.parquet" for row in TABLES),
    }
    assert [path.name for path in curated.parent.iterdir()] == ["curated"]


def test_manifest_counts_rows_and_bytes(first: Published) -> None:
    manifest = read_manifest(first.path)

    entry = manifest["tables"]["match"]
    assert manifest["snapshot_id"] == first.snapshot_id
    assert entry["rows"] == first.row_counts["match"] == 4
    assert entry["bytes"] == (first.path / "match.parquet").stat().st_size
    assert entry["key"] == ["match_id"]


def test_nothing_is_published_twice(curated: Path, first: Published) -> None:
    before = state(curated)

    again = publish(sample_rows(), curated)

    assert (again.snapshot_id, again.path, again.is_new) == (first.snapshot_id, first.path, False)
    assert state(curated) == before


def test_the_id_follows_the_content(curated: Path, first: Published) -> None:
    before = state(first.path)

    second = publish(sample_rows(score=2), curated)

    assert second.is_new
    assert second.snapshot_id != first.snapshot_id
    assert current_snapshot(curated) == second.path
    assert state(first.path) == before


def test_the_pointer_is_replaced_not_rewritten(curated: Path, first: Published) -> None:
    with (curated / "CURRENT").open() as held:
        publish(sample_rows(score=2), curated)

        assert held.read() == f"{first.snapshot_id}\n"


def test_going_back_only_points_back(curated: Path, first: Published) -> None:
    publish(sample_rows(score=2), curated)
    before = state(first.path)

    again = publish(sample_rows(), curated)

    assert again.is_new
    assert current_snapshot(curated) == first.path
    assert (curated / "latest").resolve() == first.path
    assert state(first.path) == before


def test_no_rows_are_a_snapshot_too(curated: Path) -> None:
    published = publish(Rows(), curated)

    assert set(published.row_counts.values()) == {0}
    assert verify_snapshot(published.path) == []


@pytest.mark.parametrize("content", ["", "0123", "../../etc/passwd\n", "0123456789abcdef\n"])
def test_a_broken_pointer_is_set_right(curated: Path, first: Published, content: str) -> None:
    (curated / "CURRENT").write_text(content)
    with pytest.raises(FileNotFoundError, match="scoreline ingest"):
        current_snapshot(curated)

    assert publish(sample_rows(), curated).is_new
    assert current_snapshot(curated) == first.path


def test_a_lost_link_is_set_again(curated: Path, first: Published) -> None:
    (curated / "latest").unlink()

    publish(sample_rows(), curated)

    assert (curated / "latest").resolve() == first.path


def test_globs_see_finished_tables_only(
    curated: Path, first: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted at every call that waits for the disk: that is, in the midst of a publish."""
    seen = []
    fsync = os.fsync

    def look(descriptor: int) -> None:
        fsync(descriptor)
        goals = duckdb.execute("from read_parquet(?)", [f"{curated}/**/goal.parquet"]).fetchall()
        seen.append((len(goals), len(list(curated.rglob("*.parquet")))))

    monkeypatch.setattr(os, "fsync", look)
    publish(sample_rows(score=2), curated)

    assert len(seen) > len(TABLES)
    assert set(seen) == {(4, len(TABLES)), (8, 2 * len(TABLES))}


def test_leftovers_are_removed_and_links_not_followed(curated: Path, first: Published) -> None:
    root = curated / ".staging"
    (root / "4711" / "snapshot").mkdir(parents=True)
    precious = curated.parent / "precious"
    precious.mkdir()
    (precious / "file").touch()
    (root / "link").symlink_to(precious)

    publish(sample_rows(), curated)
    assert not root.exists()

    root.symlink_to(precious)
    publish(sample_rows(), curated)
    assert not root.is_symlink()
    assert (precious / "file").exists()


def test_curated_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "curated").symlink_to(tmp_path / "disk" / "data")

    published = publish(sample_rows(), tmp_path / "curated")

    assert published.path.parent == tmp_path / "disk" / "data" / "snapshots"
    assert current_snapshot(tmp_path / "curated") == published.path
