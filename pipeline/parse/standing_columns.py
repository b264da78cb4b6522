"""Which column of a hand-made league table is which, by its header words in six languages."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import zip_longest

from pipeline.parse.registry import read_lines, read_pairs
from pipeline.parse.standing_row import without_notes
from pipeline.wikitext.tables import Cell
from pipeline.wikitext.text import read_text

_WIDEST = 40
"""A table with more columns is no league table."""

_TITLE = re.compile(
    r"\{\{\s*+(?:abbr|abbrv|tooltip|hover|abbreviation)\s*+\|([^{}|]{1,60})\|([^{}|]{1,60})\}\}"
    r"|<abbr\s++title\s*+=\s*+[\"']?([^<>\"']{1,60})[\"']?\s*+>([^<>]{1,60})</abbr>",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"(?:\w\. ?)+\w")  # "G.F.", without its last dot
_RESULTS = frozenset(("won", "drawn", "lost"))
_GOALS = frozenset(("goals", "goals_for", "goals_against", "goal_difference"))


def _words_by_language() -> dict[str, dict[str, tuple[str, ...]]]:
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for line in read_lines("standing_headers"):
        words = found.setdefault(line["language"], {})
        words[line["word"]] = (*words.get(line["word"], ()), line["column"])
    return found


_LANGUAGES: Mapping[str, Mapping[str, tuple[str, ...]]] = _words_by_language()
_LEAGUE = re.compile(
    r"(?:conference|divisi[oó]n|divisão|group|league|liga|pool|section|zone|region|grupo|zona|serie|gruppe|staffel"
    r"|girone|groupe|poule) \S.{0,30}|\S.{1,30} (?:conference|division|group|league|section|zone"
    r"|region|liga|staffel)"
)
_GROUPS = read_pairs("standing_groups")
_TEAM_WORDS = frozenset(
    word for words in _LANGUAGES.values() for word, columns in words.items() if "team" in columns
)


def read_columns(
    header: Sequence[Cell | None], above: Sequence[Cell | None] = ()
) -> tuple[str | None, ...] | None:
    """The column each cell of a header row stands for, None where its word is not known; None for
    a header that is no league table's.

    The language is the one that knows the most of the words. A table that ranks teams has a team,
    two of won, drawn and lost, and points, or positions and goals; or matches, points and a ratio
    or difference.
    Numbers without a name before the teams are their positions. Columns below ``Home`` and
    ``Away`` in the row above count where none below ``Total`` do; the second is then ``won_away``.
    """
    if not 5 <= len(header) <= _WIDEST:
        return None
    words = tuple(_words(cell) for cell in header)
    if not any(word in _TEAM_WORDS for both in words for word in both) and not _names_league(words):
        return None
    columns = _grouped(words, _groups(header, above)) if above else _columns(words)
    if columns is None or "position" in columns or words[0] or columns[1] != "team":
        return columns
    return ("position", *columns[1:])


def _names_league(words: Sequence[tuple[str, ...]]) -> bool:
    """Whether the column of the teams bears the name of their league: ``Eastern Conference``."""
    return any(_LEAGUE.fullmatch(word) for both in words[:2] for word in both)


def _groups(header: Sequence[Cell | None], above: Sequence[Cell | None]) -> tuple[str | None, ...]:
    """Whose matches each column counts: those at home, those away, all; None where nothing says."""
    pairs = zip_longest(header, above[: len(header)])
    shown = (_words(over) if over is not cell else () for cell, over in pairs)
    return tuple(next((_GROUPS[word] for word in both if word in _GROUPS), None) for both in shown)


def _grouped(
    words: tuple[tuple[str, ...], ...], groups: tuple[str | None, ...]
) -> tuple[str | None, ...] | None:
    """The columns where some count only matches at home or away."""
    if not {"home", "away"} <= set(groups):
        return _columns(words)
    spare = {"away", "home"} if "total" in groups else {"away"}
    pairs = list(zip(words, groups, strict=True))
    columns = _columns(tuple(() if group in spare else both for both, group in pairs))
    if columns is None or "total" in groups:
        return columns
    at_home = {pairs[n][0]: name for n, name in enumerate(columns) if groups[n] == "home"}
    return tuple(
        (f"{at_home[both]}_away" if at_home.get(both) else None) if group == "away" else name
        for name, (both, group) in zip(columns, pairs, strict=True)
    )


@lru_cache(maxsize=1024)
def _columns(words: tuple[tuple[str, ...], ...]) -> tuple[str | None, ...] | None:
    best: tuple[str | None, ...] | None = None
    for language in _LANGUAGES.values():
        columns = _with_league(words, _assign(words, language))
        known = len(columns) - columns.count(None)
        if _is_standing(columns) and (best is None or known > len(best) - best.count(None)):
            best = columns
    return best


def _with_league(
    words: tuple[tuple[str, ...], ...], columns: tuple[str | None, ...]
) -> tuple[str | None, ...]:
    """The columns with that of the teams, where it is the first but for positions and bears the
    name of their league.
    """
    place = 1 if columns[0] == "position" else 0
    if "team" in columns or columns[place] is not None or not _names_league(words[: place + 1]):
        return columns
    return (*columns[:place], "team", *columns[place + 1 :])


def _is_standing(columns: Sequence[str | None]) -> bool:
    has = set(columns)
    if "team" not in has:
        return False
    if len(_RESULTS & has) < 2:
        return {"played", "points"} <= has and bool({"coefficient", "goal_difference"} & has)
    return "points" in has or ("position" in has and bool(_GOALS & has))


def _assign(
    words: tuple[tuple[str, ...], ...], language: Mapping[str, tuple[str, ...]]
) -> tuple[str | None, ...]:
    """Words with one meaning first; one with two means what is not taken yet."""
    options = [_options(both, language) for both in words]
    taken: set[str] = set()
    columns: list[str | None] = [None] * len(words)
    for most in (1, 2, 3):
        for number, meant in enumerate(options):
            if columns[number] is None and 1 <= len(meant) <= most:
                columns[number] = next((m for m in meant if m == "other" or m not in taken), None)
                taken.add(columns[number] or "")
    if "group" in columns and "played" not in taken:
        number = columns.index("group")
        columns[number] = "played" if "played" in options[number] else "group"
    return tuple(columns)


def _options(both: tuple[str, ...], language: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return next((language[word] for word in both if word in language), ())


def _words(cell: Cell | None) -> tuple[str, ...]:
    """What a header cell says, in full where an abbreviation tells, then in short."""
    return _words_of(cell.value) if cell is not None and len(cell.value) <= 200 else ()


@lru_cache(maxsize=4096)
def _words_of(value: str) -> tuple[str, ...]:
    value = without_notes(value)
    found = _TITLE.search(value)
    title = (found[2] or found[3]) if found else None
    short = read_text(value).text or (found[1] or found[4] if found else "")
    plain = [_plain(text) for text in (title, short) if text]
    return (*plain, *(word.replace(".", "") for word in plain if _DOTTED.fullmatch(word)))


def _plain(text: str) -> str:
    return " ".join(text.replace("−", "-").replace("–", "-").lower().split()).rstrip(".:*")
