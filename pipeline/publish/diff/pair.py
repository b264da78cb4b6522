"""One table in two snapshots: which columns of it can be compared, and how they read as text."""

from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.publish import sql
from pipeline.publish.load import table_path
from pipeline.tables import columns, key_of, table_name


@dataclass(frozen=True)
class Side:
    """One table in one snapshot: its file, and the columns it has there; no file, no columns."""

    path: Path | None
    schema: pa.Schema

    def has(self, column: str) -> bool:
        """Whether the table has this column there."""
        return column in self.schema.names


@dataclass(frozen=True)
class Pair:
    """One table in both snapshots."""

    row: type
    old: Side
    new: Side

    @property
    def key(self) -> tuple[str, ...]:
        """The key columns."""
        return key_of(self.row)

    @property
    def is_comparable(self) -> bool:
        """Whether both sides that have a file have the key."""
        sides = [side for side in (self.old, self.new) if side.path]
        return bool(sides) and all(side.has(name) for side in sides for name in self.key)

    @property
    def values(self) -> tuple[str, ...]:
        """What is compared cell by cell: columns of both sides that say something."""
        return self._shared(place=False)

    @property
    def places(self) -> tuple[str, ...]:
        """Columns of both sides that only say where it was read."""
        return self._shared(place=True)

    def notes(self) -> list[str]:
        """How the table itself differs, one sentence each."""
        table = table_name(self.row)
        if self.old.path is None or self.new.path is None:
            sides = {"before": self.old.path, "now": self.new.path}
            missing = [when for when, path in sides.items() if path is None]
            return [f"there is no {table} {when}" for when in missing]
        if not self.is_comparable:
            return [f"{table} has another key: its rows are not compared"]
        old, new = set(self.old.schema.names), set(self.new.schema.names)
        gone = [f"{table}.{name} is gone" for name in self.old.schema.names if name not in new]
        come = [f"{table}.{name} is new" for name in self.new.schema.names if name not in old]
        return gone + come

    def _shared(self, *, place: bool) -> tuple[str, ...]:
        names = [spec.name for spec in columns(self.row) if spec.column.place is place]
        known = {*names, *self.key}
        if not place:  # also what an older snapshot had that nobody declares any more
            declared = {spec.name for spec in columns(self.row)}
            names += [name for name in self.old.schema.names if name not in known | declared]
        shared = [name for name in names if self.old.has(name) and self.new.has(name)]
        return tuple(name for name in shared if name not in self.key)


def pair_of(row: type, old: Path, new: Path) -> Pair:
    """One table in two snapshot folders; OSError where a file cannot be read."""
    return Pair(row, _side(row, old), _side(row, new))


def as_text(column: str, kind: pa.DataType) -> str:
    """A column as the text a change shows: ISO times in UTC, lists as JSON.

    >>> as_text("t.minute", pa.int16())
    'CAST(t.minute AS VARCHAR)'
    """
    if pa.types.is_list(kind):
        return f"CAST(to_json({column}) AS VARCHAR)"
    if pa.types.is_timestamp(kind):
        naive = f"make_timestamp(epoch_us({column}))"
        return f"replace(strftime({naive}, '%Y-%m-%dT%H:%M:%S.%fZ'), '.000000Z', 'Z')"
    return f"CAST({column} AS VARCHAR)"


def comparable(pair: Pair, alias: str, name: str) -> str:
    """A column of one side in a form that equals the other side's where the value is the same."""
    old, new = (side.schema.field(name).type for side in (pair.old, pair.new))
    quoted = f"{alias}.{sql.name(name)}"
    return quoted if old == new else as_text(quoted, old if alias == "o" else new)


def _side(row: type, snapshot: Path) -> Side:
    path = table_path(snapshot, table_name(row))
    if not path.exists():
        if not snapshot.is_dir():
            raise FileNotFoundError(f"{snapshot} is gone: a run has cleared it away")
        return Side(None, pa.schema([]))
    try:
        return Side(path, pq.read_schema(path))
    except pa.ArrowException as error:
        raise OSError(f"{path} is damaged ({error})") from error
