"""Snapshots in an S3-compatible store: made here, copied there, then one object is replaced."""

import os
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow.fs as pafs

from pipeline.config import Keeping
from pipeline.durable import make_directory
from pipeline.problems import RefusedError
from pipeline.publish.exchange import put_in_place
from pipeline.publish.load import current_id, is_id
from pipeline.publish.manifest import MANIFEST_NAME, hash_file, verify_snapshot
from pipeline.publish.pointer import point_to
from pipeline.publish.snapshot import Published, Terms, publish
from pipeline.publish.staging import staging, sync_tree
from pipeline.publish.verify import Verified, verify_curated
from pipeline.tables import Rows

_CHUNK = 4 * 2**20


def publish_to_store(rows: Rows, address: str, mirror: Path, terms: Terms) -> Published:
    """Publish to ``s3://bucket/prefix`` by way of ``mirror``, a folder of snapshots here.

    What is current there is what the gate holds the rows against; it is brought here first where
    this machine does not have it. Every object is read back before ``CURRENT`` is replaced, which
    the store does in one step. Raises as ``publish`` does, and leaves what is current there.
    """
    try:
        store = Store(address)
        _bring(store, mirror)
        published = publish(rows, mirror, terms)
        is_new = store.current() != published.snapshot_id
        if is_new or store.lacks(published.path):
            store.put(published.path)
            store.point_to(published.snapshot_id)
        store.remove_old(_names(mirror), terms.keeping)
    except OSError as error:
        raise RefusedError(f"cannot write {address}: {error}") from error
    return replace(published, is_new=is_new)


def verify_store(address: str, mirror: Path) -> Verified:
    """Hold every byte of the snapshots in a store, of those that are in the mirror too, against
    the manifests. Raises FileNotFoundError where nothing is in the mirror.
    """
    store, here = Store(address), verify_curated(mirror)
    homes = sorted((mirror / "snapshots").iterdir())
    there = [
        f"{address}/snapshots/{home.name}/{name}" for home in homes for name in store.damaged(home)
    ]
    if store.current() != current_id(mirror):
        there.append(f"{address}/CURRENT")
    return replace(here, damaged=(*here.damaged, *there))


class Store:
    """The snapshots below an address, and the object ``CURRENT`` that names one of them."""

    def __init__(self, address: str) -> None:
        """Connect; keys and endpoint are those of the usual variables, ``AWS_ENDPOINT_URL`` too."""
        # not every store knows the checksums that are sent by default: we compare bytes ourselves
        os.environ.setdefault("AWS_REQUEST_CHECKSUM_CALCULATION", "when_required")
        self._files, self._root = pafs.FileSystem.from_uri(address)

    def current(self) -> str | None:
        """The name of the current snapshot; None where there is none."""
        try:
            found = self._read(f"{self._root}/CURRENT")
        except FileNotFoundError:
            return None
        return found.decode().strip() if is_id(found) else None

    def get(self, name: str, place: Path) -> None:
        """Copy a snapshot to a directory."""
        top = f"{self._root}/snapshots/{name}"
        for info in self._found(top):
            path = place / info.path.removeprefix(f"{top}/")
            path.parent.mkdir(parents=True, exist_ok=True)
            with self._files.open_input_stream(info.path) as source, path.open("xb") as target:
                while piece := source.read(_CHUNK):
                    target.write(piece)

    def put(self, home: Path) -> None:
        """Copy a snapshot into the store, its manifest last, and read all of it back."""
        for path in _ordered(home):
            name = self._object(home, path)
            with path.open("rb") as source, self._files.open_output_stream(name) as target:
                while piece := source.read(_CHUNK):
                    target.write(piece)
        damaged = self.damaged(home)
        if damaged:
            raise OSError(f"not stored as it was sent: {', '.join(damaged)}")

    def lacks(self, home: Path) -> bool:
        """Whether a file of a snapshot is not in the store, or of another size: a quick look."""
        found = self._found(f"{self._root}/snapshots/{home.name}")
        sizes = {info.path: info.size for info in found}
        files = [(self._object(home, path), path.stat().st_size) for path in _ordered(home)]
        return any(sizes.get(name) != size for name, size in files)

    def damaged(self, home: Path) -> list[str]:
        """The files of a snapshot that are not in the store, or not as they are here."""
        return [
            path.relative_to(home).as_posix()
            for path in _ordered(home)
            if self._hash(self._object(home, path)) != hash_file(path)
        ]

    def point_to(self, name: str) -> None:
        """Make a snapshot the current one: readers see the old object or the new."""
        with self._files.open_output_stream(f"{self._root}/CURRENT") as target:
            target.write(f"{name}\n".encode())
        if self.current() != name:
            raise OSError("CURRENT is not as it was written")

    def remove_old(self, kept: Iterable[str], keeping: Keeping) -> None:
        """Remove snapshots that are not kept here either and were stored long enough ago."""
        limit = datetime.now(UTC) - timedelta(hours=keeping.hours)
        newest: dict[str, datetime] = {}
        for info in self._found(f"{self._root}/snapshots"):
            name = info.path.removeprefix(f"{self._root}/snapshots/").partition("/")[0]
            newest[name] = max(info.mtime, newest.get(name, info.mtime))
        for name in newest.keys() - set(kept) - {self.current()}:
            if newest[name] <= limit:
                self._remove(f"{self._root}/snapshots/{name}")

    def _remove(self, top: str) -> None:
        try:
            self._files.delete_dir(top)
        except OSError:
            if self._found(top):  # some stores only complain of folders that never were objects
                raise

    def _found(self, top: str) -> list[Any]:
        selector = pafs.FileSelector(top, recursive=True, allow_not_found=True)
        found = self._files.get_file_info(selector)
        return sorted((one for one in found if one.is_file), key=lambda one: str(one.path))

    def _object(self, home: Path, path: Path) -> str:
        return f"{self._root}/snapshots/{home.name}/{path.relative_to(home).as_posix()}"

    def _hash(self, name: str) -> str | None:
        found = sha256()
        try:
            with self._files.open_input_stream(name) as source:
                while piece := source.read(_CHUNK):
                    found.update(piece)
        except FileNotFoundError:
            return None
        return found.hexdigest()

    def _read(self, name: str) -> bytes:
        with self._files.open_input_stream(name) as source:
            return bytes(source.read())


def _bring(store: Store, mirror: Path) -> None:
    """Have the current snapshot of the store be the current one of the mirror."""
    name = store.current()
    home = mirror / "snapshots" / (name or "")
    if name is None or (current_id(mirror) == name and not verify_snapshot(home)):
        return
    make_directory(mirror)
    with staging(mirror) as stage:
        if verify_snapshot(home):
            store.get(name, stage / name)
            sync_tree(stage / name)
            if damaged := verify_snapshot(stage / name):
                raise OSError(f"the current snapshot {name} is damaged: {', '.join(damaged)}")
            put_in_place(stage / name, home)
        point_to(home, mirror, stage)


def _names(mirror: Path) -> list[str]:
    return [path.name for path in (mirror / "snapshots").iterdir()]


def _ordered(home: Path) -> list[Path]:
    """The files of a snapshot, the manifest last: without it, it is none."""
    files = sorted(path for path in home.rglob("*") if path.is_file())
    return sorted(files, key=lambda path: path.name == MANIFEST_NAME)
