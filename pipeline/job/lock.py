"""One run at a time: a lock that the system takes back from a process that dies."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_held: set[int] = set()


class BusyError(Exception):
    """Another run holds the lock. ``str()`` is one line."""


@contextmanager
def only_run(place: Path) -> Iterator[None]:
    """Hold ``place``, a directory, while the block runs; it is made, and if still empty, removed.

    The directory itself is locked: there is no lock file to be left behind. Workers that are
    forked meanwhile do not hold it, so that it goes with this process, however that ends.

    Raises:
        BusyError: another process holds it. That is known at once.
        OSError: it cannot be made.
    """
    descriptor, is_made = _locked(place)
    _held.add(descriptor)
    try:
        yield
    finally:
        if is_made:
            with suppress(OSError):  # most often: it is no longer empty
                place.rmdir()
        _held.remove(descriptor)
        os.close(descriptor)


def _locked(place: Path) -> tuple[int, bool]:
    """A descriptor of the place as it is under its name now, and whether we made it: whoever held
    it may have removed it at any moment while we came.
    """
    while True:
        is_made = _make(place)
        with suppress(FileNotFoundError):
            descriptor = os.open(place, os.O_RDONLY | os.O_CLOEXEC)
            if _is_held(descriptor, place):
                return descriptor, is_made


def _make(place: Path) -> bool:
    if place.exists():
        return False
    try:
        place.mkdir(parents=True)
    except FileExistsError:
        if place.is_symlink():  # to nowhere: it will not come into being by itself
            raise
        return False
    return True


def _is_held(descriptor: int, place: Path) -> bool:
    is_held = False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        is_held = os.path.samestat(os.fstat(descriptor), place.stat())
    except BlockingIOError:
        raise BusyError(f"another run is at work on {place}") from None
    finally:
        if not is_held:
            os.close(descriptor)
    return is_held


def _let_go() -> None:
    for descriptor in _held:
        os.close(descriptor)
    _held.clear()


os.register_at_fork(after_in_child=_let_go)
