"""The manifest of a snapshot: which bytes it is made of, and whether they are still there."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import file_digest, sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pipeline.publish.names import UNPUBLISHED, UNREPEATABLE, table_class
from pipeline.publish.parquet import LICENSE, LICENSE_URL, schema_hash
from pipeline.tables import SCHEMA_VERSION, key_of, row_description

MANIFEST_NAME = "_MANIFEST.json"  # with an underscore, or pyarrow takes it for a table
UNREPEATABLE_NAME = "_UNREPEATABLE.json"


@dataclass(frozen=True, slots=True)
class TableFile:
    """The file of one table: how many rows and bytes it holds, and the SHA-256 of these."""

    row_count: int
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a snapshot comes from: the one before it, and the editions that were let shrink."""

    previous: str | None = None
    allowed_shrink: tuple[str, ...] = ()


def snapshot_id(files: Mapping[str, TableFile]) -> str:
    """The name of a snapshot, from the SHA-256 of each table's file: 16 hexadecimal digits.

    >>> goal, article = TableFile(1, 2, "ab"), TableFile(1, 2, "cd")
    >>> one = snapshot_id({"goal": goal, "article": article})
    >>> one == snapshot_id({"article": article, "goal": goal}), len(one)
    (True, 16)
    """
    lines = "".join(f"{name} {file.digest}\n" for name, file in sorted(files.items()))
    return sha256(lines.encode()).hexdigest()[:16]


def build_manifest(
    files: Mapping[str, TableFile], place: Path, artefacts: Iterable[str], origin: Origin
) -> dict[str, Any]:
    """The manifest of a snapshot of these tables, and of what stands in ``place`` beside them.
    Neither clock nor machine is in it.
    """
    manifest: dict[str, Any] = {
        "snapshot_id": snapshot_id(files),
        "previous": origin.previous,
        "scoreline_version": version("scoreline"),
        "schema_version": SCHEMA_VERSION,
        "license": LICENSE,
        "license_url": LICENSE_URL,
        "tables": {name: _entry(name, file) for name, file in sorted(files.items())},
        "artefacts": _artefacts(place, set(artefacts) - UNREPEATABLE),
        "unrepeatable": sorted(set(artefacts) & UNREPEATABLE),
    }
    if origin.allowed_shrink:
        manifest["allowed_shrink"] = list(origin.allowed_shrink)
    return _sealed(manifest)


def build_unrepeatable(place: Path, artefacts: Iterable[str]) -> dict[str, Any] | None:
    """The manifest of the files whose bytes are never the same twice; None where there are none."""
    found = _artefacts(place, set(artefacts) & UNREPEATABLE)
    return _sealed({"snapshot_id": place.name, "artefacts": found}) if found else None


def render_manifest(manifest: Mapping[str, Any]) -> bytes:
    """The manifest as the bytes of its file."""
    return (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode()


def read_manifest(snapshot: Path, name: str = MANIFEST_NAME) -> dict[str, Any]:
    """The manifest of a snapshot directory; ValueError where it is not whole, OSError."""
    content = (snapshot / name).read_bytes()
    manifest = json.loads(content)
    if not isinstance(manifest, dict) or render_manifest(manifest) != content:
        raise ValueError("the manifest is not as it was written")
    said = manifest.pop("manifest_sha256", None)
    if said != _own_hash(manifest) or manifest["snapshot_id"] != snapshot.name:
        raise ValueError("the manifest does not match its snapshot")
    return manifest


def verify_snapshot(snapshot: Path) -> list[str]:
    """Names of the files that are damaged, missing or not part of the snapshot; [] if whole."""
    try:
        manifest = read_manifest(snapshot)
    except (OSError, ValueError):
        return [MANIFEST_NAME]
    entries = {entry["file"]: entry for entry in manifest["tables"].values()}
    entries |= manifest["artefacts"]
    own = {MANIFEST_NAME}
    if manifest["unrepeatable"]:
        own.add(UNREPEATABLE_NAME)
        try:
            entries |= read_manifest(snapshot, UNREPEATABLE_NAME)["artefacts"]
        except (OSError, ValueError):
            return [UNREPEATABLE_NAME]
    damaged = [name for name, entry in entries.items() if not _is_whole(snapshot / name, entry)]
    return sorted([*damaged, *(_found(snapshot) - own - entries.keys())])


def hash_file(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _entry(name: str, file: TableFile) -> dict[str, Any]:
    row = table_class(name)
    return {
        "file": f"{name}.parquet",
        "description": row_description(row),
        "key": list(key_of(row)),
        "rows": file.row_count,
        "bytes": file.size,
        "sha256": file.digest,
        "schema_sha256": schema_hash(row),
    }


def _artefacts(place: Path, names: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Size and SHA-256 by the name each file will be published under."""
    found = {name.removesuffix(UNPUBLISHED): place / name for name in sorted(names)}
    return {
        name: {"bytes": path.stat().st_size, "sha256": hash_file(path)}
        for name, path in found.items()
    }


def _found(snapshot: Path) -> set[str]:
    """Every file of a directory at any depth, and every directory without one."""
    paths = [path for path in snapshot.rglob("*") if not _is_inner(path)]
    return {path.relative_to(snapshot).as_posix() for path in paths}


def _is_inner(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink() and any(path.iterdir())


def _sealed(manifest: dict[str, Any]) -> dict[str, Any]:
    return manifest | {"manifest_sha256": _own_hash(manifest)}


def _own_hash(manifest: Mapping[str, Any]) -> str:
    return sha256(render_manifest(manifest)).hexdigest()


def _is_whole(path: Path, entry: Mapping[str, Any]) -> bool:
    try:
        is_size = bool(path.stat().st_size == entry["bytes"])
        return is_size and hash_file(path) == str(entry["sha256"])
    except OSError:
        return False
