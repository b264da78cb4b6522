"""What the snapshot says of itself: held against the standards, the schema and the files."""

import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any

import frictionless
import pyarrow.parquet as pq
import pytest
from markdown_it import MarkdownIt

from pipeline.publish.manifest import verify_snapshot
from pipeline.tables import DERIVED, SCHEMA_VERSION, TABLES, columns, key_of, table_name
from tests.publish.package.conftest import HOSTILE

ALL = {table_name(row): row for row in (*TABLES, *DERIVED)}


def read(snapshot: Path, name: str) -> Any:
    """One of the JSON files."""
    return json.loads((snapshot / name).read_text(encoding="utf-8"))


def test_everything_is_in_the_manifests(snapshot: Path) -> None:
    assert verify_snapshot(snapshot) == []
    assert {path.name for path in snapshot.iterdir()} >= {
        "ATTRIBUTION.md",
        "README.md",
        "changes.parquet",
        "croissant.json",
        "datapackage.json",
        "football.duckdb",
    }


def test_the_data_package_is_one(snapshot: Path) -> None:
    package = frictionless.Package.from_descriptor(str(snapshot / "datapackage.json"))

    assert package.resource_names == list(ALL)
    assert read(snapshot, "datapackage.json")["$schema"].endswith("/2.0/datapackage.json")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("resources", 0, "schema", "fields", 0, "type"), "text"),
        (("resources", 0, "name"), 1),
        (("licenses",), "CC"),
        (("resources", 2, "schema", "primaryKey"), ["nothing"]),
        (("resources", 2, "path"), "../match.parquet"),
    ],
)
def test_the_validator_has_teeth(snapshot: Path, path: tuple[Any, ...], value: object) -> None:
    descriptor = read(snapshot, "datapackage.json")
    place = descriptor
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value

    with pytest.raises(frictionless.FrictionlessException):
        frictionless.Package.from_descriptor(descriptor, basepath=str(snapshot))


@pytest.mark.parametrize("name", ALL)
def test_the_data_package_says_what_the_schema_and_the_file_say(snapshot: Path, name: str) -> None:
    (told,) = [
        one for one in read(snapshot, "datapackage.json")["resources"] if one["name"] == name
    ]
    content = (snapshot / told["path"]).read_bytes()

    assert (told["bytes"], told["hash"]) == (len(content), f"sha256:{sha256(content).hexdigest()}")
    fields = told["schema"]["fields"]
    assert [field["name"] for field in fields] == pq.read_schema(snapshot / told["path"]).names
    assert told["schema"]["primaryKey"] == list(key_of(ALL[name]))
    for field, spec in zip(fields, columns(ALL[name]), strict=True):
        constraints = field.get("constraints", {})
        assert constraints.get("required", False) is not spec.is_nullable
        assert constraints.get("enum", []) == [str(value) for value in spec.vocabulary]
        assert field["description"] == spec.column.description
    references = [s.name for s in columns(ALL[name]) if s.column.references and not s.is_list]
    keys = told["schema"].get("foreignKeys", [])
    assert [key["fields"] for key in keys] == [[name] for name in references]
    for key in keys:
        target = key["reference"].get("resource", name)
        assert key["reference"]["fields"] == list(key_of(ALL[target]))


def test_croissant_has_what_the_standard_asks_for(snapshot: Path) -> None:
    """The standard's own reader runs in ``make soak``; these are its rules of the first line."""
    told = read(snapshot, "croissant.json")

    assert told["conformsTo"] == "http://mlcommons.org/croissant/1.0"
    assert {"name", "description", "license", "url", "distribution"} <= told.keys()
    assert told["version"] == SCHEMA_VERSION
    assert re.fullmatch(r"\d+\.\d+\.\d+", told["version"])
    assert told["datePublished"] == f"2014-01-{len(HOSTILE):02}"
    files = {one["@id"]: one for one in told["distribution"]}
    for name, one in files.items():
        content = (snapshot / one["contentUrl"]).read_bytes()
        assert one["sha256"] == sha256(content).hexdigest(), name
    ids = [record["@id"] for record in told["recordSet"]]
    ids += [field["@id"] for record in told["recordSet"] for field in record["field"]]
    assert len(ids) == len({*ids, *files}) - len(files)
    for record in told["recordSet"]:
        assert [key["@id"] for key in record["key"]] == [
            f"{record['name']}/{name}" for name in key_of(ALL[record["name"]])
        ]
        for field in record["field"]:
            assert field["source"]["fileObject"]["@id"] in files
            assert field["dataType"].startswith("sc:")


def test_the_card_has_one_config_for_each_table(snapshot: Path) -> None:
    _, front, body = (snapshot / "README.md").read_text(encoding="utf-8").split("---\n", 2)
    told = {key: json.loads(value) for key, value in re.findall(r"^(\w+): (.*)$", front, re.M)}

    assert told["license"] == "cc-by-sa-4.0"
    assert told["language"] == ["en"]
    assert told["size_categories"] == ["n<1K"]
    assert [one["config_name"] for one in told["configs"]] == list(ALL)
    for one in told["configs"]:
        assert (snapshot / one["data_files"][0]["path"]).is_file()
    assert [one["config_name"] for one in told["configs"] if one.get("default")] == ["match"]
    for name in ALL:
        rows = pq.read_metadata(snapshot / f"{name}.parquet").num_rows
        assert f"| [{name}]({name}.parquet) | {rows} |" in body


def test_every_article_is_named_with_its_revision(snapshot: Path) -> None:
    text = (snapshot / "ATTRIBUTION.md").read_text(encoding="utf-8")
    tokens = MarkdownIt("commonmark", {"linkify": False}).enable("table").parse(text)
    cells = [token for token in tokens if token.type == "inline" and "|" not in token.markup]
    children = [child for cell in cells for child in cell.children or ()]
    links = [str(child.attrs["href"]) for child in children if child.type == "link_open"]

    assert "CC-BY-SA-4.0" in text
    assert "**Changes.**" in text
    articles = pq.read_table(snapshot / "article.parquet").num_rows
    assert text.count("\n| ") == articles + 1 + 1
    assert "javascript:alert" not in text
    assert set(links) == {
        "https://creativecommons.org/licenses/by-sa/4.0/",
        "https://en.wikipedia.org/wiki/A_%28b%29%7Cc",
        "https://en.wikipedia.org/?oldid=1",
    }
    for number in range(len(HOSTILE)):
        assert f"{100 + number} of 2014-01-{1 + number:02}" in text
    assert not any(child.type.startswith(("html", "image")) for child in children)
    shown = "".join(child.content for child in children if child.type == "text")
    for hostile in HOSTILE:
        plain = "".join(c if c.isprintable() else "�" for c in " ".join(hostile.split()))
        assert plain in shown


def test_changes_are_those_since_the_snapshot_before(snapshot: Path) -> None:
    changes = pq.read_table(snapshot / "changes.parquet").to_pylist()

    assert {one["change"] for one in changes} == {"added"}
    assert {one["row_key"] for one in changes if one["table_name"] == "goal"} == {
        "m1 | 1",
        "m1 | 2",
        "m3 | 1",
        "m3 | 4",
        "m3 | 5",
    }
    first = next(path for path in snapshot.parent.iterdir() if path != snapshot)
    assert pq.read_metadata(first / "changes.parquet").num_rows == 0
