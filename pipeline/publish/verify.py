"""Every published byte held against the manifests."""

import os
import time
from dataclasses import dataclass
from pathlib import Path

from pipeline.publish.history import history
from pipeline.publish.load import current_id, linked_id
from pipeline.publish.manifest import MANIFEST_NAME, verify_snapshot
from pipeline.publish.staging import is_staging

_LOOKS = 5
_PAUSE = 1.0  # seconds


@dataclass(frozen=True, slots=True)
class Verified:
    """How many files and snapshots were read, and the damaged ones as paths below ``curated``."""

    files: int
    snapshots: int
    damaged: tuple[str, ...]


def verify_curated(curated: Path) -> Verified:
    """Read all snapshots and the pointers to the current one. While a run changes them, what seems
    to be damaged is looked at again, some times.

    Raises FileNotFoundError where nothing was ever published, OSError where it cannot be read.
    """
    if not _is_published(curated):
        raise FileNotFoundError(f"there is no snapshot in {curated} yet: run `scoreline ingest`")
    for _ in range(_LOOKS):
        before = _state(curated)
        found = _look(curated)
        if not found.damaged or (before == _state(curated) and not is_staging(curated)):
            break
        time.sleep(_PAUSE)
    return found


def _is_published(curated: Path) -> bool:
    """Whether anything ever was. A first run that was ended left a snapshot that nothing names."""
    is_named = os.path.lexists(curated / "CURRENT") or bool(history(curated))
    return is_named and (curated / "snapshots").is_dir()


def _state(curated: Path) -> tuple[object, ...]:
    return current_id(curated), linked_id(curated), _homes(curated)


def _homes(curated: Path) -> list[Path]:
    return sorted((curated / "snapshots").iterdir())


def _look(curated: Path) -> Verified:
    damaged, files, homes = _bad_pointers(curated), 0, _homes(curated)
    for home in homes:
        try:
            damaged += [f"snapshots/{home.name}/{name}" for name in verify_snapshot(home)]
            files += sum(path.is_file() for path in home.rglob("*"))
        except FileNotFoundError:  # it goes while we look
            damaged.append(f"snapshots/{home.name}/{MANIFEST_NAME}")
    return Verified(files + 2, len(homes), tuple(damaged))


def _bad_pointers(curated: Path) -> list[str]:
    named = {"CURRENT": current_id(curated), "latest": linked_id(curated)}
    return [
        pointer
        for pointer, name in named.items()
        if name is None or name != named["CURRENT"] or not (curated / "snapshots" / name).is_dir()
    ]
