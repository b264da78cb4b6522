"""The check of a table over all stages against all matches of the edition."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.tables import Match, MatchStatus, Severity, Standing, StandingKind
from pipeline.validate.facts import Facts, sides_of
from pipeline.validate.outcome import Failed, Outcome, Passed, Undecided
from pipeline.validate.registry import check
from pipeline.validate.table_arithmetic import printed_lines
from pipeline.validate.tables_beside import in_words, record_differences
from pipeline.validate.weighing.scores import bear_out
from pipeline.validate.weighing.tables import adds_up
from pipeline.validate.weighing.telling import agree, likelier, told


@dataclass(slots=True)
class _Record:
    """What all matches of one team add up to; a shoot-out leaves a match drawn."""

    matches: list[Match]
    played: int = 0
    won: int = 0
    drawn: int = 0
    lost: int = 0
    goals_for: int = 0
    goals_against: int = 0

    def add(self, match: Match, scored: int, conceded: int) -> None:
        """Count one match."""
        self.matches.append(match)
        self.played += 1
        self.won += scored > conceded
        self.drawn += scored == conceded
        self.lost += scored < conceded
        self.goals_for += scored
        self.goals_against += conceded


@check(Severity.ERROR)
def overall_line_agrees_with_all_matches(facts: Facts) -> Iterator[Outcome]:
    """Won, drawn, lost and goals of a line in a table over all stages are those that all matches
    of the team in the edition give, a shoot-out being a draw. Undecided where the table counts
    more or fewer matches than the article shows, as for replays and walkovers.
    """
    records: dict[str, dict[str, _Record]] = {}
    for line in printed_lines(facts):
        if line.kind is not StandingKind.OVERALL or line.played is None:
            continue
        if line.edition_id not in records:
            records[line.edition_id] = _records(facts.own_matches(line.edition_id))
        record = records[line.edition_id].get(line.team_id)
        if record is None or record.played != line.played:
            yield Undecided(line.article_id, "the table counts other matches than are shown")
        else:
            yield _compared(facts, line, record)


def _records(matches: list[Match]) -> dict[str, _Record]:
    records: dict[str, _Record] = {}
    for match in matches:
        home, away = sides_of(match)
        if match.status is MatchStatus.PLAYED and home.score is not None and away.score is not None:
            records.setdefault(home.team_id, _Record([])).add(match, home.score, away.score)
            records.setdefault(away.team_id, _Record([])).add(match, away.score, home.score)
    return records


def _compared(facts: Facts, line: Standing, record: _Record) -> Outcome:
    wrong = record_differences(line, record)
    if not wrong:
        return Passed(line.article_id)
    printed, made = in_words(wrong)
    return Failed(
        row=line,
        message=f"{line.team_name}: the table over all stages prints {printed},"
        f" all matches give {made}{told(_likelier(facts, line, record))}",
        expected=made,
        observed=printed,
        other=record.matches[0],
    )


def _likelier(facts: Facts, line: Standing, record: _Record) -> str | None:
    if not adds_up(line):
        return likelier("the matches are", "the line does not add up in itself")
    found = bear_out(facts, record.matches)
    return likelier("the matches are", agree(found, "their scores")) if found else None
