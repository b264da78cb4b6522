"""``football.duckdb``: all tables with their keys and comments, and the views people want first."""

from collections.abc import Iterator
from pathlib import Path

import duckdb

from pipeline.publish import sql
from pipeline.publish.package.contents import DESCRIPTION, Contents, Resource
from pipeline.publish.package.views import VIEWS
from pipeline.publish.parquet import LICENSE
from pipeline.tables import SCHEMA_VERSION, ColumnSpec, columns, key_of, row_description

_TYPES = {
    "str": "VARCHAR",
    "bool": "BOOLEAN",
    "float": "DOUBLE",
    "date": "DATE",
    "datetime": "TIMESTAMP WITH TIME ZONE",
}
_INTEGER = {16: "SMALLINT", 32: "INTEGER"}


def write_database(path: Path, contents: Contents) -> None:
    """Make the database; OSError where it cannot be written.

    Its bytes are other ones each time: DuckDB puts a random name in the header and leaves parts of
    blocks as memory happened to be. References are told in comments and not enforced, for the
    contract was held before and their indexes would double time and size.
    """
    rows = sum(one.row_count for one in contents.resources)
    try:
        with sql.connected(contents.scratch) as connection:
            sql.attach(connection, path, rows)
            connection.execute("BEGIN")  # each statement by itself would wait for the disk
            for statement in _described_tables(contents):
                connection.execute(statement)
            connection.execute("COMMIT")
            for one in contents.resources:
                connection.execute(_filled(one))
                connection.execute(_keyed(one))
            connection.execute("USE memory")
            connection.execute("DETACH football")
    except duckdb.Error as error:
        raise OSError(f"cannot write {path.name}: {error}") from error


def _described_tables(contents: Contents) -> Iterator[str]:
    for one in contents.resources:
        yield _table(one)
        yield _comment("TABLE", sql.name(one.name), row_description(one.row))
        for spec in columns(one.row):
            place = f"{sql.name(one.name)}.{sql.name(spec.name)}"
            yield _comment("COLUMN", place, _described(spec))
    for view in VIEWS:
        yield f"CREATE VIEW {sql.name(view.name)} AS {view.query}"
        yield _comment("VIEW", sql.name(view.name), view.description)
    yield _about(contents)


def _table(one: Resource) -> str:
    parts = [f"{sql.name(spec.name)} {_type(spec)}" for spec in columns(one.row)]
    return f"CREATE TABLE {sql.name(one.name)} ({', '.join(parts)})"


def _filled(one: Resource) -> str:
    return f"INSERT INTO {sql.name(one.name)} SELECT * FROM {sql.parquet(one.path)}"


def _keyed(one: Resource) -> str:
    """The key comes after the rows: before, each of them would pass through the log."""
    key = ", ".join(map(sql.name, key_of(one.row)))
    return f"ALTER TABLE {sql.name(one.name)} ADD PRIMARY KEY ({key})"


def _type(spec: ColumnSpec) -> str:
    kind = _INTEGER[spec.column.bits] if spec.kind is int else _TYPES.get(spec.kind.__name__)
    many = "[]" if spec.is_list else ""
    return f"{kind or 'VARCHAR'}{many}{'' if spec.is_nullable else ' NOT NULL'}"


def _described(spec: ColumnSpec) -> str:
    column = spec.column
    parts = [
        column.description,
        f"Unit: {column.unit}." if column.unit else "",
        f"One of {', '.join(spec.vocabulary)}." if spec.vocabulary else "",
        f"References {column.references}.{column.references}_id." if column.references else "",
    ]
    return " ".join(filter(None, parts))


def _about(contents: Contents) -> str:
    said = {
        "snapshot_id": contents.snapshot_id,
        "schema_version": SCHEMA_VERSION,
        "license": LICENSE,
        "attribution": "see the table article: each article and revision",
    }
    values = ", ".join(f"({sql.text(name)}, {sql.text(value)})" for name, value in said.items())
    return f"CREATE TABLE _about AS SELECT * FROM (VALUES {values}) AS _(name, value); " + _comment(
        "TABLE", "_about", DESCRIPTION
    )


def _comment(kind: str, name: str, words: str) -> str:
    return f"COMMENT ON {kind} {name} IS {sql.text(words)}"
