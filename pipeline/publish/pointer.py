"""CURRENT, the name of the current snapshot, and ``latest``, a link to it."""

from contextlib import suppress
from pathlib import Path

from pipeline.durable import sync_directory, write_file
from pipeline.publish.load import current_id, linked_id


def point_to(home: Path, curated: Path, stage: Path) -> None:
    """Make ``home`` the current snapshot. CURRENT is what counts and goes last; ``latest`` is for
    people, and for tools that know paths only.
    """
    before = linked_id(curated)
    try:
        _link(home.name, curated, stage)
        write_file(stage / "CURRENT", f"{home.name}\n".encode())
        (stage / "CURRENT").replace(curated / "CURRENT")
    except BaseException:  # a signal, too
        if before and current_id(curated) == before:  # then neither of them shall have moved
            with suppress(OSError):
                _link(before, curated, stage)
        raise
    sync_directory(curated)


def is_pointed_to(home: Path, curated: Path) -> bool:
    """Whether both name this snapshot."""
    return linked_id(curated) == current_id(curated) == home.name


def _link(name: str, curated: Path, stage: Path) -> None:
    if linked_id(curated) == name:
        return
    (stage / "latest").symlink_to(Path("snapshots", name), target_is_directory=True)
    (stage / "latest").replace(curated / "latest")
