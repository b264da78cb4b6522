"""A change of the schema that breaks readers does not pass under the same version."""

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from pipeline.__main__ import run_command_line
from pipeline.publish.schema_lock import breaches, current_schema, render_lock
from pipeline.report.exit_code import ExitCode
from pipeline.tables import SCHEMA_VERSION
from tests.conftest import ROOT

LOCK = ROOT / "docs" / "schema.json"
Columns = dict[str, Any]


def test_the_schema_breaks_nobody_under_its_version() -> None:
    settled = LOCK.read_text(encoding="utf-8")

    assert render_lock(settled) == settled


def test_the_version_has_its_section() -> None:
    changes = (ROOT / "docs" / "schema-changes.md").read_text(encoding="utf-8")

    assert f"\n## {SCHEMA_VERSION}\n" in changes


def _drop(goal: Columns) -> None:
    del goal["minute"]


def _rename(goal: Columns) -> None:
    goal["minutes"] = goal.pop("minute")


def _retype(goal: Columns) -> None:
    goal["minute"]["type"] = "int32"


def _measure(goal: Columns) -> None:
    goal["minute"]["unit"] = "second"


def _empty(goal: Columns) -> None:
    goal["team_id"]["nullable"] = True


def _forget(goal: Columns) -> None:
    goal["kind"]["values"].remove("penalty")


def _open(goal: Columns) -> None:
    del goal["evidence"]["values"][1:]


BREAKS = [
    (_drop, "goal.minute is gone"),
    (_rename, "goal.minute is gone"),
    (_retype, "goal.minute is int32, was int16"),
    (_measure, "goal.minute has the unit second, had minute"),
    (_empty, "goal.team_id may be null"),
    (_forget, "goal.kind has no value penalty any more"),
    (_open, "goal.evidence has no value blank_slot any more"),
]


def changed(change: Callable[[Columns], None], version: str = "0.1.0") -> dict[str, Any]:
    """The schema with another goal table."""
    schema = copy.deepcopy(current_schema(version))
    change(schema["tables"]["goal"]["columns"])
    return schema


@pytest.mark.parametrize(("change", "said"), BREAKS)
def test_a_break_is_named_until_the_version_is_raised(
    change: Callable[[Columns], None], said: str
) -> None:
    locked = json.dumps(current_schema("0.1.0"))
    assert said in breaches(current_schema(), changed(change))

    for version in ("0.1.0", "0.1.9", "0.0.9"):
        with pytest.raises(ValueError, match=f"{said}.*raise SCHEMA_VERSION to 0\\.2\\.0"):
            render_lock(locked, changed(change, version))
    for version in ("0.2.0", "1.0.0"):
        assert f'"version": "{version}"' in render_lock(locked, changed(change, version))


def test_from_1_on_the_first_number_tells() -> None:
    locked = json.dumps(current_schema("1.4.2"))

    with pytest.raises(ValueError, match=r"to 2\.0\.0"):
        render_lock(locked, changed(_drop, "1.5.0"))
    assert render_lock(locked, changed(_drop, "2.0.0"))


def test_another_key_and_a_table_less_are_breaks() -> None:
    other = current_schema()
    other["tables"]["goal"]["key"] = ["goal_id"]
    del other["tables"]["tie"]

    assert breaches(current_schema(), other) == ["goal has the key goal_id", "table tie is gone"]


def test_what_is_new_breaks_nobody() -> None:
    more = changed(lambda goal: goal.update(assist={"type": "string"}))
    more["tables"]["goal"]["columns"]["kind"]["values"].append("header")
    more["tables"]["assist"] = {"key": [], "columns": {}}

    assert breaches(current_schema(), more) == []


def test_make_docs_refuses_to_settle_a_break(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    locked = json.dumps(changed(lambda goal: goal.update(lost={"type": "string"})))
    (tmp_path / "schema.json").write_text(locked, encoding="utf-8")

    assert run_command_line(["docs", str(tmp_path)]) == ExitCode.FINDINGS
    assert "goal.lost is gone" in capsys.readouterr().err
    assert (tmp_path / "schema.json").read_text(encoding="utf-8") == locked
