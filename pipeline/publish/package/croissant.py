"""``croissant.json``: the tables as a Croissant 1.0 data set, which is JSON-LD."""

from typing import Any

from pipeline.publish.package.contents import (
    DESCRIPTION,
    KEYWORDS,
    NAME,
    TITLE,
    Contents,
    Resource,
)
from pipeline.publish.parquet import LICENSE_URL
from pipeline.tables import SCHEMA_VERSION, ColumnSpec, columns, key_of, row_description

_MLCOMMONS = "http://mlcommons.org/croissant/"
# The short names of the standard; the words are its own.
_CR_TERMS = (
    "citeAs",
    "column",
    "conformsTo",
    "data",
    "dataType",
    "equivalentProperty",
    "examples",
    "extract",
    "field",
    "fileObject",
    "fileProperty",
    "fileSet",
    "format",
    "includes",
    "isLiveDataset",
    "jsonPath",
    "key",
    "md5",
    "parentField",
    "path",
    "recordSet",
    "references",
    "regex",
    "repeated",
    "replace",
    "samplingRate",
    "separator",
    "source",
    "subField",
    "transform",
)
_TYPED = {
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
}
_TYPES = {
    "str": "sc:Text",
    "int": "sc:Integer",
    "bool": "sc:Boolean",
    "float": "sc:Float",
    "date": "sc:Date",
    "datetime": "sc:DateTime",
}


def build_croissant(contents: Contents) -> dict[str, Any]:
    """The description of a snapshot. Its date is that of the newest revision read, if known."""
    dated = contents.newest_revision and {"datePublished": contents.newest_revision.isoformat()}
    return {
        "@context": _context(),
        "@type": "sc:Dataset",
        "conformsTo": f"{_MLCOMMONS}1.0",
        "name": NAME,
        "alternateName": TITLE,
        "description": DESCRIPTION,
        "identifier": contents.snapshot_id,
        "version": SCHEMA_VERSION if SCHEMA_VERSION.count(".") == 2 else f"{SCHEMA_VERSION}.0",
        "license": LICENSE_URL,
        "url": "https://en.wikipedia.org/wiki/Wikipedia:Text_of_the_CC_BY-SA_4.0_License",
        "creator": {"@type": "sc:Organization", "name": "Wikipedia contributors"},
        "citeAs": f"{TITLE}, snapshot {contents.snapshot_id}. Articles in ATTRIBUTION.md.",
        "keywords": list(KEYWORDS),
        **(dated or {}),
        "distribution": [_file(one) for one in contents.resources],
        "recordSet": [_record_set(one) for one in contents.resources],
    }


def _context() -> dict[str, Any]:
    return {
        "@language": "en",
        "@vocab": "https://schema.org/",
        "sc": "https://schema.org/",
        "cr": _MLCOMMONS,
        "rai": f"{_MLCOMMONS}RAI/",
        "dct": "http://purl.org/dc/terms/",
        **{term: f"cr:{term}" for term in _CR_TERMS},
        **_TYPED,
    }


def _file(one: Resource) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": one.file,
        "name": one.file,
        "contentUrl": one.file,
        "contentSize": f"{one.byte_count} B",
        "encodingFormat": "application/x-parquet",
        "sha256": one.sha256,
    }


def _record_set(one: Resource) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": one.name,
        "name": one.name,
        "description": row_description(one.row),
        "key": [{"@id": f"{one.name}/{name}"} for name in key_of(one.row)],
        "field": [_field(one, spec) for spec in columns(one.row)],
    }


def _field(one: Resource, spec: ColumnSpec) -> dict[str, Any]:
    field: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{one.name}/{spec.name}",
        "name": spec.name,
        "description": _described(spec),
        "dataType": _TYPES.get(spec.kind.__name__, "sc:Text"),
        "source": {"fileObject": {"@id": one.file}, "extract": {"column": spec.name}},
    }
    if spec.is_list:
        field["repeated"] = True
    return field


def _described(spec: ColumnSpec) -> str:
    """The standard has no place for units and vocabularies but the description. References stand
    here too: its reader takes those it is told for joins to be made, and fails where one is empty.
    """
    target = spec.column.references
    reference = f" References {target}.{target}_id." if target else ""
    unit = f" Unit: {spec.column.unit}." if spec.column.unit else ""
    values = f" One of {', '.join(spec.vocabulary)}." if spec.vocabulary else ""
    return f"{spec.column.description}{unit}{values}{reference}"
