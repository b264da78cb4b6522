"""``acknowledged.toml``: findings that somebody has looked at, with the reason they stand."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import Field, ValidationError

from pipeline.config.file import explain, read_toml
from pipeline.config.strict import Strict
from pipeline.problems import RefusedError


class _Entry(Strict):
    """One ``[[acknowledged]]`` of the file."""

    finding_id: str = Field(min_length=1)
    reason: str = Field(min_length=1)


class _File(Strict):
    acknowledged: list[_Entry] = Field(default_factory=list)


def read_acknowledged(path: Path) -> Mapping[str, str]:
    """The reasons by finding_id; empty where there is no such file.

    Raises:
        RefusedError: the file is broken, or names a finding twice.
    """
    try:
        file = read_toml(path)
        found = _File.model_validate(file.values)
    except FileNotFoundError:
        return {}
    except ValidationError as error:
        raise RefusedError(explain(error, _File, file)) from error
    except ValueError as error:
        raise RefusedError(str(error)) from error
    reasons: dict[str, str] = {}
    for entry in found.acknowledged:
        if entry.finding_id in reasons:
            raise RefusedError(f"{path}: {entry.finding_id!r} is named twice")
        reasons[entry.finding_id] = entry.reason
    return reasons
