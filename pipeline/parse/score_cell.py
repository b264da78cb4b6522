"""The score of a match or a tie as a parameter or a cell shows it."""

import re
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache

from pipeline.parse.result_templates import spell_out
from pipeline.parse.score_notes import Notes, read_notes
from pipeline.parse.scores import DASH
from pipeline.problems import Unreadable
from pipeline.tables import Decider, MatchStatus
from pipeline.values import value
from pipeline.wikitext.links import normalise_target
from pipeline.wikitext.plain import FOOTNOTE
from pipeline.wikitext.text import read_text

_LONGEST = 10_000  # of a cell with its footnotes
_PLAIN = re.compile(rf"\s*([0-9]{{1,2}})\s?(?:{DASH}|&ndash;|&minus;|&mdash;)\s?([0-9]{{1,2}})\s*")
_LABEL = r"((?>(?:\[\[[^\[\]]*+\]\]|[^{}\[\]|])*))"
_SCORE_LINK = re.compile(
    rf"\{{\{{\s*+[Ss]core[ _]link\s*+\|(?!\s*+[12]\s*=)([^{{}}|]*+)\|{_LABEL}(?:\|[^{{}}]*+)?\}}\}}"
)
_LINKED = re.compile(r"\{\{\s*+[Ss]core ?link\s*+\|\s*+(?:1\s*=)?([^{}|]++)\|")
_PLAIN_LINK = re.compile(
    rf"\{{\{{[Ss]core link\|([^{{}}|<]++)\|([0-9]{{1,2}}){DASH}([0-9]{{1,2}})(?:\|[^{{}}]*+)?\}}\}}"
)
_PAIR = re.compile(rf"([0-9]{{1,2}})\s?(?:{DASH}|:)\s?([0-9]{{1,2}})(?![0-9]|\s?{DASH}[0-9])")
_TIME = re.compile(r"[0-9]{1,2}:(?:0[0-9]|[2-5][0-9])\b|(?:[4-9]|[0-9]{2}):[0-9]{2}\b")
_KICKS_AROUND = re.compile(
    rf"\(([0-9]{{1,2}})\) ?([0-9]{{1,2}}) ?(?:{DASH}|:) ?([0-9]{{1,2}}) ?\(([0-9]{{1,2}})\)"
    rf"|([0-9]{{1,2}}) ?\(([0-9]{{1,2}})\) ?(?:{DASH}|:) ?(?:"
    rf"\(([0-9]{{1,2}})\) ?([0-9]{{1,2}})|([0-9]{{1,2}}) ?\(([0-9]{{1,2}})\))"
)
_NOTE_BEFORE = re.compile(rf"(\([^()0-9]{{1,20}}\)) ?({_PAIR.pattern}.*)")  # (a) 2–2
_FOLLOWED = re.compile(r"\s*(?:→|->|⇒)\s*")
_NO_SCORE_BEHIND = re.compile(  # "16–18 Oct", "19–20 May", "7:30 p.m." begin like scores
    r"\s*(?:de\s)?(?:jan|feb|mar|apr|abr|mai|may|jun|jul|aug|ago|sep|set|oct|okt|out|ott|nov|dec|dez"
    rf"|dic|ene|gen|fev|fév|mag|giu|lug|[ap]\.?m\b|(?![0-9]{{1,2}}\s?(?:{DASH}|:)\s?[0-9])[0-9])"
    r"|[./][0-9]",
    re.IGNORECASE,
)
_STRUCK = re.compile(  # the result before it was changed, as in "2–1 → 0–3"
    rf"(?:<(s|del|strike)>|\{{\{{\s*(?:s|strike|del)\s*\|)\s*([0-9]{{1,2}}\s?{DASH}\s?[0-9]{{1,2}})\s*"
    r"(?:</\1>|\}\})\s*(?=\S)"
)


class ExtraTime(StrEnum):
    """How extra time was to end."""

    FULL = "extra_time"
    GOLDEN_GOAL = "golden_goal"
    SILVER_GOAL = "silver_goal"
    SUDDEN_DEATH = "sudden_death"


@value(frozen=True, slots=True)
class ScoreCell:
    """What a cell says, in its order of teams. ``scores`` is the pair shown first: of the match,
    or of the tie where the cell is for that. ``is_after_extra_time`` is None where it is silent.
    ``unread`` is what we have no word for.
    """

    text: str
    scores: tuple[int, int] | None = None
    status: MatchStatus = MatchStatus.PLAYED
    aggregate: tuple[int, int] | None = None
    half_time: tuple[int, int] | None = None
    shootout: tuple[int, int] | None = None
    is_after_extra_time: bool | None = None
    extra_time_kind: ExtraTime | None = None
    is_away_goals: bool = False
    decided_by: Decider | None = None
    link: str | None = None
    unread: str | None = None


def read_score(markup: str) -> ScoreCell:
    """Read a cell. One without a score says by ``status`` what it says instead.

    >>> read_score("{{score link|2026 Group B#Canada vs Qatar|6–0}}").scores
    (6, 0)
    >>> cell = read_score("2–2 (3–5 [[Penalty shoot-out|p]])")
    >>> cell.scores, cell.shootout, cell.decided_by.value
    ((2, 2), (3, 5), 'penalties')
    >>> read_score("Match 12").scores, read_score("Match 12").status.value
    (None, 'scheduled')
    >>> read_score("<!--" * 5_000)
    Traceback (most recent call last):
    pipeline.problems.Unreadable: too long for a score: '<!--<!--<!--<!--<!--'
    """
    if markup[:2] == "{{":
        plain = _PLAIN_LINK.fullmatch(markup)
        if plain is not None:
            text, scores = f"{plain[2]}–{plain[3]}", (int(plain[2]), int(plain[3]))
            return ScoreCell(text, scores, link=normalise_target(plain[1]))
        linked = _SCORE_LINK.fullmatch(markup)
        if linked is not None:
            return replace(read_score(linked[2]), link=normalise_target(linked[1]))
    return _short(markup) if len(markup) <= 60 else _read(markup)


def _read(markup: str) -> ScoreCell:
    plain = _PLAIN.fullmatch(markup)
    if plain is not None:
        return ScoreCell(markup.strip(), (int(plain[1]), int(plain[2])))
    if len(markup) > _LONGEST:
        raise Unreadable("too long for a score", markup[:20])
    linked = _SCORE_LINK.search(markup)
    if linked is not None:
        markup = markup[: linked.start()] + linked[2] + markup[linked.end() :]
    if "<" in markup or "{" in markup:
        markup = _STRUCK.sub(r"\2 → ", FOOTNOTE.sub("", markup))
    inline = read_text(spell_out(markup))
    first_link = inline.links[0].target if inline.links else None
    linked = linked or _LINKED.search(markup)
    link = normalise_target(linked[1]) if linked else first_link
    return _read_shown(" ".join(inline.text.split()), link)


_short = lru_cache(maxsize=4096)(_read)  # "1–0" comes again and again


def _read_shown(text: str, link: str | None) -> ScoreCell:
    if text[:1] == "(":
        text = _NOTE_BEFORE.sub(r"\2 \1", text)
    around = _KICKS_AROUND.match(text)
    if around:
        return _with_kicks_around(text, around, link)
    pair = _first_pair(text)
    if pair is None:
        return _without_score(text, link)
    scores = int(pair[1]), int(pair[2])
    notes = read_notes(text[pair.end() :], scores, is_colon=":" in pair[0])
    status = notes.status or MatchStatus.PLAYED
    return _cell(text, scores, MatchStatus.AWARDED if _arrow(text) else status, notes, link)


def _first_pair(text: str) -> re.Match[str] | None:
    """The pair that the text begins with; the second one of ``2–1 → 0–3``."""
    pair = _PAIR.match(text)
    if pair is None or _TIME.match(text) or _NO_SCORE_BEHIND.match(text, pair.end()):
        return None
    arrow = _FOLLOWED.match(text, pair.end())
    return (_PAIR.match(text, arrow.end()) if arrow else None) or pair


def _arrow(text: str) -> bool:
    return "→" in text or "->" in text or "⇒" in text


def _without_score(text: str, link: str | None) -> ScoreCell:
    notes = read_notes(text, None)
    if text.strip(" -–—−‑") == "":
        return ScoreCell(text, None, MatchStatus.UNKNOWN, link=link)
    return _cell(text, None, notes.status or MatchStatus.SCHEDULED, notes, link)


def _cell(
    text: str,
    scores: tuple[int, int] | None,
    status: MatchStatus,
    notes: Notes,
    link: str | None,
) -> ScoreCell:
    kind = ExtraTime(notes.extra_time) if notes.extra_time else None
    return ScoreCell(
        text,
        scores,
        status,
        notes.aggregate,
        notes.half_time,
        notes.shootout,
        True if kind else None,
        kind,
        notes.decided_by is Decider.AWAY_GOALS,
        notes.decided_by,
        link,
        notes.unread,
    )


def _with_kicks_around(text: str, found: re.Match[str], link: str | None) -> ScoreCell:
    """``(5) 1 - 1 (4)`` in Spanish tables, ``1 (5) – (4) 1`` elsewhere."""
    if found[1]:
        scores, kicks = (int(found[2]), int(found[3])), (int(found[1]), int(found[4]))
    elif found[7]:
        scores, kicks = (int(found[5]), int(found[8])), (int(found[6]), int(found[7]))
    else:
        scores, kicks = (int(found[5]), int(found[9])), (int(found[6]), int(found[10]))
    played = MatchStatus.PLAYED
    decided = Decider.PENALTIES
    return ScoreCell(text, scores, played, shootout=kicks, decided_by=decided, link=link)
