"""Where a record was read, what could not be, and how the article names a team."""

from collections.abc import Callable

from pipeline.problems import Unreadable
from pipeline.tables import RoundKind
from pipeline.values import value
from pipeline.wikitext.spans import Span


@value(frozen=True, slots=True)
class Context:
    """Where in the competition a passage stands, read from the headings above it."""

    part: str | None = None
    stage: str | None = None
    group_name: str | None = None
    round: str | None = None
    round_kind: RoundKind | None = None
    leg: int | None = None


@value(frozen=True, slots=True)
class TeamRef:
    """A team as a passage names it: the words shown, the article linked, the code of a flag
    template. ``name`` is the code itself where nothing else stands. ``squad`` tells apart the
    women's and youth sides of one code: ``women``, ``u-20``, ``women u-17``.
    """

    name: str
    link: str | None = None
    code: str | None = None
    squad: str | None = None


@value(frozen=True, slots=True)
class Place:
    """Where in the article a record was read: span, line from 1, headings above, construct."""

    span: Span
    line: int
    section: tuple[str, ...]
    context: Context
    construct: str


PlaceOf = Callable[[Span, str], Place]
"""Makes the place of a span that a construct of that name was read from."""

Problem = tuple[Span, Unreadable]
"""What cannot be read, and where it stands in the article."""

Problems = list[Problem]
