"""Write what stands beside the tables."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.config import Package
from pipeline.publish.diff import compare
from pipeline.publish.names import UNPUBLISHED
from pipeline.publish.package.attribution import attribution
from pipeline.publish.package.card import render_card
from pipeline.publish.package.contents import Contents, contents_of
from pipeline.publish.package.croissant import build_croissant
from pipeline.publish.package.database import write_database
from pipeline.publish.package.datapackage import build_datapackage
from pipeline.publish.package.openfootball import write_openfootball
from pipeline.publish.package.spreadsheets import write_csv
from pipeline.publish.parquet import ROW_GROUP_ROWS, write_batches
from pipeline.tables import Changes, arrow_schema

_USUAL = Package()


def write_artefacts(
    place: Path, snapshot_id: str, previous: Path | None, package: Package = _USUAL
) -> list[str]:
    """Write beside the tables of a snapshot what belongs to it. Returns the names they have now.

    ``place`` is the folder with the tables, ``previous`` the snapshot ``changes`` are told
    against; temporary files go to the folder ``place`` stands in. The same tables and the same
    snapshot before give the same bytes, but for ``football.duckdb``. Raises OSError.
    """
    changes = f"changes.parquet{UNPUBLISHED}"
    write_changes(place / changes, place, previous)
    contents = contents_of(place, snapshot_id, place.parent)
    pieces = {
        "datapackage.json": [_json(build_datapackage(contents))],
        "croissant.json": [_json(build_croissant(contents))],
        "README.md": [render_card(contents)],
        "ATTRIBUTION.md": attribution(contents),
    }
    for name, text in pieces.items():
        _write(place / name, text)
    others = [str(path.relative_to(place)) for path in _optional(place, contents, package)]
    return [changes, *pieces, *others]


def write_changes(path: Path, place: Path, previous: Path | None) -> None:
    """What differs from the snapshot before; of the first one, nothing does."""
    found = compare(previous, place, scratch=place.parent) if previous else ()
    with path.open("xb") as sink:
        write_batches(Changes, _regrouped(batch for one in found for batch in one.lines), sink)


def _regrouped(batches: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """The same rows in row groups of one size, however they come: the bytes depend on that."""
    held = arrow_schema(Changes).empty_table()
    for batch in batches:
        held = pa.concat_tables([held, batch])
        while held.num_rows >= ROW_GROUP_ROWS:
            yield held.slice(0, ROW_GROUP_ROWS).combine_chunks()
            held = held.slice(ROW_GROUP_ROWS)
    yield held.combine_chunks()


def _optional(place: Path, contents: Contents, package: Package) -> Iterable[Path]:
    if package.csv:
        yield from write_csv(place / "csv", contents)
    if package.openfootball:
        yield from write_openfootball(place / "openfootball", contents)
    if package.duckdb:
        path = place / "football.duckdb"
        write_database(path, contents)
        yield path


def _write(path: Path, pieces: Iterable[str]) -> None:
    with path.open("x", encoding="utf-8", errors="replace", newline="\n") as file:
        file.writelines(pieces)


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
