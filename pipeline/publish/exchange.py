"""A directory put where another may stand already, so that readers find the one or the other."""

import ctypes
import errno
import os
from contextlib import suppress
from pathlib import Path

from pipeline.durable import make_directory, sync_directory

_HERE = -100  # AT_FDCWD: paths as they are
_EXCHANGE = 2  # RENAME_EXCHANGE, which Python does not offer
_CANNOT = (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP)


def put_in_place(new: Path, place: Path) -> None:
    """Have ``new`` stand at ``place``, on the disk too. What stood there, whatever it is, stands
    beside where ``new`` stood, for the caller to remove.
    """
    make_directory(place.parent)
    if not os.path.lexists(place):
        new.rename(place)
    elif not exchange(new, place):
        _replace_in_two_steps(new, place)
    sync_directory(place.parent)


def exchange(one: Path, other: Path) -> bool:
    """Let two paths change places in one step; False where the system or the disk cannot.

    Raises OSError where one of them is not there, or may not be renamed.
    """
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return False
    if call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(one))


def _replace_in_two_steps(new: Path, place: Path) -> None:
    aside = new.with_name(f"{new.name}.aside")
    try:
        place.rename(aside)
        new.rename(place)
    except BaseException:  # a signal, too: readers rather find what is damaged than nothing
        if not os.path.lexists(place):
            with suppress(OSError):
                aside.rename(place)
        raise
