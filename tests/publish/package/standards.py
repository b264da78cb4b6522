"""A snapshot's descriptions held against the readers of the standards; too heavy for every day.

``make soak`` installs what this needs (``requirements-standards.lock``).
"""

import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pyarrow.parquet as pq


def failures(snapshot: Path) -> Iterator[str]:
    """What the readers of Croissant and of the dataset card do not like, one line each."""
    for check in (_croissant, _card):
        try:
            yield from check(snapshot)
        except ImportError as error:
            yield f"{error.name} is not there: make soak installs it"
        except Exception as error:  # the readers raise what they like
            yield f"{check.__name__.lstrip('_')}: {error!r}"


def _croissant(snapshot: Path) -> Iterator[str]:
    """Every table is loaded by the standard's own reader, from the description alone."""
    croissant = import_module("mlcroissant")
    dataset = croissant.Dataset(jsonld=str(snapshot / "croissant.json"))
    yield from (f"croissant: {one}" for one in dataset.metadata.issues.errors)
    for record_set in dataset.metadata.record_sets:
        expected = pq.read_table(snapshot / f"{record_set.name}.parquet")
        rows = list(dataset.records(record_set=record_set.id))
        if len(rows) != expected.num_rows:
            yield f"croissant: {record_set.name} has {len(rows)} rows, not {expected.num_rows}"
        for row in rows[:1]:
            if [name.split("/")[1] for name in row] != expected.column_names:
                yield f"croissant: {record_set.name} has other columns"


def _card(snapshot: Path) -> Iterator[str]:
    """The front matter is read as the hub's own client reads it."""
    hub = import_module("huggingface_hub")
    told = hub.DatasetCard.load(snapshot / "README.md").data.to_dict()
    resources = json.loads((snapshot / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    names = [one["config_name"] for one in told["configs"]]
    if names != [one["name"] for one in resources]:
        yield f"card: the configs are {names}"
    if told["license"] != "cc-by-sa-4.0":
        yield f"card: the licence is {told['license']}"
