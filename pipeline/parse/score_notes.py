"""What stands behind a score: ``(a.e.t.)``, ``(4–2 p)``, ``(0–1 agg.)``, ``(awarded)``."""

import re
from collections.abc import Iterator

from pipeline.parse.registry import read_pairs
from pipeline.parse.scores import DASH
from pipeline.tables import Decider, MatchStatus
from pipeline.values import value

Pair = tuple[int, int]

_MEANINGS = read_pairs("score_words")
_PHRASES = re.compile(
    r"(?<!\w)(?:"
    + "|".join(
        re.escape(text) for text in sorted(_MEANINGS, key=len, reverse=True) if len(text) > 2
    )
    + r")(?!\w)"
)
_AWARDED = re.compile(
    r"\(awarded\)|\bawarded\s+(?:as\s+)?(?:an?\s+)?[0-9]|\bawarded\s+(?:to|the\s+(?:win|match|game"
    r"|victory))\b|\bforfeit|\bwalk-?over\b|[0-9]\s*\|\s*awarded\b",
    re.IGNORECASE,
)
_LONGEST = 300  # what follows then is prose
_LONGEST_NOTE = 2_000
_PIECES = re.compile(r"[^(),;/|]+(?:/[opaOPA]\b)?")
_PAIR = re.compile(rf"(?<![0-9])([0-9]{{1,2}})\s?(?:{DASH}|:)\s?([0-9]{{1,2}})(?![0-9])")
_WORD_BEHIND = re.compile(rf"({_PAIR.pattern})\s*\(([^()0-9]{{1,40}})\)")  # 4–2 (p)
_SHOOTOUT = re.compile(rf"{_PAIR.pattern}\s+([^()0-9]{{1,40}})")
_BLANKS = re.compile(r"[\s.:\[\]*†‡]+")
_STATUS = {
    "awarded": MatchStatus.AWARDED,
    "walkover": MatchStatus.WALKOVER,
    "cancelled": MatchStatus.CANCELLED,
    "abandoned": MatchStatus.ABANDONED,
    "postponed": MatchStatus.POSTPONED,
    "scheduled": MatchStatus.SCHEDULED,
    "bye": MatchStatus.UNKNOWN,
    "unknown": MatchStatus.UNKNOWN,
}
_EXTRA_TIME = ("golden_goal", "silver_goal", "sudden_death", "extra_time")
_DECIDERS = (
    Decider.WALKOVER,
    Decider.PENALTIES,
    Decider.AWAY_GOALS,
    Decider.COIN_TOSS,
    Decider.REPLAY,
    Decider.GOAL_DIFFERENCE,
    Decider.HIGHER_SEED,
    Decider.POINTS,
    Decider.EXTRA_TIME,
)


@value(frozen=True, slots=True)
class Notes:
    """What the words and pairs behind a score come to."""

    aggregate: Pair | None = None
    half_time: Pair | None = None
    shootout: Pair | None = None
    extra_time: str | None = None
    decided_by: Decider | None = None
    status: MatchStatus | None = None
    unread: str | None = None


def tells_of_award(text: str) -> bool:
    """Whether a note, or a score with its footnotes, says that the result was awarded.

    >>> tells_of_award("0–3{{efn|Match awarded to Alfa.}}"), tells_of_award("an award for Alfa")
    (True, False)
    """
    return _AWARDED.search(text, 0, _LONGEST_NOTE) is not None


def read_shootout(note: str) -> Pair | None:
    """The shoot-out where a note is nothing else: it names no winner, and so keeps the order in
    which the teams stand.

    >>> read_shootout("(4–2 p.)"), read_shootout("Alfa won 4–2 on penalties")
    ((4, 2), None)
    """
    found = _SHOOTOUT.fullmatch(note.strip(" ().")) if len(note) <= _LONGEST else None
    if found is None or _MEANINGS.get(_BLANKS.sub(" ", found[3]).strip().casefold()) != "penalties":
        return None
    return int(found[1]), int(found[2])


def read_notes(text: str, scores: Pair | None, *, is_colon: bool = False) -> Notes:
    """Read what stands behind a score (None: in place of one).

    >>> read_notes(" (a.e.t.) (4–2 p)", (1, 1)).shootout
    (4, 2)
    >>> read_notes(" (0:0)", (1, 1)).half_time
    (0, 0)
    >>> read_notes(" (report)", (1, 1)).unread
    'report'
    """
    if not text or text.isspace():
        return Notes()
    pairs: dict[str, Pair] = {}
    meanings: set[str] = set()
    unread: list[str] = []
    bare: list[Pair] = []
    for words, pair, is_bracketed in _pieces(_WORD_BEHIND.sub(r"(\1 \4)", text[:_LONGEST])):
        found = _meanings(words)
        meanings |= found
        if words and not found:
            unread.append(words)
        elif pair is not None and not words and not is_bracketed:
            unread.append(f"{pair[0]}–{pair[1]}")  # 1–1, 2–0: may be a replay
        elif pair is not None and scores is not None:
            role = _role(found, pair, scores, is_colon)
            bare += [pair] if role == "half_time" and not found else []
            pairs.setdefault(role, pair)
    if len(bare) > 1:  # 3:2 (2:2, 1:0): after ninety minutes, at half-time
        pairs["half_time"] = bare[-1]
    return Notes(
        pairs.get("aggregate"),
        pairs.get("half_time"),
        pairs.get("penalties"),
        next((kind for kind in _EXTRA_TIME if kind in meanings), None),
        _decider(meanings | pairs.keys()),
        next((_STATUS[word] for word in _STATUS if word in meanings), None),
        "; ".join(unread) or None,
    )


def _pieces(text: str) -> Iterator[tuple[str, Pair | None, bool]]:
    """Words and the first pair of what stands between brackets and commas, and whether that is in
    brackets.
    """
    for found in _PIECES.finditer(text):
        piece, at = found[0], found.start()
        pair = _PAIR.search(piece)
        if pair is not None:
            piece = f"{piece[: pair.start()]} {piece[pair.end() :]}"
        words = _BLANKS.sub(" ", piece).strip(" -–−").casefold()
        if words or pair:
            is_bracketed = "[" in found[0] or text.count("(", 0, at) > text.count(")", 0, at)
            yield words, (int(pair[1]), int(pair[2])) if pair else None, is_bracketed


def _meanings(words: str) -> set[str]:
    """A short word counts only where it stands alone: ``a`` is the away goals rule in ``(a)``."""
    known = _MEANINGS.get(words) or _MEANINGS.get(words.replace(" ", ""))
    if known:
        return {known}
    return {_MEANINGS[phrase] for phrase in _PHRASES.findall(words)}


def _role(found: set[str], pair: Pair, scores: Pair, is_colon: bool) -> str:
    """What a pair counts. One without words is the half-time score where it can be that and
    stands in a notation that has it, the shoot-out where it can be nothing else.
    """
    for named in ("penalties", "aggregate", "half_time", "normal_time"):
        if named in found:
            return named
    is_within = pair[0] <= scores[0] and pair[1] <= scores[1]
    if not found and is_within:
        return "half_time"
    is_level = scores[0] == scores[1] and pair[0] != pair[1]
    return "penalties" if not found and is_level and not is_colon else "unknown"


def _decider(meanings: set[str]) -> Decider | None:
    if "golden_goal" in meanings or "silver_goal" in meanings or "sudden_death" in meanings:
        meanings = meanings | {"extra_time"}
    return next((decider for decider in _DECIDERS if decider.value in meanings), None)
