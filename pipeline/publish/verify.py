"""Every published byte held against the manifests."""

from dataclasses import dataclass
from pathlib import Path

from pipeline.publish.load import current_id, linked_id
from pipeline.publish.manifest import verify_snapshot


@dataclass(frozen=True, slots=True)
class Verified:
    """How many files and snapshots were read, and the damaged ones as paths below ``curated``."""

    files: int
    snapshots: int
    damaged: tuple[str, ...]


def verify_curated(curated: Path) -> Verified:
    """Read all snapshots and the pointers to the current one.

    Raises FileNotFoundError where nothing was ever published.
    """
    if not (curated / "snapshots").is_dir():
        raise FileNotFoundError(f"there is no snapshot in {curated} yet: run `scoreline ingest`")
    homes = sorted((curated / "snapshots").iterdir())
    damaged = _bad_pointers(curated)
    for home in homes:
        damaged += [f"snapshots/{home.name}/{name}" for name in verify_snapshot(home)]
    files = sum(path.is_file() for home in homes for path in home.rglob("*"))
    return Verified(files + 2, len(homes), tuple(damaged))


def _bad_pointers(curated: Path) -> list[str]:
    named = {"CURRENT": current_id(curated), "latest": linked_id(curated)}
    return [
        pointer
        for pointer, name in named.items()
        if name is None or name != named["CURRENT"] or not (curated / "snapshots" / name).is_dir()
    ]
