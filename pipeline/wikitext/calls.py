"""One call of a template, module or parser function: its name and its parameters."""

from collections.abc import Container, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.wikitext.brackets import Bracket
from pipeline.wikitext.names import normalise_name
from pipeline.wikitext.pieces import equals_at
from pipeline.wikitext.spans import Span
from pipeline.wikitext.zones import without_comments

BLANK = " \t\n\r\v\0"
"""What MediaWiki trims. A no-break space is not among it."""

MAX_PARAMS = 10_000
"""Nobody wrote more: the last parameter then holds the rest, unsplit."""

_COLON_FUNCTIONS = (
    "formatnum|lc|uc|lcfirst|ucfirst|plural|padleft|padright|urlencode|anchorencode|fullurl|int|ns"
    "|displaytitle|defaultsort"
)


class CallKind(StrEnum):
    """What stands between the braces."""

    TEMPLATE = "template"
    INVOKE = "invoke"  # {{#invoke:Module|function|…}}
    FUNCTION = "function"  # {{#if:…}}, {{formatnum:…}}
    PAGE = "page"  # {{:Page|…}}


class Param(NamedTuple):
    """One parameter. ``value`` is the source text itself, comments included, trimmed."""

    name: str
    value: str
    start: int

    @property
    def end(self) -> int:
        """Offset behind the value."""
        return self.start + len(self.value)

    @property
    def span(self) -> Span:
        """Where the value stands."""
        return Span(self.start, self.start + len(self.value))


Piece = tuple[str, str, str, str]
"""A parameter as it stands: all of it, its name if plain, its value, and the mark behind it."""


class Call:
    """One call. ``name`` is normalised, ``title`` as written; a page's name begins with ``:``.

    ``closed`` is false when its closing braces are missing: it was then cut at the next call of
    interest, the next heading or the end, and its parameters are a best reading.
    """

    __slots__ = (
        *("closed", "end", "function", "kind", "name", "start", "title"),
        *("_by_name", "_first", "_params", "_pieces"),
    )

    def __init__(
        self,
        named: tuple[CallKind, str, str, str | None],  # kind, name, title, function
        start: int,
        end: int,
        params: list[Param] | None,
        closed: bool = True,
        pieces: Sequence[Piece] = (),
        first: int = 0,
    ) -> None:
        """The parameters, or pieces that begin at ``first`` for parameters to be made of."""
        self.kind, self.name, self.title, self.function = named
        self.start = start
        self.end = end
        self.closed = closed
        self._params = params
        self._pieces = pieces
        self._first = first
        self._by_name: dict[str, Param] | None = None

    def __eq__(self, other: object) -> bool:
        """Whether the other is the same call, whichever way both were read."""
        return isinstance(other, Call) and self._told() == other._told()

    __hash__ = None  # type: ignore[assignment]  # as of anything that makes its parts when asked

    def _told(self) -> tuple[object, ...]:
        title = self.kind, self.name, self.title, self.function
        return *title, self.start, self.end, self.closed, self.params

    @property
    def span(self) -> Span:
        """The whole call, braces included."""
        return Span(self.start, self.end)

    @property
    def params(self) -> list[Param]:
        """Its parameters in the order written."""
        if self._params is None:
            self._params = _of_pieces(self._pieces, self._first)
        return self._params

    @property
    def by_name(self) -> dict[str, Param]:
        """Its parameters by name; the last one of each, as in MediaWiki. Positional: ``"1"``."""
        if self._by_name is None:
            self._by_name = {param[0]: param for param in self.params}
        return self._by_name

    def get(self, name: str) -> Param | None:
        """The parameter of that name."""
        return self.by_name.get(name)

    def value(self, name: str) -> str:
        """Its value, empty when there is none."""
        found = self.by_name.get(name)
        return "" if found is None else found[1]

    def positional(self) -> Iterator[Param]:
        """Parameters 1, 2, 3 … as far as they go, empty ones included."""
        number = 1
        while (found := self.by_name.get(str(number))) is not None:
            yield found
            number += 1

    def by_role(
        self, roles: Mapping[str, str], placed: Container[str]
    ) -> tuple[dict[str, str], dict[str, int]]:
        """Values by what their names are for, of two the last, unless it is empty; and where those
        of the roles in ``placed`` begin. ``roles`` is by name in lower case; those that end in a
        blank there spare a second look where that is how calls are written.

        >>> text = "{{box|Date=1 May|score = 1–0|score=|x=y}}"
        >>> call = read_call(text, Bracket("{{", 0, len(text), [5, 16, 28, 35]))
        >>> call.by_role({"date": "day", "score": "result"}, {"result"})
        ({'day': '1 May', 'result': '1–0'}, {'result': 25})
        """
        if self._params is not None:
            return _by_role(self._params, roles, placed)
        values: dict[str, str] = {}
        starts: dict[str, int] = {}
        at = self._first
        for whole, name, value, mark in self._pieces:  # spares the parameters of most boxes
            at += len(whole)
            if value:
                if not name:
                    return _by_role(self.params, roles, placed)
                role = roles.get(name) or roles.get(name.rstrip(BLANK).casefold())
                if role is not None:
                    values[role] = value.rstrip(BLANK)
                    if role in placed:
                        starts[role] = at - len(mark) - len(value)
        return values, starts


def read_call(text: str, bracket: Bracket, closed: bool = True) -> Call:
    r"""Split what stands between a pair of braces.

    >>> text = "{{#invoke:Football box|main\n| date = 1 May <!-- ? -->|score=[[a|b]]|x|2=y}}"
    >>> call = read_call(text, Bracket("{{", 0, len(text), [22, 28, 53, 67, 69]))
    >>> call.name, call.function, call.value("date"), call.value("score")
    ('football box', 'main', '1 May <!-- ? -->', '[[a|b]]')
    >>> [p.value for p in call.positional()]
    ['x', 'y']
    """
    close = bracket.end - 2 if text.endswith("}}", bracket.start + 2, bracket.end) else bracket.end
    edges = [*bracket.pipes[:MAX_PARAMS], close]
    title_end = edges[0]
    kind, name, title, argument = read_title(text[bracket.start + 2 : title_end])
    function = None
    if kind is CallKind.INVOKE and bracket.pipes:
        function = without_comments(text[edges[0] + 1 : edges[1]]).strip(BLANK)
        edges = edges[1:]
    if argument is None:
        params = _params(text, edges)
    else:
        params = _with_argument(text, title_end, argument, edges)
    return Call((kind, name, title, function), bracket.start, bracket.end, params, closed)


def read_title(raw: str) -> tuple[CallKind, str, str, str | None]:
    """Kind, normalised name, title, and the argument behind a parser function's colon."""
    return _title_short(raw) if len(raw) <= 80 else _read_title(raw)


def _read_title(raw: str) -> tuple[CallKind, str, str, str | None]:
    title = " ".join(without_comments(raw).replace("_", " ").split())
    if title.startswith(":"):
        return CallKind.PAGE, ":" + normalise_name(title[1:]), title[1:].strip(), None
    name = normalise_name(raw)
    before, colon, behind = name.partition(":")
    before = before.strip()
    if not colon or not (before.startswith("#") or before in _COLON_FUNCTIONS.split("|")):
        return CallKind.TEMPLATE, name, title, None
    if before == "#invoke":
        return CallKind.INVOKE, behind.strip(), title.split(":")[-1].strip(), None
    dropped = title.count(":") - name.count(":")  # of "safesubst:" and the like
    return CallKind.FUNCTION, before, before, raw.split(":", dropped + 1)[-1]


_title_short = lru_cache(maxsize=4096)(_read_title)  # short ones only: the text is hostile


def _params(text: str, edges: Sequence[int]) -> list[Param]:
    params, number = [], 0
    for start, end in pairwise(edges):
        start += 1
        place = equals_at(text, start, end)
        if place < 0:
            number += 1
        name = str(number) if place < 0 else name_before(text, start, place)
        value = text[max(start, place + 1) : end].lstrip(BLANK)
        params.append(Param(name, value.rstrip(BLANK), end - len(value)))
    return params


def _of_pieces(pieces: Sequence[Piece], at: int) -> list[Param]:
    """The parameters that pieces in a row are, the first of them at an offset."""
    params, number, new = list[Param](), 0, tuple.__new__  # Param(…) costs twice as much
    for whole, name, value, mark in pieces:
        at += len(whole)
        start = at - len(mark) - len(value)
        if name:
            name = name.rstrip(BLANK)
        elif "=" in value and (place := equals_at(value, 0, len(value))) >= 0:
            name = name_before(value, 0, place)
            value = value[place + 1 :].lstrip(BLANK)
            start = at - len(mark) - len(value)
        else:
            number += 1
            name = str(number)
        params.append(new(Param, (name, value.rstrip(BLANK), start)))
    return params


def _by_role(
    params: Sequence[Param], roles: Mapping[str, str], placed: Container[str]
) -> tuple[dict[str, str], dict[str, int]]:
    values: dict[str, str] = {}
    starts: dict[str, int] = {}
    for name, value, start in params:
        role = roles.get(name.casefold()) if value else None
        if role is not None:
            values[role], starts[role] = value, start
    return values, {role: start for role, start in starts.items() if role in placed}


def name_before(text: str, start: int, equals: int) -> str:
    """The name of a parameter from its pipe to its equals sign."""
    return without_comments(text[start:equals]).strip(BLANK)


def _with_argument(text: str, end: int, argument: str, edges: Sequence[int]) -> list[Param]:
    # What a parser function's "=" means is its own affair (#switch), so nothing is named here.
    starts = [end - len(argument), *(edge + 1 for edge in edges[:-1])]
    params = []
    for number, (start, stop) in enumerate(zip(starts, edges, strict=True), 1):
        value = text[start:stop].lstrip(BLANK)
        params.append(Param(str(number), value.rstrip(BLANK), stop - len(value)))
    return params
