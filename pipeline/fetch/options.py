"""What a run of fetching leaves out."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Options:
    """What this run is to leave out: pages not edited since a day, titles beyond a number, and in
    a dry run everything that writes or asks for texts.
    """

    since: datetime | None = None
    limit: int | None = None
    is_dry: bool = False
