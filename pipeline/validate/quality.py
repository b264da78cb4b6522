"""The severest finding about each match."""

from collections.abc import Iterable
from dataclasses import replace

from pipeline.tables import Finding, Goal, Match, Quality, Rows, Severity, Tie, table_name
from pipeline.validate.running import row_key

_QUALITY = {Severity.WARNING: Quality.WARNING, Severity.ERROR: Quality.ERROR}
_RANK = (Quality.OK, Quality.WARNING, Quality.ERROR)


def mark_quality(matches: Iterable[Match], findings: Iterable[Finding], rows: Rows) -> list[Match]:
    """The matches with the severest finding about the match, its goals or its tie as quality.
    ``rows`` names the goals and ties; information alone leaves a match ok.
    """
    worst: dict[str, Quality] = {}
    by_row = _matches_by_row(rows)
    for finding in findings:
        quality = _QUALITY.get(finding.severity, Quality.OK)
        for match_id in by_row.get((finding.table_name, finding.row_key), ()):
            worst[match_id] = max(worst.get(match_id, Quality.OK), quality, key=_RANK.index)
    return [replace(match, quality=worst.get(match.match_id, Quality.OK)) for match in matches]


def _matches_by_row(rows: Rows) -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for match in rows[Match]:
        found[table_name(Match), row_key(match)] = (match.match_id,)
    for goal in rows[Goal]:
        found[table_name(Goal), row_key(goal)] = (goal.match_id,)
    for tie in rows[Tie]:
        found[table_name(Tie), row_key(tie)] = tie.match_ids
    return found
