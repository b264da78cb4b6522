"""Publish: rows to an immutable snapshot in curated/, then one step that makes it the current."""

import errno
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.durable import make_directory, sync_directory, write_file
from pipeline.problems import RefusedError
from pipeline.publish.arrow import to_arrow
from pipeline.publish.contract import check_contract
from pipeline.publish.load import current_id
from pipeline.publish.manifest import (
    MANIFEST_NAME,
    TableFile,
    build_manifest,
    render_manifest,
    verify_snapshot,
)
from pipeline.publish.parquet import encode
from pipeline.publish.staging import remove_leftovers, staging
from pipeline.tables import TABLES, Rows, table_name

__all__ = ["Published", "publish", "verify_snapshot"]


@dataclass(frozen=True)
class Published:
    """The snapshot that is current now.

    ``is_new`` is False where it was current and whole before: then nothing was written.
    """

    snapshot_id: str
    path: Path
    is_new: bool
    row_counts: dict[str, int]


def publish(rows: Rows, curated: Path) -> Published:
    """Make the rows the current snapshot of ``curated``; readers see the old one or this one.

    Raises ValueError where the rows break the contract, RefusedError where ``curated`` cannot be
    written. Either leaves the old snapshot as it was; so does a kill at any moment.
    """
    files = encode_tables(rows)
    manifest = build_manifest(files)
    try:
        home = curated.resolve()
        is_new = _bring_in(home, manifest, files)
    except OSError as error:
        raise RefusedError(f"cannot write {curated}: {error.strerror or error}") from error
    counts = {name: file.row_count for name, file in files.items()}
    name = manifest["snapshot_id"]
    return Published(name, home / "snapshots" / name, is_new, counts)


def encode_tables(rows: Rows) -> dict[str, TableFile]:
    """The file of every table, empty ones too; ValueError where the rows break the contract."""
    tables = {row: to_arrow(row, rows[row]) for row in TABLES}
    check_contract(tables)
    return {
        table_name(row): TableFile(encode(row, table), table.num_rows)
        for row, table in tables.items()
    }


def _bring_in(curated: Path, manifest: Mapping[str, Any], files: Mapping[str, TableFile]) -> bool:
    """Bring ``curated`` to this snapshot; False where it was there already."""
    if curated.exists() and not curated.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(curated))
    remove_leftovers(curated)
    home = curated / "snapshots" / manifest["snapshot_id"]
    is_whole = not verify_snapshot(home)
    if is_whole and _is_pointed_to(home, curated):
        return False
    with staging(curated) as stage:
        if not is_whole:
            _write_snapshot(stage / "snapshot", manifest, files)
            _move_in(stage, home)
        _point_to(home, curated, stage)
    return True


def _write_snapshot(
    place: Path, manifest: Mapping[str, Any], files: Mapping[str, TableFile]
) -> None:
    place.mkdir()
    for name, file in files.items():
        write_file(place / f"{name}.parquet", file.content)
    write_file(place / MANIFEST_NAME, render_manifest(manifest))
    sync_directory(place)


def _move_in(stage: Path, home: Path) -> None:
    make_directory(home.parent)
    if home.is_symlink() or home.exists():
        home.rename(stage / "damaged")
    (stage / "snapshot").rename(home)
    sync_directory(home.parent)


def _point_to(home: Path, curated: Path, stage: Path) -> None:
    """CURRENT is what counts; ``latest`` is for people, and for tools that know paths only."""
    write_file(stage / "CURRENT", f"{home.name}\n".encode())
    (stage / "CURRENT").replace(curated / "CURRENT")
    sync_directory(curated)
    (stage / "latest").symlink_to(_link_target(home), target_is_directory=True)
    (stage / "latest").replace(curated / "latest")
    sync_directory(curated)


def _is_pointed_to(home: Path, curated: Path) -> bool:
    link = curated / "latest"
    is_linked = link.is_symlink() and link.readlink() == _link_target(home)
    return is_linked and current_id(curated) == home.name


def _link_target(home: Path) -> Path:
    return Path("snapshots", home.name)
