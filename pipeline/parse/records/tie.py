"""A tie of one leg or more, and the sentence that says how it ended."""

from pipeline.parse.records.place import Place, TeamRef
from pipeline.tables import Decider, WinnerEvidence
from pipeline.values import value


@value(frozen=True, slots=True)
class TieLeg:
    """One leg in a row of a tie table, from the side of team 1 whoever was at home; no score where
    it was not played.
    """

    scores: tuple[int, int] | None
    text: str
    link: str | None = None
    shootout: tuple[int, int] | None = None


@value(frozen=True, slots=True)
class TieRowRecord:
    """One tie of a tie table or a bracket. ``aggregate`` and ``shootout`` are (team 1, team 2);
    ``winner`` is 1 or 2 where the row marks one. ``has_footnote`` where one hangs on a team or a
    score: what it says is not read.
    """

    place: Place
    table_number: int
    team1: TeamRef
    team2: TeamRef
    aggregate: tuple[int, int] | None
    legs: tuple[TieLeg, ...]
    decided_by: Decider | None = None
    shootout: tuple[int, int] | None = None
    winner: int | None = None
    winner_evidence: WinnerEvidence | None = None
    note_text: str | None = None
    has_footnote: bool = False


@value(frozen=True, slots=True)
class TieNote:
    """How a note says a tie ended. ``scores`` is the winner's and the other's where the aggregate
    decided it, else two equal numbers; None where no aggregate is given. So are ``points`` of a
    tie that was played for points and the ``shootout``, the winner's first. ``advanced_name`` is
    who went on where it was not the winner.
    """

    winner_name: str | None
    scores: tuple[int, int] | tuple[None, None]
    decided_by: Decider
    is_away_goals_level: bool = False
    is_bonus_point_denied: bool = False
    points: tuple[int, int] | None = None
    shootout: tuple[int, int] | None = None
    advanced_name: str | None = None


@value(frozen=True, slots=True)
class TieNoteRecord:
    """A sentence behind the legs of a tie, in their segment, that says how it ended."""

    place: Place
    segment: int
    text: str
    note: TieNote
