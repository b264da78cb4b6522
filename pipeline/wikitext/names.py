"""Names of templates and modules: their normal form, and sets of them that find calls fast."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from pipeline.wikitext.zones import any_case, without_comments

_NAMESPACES = "template|msg|msgnw|raw|subst|safesubst|plantilla|predefinição|vorlage|modèle"
_PREFIX = re.compile(rf"(?:(?:{_NAMESPACES}) ?: ?)+")
_GROUP = 5  # first letters
_BEFORE_NAME = (
    r"(?=[\s_<#tmrspvTMRSPV])[\s_]*+(?>(?:<!--[^<>{}]{0,200}-->[\s_]*+)?)"
    rf"(?>(?:(?:{any_case(_NAMESPACES)})[\s_]*+:[\s_]*+)*)"
    rf"(?>(?:#{any_case('invoke')}[\s_]*+:[\s_]*+)?)"
)
_END = r"(?=[\s_]*+(?:[|}]|<!--|\Z))"
_ANY = r"[^|{}<\n]*?"

_Trie = dict[str, "_Trie"]


def normalise_name(raw: str) -> str:
    r"""A name as it is compared: no namespace, no underscores, single spaces, lower case.

    >>> normalise_name(" Template:Fb_cl  header <!-- 2 -->\n")
    'fb cl header'
    """
    return _normalise_short(raw) if len(raw) <= 80 else _normalise(raw)


def _normalise(raw: str) -> str:
    name = " ".join(without_comments(raw).replace("_", " ").split()).lower()
    if ":" not in name:
        return name
    prefix = _PREFIX.match(name)
    return name[prefix.end() :] if prefix else name


_normalise_short = lru_cache(maxsize=4096)(_normalise)  # short ones only: the text is hostile


class NameSet:
    """Names of interest. ``*`` stands for anything, ``[0-9]`` for one digit.

    A name is met as ``{{name``, as the module of ``{{#invoke:name``, as a parser function when it
    begins with ``#`` (``#lst``), and as a page when it begins with ``:``.

    >>> names = NameSet(["football box*", "#lst", "[0-9]*teambracket"])
    >>> "football box collapsible" in names, "16teambracket" in names, "goal" in names
    (True, True, False)
    >>> list(names.openings("{{goal}} {{#invoke:Football_box|main}} {{#lst:A|b}}"))
    [9, 39]
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        self.patterns = tuple(sorted({pattern.lower() for pattern in patterns}))
        trie: _Trie = {}
        for pattern in self.patterns:
            _insert(trie, pattern)
        names = _pattern(trie)
        self._whole = re.compile(rf"(?:{names})[^\n]*", re.DOTALL)
        # The literal braces come first: re jumps to them, and the next letter rules most calls out.
        self.behind_braces = rf"(?:{_grouped(trie)}|{_BEFORE_NAME}(?:{names}))"
        self._opening = re.compile(rf"\{{\{{{self.behind_braces}")

    def __contains__(self, name: str) -> bool:
        """Whether a normalised name is one of them."""
        return self._whole.fullmatch(name) is not None

    def openings(self, text: str, start: int = 0, end: int | None = None) -> Iterator[int]:
        """Offsets of the ``{{`` of every call that may be meant, comments not considered."""
        found = self._opening.finditer(text, start, len(text) if end is None else end)
        return (match.start() for match in found)

    def opens_at(self, text: str, place: int) -> bool:
        """Whether the ``{{`` at an offset is one of the openings.

        >>> NameSet(["box"]).opens_at("{{a}}{{Box|}}", 5)
        True
        """
        return self._opening.match(text, place) is not None


def _grouped(trie: _Trie) -> str:
    """The trie as a pattern in groups by first letter: most other names fail in a few steps."""
    if "*" in trie:
        return _pattern(trie)
    firsts = list(trie)
    groups = [firsts[at : at + _GROUP] for at in range(0, len(firsts), _GROUP)]
    return "|".join(
        f"(?=[{''.join(map(_letters, group))}]){_pattern({first: trie[first] for first in group})}"
        for group in groups
    )


def _letters(first: str) -> str:
    """The beginning of a name as a part of a character class."""
    return first[1:-1] if len(first) > 1 else re.escape(first) + re.escape(first.upper())


def _insert(trie: _Trie, pattern: str) -> None:
    node = trie
    for token in re.findall(r"\[0-9\]|.", pattern):
        node = node.setdefault(token, {})
    if not pattern.endswith("*"):
        node[":end" if pattern.startswith("#") else "end"] = {}


def _pattern(trie: _Trie) -> str:
    """The trie as a pattern; shared beginnings are tried once."""
    branches = [_token(token) + _pattern(child) for token, child in trie.items()]
    if not branches:
        return ""
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _token(token: str) -> str:
    special = {
        "*": _ANY,
        "[0-9]": "[0-9]",
        " ": r"[\s_]++",
        "end": _END,
        ":end": r"(?=[\s_]*+(?::|\Z))",
    }
    if token in special:
        return special[token]
    return f"[{token}{token.upper()}]" if token.upper() != token else re.escape(token)
