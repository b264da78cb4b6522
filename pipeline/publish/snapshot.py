"""Publish: rows to an immutable snapshot in curated/, then one step that makes it the current."""

import errno
import fnmatch
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from pipeline.config import Gate, Keeping
from pipeline.durable import make_directory, sync_directory, write_file
from pipeline.problems import RefusedError
from pipeline.publish.arrow import to_arrow
from pipeline.publish.contract import check_contract
from pipeline.publish.exchange import put_in_place
from pipeline.publish.files import Tables, measure, write_tables
from pipeline.publish.gate import GateError, Held, Loss, Stored, editions, explain, losses
from pipeline.publish.history import last_whole, note_current, remove_old
from pipeline.publish.load import current_id
from pipeline.publish.manifest import (
    MANIFEST_NAME,
    UNREPEATABLE_NAME,
    Origin,
    TableFile,
    build_manifest,
    build_unrepeatable,
    render_manifest,
    snapshot_id,
    verify_snapshot,
)
from pipeline.publish.pointer import is_pointed_to, point_to
from pipeline.publish.refused import forget_refused, keep_refused
from pipeline.publish.staging import remove_leftovers, show, staging, sync_tree
from pipeline.tables import TABLES, Rows

__all__ = ["Artefacts", "Published", "Terms", "publish", "publish_tables", "verify_snapshot"]

Artefacts = Callable[[Path, str, Path | None], Iterable[str]]
"""Writes files that belong beside the tables: given the directory with the tables, the id it will
be published under, and the snapshot before it. Returns their paths relative to that directory.
"""


def _no_artefacts(place: Path, new_id: str, previous: Path | None) -> Iterable[str]:  # noqa: ARG001
    return ()


@dataclass(frozen=True)
class Terms:
    """On what terms a snapshot is published: what it is held against (no ``gate``, nothing),
    which editions may shrink all the same (patterns such as ``2014-*``), how long older
    snapshots stay, and what is written beside the tables.
    """

    gate: Gate | None = None
    allow_shrink: tuple[str, ...] = ()
    keeping: Keeping = field(default_factory=Keeping)
    artefacts: Artefacts = _no_artefacts


@dataclass(frozen=True)
class Published:
    """The snapshot that is current now.

    ``is_new`` is False where it was current and whole before: then nothing was written.
    ``trouble`` is what failed when it was current already: the next run sees to it.
    ``allowed_shrink`` are the editions that lost more than the gate lets through unasked;
    ``unknown`` the patterns of those that were to, which no edition is called, before or now.
    """

    snapshot_id: str
    path: Path
    is_new: bool
    row_counts: dict[str, int]
    trouble: str | None = None
    allowed_shrink: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def publish(rows: Rows, curated: Path, terms: Terms | None = None) -> Published:
    """Make the rows the current snapshot of ``curated``; readers see the old one or this one.

    Raises ValueError where the rows break the contract, GateError where the gate refuses them,
    RefusedError where ``curated`` cannot be written. Each leaves the old snapshot as it was; so
    does a kill at any moment.
    """
    return publish_tables(_tables(rows), curated, terms)


def publish_tables(tables: Tables, curated: Path, terms: Terms | None = None) -> Published:
    """The same, for rows that are Arrow tables already, each in key order."""
    files = _checked(tables)
    home = curated.resolve()
    try:
        return _Publisher(tables, files, home, terms or Terms()).run()
    except OSError as error:
        raise RefusedError(f"cannot write {curated}: {error.strerror or error}") from error


def encode_tables(rows: Rows) -> dict[str, TableFile]:
    """What the file of every table would be, empty ones too; ValueError where the rows break the
    contract.
    """
    return _checked(_tables(rows))


def _tables(rows: Rows) -> Tables:
    return {row: to_arrow(row, rows[row]) for row in TABLES}


def _checked(tables: Tables) -> dict[str, TableFile]:
    check_contract(tables)
    files = measure(tables)
    pa.default_memory_pool().release_unused()  # what comes next has use for it
    return files


class _Publisher:
    """One publish; ``curated`` is resolved."""

    def __init__(
        self, tables: Tables, files: dict[str, TableFile], curated: Path, terms: Terms
    ) -> None:
        self._tables, self._files, self._terms = tables, files, terms
        self._curated = curated
        self._home = curated / "snapshots" / snapshot_id(files)
        self._allowed: tuple[str, ...] = ()
        self._known = set(editions(Held(tables)))

    def run(self) -> Published:
        _refuse_file(self._curated)
        remove_leftovers(self._curated)
        is_whole = not verify_snapshot(self._home)
        is_new = not (is_whole and is_pointed_to(self._home, self._curated))
        trouble = self._bring_in(is_whole) if is_new else None
        return Published(
            snapshot_id=self._home.name,
            path=self._home,
            is_new=is_new,
            row_counts={name: file.row_count for name, file in self._files.items()},
            trouble=trouble or self._tidy(is_new),
            allowed_shrink=self._allowed,
            unknown=self._unknown(),
        )

    def _bring_in(self, is_whole: bool) -> str | None:
        """Bring ``curated`` to this snapshot. Returns what failed after that was done."""
        was_current = current_id(self._curated) == self._home.name
        try:
            with staging(self._curated) as stage:
                self._make(stage, is_whole)
                point_to(self._home, self._curated, stage)
        except OSError as error:
            if was_current or current_id(self._curated) != self._home.name:
                raise
            return str(error.strerror or error)
        return None

    def _make(self, stage: Path, is_whole: bool) -> None:
        """Have the snapshot stand where it belongs, unless it is refused."""
        previous = last_whole(self._curated)
        found, lines = self._losses(previous)
        place = self._home if is_whole else stage / self._home.name
        if not is_whole:
            self._write(place, previous)
        if found:
            kept = place if is_whole else keep_refused(place, self._curated)
            raise GateError(found, lines, kept, self._unknown())
        if is_whole:
            return
        is_in_use = current_id(self._curated) == self._home.name or os.path.lexists(self._home)
        (_repair if is_in_use else _move_in)(place, self._home)

    def _losses(self, previous: Path | None) -> tuple[list[Loss], list[str]]:
        gate, patterns = self._terms.gate, self._terms.allow_shrink
        if gate is None or previous is None:
            return [], []
        old, new = Stored(previous), Held(self._tables)
        self._known |= editions(old).keys()
        found = losses(old, new, gate, lambda name: _is_any_of(name, patterns))
        if patterns:
            less = {one.edition for one in losses(old, new, gate, lambda _: False) if one.edition}
            self._allowed = tuple(sorted(less - {one.edition for one in found}))
        return found, explain(found, old, new) if found else []

    def _unknown(self) -> tuple[str, ...]:
        patterns = self._terms.allow_shrink
        return tuple(
            one for one in patterns if not any(_is_any_of(name, [one]) for name in self._known)
        )

    def _write(self, place: Path, previous: Path | None) -> None:
        make_directory(place)
        write_tables(self._tables, self._files, place)
        names = list(self._terms.artefacts(place, place.name, previous))
        origin = Origin(previous.name if previous else None, self._allowed)
        manifest = build_manifest(self._files, place, names, origin)
        write_file(place / MANIFEST_NAME, render_manifest(manifest))
        if unrepeatable := build_unrepeatable(place, names):
            write_file(place / UNREPEATABLE_NAME, render_manifest(unrepeatable))
        sync_tree(place)

    def _tidy(self, is_new: bool) -> str | None:
        """Note what was published and clear away what is old. Returns what failed."""
        try:
            sync_directory(self._curated)  # a run before this one may have failed to
            note_current(self._curated)
            remove_old(self._curated, self._terms.keeping)
            if is_new:
                forget_refused(self._curated)
        except OSError as error:
            return str(error.strerror or error)
        return None


def _refuse_file(path: Path) -> None:
    """Raise NotADirectoryError where a file stands in the place of a directory, or above it."""
    there = next(one for one in (path, *path.parents) if one.exists())
    if not there.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path))


def _is_any_of(edition: str, patterns: Iterable[str]) -> bool:
    return any(fnmatch.fnmatchcase(edition, pattern) for pattern in patterns)


def _move_in(place: Path, home: Path) -> None:
    make_directory(home.parent)
    try:
        place.rename(home)
        sync_directory(home.parent)
        show(home)
    except BaseException:  # a signal, too: no half of it stays where readers look
        with suppress(OSError):
            home.rename(place)
        raise


def _repair(place: Path, home: Path) -> None:
    """Readers may be there: they find what is damaged, or all of this, shown before it moves."""
    show(place)
    put_in_place(place, home)
