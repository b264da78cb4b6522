"""Sentences on what decides a level tie, and what does not."""

import re
from collections.abc import Iterator

from pipeline.parse.records import Statement
from pipeline.tables import RoundKind, RuleKind

_AWAY = r"\baway[- ]goals?(?:\s+rule)?"
_AWAY_GOALS_COUNT = re.compile(
    rf"{_AWAY}\s+(?:(?:is|was|are|were)\s+)?(?:also\s+)?(?:used|in (?:use|force|effect)"
    r"|appli(?:ed|es)|counts?|counted)\b"
    rf"|{_AWAY}\s+(?:would|will|shall)\s+(?:be\s+)?(?:used|appl(?:y|ied)|count)\b"
    r"|\bdecided\s+(?:by|on)\s+(?:the\s+)?away[- ]goals?\b"
    r"|\bmore\s+(?:away\s+goals|goals\s+(?:scored\s+)?away(?:\s+from\s+home)?)\b"
    r"[^.;]{0,60}\b(?:advance|qualif|progress|go through)",
    re.IGNORECASE,
)
_AWAY_GOALS_DO_NOT = re.compile(
    rf"{_AWAY}\s+(?:(?:is|was|are|were|has been|have been|had been|would|will|did|does|do)\s+)?"
    r"(?:be\s+)?(?:not|no longer|never|abolished|scrapped|removed|discontinued)\b"
    r"|\b(?:without|no|not use)\s+(?:the\s+)?away[- ]goals?\b"
    r"|\babolish(?:ed|ing|ment of)?\s+(?:the\s+)?away[- ]goals?\b",
    re.IGNORECASE,
)
_BUT_THE_FINAL = re.compile(
    r"\b(?:except(?:ion)?|but not|excluding|other than)\b[^.;]{0,30}\bfinals?\b", re.IGNORECASE
)
_HIGHER_SEED = re.compile(
    r"\b(?:higher|better)[- ](?:seeded|ranked|placed|classified)\s+(?:team|club)\s+"
    r"(?:will\s+|would\s+)?advance[sd]?\b",
    re.IGNORECASE,
)
_PENALTIES = re.compile(
    r"\b(?:tie|draw|level)\b[^.;]{0,30}\b(?:goes|go|went|would go|will go)\b[^.;]{0,20}\bpenalt",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"\b(?:tied|level|drawn|a draw|a tie|equal)\b", re.IGNORECASE)
_GENERAL = re.compile(r"\b(?:if|in (?:the )?(?:case|event)|when|where|should|any)\b", re.IGNORECASE)
_NARRATED = re.compile(r"[0-9]\s?[\u2013-]\s?[0-9]")
_DECIDERS = [
    (re.compile(r"\bextra[- ]time\b", re.IGNORECASE), "extra_time"),
    (re.compile(r"\bpenalt(?:y|ies)\b|\bshoot-?\s?outs?\b", re.IGNORECASE), "penalties"),
    (re.compile(r"\breplay(?:ed)?\b", re.IGNORECASE), "replay"),
    (re.compile(r"\blots\b", re.IGNORECASE), "lots"),
    (re.compile(r"\bcoin\b", re.IGNORECASE), "coin_toss"),
]


def read_level_ties(text: str) -> Iterator[Statement]:
    """What decides level ties, in the order of the sentence, and what is said not to.

    >>> [s.criterion for s in read_level_ties("the away goals rule applied")]
    ['away_goals']
    >>> rule = "The away goals rule was used, with the exception of the finals."
    >>> [(s.kind.value, s.round_kind and s.round_kind.value) for s in read_level_ties(rule)]
    [('level_tie_decider', None), ('excluded_decider', 'final')]
    >>> list(read_level_ties("It was level at 2–2 and went to extra time"))
    []
    """
    lower = text.lower()
    if "away" in lower:
        yield from _on_away_goals(text)
    if "advance" in lower and _HIGHER_SEED.search(text):
        yield Statement(RuleKind.LEVEL_TIE_DECIDER, criterion="higher_seed")
    yield from _after_play(text)


def _on_away_goals(text: str) -> Iterator[Statement]:
    if _AWAY_GOALS_DO_NOT.search(text):
        yield Statement(RuleKind.EXCLUDED_DECIDER, criterion="away_goals")
    elif _AWAY_GOALS_COUNT.search(text):
        yield Statement(RuleKind.LEVEL_TIE_DECIDER, criterion="away_goals")
        if _BUT_THE_FINAL.search(text):
            final = RoundKind.FINAL
            yield Statement(RuleKind.EXCLUDED_DECIDER, criterion="away_goals", round_kind=final)


def _after_play(text: str) -> Iterator[Statement]:
    """What comes after the time of a match, where a sentence speaks of any match, not of one."""
    if _LEVEL.search(text) and _GENERAL.search(text) and not _NARRATED.search(text):
        found = [(mark.start(), name) for form, name in _DECIDERS if (mark := form.search(text))]
        for _, name in sorted(found):
            yield Statement(RuleKind.LEVEL_TIE_DECIDER, criterion=name)
    elif _PENALTIES.search(text) and not _NARRATED.search(text):
        yield Statement(RuleKind.LEVEL_TIE_DECIDER, criterion="penalties")
