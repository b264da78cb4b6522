"""One match as plain text: what was concluded, and the source lines it came from."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.report.harmless import harmless
from pipeline.report.terminal import aligned, render_findings
from pipeline.tables import Article, Finding, Goal, GoalKind, Match, Tie

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class MatchView:
    """A match and what hangs on it. ``text`` is null where the raw text is no longer the same."""

    match: Match
    article: Article
    tie: Tie | None
    goals: tuple[Goal, ...]
    findings: tuple[Finding, ...]
    text: str | None


def render_match(view: MatchView) -> str:
    """The match, its goals, its tie, the findings about them and the source lines."""
    parts = [
        _match(view.match),
        _goals(view),
        _tie(view.tie) if view.tie else "",
        _findings(view),
        _source(view),
    ]
    return "\n\n".join(part for part in parts if part)


def _match(match: Match) -> str:
    day = match.match_date or match.date_text or "no date"
    where = filter(None, [match.stage, match.group_name, match.round])
    leg = f", leg {match.leg}" if match.leg else ""
    lines = [
        match.match_id,
        f"{day}: {match.home_team_name} {_score(match)} {match.away_team_name}",
        f"{match.edition_id}: {' / '.join(where) or 'no stage given'}{leg}",
        f"{match.status}, quality: {match.quality}",
    ]
    return "\n".join(map(harmless, lines))


def _score(match: Match) -> str:
    if match.home_score is None or match.away_score is None:
        return "–"
    return f"{match.home_score}–{match.away_score}"


def _goals(view: MatchView) -> str:
    if not view.goals:
        return "goals: none listed"
    match = view.match
    names = {match.home_team_id: match.home_team_name, match.away_team_id: match.away_team_name}
    lines = [[_minute(goal), _scorer(goal), names.get(goal.team_id, "")] for goal in view.goals]
    return "goals:\n" + _indented(aligned(lines).split("\n"))


def _minute(goal: Goal) -> str:
    if goal.minute is None:
        return "no minute"
    return f"{goal.minute}{f'+{goal.added_minute}' if goal.added_minute else ''}'"


def _scorer(goal: Goal) -> str:
    name = goal.scorer_name or "(no name)"
    return name if goal.kind == GoalKind.UNMARKED else f"{name} ({goal.kind.replace('_', ' ')})"


def _tie(tie: Tie) -> str:
    aggregate = (
        "still open"
        if tie.team1_aggregate is None
        else f"{tie.team1_aggregate}–{tie.team2_aggregate}"
    )
    lines = [
        f"{tie.team1_name} against {tie.team2_name}, matches: {tie.leg_count}, in all: {aggregate}",
        f"decided by {tie.decided_by.replace('_', ' ')}, winner: {tie.winner_name or 'none'}",
        *([f"the article says: {tie.note_text}"] if tie.note_text else []),
    ]
    return f"tie: {harmless(tie.tie_id)}\n" + _indented(map(harmless, lines))


def _findings(view: MatchView) -> str:
    if not view.findings:
        return "findings: none"
    blocks = render_findings(view.findings, [view.article])
    return "findings:\n" + _indented(blocks.split("\n"))


def _source(view: MatchView) -> str:
    title = harmless(f"{view.article.title}, {view.match.section}")
    if view.text is None:
        return f"source: {title}: not shown, the raw text has changed or gone since"
    return f"source: {title}\n" + _indented(_source_lines(view.text, _spans(view)))


def _spans(view: MatchView) -> Iterable[Span]:
    for row in (view.match, *view.goals, *view.findings):
        yield row.source_start, row.source_end
    for finding in view.findings:
        if finding.other_source_start is not None and finding.other_source_end is not None:
            yield finding.other_source_start, finding.other_source_end
    if view.tie and view.tie.note_start is not None and view.tie.note_end is not None:
        yield view.tie.note_start, view.tie.note_end


def _source_lines(text: str, spans: Iterable[Span]) -> list[str]:
    """The numbered lines that the spans touch, with a mark where lines are left out."""
    touched = sorted({number for span in spans for number in _lines_of(text, span)})
    lines, shown = text.split("\n"), list[str]()
    for before, number in zip([touched[0], *touched], touched, strict=False):
        if number - before > 1:
            shown.append("   …")
        shown.append(f"{number + 1:>4} | {harmless(lines[number])}")
    return shown


def _lines_of(text: str, span: Span) -> range:
    start, end = span
    first = text.count("\n", 0, start)
    return range(first, first + text.count("\n", start, end) + 1)


def _indented(lines: Iterable[str]) -> str:
    return "\n".join(f"  {line}" for line in lines)
