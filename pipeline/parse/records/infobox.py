"""The fields of an infobox, and what they say."""

from datetime import date
from enum import StrEnum

from pipeline.parse.records.place import Place, TeamRef
from pipeline.values import value


class FactRole(StrEnum):
    """What a fact of an infobox is about, whatever the field is called."""

    COMPETITION = "competition"
    SEASON = "season"
    COUNTRY = "country"
    TEAM_COUNT = "team_count"
    CHAMPION = "champion"
    RUNNER_UP = "runner_up"
    PROMOTED = "promoted"
    RELEGATED = "relegated"
    MATCH_COUNT = "match_count"
    GOAL_COUNT = "goal_count"
    ATTENDANCE = "attendance"
    PREVIOUS = "previous"
    NEXT = "next"
    TOP_SCORER = "top_scorer"
    START_DATE = "start_date"
    END_DATE = "end_date"


@value(frozen=True, slots=True)
class Fact:
    """One thing an infobox field says: a text, a number, a team or a day; for a team, of which
    part of the season it speaks and, as number, which of its titles it is. For a scorer the number
    is that of the goals, beside the article linked and the code of the flag.
    """

    role: FactRole
    text: str
    number: int | None = None
    part: str | None = None
    team: TeamRef | None = None
    day: date | None = None
    link: str | None = None
    code: str | None = None


@value(frozen=True, slots=True)
class FieldRecord:
    """One field of an infobox, and the facts read from it."""

    place: Place
    infobox_number: int
    name: str
    raw_value: str
    text: str | None
    facts: tuple[Fact, ...] = ()
    links: tuple[str, ...] = ()
