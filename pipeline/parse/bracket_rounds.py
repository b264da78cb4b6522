"""The rounds of a bracket: their titles, and what kind of round each is."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.parse.headings import read_round_kind
from pipeline.parse.records import Place
from pipeline.tables import RoundKind
from pipeline.wikitext.text import read_text

Round = tuple[str | None, RoundKind | None]

_LONGEST = 1_000  # of a title with its footnotes
_FROM_LAST = (
    RoundKind.FINAL,
    RoundKind.SEMI_FINAL,
    RoundKind.QUARTER_FINAL,
    RoundKind.ROUND_OF_16,
    RoundKind.ROUND_OF_32,
)


def read_title(markup: str) -> str | None:
    """The first line of a round's title.

    >>> read_title("[[#Semi-finals|Semi-finals]]<br>12 May"), read_title("<!-- none -->")
    ('Semi-finals', None)
    """
    if not markup or len(markup) > _LONGEST:
        return None
    return read_text(markup).text.partition("\n")[0].strip() or None


def name_rounds(titles: Sequence[str | None]) -> list[Round]:
    """Title and kind of each round, the first one first; None for a title not given.

    A template names a round without a title by itself, and a bracket whose other titles fit its
    rounds ends in the final. One whose last title is another round's is a part of a bracket.

    >>> [kind and kind.value for _, kind in name_rounds(["Semifinals", "MLS Cup"])]
    ['semi_final', 'final']
    >>> [kind and kind.value for _, kind in name_rounds(["Second round", "Round of 16"])]
    [None, 'round_of_16']
    >>> [kind and kind.value for _, kind in name_rounds([None, None])]
    ['semi_final', 'final']
    """
    drawn = [_from_last(len(titles) - number) for number in range(1, len(titles) + 1)]
    said = [read_round_kind(title) if title else None for title in titles]
    known = [(kind, place) for kind, place in zip(said, drawn, strict=True) if kind]
    fits = bool(known) and all(kind is place for kind, place in known)
    return [
        (title, kind or (place if fits or title is None else None))
        for title, kind, place in zip(titles, said, drawn, strict=True)
    ]


def in_round(place: Place, named: Round) -> Place:
    """The place within a round of the bracket, whatever round the heading above it names."""
    title, kind = named
    return replace(place, context=replace(place.context, round=title, round_kind=kind, leg=None))


def _from_last(behind: int) -> RoundKind | None:
    return _FROM_LAST[behind] if behind < len(_FROM_LAST) else None
