"""Results on their way to another process: as pickle does it, and records in half the time."""

import io
import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any


def pack(value: Any) -> bytes:
    """A value for ``pickle.loads``.

    >>> pickle.loads(pack([None, "Copa"]))
    [None, 'Copa']
    """
    buffer = io.BytesIO()
    _Pickler(buffer, pickle.HIGHEST_PROTOCOL).dump(value)
    return buffer.getvalue()


class _Pickler(pickle.Pickler):
    def reducer_override(self, value: Any) -> Any:
        """A record as its class and its fields: what dataclasses do themselves asks for the names
        of the fields again for each of them.
        """
        values = _values_of(type(value))  # type: ignore[arg-type]  # a class can be hashed
        return NotImplemented if values is None else (type(value), values(value))


@cache
def _values_of(kind: type) -> Callable[[Any], tuple[Any, ...]] | None:
    """How to get what a record is made again from; None where it is no plain record."""
    if not is_dataclass(kind) or any(one.kw_only or not one.init for one in fields(kind)):
        return None
    names = [one.name for one in fields(kind)]
    if len(names) > 1:  # attrgetter gives a tuple only then
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)
