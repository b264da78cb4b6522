"""The kicks of a shoot-out, one side's list in a match box."""

import re
from collections.abc import Iterator

from pipeline.parse.flat_lists import flatten
from pipeline.parse.list_tokens import Token, TokenKind, tokens
from pipeline.parse.records import KickRecord, PlaceOf
from pipeline.parse.registry import read_pairs
from pipeline.problems import Unreadable
from pipeline.tables import Side
from pipeline.wikitext.spans import Span

KICK = "football box kick"

_WORDS = {"scored": True, "missed": False}
_ROLES = read_pairs("list_templates")
_SHOWN = re.compile(
    r"[✓✔☑✅](?P<scored>)|[✗✘☒❌✕✖]"
    r"|\( ?(?:(?:scored|goal)(?P<told>)|saved|missed|miss|over|wide|post|(?:cross)?bar)\.? ?\)",
    re.IGNORECASE,
)


def read_kicks(value: str, offset: int, side: Side, place_of: PlaceOf) -> list[KickRecord]:
    """The kicks of a list that stands at ``offset``, the mark before or behind the name.

    >>> from pipeline.parse.records import Context, Place
    >>> place_of = lambda span, construct: Place(span, 1, (), Context(), construct)
    >>> value = "*[[Sócrates]] {{penmiss}}\\n*{{pengoal}} [[Zico (footballer)|Zico]]\\n*Branco"
    >>> [(k.player_name, k.is_scored) for k in read_kicks(value, 0, Side.HOME, place_of)]
    [('Sócrates', False), ('Zico', True), ('Branco', None)]
    >>> read_kicks("x" * 30_000, 0, Side.HOME, place_of)
    Traceback (most recent call last):
    pipeline.problems.Unreadable: list too long: ...
    """
    if not value:
        return []
    kicks = [_kick(kick, offset, side, place_of) for kick in _kicks(flatten(value))]
    if len(kicks) > 60:
        raise Unreadable("too many kicks of one side", value[:80])
    return kicks


def _kicks(flat: str) -> Iterator[list[Token]]:
    """The tokens of each kick: a name, its mark, or both; a line break or a comma ends it."""
    kick: list[Token] = []
    for token in _tokens(flat):
        is_name = token.kind is TokenKind.NAME
        is_mark = token.kind is TokenKind.TEMPLATE and token.extra in _WORDS
        is_full = any(t.kind is token.kind for t in kick) or not (is_name or is_mark)
        if kick and is_full:
            yield kick
            kick = []
        if is_name or is_mark:
            kick.append(token)
    if kick:
        yield kick


def _tokens(flat: str) -> list[Token]:
    """The tokens of a list; a sign or a word in brackets that tells of a kick is its mark."""
    named = tokens(_SHOWN.sub(lambda found: " " * len(found[0]), flat))
    marks = [
        Token(TokenKind.TEMPLATE, "", *found.span(), _told(found))
        for found in _SHOWN.finditer(flat)
    ]
    return sorted([*map(_as_mark, named), *marks], key=lambda token: token.start)


def _told(found: re.Match[str]) -> str:
    return "missed" if found["scored"] is None and found["told"] is None else "scored"


def _as_mark(token: Token) -> Token:
    """Some write the template's name without its braces: ``[[Xhaka]] pengoal``."""
    if token.kind is TokenKind.NAME and token.extra is None:
        role = _ROLES.get(token.text.casefold())
        if role in _WORDS:
            return token._replace(kind=TokenKind.TEMPLATE, extra=role)
    return token


def _kick(kick: list[Token], offset: int, side: Side, place_of: PlaceOf) -> KickRecord:
    name = next((token for token in kick if token.kind is TokenKind.NAME), None)
    mark = next((token for token in kick if token.kind is TokenKind.TEMPLATE), None)
    span = Span(offset + kick[0].start, offset + kick[-1].end)
    return KickRecord(
        place_of(span, KICK),
        side,
        (name.text or None) if name else None,
        name.extra if name else None,
        _WORDS[mark.extra or ""] if mark else None,
    )
