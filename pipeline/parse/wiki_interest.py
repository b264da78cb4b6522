"""Whether a page can hold anything of ours: one search rules out all that has no football."""

import re

from pipeline.parse.goalscorers import is_goalscorer_heading
from pipeline.parse.registry import read_lines
from pipeline.parse.wiki_census import BEHIND_BRACES
from pipeline.wikitext.headings import may_be_headings
from pipeline.wikitext.names import NameSet

_NO_CITATION = "(?![cC]it)"  # as most calls of a wiki are; nothing of ours begins so
_FOOTBALL_WORDS = [line["word"] for line in read_lines("football_words")]


def names_football(text: str) -> bool:
    """Whether a text holds a word that pages about other sports have no use for: brackets, grids
    and tables of theirs look like ours.

    >>> names_football("{{Infobox football club season}}"), names_football("{{4TeamBracket}}")
    (True, False)
    """
    lower = text.lower().replace("_", " ")
    return any(word in lower for word in _FOOTBALL_WORDS)


class Interest:
    r"""A search for calls of those names, tables, and what the independent count would see.

    >>> interest = Interest(NameSet(["football box"]))
    >>> pages = "a {{cite|b}} {{ c\n== D ==\n", "{{Football box|", "{|\n! Team\n", "\n== Goalscorers ==\n"
    >>> [interest.is_in(page) for page in pages]
    [False, True, True, True]
    """  # noqa: E501

    def __init__(self, names: NameSet) -> None:
        self._pattern = re.compile(
            rf"\{{(?:\||\{{{_NO_CITATION}(?:\{{!\}}\}}|\(!\}}\}}|{names.behind_braces}|{BEHIND_BRACES}))"
        )

    def is_in(self, text: str) -> bool:
        """Whether a text holds any of it, or a heading that announces goalscorers."""
        if self._pattern.search(text) is not None:
            return True
        return any(is_goalscorer_heading(line) for _, line in may_be_headings(text))
