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
    is_made = _make(place)
    descriptor = _locked(place)
    _held.add(descriptor)
    try:
        yield
    finally:
        if is_made:
            with suppress(OSError):  # most often: it is no longer empty
                place.rmdir()
        _held.remove(descriptor)
        os.close(descriptor)


def _make(place: Path) -> bool:
    if place.exists():
        return False
    place.mkdir(parents=True, exist_ok=True)
    return True


def _locked(place: Path) -> int:
    """A descriptor of the place as it is under its name now: whoever held it may have removed it
    while we came.
    """
    while True:
        descriptor = os.open(place, os.O_RDONLY | os.O_CLOEXEC)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.samestat(os.fstat(descriptor), place.stat()):
                return descriptor
        except BlockingIOError:
            os.close(descriptor)
            raise BusyError(f"another run is at work on {place}") from None
        except FileNotFoundError:
            _make(place)
        os.close(descriptor)


def _let_go() -> None:
    for descriptor in _held:
        os.close(descriptor)
    _held.clear()


os.register_at_fork(after_in_child=_let_go)
