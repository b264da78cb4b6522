"""Checks of what an infobox says of a season's end, and of its crowd, against the rows."""

from collections.abc import Iterator

from pipeline.tables import Edition, MatchStatus, Severity, Standing, StandingKind
from pipeline.validate.facts import Facts
from pipeline.validate.outcome import Failed, Outcome, Passed, Undecided
from pipeline.validate.registry import check
from pipeline.validate.table_arithmetic import printed_lines
from pipeline.validate.wording import edition_name

_KINDS = (StandingKind.LEAGUE, StandingKind.RELEGATION, StandingKind.OVERALL)


@check(Severity.WARNING)
def relegated_teams_stand_in_a_table(facts: Facts) -> Iterator[Outcome]:
    """Every team the infobox names as relegated stands in a league or relegation table of the
    edition, where the article prints one; in a relegation table, no team below it stays up.
    """
    tables = facts.kept(_lines_by_edition)
    for edition in facts.edition.values():
        family = [one.edition_id for one in facts.family(edition.edition_id)]
        lines = [line for one in family for line in tables.get(one, [])]
        named = zip(edition.relegated_team_ids, edition.relegated_names, strict=False)
        for team_id, name in named if lines else ():
            own = [line for line in lines if line.team_id == team_id]
            if not own:
                yield _in_no_table(edition, name, lines[0], "relegated")
            else:
                yield _at_the_foot(edition, name, own, lines)


@check(Severity.WARNING)
def promoted_teams_take_part(facts: Facts) -> Iterator[Outcome]:
    """Every team the infobox names as promoted plays in the edition, is listed for it, or stands
    in one of its tables. Undecided where the article lists no teams.
    """
    tables = facts.kept(_lines_by_edition)
    for edition in facts.edition.values():
        if not edition.promoted_team_ids:
            continue
        family = [one.edition_id for one in facts.family(edition.edition_id)]
        taking_part = {line.team_id for one in family for line in tables.get(one, [])}
        taking_part |= {entry.team_id for entry in facts.participants(edition)}
        for team_id, name in zip(edition.promoted_team_ids, edition.promoted_names, strict=False):
            if team_id in taking_part:
                yield Passed(edition.article_id)
            elif not taking_part:
                yield Undecided(edition.article_id, "the article lists no teams")
            else:
                yield _in_no_table(edition, name, None, "promoted")


@check(Severity.WARNING)
def stated_attendance_is_the_sum(facts: Facts) -> Iterator[Outcome]:
    """The total attendance an infobox states is the sum over the matches. Undecided where a
    match has none, or where the matches shown are not as many as stated.
    """
    for edition in facts.edition.values():
        stated = edition.printed_attendance
        if stated is None:
            continue
        shown = [m for m in facts.all_matches(edition) if m.status is MatchStatus.PLAYED]
        crowds = [match.attendance for match in shown]
        if not shown or None in crowds or edition.printed_match_count not in (None, len(shown)):
            yield Undecided(edition.article_id, "not every match is shown with its attendance")
        elif sum(crowd or 0 for crowd in crowds) == stated:
            yield Passed(edition.article_id)
        else:
            yield _other_attendance(edition, stated, sum(crowd or 0 for crowd in crowds))


def _lines_by_edition(facts: Facts) -> dict[str, list[Standing]]:
    lines: dict[str, list[Standing]] = {}
    for line in printed_lines(facts):
        if line.kind in _KINDS:
            lines.setdefault(line.edition_id, []).append(line)
    return lines


def _at_the_foot(
    edition: Edition, name: str, own: list[Standing], lines: list[Standing]
) -> Outcome:
    for line in own:
        below = [
            other
            for other in lines
            if other.table_id == line.table_id
            and line.kind is StandingKind.RELEGATION
            and (other.position or 0) > (line.position or 0) > 0
            and other.team_id not in edition.relegated_team_ids
        ]
        if below:
            return Failed(
                row=edition,
                message=f"The infobox names {name} as relegated, but {below[-1].team_name} stand"
                f" below them in the relegation table",
                expected=below[-1].team_name,
                observed=name,
                other=line,
                part=line.team_id,
            )
    return Passed(edition.article_id)


def _in_no_table(edition: Edition, name: str, line: Standing | None, honour: str) -> Failed:
    return Failed(
        row=edition,
        message=f"The infobox of {edition_name(edition)} names {name} as {honour},"
        " but they stand in no table of it",
        expected="a line of a table",
        observed="none",
        other=line,
        part=f"{honour}:{name}",
    )


def _other_attendance(edition: Edition, stated: int, counted: int) -> Failed:
    return Failed(
        row=edition,
        message=f"An attendance of {stated:,} is stated for {edition_name(edition)},"
        f" but its matches add up to {counted:,}",
        expected=str(counted),
        observed=str(stated),
    )
