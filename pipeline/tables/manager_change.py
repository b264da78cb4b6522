"""The ``manager_change`` table."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pipeline.tables._column import Column
from pipeline.tables._source import Sourced


@dataclass(frozen=True, slots=True, kw_only=True)
class ManagerChange(Sourced):
    """One line of a list of managerial changes the article prints: who left a team, who came."""

    edition_id: Annotated[str, Column("The edition.", key=True, references="edition")]
    line_number: Annotated[
        int,
        Column("Line of the edition's lists, in the order printed, from 1.", key=True, minimum=1),
    ]
    team_id: Annotated[str, Column("The team.", references="team")]
    team_name: Annotated[str, Column("The team, as the article writes it.")]
    outgoing_manager: Annotated[str | None, Column("Who left, as the article writes the name.")]
    outgoing_person_id: Annotated[
        str | None, Column("Who that is; null where it may be two.", references="person")
    ]
    manner_of_departure: Annotated[str | None, Column("How, in the article's words.")]
    departure_date: Annotated[date | None, Column("Day the post fell vacant.")]
    departure_text: Annotated[str | None, Column("That day exactly as written.")]
    position_text: Annotated[
        str | None, Column("Place in the league then, as written, such as 12th or Pre-season.")
    ]
    incoming_manager: Annotated[str | None, Column("Who came, as the article writes the name.")]
    incoming_person_id: Annotated[
        str | None, Column("Who that is; null where it may be two.", references="person")
    ]
    appointment_date: Annotated[date | None, Column("Day of the appointment.")]
    appointment_text: Annotated[str | None, Column("That day exactly as written.")]
