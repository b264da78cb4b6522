"""``acknowledged.toml``: findings that somebody has looked at, with the reason they stand."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from pydantic import Field, ValidationError

from pipeline.config.strict import Strict
from pipeline.problems import RefusedError

_MOST_BYTES = 2**20


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
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise RefusedError(f"{path}: cannot be read: {error.strerror}") from error
    try:
        entries = _entries(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise RefusedError(f"{path}: {place}: {first['msg']}") from error
    except (ValueError, RecursionError) as error:  # no TOML, no UTF-8
        raise RefusedError(f"{path}: {error}") from error
    reasons: dict[str, str] = {}
    for entry in entries:
        if entry.finding_id in reasons:
            raise RefusedError(f"{path}: {entry.finding_id!r} is named twice")
        reasons[entry.finding_id] = entry.reason
    return reasons


def _entries(data: bytes) -> list[_Entry]:
    if len(data) > _MOST_BYTES:
        raise ValueError("larger than 1 MiB")
    return _File.model_validate(tomllib.loads(data.decode("utf-8-sig"))).acknowledged
