"""A team as a template's parameter, a cell or a bracket names it."""

import re
from functools import lru_cache

from pipeline.parse.flag_templates import Flag, read_flag, take_flags
from pipeline.parse.records import TeamRef
from pipeline.parse.registry import read_lines, read_pairs
from pipeline.parse.result_templates import spell_out
from pipeline.problems import Unreadable
from pipeline.values import value
from pipeline.wikitext.links import Link, normalise_target
from pipeline.wikitext.plain import tidy
from pipeline.wikitext.text import Inline, read_text

_MARKS = read_pairs("team_marks")
_LONGEST = 1_000  # of a cell; nobody names a team at such length
_SUP = re.compile(r"<sup\b[^<>]{0,100}>[^\n]{0,200}?</sup>", re.IGNORECASE)
_BOLD = re.compile(r"'''|<b>|\{\{\s*(?:bold|won|strong)\s*\|", re.IGNORECASE)
_MARK_BEHIND = re.compile(r"\s*(?:\(([^()]{1,40})\)?|([†‡*^§¶#↑↓]{1,2}))\s*$")
_MARK_BEFORE = re.compile(r"\s*([†‡*^§¶#↑↓]{1,2})\s*")
_TIER = re.compile(r"\s*\(\s*(?:[0-9]|I{1,3}|IV|V|V?I{1,3})\s*\)\s*$")
_SECOND_TEAM = re.compile(r"\s+(?:B|C|II|III|U-?\d\d|[Rr]eserves?|[Aa]mateure?s?)")
_EITHER = re.compile(r"\]\][^\[\]]{0,12}?(?:/|\bor\b|\bo\b|\bou\b|\boder\b)[^\[\]]{0,12}?\[\[")
_CODE = re.compile(
    r"(?:[1-4][A-L](?:/[A-L]){0,11}|[A-L][1-4]|[-–—?]{1,9}|[1-4](?:st|nd|rd|th)\b.*"
    r"|(?:W|L|RU|QF|SF|FR|SR|PO|M|Seed|Team|Match|Tie|Game)[-\s]?[0-9]{1,3})"
)


def _placeholder_words(position: str) -> tuple[str, ...]:
    return tuple(
        line["text"] for line in read_lines("placeholder_words") if line["position"] == position
    )


def _any_of(texts: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(map(re.escape, texts))})"


# In lower case throughout: re is slow to try many words in either case.
_ENDS = _placeholder_words("end")
_ENDED = re.compile(rf".*\b{_any_of(_ENDS)}", re.DOTALL)
_PLACEHOLDER = re.compile(
    rf"{_any_of(_placeholder_words('start'))}\b.*|{_any_of(_placeholder_words('whole'))}", re.DOTALL
)
# The usual cells, "{{flagicon|X}} [[A|B]]" and "'''[[A]]'''", are read at one go.
_USUAL = re.compile(
    r"(?:\{\{flagicon\|[^{}|=]{1,60}\}\}\s*+)?('''|)\[\[([^\[\]{}|<>&':#\n]++)"
    r"(?:\|([^\[\]{}|<>&'\n]++))?\]\]\1"
)
_MARKED = re.compile(r"[()†‡*^§¶#↑↓]")


@value(frozen=True, slots=True)
class TeamCell:
    """A team (None for a placeholder), whether it stands in bold, and the marks on it by our names
    (``away_goals``, ``penalties``, ``host`` …). What else stands beside its link, a tier or a
    state, is left out: the link says which team it is.
    """

    team: TeamRef | None
    is_bold: bool = False
    marks: frozenset[str] = frozenset()


def read_team(markup: str) -> TeamRef | None:
    """The team a value names; None where nobody is named yet.

    >>> read_team("{{fb-rt|BRA|1889}}")
    TeamRef(name='BRA', link=None, code='BRA', squad=None)
    >>> read_team("{{flagicon|São Paulo}} [[Santos FC|Santos]]")
    TeamRef(name='Santos', link='Santos FC', code=None, squad=None)
    >>> read_team("Winner of [[#A|match 10]]") is read_team("&nbsp;") is None
    True
    >>> read_team("{{some template}}")
    Traceback (most recent call last):
    pipeline.problems.Unreadable: unknown template in place of a team: 'some template'
    """
    return read_team_cell(markup).team


def read_team_cell(markup: str) -> TeamCell:
    """The team with what stands on it.

    >>> cell = read_team_cell("'''[[Grêmio FBPA|Grêmio]]'''-RS ([[Away goals rule|a]])")
    >>> cell.team.name, cell.is_bold, sorted(cell.marks)
    ('Grêmio', True, ['away_goals'])
    """
    return _short(markup) if len(markup) <= 120 else _read(markup)


def is_placeholder(name: str) -> bool:
    """Whether a name stands for a team that is not known yet.

    >>> [is_placeholder(name) for name in ("TBD", "1A", "FR6 winner", "3rd Group B", "Winterthur")]
    [True, True, True, True, False]
    """
    if not name or _CODE.fullmatch(name):
        return True
    folded = name.lower()
    is_ended = folded.endswith(_ENDS) and _ENDED.fullmatch(folded) is not None
    return is_ended or _PLACEHOLDER.fullmatch(folded) is not None


def _read(markup: str) -> TeamCell:
    if len(markup) > _LONGEST:
        raise Unreadable("too long for a team", markup[:80])
    usual = _USUAL.fullmatch(markup)
    if usual is not None:
        name = tidy(usual[3] or usual[2])
        if name and not _MARKED.search(name):
            team = None if is_placeholder(name) else TeamRef(name, normalise_target(usual[2]))
            return TeamCell(team, bool(usual[1]))
    flag = read_flag(markup) if markup[:2] == "{{" else None
    if flag is not None and flag.is_team:
        return TeamCell(_of_flag([flag]))
    is_bold = _BOLD.search(markup) is not None
    rest, flags = take_flags(spell_out(_SUP.sub("", markup)))
    inline = read_text(rest)
    text, marks = _take_marks(inline.text)
    teams = {flag.code for flag in flags if flag.is_team}
    if len(teams) > 1 or _EITHER.search(rest):
        return TeamCell(None, is_bold, marks)
    if teams or (flags and not text):
        return TeamCell(_of_flag(flags), is_bold, marks)
    if not text and inline.unknown:
        raise Unreadable("unknown template in place of a team", inline.unknown[0])
    return TeamCell(_named(text, inline), is_bold, marks)


_short = lru_cache(maxsize=8192)(_read)  # teams come again and again


def _take_marks(text: str) -> tuple[str, frozenset[str]]:
    """The text without the marks at its ends, and our names for them."""
    marks: list[str] = []
    while found := _MARK_BEHIND.search(text[-50:]):
        known = _known_marks(found[1] or found[2])
        if not known:
            break
        marks += known
        text = text[: len(text) - len(found[0])]
    if before := _MARK_BEFORE.match(text):
        marks += _known_marks(before[1])
        text = text[before.end() :]
    return text.strip(), frozenset(marks)


def _known_marks(content: str) -> list[str]:
    """Our names for marks between commas; none at all if one of them is unknown."""
    parts = [part.strip().rstrip(".").casefold() for part in re.split(r"[,;]", content)]
    marks = [_MARKS.get(part.replace(".", ""), "") for part in parts]
    return marks if all(marks) else []


def _of_flag(flags: list[Flag]) -> TeamRef | None:
    flag = next((flag for flag in flags if flag.is_team), flags[0])
    name = flag.name or flag.code
    if not name or is_placeholder(name):
        return None
    return TeamRef(name, None, flag.code or None, flag.squad)


def _named(text: str, inline: Inline) -> TeamRef | None:
    if is_placeholder(text):
        return None
    link = next((link for link in inline.links if _is_of_team(link, text)), None)
    if link is None:
        return TeamRef(_TIER.sub("", text))
    if is_placeholder(link.label):
        return None
    if _SECOND_TEAM.fullmatch(text.partition(link.label)[2]):
        return TeamRef(text)
    return TeamRef(link.label, link.target)


def _is_of_team(link: Link, text: str) -> bool:
    return bool(link.label) and not link.target.startswith("#") and link.label in text
