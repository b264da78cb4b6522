"""The schema as it was last settled, and whether the one in ``tables/`` breaks its readers."""

import json
from typing import Any

from pipeline.publish.parquet import describe_columns
from pipeline.tables import DERIVED, SCHEMA_VERSION, TABLES, key_of, table_name

Schema = dict[str, Any]


def current_schema(version: str = SCHEMA_VERSION) -> Schema:
    """What programs rely on: version, tables, keys, and of every column all but its wording."""
    tables = {}
    for row in (*TABLES, *DERIVED):
        described = {one.pop("name"): one for one in describe_columns(row)}
        for one in described.values():
            del one["description"]
        tables[table_name(row)] = {"key": list(key_of(row)), "columns": described}
    return {"version": version, "tables": tables}


def render_lock(locked: str | None, schema: Schema | None = None) -> str:
    """The text of the lock file for the schema as it is now.

    ``locked`` is what the file holds so far. Raises ValueError where the schema breaks what is
    locked and its version was not raised; the message names each breach.
    """
    schema = schema or current_schema()
    old = json.loads(locked) if locked else None
    found = breaches(old, schema) if old else []
    if old and found and not _is_raised(old["version"], schema["version"]):
        listed = "; ".join(found)
        raise ValueError(
            f"the schema {old['version']} would break its readers ({listed}): raise SCHEMA_VERSION "
            f"to {_next(old['version'])} and say so in docs/schema-changes.md"
        )
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def breaches(old: Schema, new: Schema) -> list[str]:
    """What would break a program made for the old schema, one line each.

    >>> old = {"tables": {"goal": {"key": [], "columns": {"minute": {"type": "int16"}}}}}
    >>> breaches(old, {"tables": {"goal": {"key": [], "columns": {}}}})
    ['goal.minute is gone']
    >>> breaches(old, old)
    []
    """
    found = []
    for name, table in old["tables"].items():
        if name not in new["tables"]:
            found.append(f"table {name} is gone")
            continue
        now = new["tables"][name]
        if now["key"] != table["key"]:
            found.append(f"{name} has the key {', '.join(now['key'])}")
        for column, was in table["columns"].items():
            place = f"{name}.{column}"
            found += _column_breaches(place, was, now["columns"].get(column))
    return found


def _column_breaches(place: str, was: Schema, now: Schema | None) -> list[str]:
    if now is None:
        return [f"{place} is gone"]
    found = []
    if now["type"] != was["type"]:
        found.append(f"{place} is {now['type']}, was {was['type']}")
    if now.get("unit") != was.get("unit"):
        found.append(f"{place} has the unit {now.get('unit')}, had {was.get('unit')}")
    if now.get("nullable") and not was.get("nullable"):
        found.append(f"{place} may be null")
    lost = [value for value in was.get("values", []) if value not in now.get("values", [])]
    return found + [f"{place} has no value {value} any more" for value in lost]


def _is_raised(old: str, new: str) -> bool:
    """Before 1.0 the second number tells of a break, from then on the first."""
    return _telling(new) > _telling(old)


def _telling(version: str) -> tuple[int, int]:
    major, minor, _ = map(int, version.split("."))
    return (major, 0) if major else (0, minor)


def _next(version: str) -> str:
    major, minor = _telling(version)
    return f"{major + 1}.0.0" if major else f"0.{minor + 1}.0"
