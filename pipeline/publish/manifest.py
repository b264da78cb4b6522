"""The manifest of a snapshot: which bytes it is made of, and whether they are still there."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import file_digest, sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.publish.names import table_class
from pipeline.publish.parquet import LICENSE, LICENSE_URL, schema_hash
from pipeline.tables import key_of, row_description

MANIFEST_NAME = "_MANIFEST.json"  # with an underscore, or pyarrow takes it for a table


@dataclass(frozen=True)
class TableFile:
    """The encoded file of one table and how many rows it holds."""

    content: pa.Buffer
    row_count: int


def snapshot_id(hashes: Mapping[str, str]) -> str:
    """The name of a snapshot, from the SHA-256 of each table's file: 16 hexadecimal digits.

    >>> snapshot_id({"goal": "ab", "article": "cd"}) == snapshot_id({"article": "cd", "goal": "ab"})
    True
    """
    lines = "".join(f"{name} {digest}\n" for name, digest in sorted(hashes.items()))
    return sha256(lines.encode()).hexdigest()[:16]


def build_manifest(files: Mapping[str, TableFile]) -> dict[str, Any]:
    """The manifest of a snapshot of these tables. Neither clock nor machine is in it."""
    tables = {name: _entry(name, file) for name, file in sorted(files.items())}
    manifest: dict[str, Any] = {
        "snapshot_id": snapshot_id({name: entry["sha256"] for name, entry in tables.items()}),
        "scoreline_version": version("scoreline"),
        "license": LICENSE,
        "license_url": LICENSE_URL,
        "tables": tables,
    }
    return manifest | {"manifest_sha256": _own_hash(manifest)}


def render_manifest(manifest: Mapping[str, Any]) -> bytes:
    """The manifest as the bytes of its file."""
    return (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode()


def read_manifest(snapshot: Path) -> dict[str, Any]:
    """The manifest of a snapshot directory; ValueError where it is not whole, OSError."""
    content = (snapshot / MANIFEST_NAME).read_bytes()
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
    damaged = [name for name, entry in entries.items() if not _is_whole(snapshot / name, entry)]
    strays = {path.name for path in snapshot.iterdir()} - {MANIFEST_NAME, *entries}
    return sorted([*damaged, *strays])


def _entry(name: str, file: TableFile) -> dict[str, Any]:
    row = table_class(name)
    return {
        "file": f"{name}.parquet",
        "description": row_description(row),
        "key": list(key_of(row)),
        "rows": file.row_count,
        "bytes": file.content.size,
        "sha256": sha256(file.content).hexdigest(),
        "schema_sha256": schema_hash(row),
    }


def _own_hash(manifest: Mapping[str, Any]) -> str:
    return sha256(render_manifest(manifest)).hexdigest()


def _is_whole(path: Path, entry: Mapping[str, Any]) -> bool:
    try:
        if path.stat().st_size != entry["bytes"]:
            return False
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest() == str(entry["sha256"])
    except OSError:
        return False
