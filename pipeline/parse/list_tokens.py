"""Tokens of a list of scorers or kicks, made flat before: names, minutes, marks, templates."""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from pipeline.parse.goal_minutes import kind_of_mark
from pipeline.parse.registry import read_pairs
from pipeline.tables import GoalKind
from pipeline.wikitext.links import normalise_target
from pipeline.wikitext.names import normalise_name
from pipeline.wikitext.text import read_text


class TokenKind(Enum):
    """What a token is; templates are told apart by their role in ``list_templates``."""

    BREAK = auto()
    BULLET = auto()
    COMMA = auto()
    NAME = auto()
    MINUTE = auto()
    COUNT = auto()  # (2) behind a name
    SEVERAL = auto()  # (2 pens)
    MARK = auto()
    TEMPLATE = auto()


class Token(NamedTuple):
    """One token. ``text`` is a name, a minute, a mark or a template's arguments; ``extra`` a
    link's target or a template's role.
    """

    kind: TokenKind
    text: str
    start: int
    end: int
    extra: str | None = None


_ROLES = read_pairs("list_templates")
_PIECES = re.compile(
    r"\[\[([^\[\]{}|<>\n]*+)(?:\|([^\[\]{}<>\n]*+))?\]\]"
    r"|\{\{([^\[\]{}|<>]*+)(?:\|([^\[\]{}<>]*+))?\}\}"
    r"|(\n|\A)[ \t]*(\**)"
    r"|([^\[\]{}<>\n]+)"
)
_LABELS = read_pairs("list_labels")
_LABEL = "|".join(sorted(map(re.escape, _LABELS), key=len, reverse=True))
# Behind the digits of a minute: no other digit or letter, but for a mark.
_END = r"(?:(?![\w.])|(?=(?:pens?|pk?|og|o\.g|ag|min|mins|gg)\b)|(?=\.(?:\Z|[,;)'’′])))"
_TIMES = r"(?:\b[xX]|×)\s?[1-9](?![\w'’′])|(?<!\w)[1-9]\s?(?:[xX]\b|×)"
_TEXT = re.compile(
    r"(?P<score>\(?\b[0-9]{1,2}[-–−:][0-9]{1,2}\b\)?)"
    rf"|(?P<count>\(\s*[1-9]\s*\)|{_TIMES})"
    r"|(?P<several>\(\s*(?:[1-9]|both|all)\s+(?:pens?|pks?|penalties|p)\b\.?\s*\))"
    rf"|(?P<minute>(?<![\w.])(?:HT\s*\+\s*)?[0-9]{{1,3}}{_END}(?:\s*['’′](?!'))?"
    rf"(?:\s*(?:\+\s*[0-9]{{1,2}}{_END}|\(\s*\+\s*[0-9]{{1,2}}['’′]?\s*\)))?\+?(?:\s*['’′](?!'))?)"
    rf"|(?P<label>\b(?i:{_LABEL}) ?:)"
    r"|(?P<comma>[,;]|&(?![a-zA-Z#]))"
    r"|(?P<open>\()|(?P<close>\))"
    r"|(?P<words>(?:[^\W\d]|(?<=[^\W\d])['’.-](?=[\w ])|[^\W\d]\.|&[a-zA-Z]{2,10};"
    rf"| (?!{_TIMES})(?=[^\W\d]))+)"
)
_TEXT_KINDS = {
    "comma": TokenKind.COMMA,
    "count": TokenKind.COUNT,
    "minute": TokenKind.MINUTE,
    "several": TokenKind.SEVERAL,
}
_AROUND = {"count": "()xX× ", "several": "() ", "comma": "", "minute": " "}
_NOBODY = frozenset(("", "?", "-", "–", "—", "unknown"))
_AND = ("and", "y", "e", "und", "et")
_NO_NAME = frozenset((*_AND, "min", "mins", "minute", "minutes", "minuto", "pts", "none"))
_ASSIST = re.compile(r"\W*(?:assist|asist|pass(?:e|ed)?\b|vorlage)", re.IGNORECASE)
_LONG_MARK = 7  # letters
MARKS_NOT_NAMES = frozenset(mark for mark in read_pairs("goal_marks") if len(mark) >= _LONG_MARK)
"""Marks in lower case that are nobody's name, however they are written: ``Own goal``."""


def tokens(flat: str) -> Iterator[Token]:
    r"""The tokens of a flat list. Names and numbers of assists in brackets are left out.

    >>> [(t.kind.name, t.text) for t in tokens("*[[A|a]] {{goal|5}} (pen.)\nO'Neil 45+2' (B)")]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('BULLET', ''), ('NAME', 'a'), ('TEMPLATE', '5'), ('MARK', 'pen'), ('BREAK', ''),
     ('NAME', "O'Neil"), ('MINUTE', "45+2'")]
    """
    return _Tokeniser().read(flat)


class _Tokeniser:
    def __init__(self) -> None:
        self._depth = 0  # of round brackets; a name inside them is not the scorer's
        self._has_minute = False  # since the last name: what an assist tells is then no goal
        self._is_assist = False

    def read(self, flat: str) -> Iterator[Token]:
        for found in _PIECES.finditer(flat):
            target, label, title, arguments, line, bullets, text = found.groups()
            start, end = found.span()
            if text is not None:
                yield from self._text(text, start)
            elif target is not None:
                yield from self._link(target, label, start, end)
            elif title is not None:
                role = _ROLES.get(normalise_name(title))
                if role == "beside":  # a flag, the captain's mark: of a name, no event
                    continue
                self._has_minute = self._has_minute or role == "goal"
                yield _template(title, role, arguments or "", start, end)
            elif line or bullets:
                self._depth, self._has_minute, self._is_assist = 0, False, False
                yield Token(TokenKind.BULLET if bullets else TokenKind.BREAK, "", start, end)

    def _link(self, target: str, label: str | None, start: int, end: int) -> Iterator[Token]:
        name = " ".join((target if label is None else label).split())
        if "&" in name or "''" in name:
            name = read_text(name).text
        if _is_mark(name, self._depth):
            yield Token(TokenKind.MARK, name, start, end)
        elif name in _NOBODY:
            yield Token(TokenKind.NAME, "", start, end)
        elif not self._depth:
            self._has_minute = False
            yield Token(TokenKind.NAME, name, start, end, normalise_target(target))

    def _text(self, text: str, offset: int) -> Iterator[Token]:
        for found in _TEXT.finditer(text):
            kind = found.lastgroup or ""
            start, end = offset + found.start(), offset + found.end()
            if kind == "words":
                yield from self._words(found[0], start)
            elif kind == "label":
                if _LABELS[found[0].rstrip(" :").lower()] == "other":
                    yield Token(TokenKind.TEMPLATE, "", start, end, "other")
            elif kind in _TEXT_KINDS and not self._is_of_assist(kind):
                yield Token(_TEXT_KINDS[kind], found[0].strip(_AROUND[kind]), start, end)
            else:
                self._bracket(kind)

    def _words(self, words: str, start: int) -> Iterator[Token]:
        self._is_assist |= self._depth > 0 and _ASSIST.match(words) is not None
        for token in _words(words, start, self._depth):
            self._has_minute &= token.kind is not TokenKind.NAME
            yield token

    def _is_of_assist(self, kind: str) -> bool:
        """Whether a minute is told of an assist: behind that of the goal."""
        if kind != "minute":
            return False
        is_second = self._is_assist and self._has_minute
        self._has_minute = True
        return is_second

    def _bracket(self, kind: str) -> None:
        if kind == "open":
            self._depth += 1
        elif kind == "close":
            self._depth = max(0, self._depth - 1)
            self._is_assist &= self._depth > 0


def _template(title: str, role: str | None, arguments: str, start: int, end: int) -> Token:
    """A template by its role; one named like a mark, as ``{{og|12}}``, is that mark."""
    if role is None and kind_of_mark(title) in (GoalKind.PENALTY, GoalKind.OWN_GOAL):
        if not arguments.strip():
            return Token(TokenKind.MARK, title.strip(), start, end)
        if arguments.strip().isdecimal():
            return Token(TokenKind.TEMPLATE, f"{arguments}|{title}", start, end, "goal")
    return Token(TokenKind.TEMPLATE, arguments, start, end, role or title)


def _is_mark(text: str, depth: int) -> bool:
    """Outside brackets a mark is not written like a name: Cosmin Contra scored, no own goal."""
    if kind_of_mark(text) is None:
        return False
    if depth > 0 or text.islower() or "." in text or text.lower() in MARKS_NOT_NAMES:
        return True
    return text.isupper() and len(text) > 1


def _words(text: str, start: int, depth: int) -> Iterator[Token]:
    """A mark, a name, or a mark in front of a name."""
    words = text.strip(" -'’")
    start += len(text) - len(text.lstrip(" -'’"))
    end = start + len(words)
    if words == "P" or _is_mark(words, depth):
        yield Token(TokenKind.MARK, words.rstrip("."), start, end)
        return
    first, blank, rest = words.partition(" ")
    if blank and _is_mark(first, depth) and len(first.replace(".", "")) > 1:
        yield Token(TokenKind.MARK, first, start, start + len(first))
        words, start = rest.lstrip(), end - len(rest.lstrip())
    if words in _AND:
        yield Token(TokenKind.COMMA, words, start, end)
    elif words and not depth and words.casefold().rstrip(".") not in _NO_NAME:
        name = read_text(words).text if "&" in words else " ".join(words.split())
        yield Token(TokenKind.NAME, "" if name.casefold() in _NOBODY else name, start, end)
