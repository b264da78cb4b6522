"""Which two snapshots someone means."""

import re
from pathlib import Path

from pipeline.publish.load import current_snapshot
from pipeline.publish.manifest import read_manifest

_PREFIX = re.compile(r"[0-9a-f]{1,16}")


def two_snapshots(curated: Path, old: str | None, new: str | None) -> tuple[Path, Path]:
    """The folders of two snapshots; by default the current one and the one before it.

    Either is an id, the beginning of one, or the path of a snapshot or of an output folder.
    Raises LookupError with one line where there is none or more than one, OSError where nothing
    is published.
    """
    later = find_snapshot(curated, new) if new else current_snapshot(curated)
    return find_snapshot(curated, old) if old else _before(later, curated), later


def find_snapshot(curated: Path, wanted: str) -> Path:
    """The folder of one snapshot, by id, the beginning of an id, or path; errors as above."""
    found = _beginning_with(curated, wanted) if _PREFIX.fullmatch(wanted) else []
    if len(found) > 1:
        names = ", ".join(path.name for path in found)
        raise LookupError(f"{wanted!r} begins more than one snapshot: {names}")
    if found:
        return found[0]
    if Path(wanted).is_dir():
        return current_snapshot(wanted)
    raise LookupError(f"no snapshot {wanted!r} in {curated}, nor a folder of that name")


def _beginning_with(curated: Path, prefix: str) -> list[Path]:
    folders = (curated / "snapshots", curated / ".refused")
    found = {path.name: path for folder in folders for path in folder.glob(f"{prefix}*")}
    return [found[name].resolve() for name in sorted(found)]


def _before(snapshot: Path, curated: Path) -> Path:
    try:
        previous = read_manifest(snapshot).get("previous")
    except (OSError, ValueError) as error:
        raise LookupError(f"{snapshot} is damaged: {error}") from error
    if previous is None:
        raise LookupError(f"{snapshot.name} is the first snapshot: name the one to compare it with")
    folder = curated.resolve() / "snapshots" / str(previous)
    if not folder.is_dir():
        raise LookupError(f"the snapshot before {snapshot.name}, {previous}, is not kept any more")
    return folder
