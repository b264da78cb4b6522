"""Findings that somebody has looked at and acknowledged."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches

from pipeline.tables import Finding


def acknowledge(findings: Iterable[Finding], reasons: Mapping[str, str]) -> list[Finding]:
    """The findings, those acknowledged with the reason given; ``reasons`` by finding_id."""
    return [
        replace(finding, acknowledged_reason=reasons[finding.finding_id])
        if finding.finding_id in reasons
        else finding
        for finding in findings
    ]


def needless_acknowledgements(findings: Iterable[Finding], reasons: Mapping[str, str]) -> list[str]:
    """One sentence for each acknowledgement that no finding matches any more.

    >>> needless_acknowledgements([], {"no_team_plays_itself:a-b": "a typo of ours"})
    ["no finding is called 'no_team_plays_itself:a-b' any more (acknowledged: a typo of ours)"]
    """
    known = [finding.finding_id for finding in findings]
    needless = sorted(set(reasons) - set(known))
    return [_sentence(name, reasons[name], known) for name in needless]


def _sentence(name: str, reason: str, known: list[str]) -> str:
    nearest = get_close_matches(name, known, n=1, cutoff=0.8)
    hint = f"; nearest: {nearest[0]}" if nearest else ""
    return f"no finding is called {name!r} any more (acknowledged: {reason}){hint}"
