"""One call of a template, module or parser function: its name and its parameters."""

from collections.abc import Iterator, Sequence
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


class Call(NamedTuple):
    """One call. ``name`` is normalised, ``title`` as written; a page's name begins with ``:``.

    ``closed`` is false when its closing braces are missing: it was then cut at the next call of
    interest, the next heading or the end, and its parameters are a best reading.
    """

    kind: CallKind
    name: str
    title: str
    function: str | None
    start: int
    end: int
    closed: bool
    params: tuple[Param, ...]
    by_name: dict[str, Param]

    @property
    def span(self) -> Span:
        """The whole call, braces included."""
        return Span(self.start, self.end)

    def get(self, name: str) -> Param | None:
        """The parameter of that name; the last one, as in MediaWiki. Positional: ``"1"``."""
        return self.by_name.get(name)

    def value(self, name: str) -> str:
        """Its value, empty when there is none."""
        found = self.by_name.get(name)
        return "" if found is None else found.value

    def positional(self) -> Iterator[Param]:
        """Parameters 1, 2, 3 … as far as they go, empty ones included."""
        number = 1
        while (found := self.by_name.get(str(number))) is not None:
            yield found
            number += 1


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
    by_name = {param.name: param for param in params}
    return Call(
        kind, name, title, function, bracket.start, bracket.end, closed, tuple(params), by_name
    )


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
