"""What a new set of tables has less of than the one before, and the settings do not let through."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pyarrow.compute as pc

from pipeline.config import Gate
from pipeline.publish.gate import counts
from pipeline.publish.gate.stock import Stock
from pipeline.tables import Edition, table_name

Is = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing there is too much less of, or too much more. ``edition`` is null where it is no
    edition's; ``articles`` are those known to be behind it.
    """

    what: str
    edition: str | None
    before: int
    after: int
    most: str
    articles: tuple[str, ...] = ()


def losses(old: Stock, new: Stock, gate: Gate, is_allowed: Is) -> list[Loss]:
    """Everything that speaks against ``new`` in the place of ``old``, the gravest first.

    ``is_allowed`` says of an edition that it may lose what it likes.
    """
    before, after = editions(old), editions(new)
    gone = [edition for edition in before if edition not in after and not is_allowed(edition)]
    found = []
    if len(gone) > gate.max_editions_lost:
        most = f"it is gone, and at most {gate.max_editions_lost} editions may go"
        found = [Loss("edition rows", edition, 1, 0, most) for edition in gone]
    judged = _Judged(old, new, gate, lambda name: is_allowed(name) or name not in after)
    return [*found, *judged.shrunk(), *judged.worse()]


class _Judged:
    """Two stocks, compared edition by edition but for those that are ``excepted``."""

    def __init__(self, old: Stock, new: Stock, gate: Gate, excepted: Is) -> None:
        self._old, self._new, self._gate, self._excepted = old, new, gate, excepted

    def shrunk(self) -> Iterator[Loss]:
        for row in counts.DATA:
            if row is not Edition and counts.is_by_edition(row):
                yield from self._ofeditions(row)
            elif row is not Edition:
                yield from self._as_a_whole(row)

    def worse(self) -> Iterator[Loss]:
        most = self._gate.max_new_errors
        after = counts.errors(self._new)
        before = counts.errors(self._old)
        for edition in sorted(editions(self._old)):
            if after[edition] - before[edition] > most and not self._excepted(edition):
                said = f"at most {most} more"
                yield Loss(
                    "findings of severity error", edition, before[edition], after[edition], said
                )
        yield from self._unreadable()

    def _ofeditions(self, row: type) -> Iterator[Loss]:
        old, new = counts.editions_of(self._old, row), counts.editions_of(self._new, row)
        if old is None or new is None:
            return
        gate, name = self._gate, table_name(row)
        rows = counts.counted(old), counts.counted(new)
        few = {one.edition for one in self._fewer("rows", *rows, gate.max_shrink, gate.spare_rows)}
        yield from self._fewer(f"{name} rows", *rows, gate.max_shrink, gate.spare_rows)
        new_cells = counts.filled(self._new, row, new)
        for column, cells in counts.filled(self._old, row, old).items():
            after = new_cells.get(column, Counter())
            what = f"{name}.{column} filled"
            found = self._fewer(what, cells, after, gate.max_emptied, gate.spare_cells)
            yield from (one for one in found if one.edition not in few)  # said already
        old_names, new_names = counts.names_of(self._old, row), counts.names_of(self._new, row)
        if old_names is not None and new_names is not None:
            kept = counts.counted(old.filter(pc.is_in(old_names, value_set=new_names)))
            found = self._fewer(f"{name} names kept", rows[0], kept, gate.max_renamed, 0)
            yield from (one for one in found if one.edition not in few)

    def _fewer(
        self, what: str, before: Counter[str], after: Counter[str], share: float, spare: int
    ) -> Iterator[Loss]:
        for edition in sorted(before):
            if self._excepted(edition) or not _is_less(
                before[edition], after[edition], share, spare
            ):
                continue
            yield Loss(what, edition, before[edition], after[edition], f"at most −{share:.0%}")

    def _as_a_whole(self, row: type) -> Iterator[Loss]:
        """A table whose rows are no edition's: all of it, but for the articles of editions that
        are excepted.
        """
        old, new = self._rows(self._old, row), self._rows(self._new, row)
        if old is None or new is None:
            return
        before, after = old.total(), new.total()
        if _is_less(before, after, self._gate.max_shrink, self._gate.spare_rows):
            most = f"at most −{self._gate.max_shrink:.0%}"
            fewer = tuple(sorted(one for one in old if new[one] < old[one]))
            yield Loss(f"{table_name(row)} rows", None, before, after, most, fewer)

    def _rows(self, stock: Stock, row: type) -> Counter[str] | None:
        table = stock.columns(row, ("article_id",))
        if table is None:
            return None
        found = counts.counted(table["article_id"])
        for article in self._excepted_articles():
            del found[article]
        return found

    def _excepted_articles(self) -> set[str]:
        excepted = [edition for edition in editions(self._old) if self._excepted(edition)]
        return {
            article for edition in excepted for article in counts.articles_of(self._old, edition)
        }

    def _unreadable(self) -> Iterator[Loss]:
        old, new = counts.unreadable(self._old), counts.unreadable(self._new)
        excepted = self._excepted_articles()
        most = self._gate.max_unreadable
        for article in sorted(old.keys() & new.keys() - excepted):
            (seen, bad), (seen_now, bad_now) = old[article], new[article]
            grown = bad_now / max(1, seen_now) - bad / max(1, seen)
            if grown > most and bad_now - bad > self._gate.spare_cells:
                said = f"of {seen_now}; at most {most:.0%} more"
                yield Loss("constructs unreadable", None, bad, bad_now, said, (article,))


def editions(stock: Stock) -> Counter[str]:
    """The editions there are."""
    names = counts.editions_of(stock, Edition)
    return Counter() if names is None else counts.counted(names)


def _is_less(before: int, after: int, share: float, spare: int) -> bool:
    """Whether too much is gone.

    >>> _is_less(100, 98, 0.02, 0), _is_less(100, 97, 0.02, 0), _is_less(100, 97, 0.02, 3)
    (False, True, False)
    """
    gone = before - after
    return gone > before * share and gone > spare
