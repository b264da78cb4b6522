"""What a spelling of a person is made of, and whether two spellings can be of one person."""

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.normalise.slugs import fold

_WORD = re.compile(r"\w+")
_YOUNGER = frozenset({"jr", "junior", "sr"})
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name folded and taken apart: the initials in front, and the words."""

    initials: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def fullness(self) -> tuple[int, int]:
        """How much it says: words, then initials."""
        return len(self.words), len(self.initials)


@lru_cache(maxsize=4096)
def read_spelling(name: str) -> Spelling:
    """A name taken apart.

    >>> read_spelling("A. de Nigris")
    Spelling(initials=('a',), words=('de', 'nigris'))
    >>> read_spelling("Gökhan G."), read_spelling("Neymar Jr").words, read_spelling("Júnior").words
    (Spelling(initials=('g',), words=('gokhan',)), ('neymar',), ('junior',))
    """
    tokens = _WORD.findall(fold(name[:_LONGEST].replace(".", ". ")))
    while len(tokens) > 1 and tokens[-1] in _YOUNGER:
        tokens.pop()
    first = next((i for i, token in enumerate(tokens) if len(token) > 1), 0)
    last = next((i for i in range(len(tokens), 0, -1) if len(tokens[i - 1]) > 1), len(tokens))
    return Spelling((*tokens[:first], *tokens[last:]), tuple(tokens[first:last]))


def can_be_one(name: Spelling, other: Spelling) -> bool:
    """Whether two spellings can be of one person: the same family name, and no initial or given
    name that speaks against it.

    >>> def one(a, b): return can_be_one(read_spelling(a), read_spelling(b))
    >>> one("Barraza", "Jahir Barraza"), one("J. Barraza", "Jahir Barraza")
    (True, True)
    >>> one("M. Barraza", "Jahir Barraza"), one("Jahir", "Jahir Barraza")
    (False, False)
    >>> one("A. Pulido", "Alan Pulido Izaguirre"), one("Alan Pulido", "Alan Pulido Izaguirre")
    (True, True)
    >>> one("Carlos Vela", "Alan Vela"), one("J. Silva", "P. Silva")
    (False, False)
    """
    return _is_shorter_for(name, other) or _is_shorter_for(other, name)


def _is_shorter_for(short: Spelling, full: Spelling) -> bool:
    size, length = len(short.words), len(full.words)
    if not size or size > length:
        return False
    if short.words == full.words:
        return _begin(short.initials, full.initials)
    if size > 1 and not short.initials and _leaves_out(short.words, full.words):
        return True
    for start in range(1, length - size + 1):
        if full.words[start : start + size] == short.words:
            given = (*full.initials, *(word[0] for word in full.words[:start]))
            is_family = start + size == length or bool(short.initials)
            if is_family and _in_order(short.initials, given):
                return True
    return False


def _begin(initials: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return all(one == other for one, other in zip(initials, others, strict=False))


def _leaves_out(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether words of a full name are left out, but not the first one."""
    return words[0] == full[0] and _in_order(words, full)


def _in_order(parts: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    rest = iter(whole)
    return all(part in rest for part in parts)
