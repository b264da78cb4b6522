"""CSV: nothing is a formula, nothing else is touched, and Parquet is what it was."""

import csv
import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from pipeline.publish.package.contents import contents_of
from pipeline.publish.package.spreadsheets import write_csv
from pipeline.tables import DERIVED, TABLES, Match, Standing, columns, table_name
from tests.publish.diff.folders import folder, rows_of
from tests.publish.sample import filled

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\n=x", "＝1", "＋1", "－1", "＠x"]
FORMULAS += [" =1", "\u200b=1", "\ufeff@x", "-", '=HYPERLINK("http://x")', "=", "\u00a0=1"]
PLAIN = ["a=1", "1-0", "−1", "'=1", "é", "", "x\n=1", 'a"b', "a,b", "1998", "|x", "–", "a\x00b"]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("csv") / "snapshot"
    texts = [*FORMULAS, *PLAIN]
    made = [filled(Match, match_id=f"{n:02}", note_text=text) for n, text in enumerate(texts)]
    lists = filled(Match, match_id="list", seen_on=("=1", "b"), home_score=3, note_text=None)
    table = filled(Standing, goal_difference=-3, points=-1, coefficient=-1.5)
    folder(place, rows_of(*made, lists, table))
    before = {path: path.read_bytes() for path in place.iterdir()}
    write_csv(place / "csv", contents_of(place, "id"))
    assert {path: path.read_bytes() for path in place.iterdir() if path.is_file()} == before
    return place


def lines(place: Path, name: str) -> list[dict[str, str]]:
    """A CSV file as Python's own reader sees it."""
    with (place / "csv" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_formulas_are_defused_and_plain_text_is_not_touched(written: Path) -> None:
    notes = [line["note_text"] for line in lines(written, "match")]

    assert notes == [*(f"'{text}" for text in FORMULAS), *PLAIN, ""]


def test_numbers_are_numbers(written: Path) -> None:
    (line,) = lines(written, "standing")

    assert (line["goal_difference"], line["points"], line["coefficient"]) == ("-3", "-1", "-1.5")


def test_null_and_empty_text_differ(written: Path) -> None:
    text = (written / "csv" / "match.csv").read_text(encoding="utf-8")
    empty, null = (one for one in text.split("\n") if one.startswith((f"{_place('')},", "list,")))

    column = [spec.name for spec in columns(Match)].index("note_text")
    assert '""' in empty
    assert next(csv.reader([null]))[column] == ""
    assert '""' not in null.replace('""=1""', "").replace('""b""', "")


def _place(text: str) -> str:
    return f"{[*FORMULAS, *PLAIN].index(text):02}"


@pytest.mark.parametrize("name", [table_name(row) for row in (*TABLES, *DERIVED)])
def test_everything_else_equals_the_table(snapshot: Path, name: str) -> None:
    table = pq.read_table(snapshot / f"{name}.parquet")
    found = lines(snapshot, name)

    assert len(found) == table.num_rows
    for line, row in zip(found, table.to_pylist(), strict=True):
        assert {key: text.removeprefix("'") for key, text in line.items()} == {
            key: _as_text(value).removeprefix("'") for key, value in row.items()
        }


def _as_text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case list():
            return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if hasattr(value, "hour"):
        return f"{value:%Y-%m-%dT%H:%M:%SZ}"
    return str(value)
