"""Where in a TOML file a value stands: the library that reads it does not say."""

import re
from collections.abc import Sequence

Place = tuple[str | int, ...]
_HEADER = re.compile(r"[ \t]*(\[\[?)[ \t]*([^\[\]#]{1,200}?)[ \t]*\]")
_KEY = re.compile(r"""[ \t]*("[^"\n]{1,200}"|'[^'\n]{1,200}'|[A-Za-z0-9_.-]{1,200})[ \t]*=""")


def line_of(text: str, place: Sequence[str | int]) -> int | None:
    r"""The line, from 1, of a value, or of the innermost table around it that has one.

    >>> text = 'contact = "x"\n[[source]]\n[[source]]\nwiki = "enwiki"\n'
    >>> line_of(text, ["source", 1, "wiki"]), line_of(text, ["source", 1, "titles", 3])
    (4, 3)
    >>> line_of(text, ["fetch"]) is None
    True
    """
    found, depth = None, 0
    counts: dict[Place, int] = {}
    table: Place = ()
    for number, line in enumerate(text.split("\n"), start=1):
        if header := _HEADER.match(line):
            here = table = _table(header, counts)
        elif key := _KEY.match(line):
            here = (*table, *_parts(key[1]))
        else:
            continue
        common = min(len(here), len(place))
        if common > depth and tuple(place[:common]) == here[:common]:
            found, depth = number, common
    return found


def _table(header: re.Match[str], counts: dict[Place, int]) -> Place:
    name: Place = _parts(header[2])
    if header[1] == "[":
        return name
    counts[name] = counts.get(name, -1) + 1
    return (*name, counts[name])


def _parts(name: str) -> Place:
    return tuple(part.strip().strip("\"'") for part in name.split("."))
