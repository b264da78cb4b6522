"""Rows for tests: every column has a plain default, a test names those it is about."""

import re
from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from typing import Any, TypeVar

from pipeline.tables import (
    Article,
    Check,
    Edition,
    Finding,
    Goal,
    GoalEvidence,
    GoalKind,
    Match,
    MatchStatus,
    Participant,
    Presence,
    Quality,
    Rows,
    Rule,
    RuleKind,
    Side,
    Standing,
    StandingBasis,
    StandingKind,
    TextFormat,
    Tie,
    TopScorer,
)
from pipeline.tables.tie import Decider
from pipeline.validate import run_checks

ARTICLE = "enwiki:Cup"
EDITION = "cup-2014"
PLACE = {
    "article_id": ARTICLE,
    "section": "Knock-out",
    "source_start": 0,
    "source_end": 1,
    "source_line": 1,
    "source_construct": "plain-text match",
}
RowT = TypeVar("RowT")


def row(row_class: type[RowT], /, **given: Any) -> RowT:
    """A row whose other columns are null."""
    values: dict[str, Any] = {field.name: None for field in fields(row_class)}  # type: ignore[arg-type]
    sourced = {name: value for name, value in PLACE.items() if name in values}
    return row_class(**(values | sourced | given))


def an_article(**given: Any) -> Article:
    defaults = {
        "article_id": ARTICLE,
        "wiki": "enwiki",
        "title": "Cup",
        "sha1": "0" * 40,
        "text_format": TextFormat.PLAIN_TEXT,
        "char_count": 1,
        "source_url": "https://en.wikipedia.org/wiki/Cup",
        "license": "CC BY-SA 4.0",
    }
    return row(Article, **(defaults | given))


def an_edition(**given: Any) -> Edition:
    defaults = {
        "edition_id": EDITION,
        "competition_name": "Cup",
        "season_label": "2014",
        "promoted_team_ids": (),
        "promoted_names": (),
        "relegated_team_ids": (),
        "relegated_names": (),
    }
    return row(Edition, **(defaults | given))


def a_match(line: str, when: str | None = "2014-01-14", **given: Any) -> Match:
    """A match from ``"Atlas 3-2 Querétaro"`` or ``"Atlas v Querétaro"``; ids are the names."""
    first, result, second = _read(line)
    leg = given.get("leg")
    defaults = {
        "match_id": f"{first}-{second}" + (f"-{leg}" if leg else ""),
        "edition_id": EDITION,
        "match_date": date.fromisoformat(when) if when else None,
        "date_text": when,
        "home_team_id": first.lower(),
        "home_team_name": first,
        "away_team_id": second.lower(),
        "away_team_name": second,
        "home_score": result[0],
        "away_score": result[1],
        "status": MatchStatus.PLAYED,
        "home_goals_listed": 0,
        "away_goals_listed": 0,
        "seen_on": (ARTICLE,),
        "quality": Quality.OK,
    }
    return row(Match, **(defaults | given))


def _read(line: str) -> tuple[str, tuple[int | None, int | None], str]:
    if " v " in line:
        first, second = line.split(" v ")
        return first, (None, None), second
    read = re.fullmatch(r"(.+) (\d+)-(\d+) (.+)", line)
    assert read, line
    return read[1], (int(read[2]), int(read[3])), read[4]


def goals(match: Match, home: str = "", away: str = "") -> list[Goal]:
    """Goals from ``"Santos 24, Barraza 45+2, de Buen, -"``: one per comma, - a blank slot."""
    listed = [(Side.HOME, part) for part in home.split(", ") if part]
    listed += [(Side.AWAY, part) for part in away.split(", ") if part]
    return [_goal(match, number, *one) for number, one in enumerate(listed, start=1)]


def _goal(match: Match, number: int, side: Side, text: str) -> Goal:
    name, _, clock = text.rpartition(" ") if text[-1].isdigit() else (text, "", "")
    minute, _, added = clock.partition("+")
    is_home = side is Side.HOME
    return row(
        Goal,
        match_id=match.match_id,
        goal_number=number,
        side=side,
        scorer_side=side,
        team_id=match.home_team_id if is_home else match.away_team_id,
        scorer_name=None if name == "-" else name,
        person_id=None if name == "-" else name.lower(),
        minute=int(minute) if minute else None,
        minute_text=clock or None,
        added_minute=int(added) if added else None,
        kind=GoalKind.UNMARKED,
        evidence=GoalEvidence.LISTED if minute else GoalEvidence.MINUTE_MISSING,
    )


def a_tie(first: str, second: str, **given: Any) -> tuple[Tie, Match, Match]:
    """A two-legged tie from the lines of its legs, a week apart."""
    dates = given.pop("dates", ("2014-01-14", "2014-01-21"))
    one = a_match(first, dates[0], leg=1)
    tie_id = given.get("tie_id", f"tie-{one.match_id}")
    for_both = {
        name: given[name] for name in ("stage", "round_kind", "edition_id") if name in given
    }
    legs = [
        a_match(line, when, leg=leg, tie_id=tie_id, **for_both)
        for leg, (line, when) in enumerate(zip((first, second), dates, strict=True), start=1)
    ]
    defaults = {
        "tie_id": tie_id,
        "edition_id": EDITION,
        "team1_id": legs[0].home_team_id,
        "team1_name": legs[0].home_team_name,
        "team2_id": legs[0].away_team_id,
        "team2_name": legs[0].away_team_name,
        "leg_count": 2,
        "match_ids": tuple(leg.match_id for leg in legs),
        "decided_by": Decider.UNKNOWN,
    }
    return row(Tie, **(defaults | given)), legs[0], legs[1]


def a_scorer(name: str, printed: int | None, team: str = "atlas", **given: Any) -> TopScorer:
    """A line of a list of goalscorers; ids are the names in lower case, as in the goals."""
    defaults = {
        "edition_id": EDITION,
        "list_number": 1,
        "line_number": 1,
        "player_name": name,
        "person_id": name.lower(),
        "team_id": team,
        "goals": printed,
    }
    return row(TopScorer, **(defaults | given))


def a_line(name: str, **given: Any) -> Standing:
    """A printed line of a league table."""
    defaults = {
        "table_id": "cup-2014-league",
        "team_id": name.lower(),
        "team_name": name,
        "edition_id": EDITION,
        "kind": StandingKind.LEAGUE,
        "basis": StandingBasis.PRINTED,
    }
    return row(Standing, **(defaults | given))


def a_rule(kind: RuleKind, **given: Any) -> Rule:
    defaults = {"edition_id": EDITION, "rule_number": 1, "kind": kind}
    return row(Rule, **(defaults | given))


def a_participant(name: str, presence: Presence = Presence.LISTED) -> Participant:
    return row(
        Participant, edition_id=EDITION, team_id=name.lower(), team_name=name, presence=presence
    )


def rows_of(*given: Any) -> Rows:
    """Rows with an article, and an edition unless one is given; the order is the article's."""
    rows = Rows()
    flat = [one for part in given for one in (part if isinstance(part, Iterable) else (part,))]
    rows.extend(flat)
    if not rows[Article]:
        rows.extend([an_article()])
    if not rows[Edition]:
        rows.extend([an_edition()])
    return rows


def result_of(rule: str, *given: Any) -> tuple[Check, list[Finding]]:
    """How one check fares on the rows, and its findings."""
    checked = run_checks(rows_of(*given))
    (account,) = [check for check in checked.checks if check.rule == rule]
    return account, [finding for finding in checked.findings if finding.rule == rule]


def tally(rule: str, *given: Any) -> tuple[int, int, int]:
    """Passed, failed, undecided."""
    account, _ = result_of(rule, *given)
    return account.passed, account.failed, account.undecided


def the_finding(rule: str, *given: Any) -> Finding:
    """The one finding of a check."""
    _, (finding,) = result_of(rule, *given)
    return finding


def the_reason(rule: str, *given: Any) -> str:
    """Which side the one finding of a check says is likelier, and why: what follows the ``;``."""
    return the_finding(rule, *given).message.partition("; ")[2]
