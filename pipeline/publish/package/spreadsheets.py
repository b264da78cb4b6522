"""CSV files for people with a spreadsheet, in which no text of an article becomes a formula."""

from pathlib import Path

import duckdb

from pipeline.publish import sql
from pipeline.publish.diff.pair import as_text
from pipeline.publish.package.contents import Contents, Resource
from pipeline.tables import ColumnSpec, columns

# What starts a formula in one of the common spreadsheets: full-width forms included, blanks in
# front too, for some of them strip those.
_FORMULA = r"^[\t\r\n]|^[\s\pZ\p{Cf}]*[=+\-@＝＋－＠]"


def write_csv(folder: Path, contents: Contents) -> list[Path]:
    """One file for each table: UTF-8, a header, commas; null is empty, empty text is ``""``.

    A text that a spreadsheet would take for a formula gets an apostrophe in front; numbers, days
    and flags are as they are, lists are JSON. Raises OSError.
    """
    folder.mkdir()
    try:
        with sql.connected(contents.scratch) as connection:
            return [_write(connection, folder, one) for one in contents.resources]
    except duckdb.Error as error:
        raise OSError(f"cannot write {folder.name}: {error}") from error


def _write(connection: duckdb.DuckDBPyConnection, folder: Path, one: Resource) -> Path:
    path = folder / f"{one.name}.csv"
    cells = ", ".join(f"{_cell(spec)} AS {sql.name(spec.name)}" for spec in columns(one.row))
    query = f"SELECT {cells} FROM {sql.parquet(one.path)}"
    connection.execute(f"COPY ({query}) TO {sql.text(str(path))} (FORMAT csv, HEADER true)")
    return path


def _cell(spec: ColumnSpec) -> str:
    column = sql.name(spec.name)
    if spec.is_list or spec.kind.__name__ == "datetime":
        return as_text(column, spec.arrow_type)
    if spec.kind is not str:  # a closed vocabulary holds plain words, numbers are no formulas
        return column
    is_formula = f"regexp_matches({column}, {sql.text(_FORMULA)})"
    return f"CASE WHEN {is_formula} THEN {sql.text(chr(39))} || {column} ELSE {column} END"
