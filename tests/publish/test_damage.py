"""Snapshots that are no longer what was published: found, named, rebuilt."""

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.publish.load import current_snapshot
from pipeline.publish.manifest import MANIFEST_NAME
from pipeline.publish.snapshot import Published, publish, verify_snapshot
from tests.publish.sample import sample_rows


def _cut(snapshot: Path) -> None:
    os.truncate(snapshot / "goal.parquet", 100)


def _flip(snapshot: Path) -> None:
    _flip_byte(snapshot / "goal.parquet", 200)


def _lose(snapshot: Path) -> None:
    (snapshot / "goal.parquet").unlink()


def _displace(snapshot: Path) -> None:
    _lose(snapshot)
    (snapshot / "goal.parquet").mkdir()


def _stray(snapshot: Path) -> None:
    shutil.copy(snapshot / "goal.parquet", snapshot / "goals.parquet")


def _lose_manifest(snapshot: Path) -> None:
    (snapshot / MANIFEST_NAME).unlink()


def _pad_manifest(snapshot: Path) -> None:
    manifest = snapshot / MANIFEST_NAME
    manifest.write_bytes(manifest.read_bytes() + b"\n")


def _swap(snapshot: Path) -> None:
    other = publish(sample_rows(score=3), snapshot / "other")
    kept = other.path.rename(snapshot.parent / "kept")
    shutil.rmtree(snapshot)
    kept.rename(snapshot)


def _empty(snapshot: Path) -> None:
    shutil.rmtree(snapshot)
    snapshot.mkdir()


def _replace_by_file(snapshot: Path) -> None:
    shutil.rmtree(snapshot)
    snapshot.write_text("no directory")


DAMAGES = [
    (_cut, ["goal.parquet"]),
    (_flip, ["goal.parquet"]),
    (_lose, ["goal.parquet"]),
    (_displace, ["goal.parquet"]),
    (_stray, ["goals.parquet"]),
    (_lose_manifest, [MANIFEST_NAME]),
    (_pad_manifest, [MANIFEST_NAME]),
    (_swap, [MANIFEST_NAME]),
    (_empty, [MANIFEST_NAME]),
    (shutil.rmtree, [MANIFEST_NAME]),
    (_replace_by_file, [MANIFEST_NAME]),
]


@pytest.mark.parametrize("is_current", [True, False])
@pytest.mark.parametrize(("damage", "names"), DAMAGES)
def test_a_damaged_snapshot_is_named_and_rebuilt(
    curated: Path,
    first: Published,
    damage: Callable[[Path], None],
    names: list[str],
    is_current: bool,
) -> None:
    if not is_current:
        publish(sample_rows(score=2), curated)
    damage(first.path)
    assert verify_snapshot(first.path) == names

    again = publish(sample_rows(), curated)

    assert again.is_new
    assert verify_snapshot(again.path) == []
    assert current_snapshot(curated) == first.path
    assert [path.name for path in curated.parent.iterdir()] == ["curated"]


def _flip_byte(path: Path, place: int, bits: int = 1) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= bits
    path.write_bytes(content)


@pytest.mark.parametrize("name", ["goal.parquet", "match.parquet", MANIFEST_NAME])
def test_every_flipped_byte_is_found(first: Published, name: str) -> None:
    path = first.path / name
    whole = path.read_bytes()
    dice = random.Random(f"flips of {name}")  # noqa: S311 - seeded, so that a miss can be repeated
    missed = []
    for _ in range(60):
        place, bits = dice.randrange(len(whole)), dice.randrange(1, 256)
        _flip_byte(path, place, bits)
        if verify_snapshot(first.path) != [name]:
            missed.append((place, bits))
        path.write_bytes(whole)

    assert missed == []
    assert verify_snapshot(first.path) == []
