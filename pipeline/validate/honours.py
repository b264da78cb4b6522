"""Checks of what an infobox says of a season's end, and of its crowd, against the rows."""

from collections.abc import Iterator

from pipeline.tables import Edition, Match, MatchStatus, Severity, Standing, StandingKind
from pipeline.validate.facts import Facts
from pipeline.validate.outcome import Failed, Outcome, Passed, Undecided
from pipeline.validate.registry import check
from pipeline.validate.table_arithmetic import printed_lines
from pipeline.validate.weighing.slips import slip
from pipeline.validate.weighing.telling import likelier, told, told_if
from pipeline.validate.wording import count, edition_name

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
                yield _in_no_table(edition, name, lines, "relegated")
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
                yield _in_no_match(facts, edition, name)


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
            yield _other_attendance(edition, stated, sum(crowd or 0 for crowd in crowds), shown)


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
                message=f"the infobox names {name} as relegated, but {below[-1].team_name} stand"
                f" below them in the relegation table{told(_by_the_coefficients(line, below[-1]))}",
                expected=below[-1].team_name,
                observed=name,
                other=line,
                part=line.team_id,
            )
    return Passed(edition.article_id)


def _by_the_coefficients(line: Standing, below: Standing) -> str | None:
    """Whether the order of the relegation table is that of its numbers."""
    if line.coefficient is None or below.coefficient is None:
        return None
    if line.coefficient > below.coefficient:
        return likelier("the table is", "its order is that of its points per match")
    if line.coefficient < below.coefficient:
        return likelier("the infobox is", f"{line.team_name} have fewer points per match")
    return None


def _in_no_table(edition: Edition, name: str, lines: list[Standing], honour: str) -> Failed:
    teams = {line.team_id for line in lines}
    is_whole = len(teams) == edition.team_count
    why = (
        likelier("the tables are", f"they hold all {len(teams)} teams stated") if is_whole else None
    )
    return Failed(
        row=edition,
        message=f"the infobox of {edition_name(edition)} names {name} as {honour},"
        f" but they stand in no table of it{told_if(why)}",
        expected="a line of a table",
        observed="none",
        other=lines[0],
        part=f"{honour}:{name}",
    )


def _in_no_match(facts: Facts, edition: Edition, name: str) -> Failed:
    teams = facts.participants(edition)
    is_whole = len({entry.team_id for entry in teams}) == edition.team_count
    why = likelier("the lists are", f"they hold all {edition.team_count} teams stated")
    return Failed(
        row=edition,
        message=f"the infobox of {edition_name(edition)} names {name} as promoted, but they stand"
        f" in no table, list or match of it{told_if(why if is_whole else None)}",
        expected="a line of a table",
        observed="none",
        other=next(iter(teams), None),
        part=f"promoted:{name}",
    )


def _other_attendance(edition: Edition, stated: int, counted: int, matches: list[Match]) -> Failed:
    made = slip(str(stated), str(counted))
    return Failed(
        row=edition,
        message=f"the infobox of {edition_name(edition)} states an attendance of {stated:,},"
        f" but those of {count(len(matches), 'match')} add up to {counted:,}"
        + told(made and f"the total is likelier mistyped: {made}"),
        other=matches[0],
        expected=str(counted),
        observed=str(stated),
    )
