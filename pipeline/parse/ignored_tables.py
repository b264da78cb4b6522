"""By which name a wikitable is entered in the account when nothing was read from it."""

from functools import lru_cache

from pipeline.parse.registry import read_lines
from pipeline.parse.table_kinds import TableKind

NO_HEADER = "wikitable without a header we know"
_NAMES = [(line["heading"], line["name"]) for line in read_lines("ignored_tables")]


def ignored_name(kind: TableKind | None, section: tuple[str, ...]) -> str:
    """The kind its header says it is; else what the headings above it announce, the nearest first.

    >>> ignored_name(TableKind.ASSISTS, ()), ignored_name(None, ("Season", "Results by round"))
    ('assists', 'results by round')
    >>> ignored_name(None, ("History",)), ignored_name(TableKind.OTHER, ())
    ('wikitable without a header we know', 'wikitable of another kind')
    """
    if kind not in (None, TableKind.OTHER):
        return kind.value
    announced = next(filter(None, map(_announced, reversed(section))), None)
    return announced or (kind.value if kind else NO_HEADER)


def _announced(title: str) -> str | None:
    return _short_announced(title) if len(title) <= 200 else None


@lru_cache(maxsize=1024)
def _short_announced(title: str) -> str | None:
    folded = title.casefold()
    return next((name for word, name in _NAMES if word in folded), None)
