"""What a wrong word was probably meant to be."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word nearest to a wrong one, as the end of a message; nothing where none is near.

    >>> nearest("contcat", ["contact", "source"])
    " (nearest: 'contact')"
    >>> nearest("zzz", ["contact"])
    ''
    """
    found = get_close_matches(word, sorted(known), n=1, cutoff=0.5)
    return f" (nearest: {found[0]!r})" if found else ""
