"""The data dictionary: complete, and shown as it is meant."""

import re

import pytest

from pipeline.publish.dictionary import render_dictionary, render_table
from pipeline.tables import DERIVED, TABLES, Sourced, columns, table_name

ALL = (*TABLES, *DERIVED)
CELL = re.compile(r"(?<!\\)\|")


@pytest.fixture(scope="module")
def sections() -> dict[str, list[str]]:
    """The lines below each heading."""
    _, *parts = render_dictionary().split("\n## ")
    return {part.splitlines()[0]: part.splitlines()[1:] for part in parts}


def listed(lines: list[str]) -> list[str]:
    """The columns a section lists."""
    return [line.split("`")[1] for line in lines if line.startswith("| `")]


def test_every_table_has_its_section(sections: dict[str, list[str]]) -> None:
    assert list(sections) == ["Source columns", *map(table_name, ALL)]


@pytest.mark.parametrize("row", ALL)
def test_every_column_is_listed_once(sections: dict[str, list[str]], row: type) -> None:
    lines = sections[table_name(row)]
    shared = listed(sections["Source columns"]) if issubclass(row, Sourced) else []

    own = [name for name in shared if name in row.__annotations__]
    expected = [spec.name for spec in columns(row)]
    assert sorted(listed(lines)) == sorted([*(set(expected) - set(shared)), *own])
    assert ("With the [source columns](#source-columns)." in lines) == bool(shared)


def test_every_line_of_a_table_has_as_many_cells() -> None:
    lines = [line for line in render_dictionary().splitlines() if line.startswith("|")]

    assert len(lines) > 150
    assert {len(CELL.findall(line)) for line in lines} == {8}


def test_a_line_tells_all(sections: dict[str, list[str]]) -> None:
    assert (
        "| `evidence` | string |  |  | listed: with its minute; minute_missing: name only; "
        "blank_slot: an empty place. | `listed`, `minute_missing`, `blank_slot` |  |"
    ) in sections["goal"]
    assert (
        "| `minute` | int16 | yes | minute | Null where the article gives none. |  |  |"
        in sections["goal"]
    )
    assert (
        "| `seen_on` | list of string |  |  | Articles that show the match. |  "
        "| [article](#article) |"
    ) in sections["match"]
    assert any(r"parts joined with ' \| '" in line for line in sections["finding"])


def test_references_lead_to_sections(sections: dict[str, list[str]]) -> None:
    targets = set(re.findall(r"\]\(#([^)]*)\)", render_dictionary()))

    assert targets - {"source-columns"} <= set(sections)
    assert "source-columns" in targets


def test_on_the_terminal() -> None:
    lines = render_table("goal").splitlines()

    assert lines[:2] == [
        "goal: One goal the article lists. Own goals are here; shoot-out kicks are not.",
        "key: match_id, goal_number",
    ]
    assert lines[3].split() == ["column", "type", "null?", "description"]
    assert any(
        line.startswith("minute ") and line.endswith("gives none. Unit: minute.") for line in lines
    )
    with pytest.raises(ValueError, match="nearest is 'goal'"):
        render_table("gaol")
