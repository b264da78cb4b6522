"""The fast way to read a call: end, split and names in one go, for all but the deeply nested."""

from itertools import islice

from pipeline.wikitext.calls import (
    BLANK,
    MAX_PARAMS,
    Call,
    CallKind,
    Param,
    name_before,
    read_title,
)
from pipeline.wikitext.pieces import PARAM, TITLE, equals_at

_POSITIONS = tuple(map(str, range(1, 200)))


def read_simple_call(text: str, start: int, limit: int) -> Call | None:
    """The call that opens at ``start``; None if it nests too deep or never closes.

    It equals what brackets() and read_call() would find, at a fifth of the time.

    >>> call = read_simple_call("{{Goal|63||x={{y|z}} |2=o.g.}} text", 0, 35)
    >>> call.name, call.value("1"), call.value("2"), call.value("x"), call.end
    ('goal', '63', 'o.g.', '{{y|z}}', 30)
    """
    found = TITLE.match(text, start + 2, limit)
    if found is None or not found[2]:
        return None
    kind, name, title, argument = read_title(found[1])
    if argument is not None:
        return None
    function = None
    if kind is CallKind.INVOKE and found[2] == "|":
        found = TITLE.match(text, found.end(), limit)
        if found is None or not found[2]:
            return None
        function = name_before(text, found.start(), found.end(1))
    params: list[Param] = []
    by_name: dict[str, Param] = {}
    end = found.end()
    if found[2] == "|":
        end = _read_params(text, end, limit, params, by_name)
        if end < 0:
            return None
    return Call(kind, name, title, function, start, end, True, tuple(params), by_name)


def _read_params(
    text: str, start: int, limit: int, params: list[Param], by_name: dict[str, Param]
) -> int:
    """Read up to the closing braces; their end, or -1."""
    new, number = tuple.__new__, 0  # the loop that reads every box: Param(…) costs twice as much
    for found in islice(PARAM.finditer(text, start, limit), MAX_PARAMS):
        name, value, mark = found.groups()
        start = found.start(2)
        if name is not None:
            pass
        elif "=" in value and (place := equals_at(text, start, found.end(2))) >= 0:
            name = name_before(text, start, place)
            value = text[place + 1 : found.end(2)].lstrip(BLANK)
            start = found.end(2) - len(value)
        else:
            name = _POSITIONS[number] if number < len(_POSITIONS) else str(number + 1)
            number += 1
        param = by_name[name] = new(Param, (name, value.rstrip(BLANK), start))
        params.append(param)
        if mark != "|":
            return found.end() if mark else -1
    return -1
