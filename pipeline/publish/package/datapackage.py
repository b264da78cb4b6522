"""``datapackage.json``: the tables as a Data Package, version 2 of the standard."""

from typing import Any

from pipeline.publish.package.contents import (
    DESCRIPTION,
    KEYWORDS,
    LICENSE_TITLE,
    NAME,
    TITLE,
    Contents,
    Resource,
)
from pipeline.publish.parquet import LICENSE, LICENSE_URL
from pipeline.tables import SCHEMA_VERSION, ColumnSpec, columns, key_of, row_description

_PROFILES = "https://datapackage.org/profiles/2.0"
_TYPES = {
    "str": "string",
    "int": "integer",
    "bool": "boolean",
    "float": "number",
    "date": "date",
    "datetime": "datetime",
}


def build_datapackage(contents: Contents) -> dict[str, Any]:
    """The descriptor of a snapshot. ``version`` is that of the schema, ``id`` names the data."""
    return {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": NAME,
        "id": contents.snapshot_id,
        "title": TITLE,
        "description": DESCRIPTION,
        "version": SCHEMA_VERSION,
        "keywords": list(KEYWORDS),
        "licenses": [{"name": LICENSE, "path": LICENSE_URL, "title": LICENSE_TITLE}],
        "contributors": [{"title": "Wikipedia contributors", "roles": ["author"]}],
        "sources": [
            {"title": f"Wikipedia ({wiki}): each article and revision", "path": "ATTRIBUTION.md"}
            for wiki in contents.wikis
        ],
        "resources": [_resource(one) for one in contents.resources],
    }


def _resource(one: Resource) -> dict[str, Any]:
    return {
        "name": one.name,
        "type": "table",
        "path": one.file,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "description": row_description(one.row),
        "bytes": one.byte_count,
        "hash": f"sha256:{one.sha256}",
        "schema": _schema(one.row),
    }


def _schema(row: type) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [_field(spec) for spec in columns(row)],
        "primaryKey": list(key_of(row)),
    }
    # the standard knows no reference from the members of a list
    references = [s for s in columns(row) if s.column.references and not s.is_list]
    if references:
        schema["foreignKeys"] = [_foreign_key(spec, row) for spec in references]
    return schema


def _field(spec: ColumnSpec) -> dict[str, Any]:
    constraints = {
        "required": None if spec.is_nullable else True,
        "enum": list(map(str, spec.vocabulary)) or None,
        "minimum": spec.column.minimum,
        "maximum": spec.column.maximum,
    }
    field = {
        "name": spec.name,
        "type": "array" if spec.is_list else _TYPES.get(spec.kind.__name__, "string"),
        "description": spec.column.description,
        "unit": spec.column.unit,
        "constraints": {name: value for name, value in constraints.items() if value is not None},
    }
    return {name: value for name, value in field.items() if value not in (None, {})}


def _foreign_key(spec: ColumnSpec, row: type) -> dict[str, Any]:
    target = str(spec.column.references)
    key = [f"{target}_id"]
    own = {"fields": key} if key == list(key_of(row)) else {"resource": target, "fields": key}
    return {"fields": [spec.name], "reference": own}
