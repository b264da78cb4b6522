"""Sentences in articles that say how a tie ended, in all the ways editors put it."""

import re

from pipeline.parse.records import TieNote
from pipeline.parse.scores import DASH
from pipeline.parse.tie_notes import parse_tie_note
from pipeline.problems import Unreadable
from pipeline.tables import Decider

Pair = tuple[int, int]

_LONGEST = 400
_PAIR = rf"([0-9]{{1,2}})\s?{DASH}\s?([0-9]{{1,2}})(?![0-9])"
_AGGREGATE = r"(?:on\s+)?agg(?:regate|\.)?"
_POINTS = r"on\s+points"
_LEVEL_TOO = (
    r"(?:\s+and\s+(?:also\s+)?(?:equal|tied|level)\s+on\s+(?P<too>goal\s+difference|away\s+goals))?"
)
_HEAD = re.compile(
    rf"(?:[^.,;:0-9]{{0,40}}\b(?:tied|drew|level|drawn|ended)\s+(?:at\s+)?)?\(?"
    rf"(?:{_PAIR}\s+(?:(?P<agg>{_AGGREGATE})|{_POINTS})(?!\w)"
    rf"|(?:(?P<agg2>{_AGGREGATE}):?|{_POINTS})(?:\s+(?:at\s+)?{_PAIR}|(?<=points))(?!\s*[0-9]))"
    rf"{_LEVEL_TOO}\s*\)?[.,;:]?\s*(?:(?:and|but|with)\s+)?",
    re.IGNORECASE,
)
_VERB = (
    r"(?:won|wins?|advance[sd]?|qualif(?:y|ied|ies)|progress(?:ed|es)?|proceed(?:ed|s)?"
    r"|(?:go|goes|went)\s+through|(?<!was\s)(?<!were\s)(?:beat|defeat(?:ed|s)?))"
)
_WHO = re.compile(rf"(?P<who>[^\s,;:][^,;:]{{0,80}}?)\s+{_VERB}(?!\w)(?P<rest>.*)", re.DOTALL)
_SENTENCE_END = re.compile(r"\.(?:\s+(?=[A-Z\u00c0-\u00de])|\s*$)|;")
_KICKS_WORDS = (
    r"(?:on\s+(?:a\s+)?(?:penalties|penalty\s+kicks|penalty\s+shoot-?\s?out)"
    r"|(?:in\s+)?(?:the|a)\s+penalty\s+shoot-?\s?out|in\s+(?:the|a)\s+shoot-?\s?out)"
)
_BOUND = {
    name: re.compile(
        rf"{_PAIR}\s+{words}(?!\w)|{words}(?:\s+score)?(?:\s+by|\s+of)?[\s,(]+{_PAIR}",
        re.IGNORECASE,
    )
    for name, words in {
        "scores": _AGGREGATE,
        "points": _POINTS,
        "shootout": _KICKS_WORDS,
    }.items()
}
_LATER_POINTS = re.compile(rf"after\s+(?:an?\s+)?{_PAIR}\s+tie\s+on\s+points", re.IGNORECASE)
_DECIDERS = [  # the first that a sentence names; what breaks a level tie before what is level
    (Decider.AGGREGATE, r"because\b.*\bby\s+at\s+least\b"),
    (Decider.PENALTIES, rf"{_KICKS_WORDS}(?!\w)"),
    (Decider.AWAY_GOALS, r"on\s+(?:the\s+)?away[\s-]goals?\b"),
    (Decider.GOAL_DIFFERENCE, r"goal\s+difference\b"),
    (
        Decider.COIN_TOSS,
        r"coin\s+toss\b|toss\s+of\s+a\s+coin\b|(?:draw(?:ing)?\s+of|drawn?)\s+lots\b",
    ),
    (Decider.WALKOVER, r"walk-?\s?over\b|w/o\b"),
    (
        Decider.HIGHER_SEED,
        r"(?:high(?:er|est)|better|best)[\s-](?:seed(?:ed)?|rank(?:ed|ing)?|placed?|position)\b"
        r"|(?:better|higher|best)\s+(?:league|season|regular[\s-]season|table|overall)\b",
    ),
    (Decider.UNKNOWN, r"because\b"),
    (Decider.REPLAY, r"replay\b|play-?off\s+match\b"),
    (Decider.EXTRA_TIME, r"extra[\s-]time\b|overtime\b|golden\s+goal\b|a\.?e\.?t\b"),
    (Decider.POINTS, r"on\s+points\b"),
    (Decider.AGGREGATE, r"agg(?:regate\b|\.)"),
]
_DECIDED_BY = [
    (decider, re.compile(rf"\b(?:{words})", re.IGNORECASE | re.DOTALL))
    for decider, words in _DECIDERS
]
_OUT = re.compile(
    r"\b(?:was|were|been|being)\s+(?:\w+ly\s+|later\s+)?(?:disqualified|expelled|excluded|ejected)\b"
    r"[^.;]{0,80}[.;]?\s*",
    re.IGNORECASE,
)
_CANDIDATE = re.compile(
    rf"\bon\s+(?:agg(?:regate)?|points)\b|\baggregate\s+score\b|{_PAIR}\s+agg\b|\bagg(?:regate)?[.:]{{0,2}}\s+[0-9]|\bon\s+(?:the\s+)?away\s+goals\b"
    rf"|{_VERB}\s+[^.;]{{0,60}}\bon\s+(?:penalties|(?:a\s+)?walk-?over|(?:\w+\s+)?goal\s+difference"
    rf"|(?:a\s+)?coin\s+toss)\b|{_VERB}\s+by\s+(?:(?:drawing|a\s+draw)\s+of\s+lots|(?:a\s+)?walk-?over|w/o)\b"
    rf"|advance[sd]?\s+(?:because|due|as\s+the)\b",
    re.IGNORECASE,
)
# A sentence before the one that names who won; "St. Gallen" and "1. FC Köln" are names.
_BEFORE_NAME = re.compile(rf"(?:\b[a-z]{{3,}}|{DASH}\s?[0-9]{{1,2}})\.\s+(?=[A-Z0-9\u00c0-\u00de])")
_EDGES = " \t\n'\"*†‡^"


def is_tie_prose(text: str) -> bool:
    """Whether a line says how a tie ended.

    >>> is_tie_prose("Palmeiras advanced on points 4–1."), is_tie_prose("Brazil won the group.")
    (True, False)
    """
    return len(text) <= _LONGEST and _CANDIDATE.search(text) is not None


def parse_tie_prose(text: str) -> TieNote:
    """Read a sentence, its markup gone; scores from the side of the team it names.

    >>> note = parse_tie_prose("Tied on points 3–3, Coritiba advanced on better goal difference.")
    >>> note.winner_name, note.scores, note.points, note.decided_by.value
    ('Coritiba', (None, None), (3, 3), 'goal_difference')
    >>> note = parse_tie_prose("Alfa won 3–2 on aggregate, but was disqualified. Beta advanced.")
    >>> note.winner_name, note.advanced_name
    ('Alfa', 'Beta')
    >>> parse_tie_prose("The match was played in heavy rain")
    Traceback (most recent call last):
    pipeline.problems.Unreadable: not a tie note: 'The match was played in heavy rain'
    """
    if len(text) > _LONGEST:
        raise Unreadable("too long for a tie note", text[:80])
    said = text.strip(_EDGES)
    head = _HEAD.match(said)
    who = _WHO.match(said, head.end() if head else 0)
    if who is not None:
        return _won(who, _of_head(head) if head else {}, text)
    return _level(head, text) if head else parse_tie_note(text)


def _of_head(head: re.Match[str]) -> dict[str, Pair]:
    """The score a sentence begins with: of points, never goals, where it says so."""
    pair = _pair(head)
    if pair is None:
        return {}
    return {"scores" if head["agg"] or head["agg2"] else "points": pair}


def _level(head: re.Match[str], text: str) -> TieNote:
    """A note that names nobody: level, or an aggregate in the order of its match."""
    pairs = _of_head(head)
    if not pairs:
        raise Unreadable("a level tie without a score", text)
    points, scores = pairs.get("points"), pairs.get("scores")
    if points is not None:
        decided_by = Decider.LEVEL if points[0] == points[1] else Decider.POINTS
        return TieNote(None, (None, None), decided_by, points=points)
    if scores is not None and scores[0] != scores[1]:
        return TieNote(None, scores, Decider.AGGREGATE)
    try:
        return parse_tie_note(text)  # it knows what else was level
    except Unreadable:
        return TieNote(None, scores or (None, None), Decider.LEVEL)


def _won(who: re.Match[str], pairs: dict[str, Pair], text: str) -> TieNote:
    end = _SENTENCE_END.search(who["rest"])
    sentence = who["rest"][: end.start()] if end else who["rest"]
    pairs = {name: (max(pair), min(pair)) for name, pair in pairs.items()}
    later = _LATER_POINTS.search(sentence)
    for name, form in _BOUND.items():
        found = form.search(sentence)
        if found and not (later and name == "points"):
            pairs = {**pairs, name: _pair(found) or (0, 0)}
    if later:
        pairs = {**pairs, "points": _pair(later) or (0, 0)}
    scores = pairs.get("scores")
    if scores and scores[0] < scores[1]:
        raise Unreadable("a winner with the lower score", text)
    return TieNote(
        _name(who["who"]),
        scores or (None, None),
        _decider(sentence, pairs),
        points=pairs.get("points"),
        shootout=pairs.get("shootout"),
        advanced_name=_advanced(who["rest"]),
    )


def _decider(sentence: str, pairs: dict[str, Pair]) -> Decider:
    named = next((decider for decider, form in _DECIDED_BY if form.search(sentence)), None)
    if named is not None:
        return named
    for name, decider in (("scores", Decider.AGGREGATE), ("points", Decider.POINTS)):
        pair = pairs.get(name)
        if pair and pair[0] != pair[1]:
            return decider
    return Decider.UNKNOWN


def _advanced(rest: str) -> str | None:
    """Who went on instead of a winner that was put out."""
    out = _OUT.search(rest)
    then = _WHO.match(rest, out.end()) if out else None
    return _name(then["who"]) if then else None


def _name(words: str) -> str:
    words = words[max((found.end() for found in _BEFORE_NAME.finditer(words)), default=0) :]
    return re.sub(r"^(?:and|but|so)\s+", "", words.strip(_EDGES + "("))


def _pair(found: re.Match[str]) -> Pair | None:
    """The first pair of numbers among the groups of a match."""
    numbers = [group for group in found.groups() if group and group.isdecimal()]
    return (int(numbers[0]), int(numbers[1])) if len(numbers) > 1 else None
