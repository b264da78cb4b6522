"""The ``participant`` table."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pipeline.tables._column import Column
from pipeline.tables._source import Sourced


class Presence(StrEnum):
    """Whether the article lists the team, shows it in a match of the edition, or both."""

    LISTED = "listed"
    PLAYED = "played"
    LISTED_AND_PLAYED = "listed_and_played"


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Sourced):
    """One team in one edition: listed in a table of its teams, seen in one of its matches, or
    both. The passage is the table row, else the team's first match; what the first table that
    lists it leaves out comes from the next one.
    """

    edition_id: Annotated[str, Column("The edition.", key=True, references="edition")]
    team_id: Annotated[str, Column("The team.", key=True, references="team")]
    team_name: Annotated[str, Column("The team, as the article writes it there.")]
    presence: Annotated[Presence, Column("Listed, played, or both.")]
    seed: Annotated[int | None, Column("Seed or rank printed in front of the team.", minimum=1)]
    manager_name: Annotated[str | None, Column("Manager, as the article writes the name.")]
    manager_person_id: Annotated[
        str | None, Column("Who that is; null where it may be two.", references="person")
    ]
    manager_nationality: Annotated[str | None, Column("Country code in front of that name.")]
    captain_name: Annotated[str | None, Column("Captain, as the article writes the name.")]
    captain_person_id: Annotated[
        str | None, Column("Who that is; null where it may be two.", references="person")
    ]
    captain_nationality: Annotated[str | None, Column("Country code in front of that name.")]
    city: Annotated[str | None, Column("Town, as the article writes it.")]
    stadium: Annotated[str | None, Column("Ground, as the article writes it.")]
    capacity: Annotated[int | None, Column("Places of the ground.", unit="person", bits=32)]
