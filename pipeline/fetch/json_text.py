"""JSON as a server may send it, read so that nothing in it is guessed at."""

import json
import re
from collections import Counter
from typing import Any, NoReturn

_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


def read_json(data: bytes) -> dict[str, Any]:
    r"""An object of JSON in UTF-8.

    Raises:
        ValueError: it is none, or says something twice, or holds what is no text or no number.

    >>> read_json(b'{"a": [1, "\xc3\xa9"]}')
    {'a': [1, 'é']}
    >>> read_json(b'{"a": 1, "a": 2}')
    Traceback (most recent call last):
    ValueError: 'a' stands there twice
    >>> read_json(b'{"a": NaN}')
    Traceback (most recent call last):
    ValueError: NaN is no number
    """
    text = data.decode("utf-8")
    try:
        found = json.loads(text, object_pairs_hook=_once, parse_constant=_refuse)
        if _SURROGATE.search(text):
            json.dumps(found, ensure_ascii=False).encode("utf-8")
    except RecursionError:
        raise ValueError("it is nested too deep") from None
    if not isinstance(found, dict):
        raise ValueError("it is no object")  # noqa: TRY004 - the text is wrong, not our argument
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        twice = Counter(key for key, _ in pairs).most_common(1)[0][0]
        raise ValueError(f"{twice[:40]!r} stands there twice")
    return found


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number")
