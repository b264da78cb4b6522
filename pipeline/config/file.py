"""``scoreline.toml`` to values, and what is wrong with them in words that name key and line."""

import json
import tomllib
from collections.abc import Container
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from pipeline.config.nearest import nearest
from pipeline.config.strict import first_reason
from pipeline.config.toml_lines import line_of

FILE = "scoreline.toml"
_MOST_BYTES = 2**20
_PATHS = {None: ("raw", "curated", "acknowledged"), "job": ("runs", "metrics")}
_STORE = "s3://"


class SettingsFile:
    """A settings file: its values, and how to speak of them. Paths in it are as seen from it."""

    def __init__(self, path: Path, text: str, values: dict[str, Any]) -> None:
        self.path = path
        self.values = values
        self._text = text

    def without(self, keys: Container[str]) -> "SettingsFile":
        """As if these keys did not stand in it."""
        values = {key: value for key, value in self.values.items() if key not in keys}
        return SettingsFile(self.path, self._text, values)

    def where(self, place: tuple[str | int, ...]) -> str:
        """``scoreline.toml: line 3: `` of a value that stands in the file, else nothing."""
        line = line_of(self._text, place) if place and place[0] in self.values else None
        return f"{self.path}: line {line}: " if line else ""


def read_settings_file(path: Path) -> SettingsFile:
    """Read a settings file.

    Raises:
        ValueError: it is no TOML file that can be read.
    """
    try:
        file = read_toml(path)
    except FileNotFoundError as error:
        raise ValueError(f"{path}: cannot be read: {error.strerror}") from error
    for section, names in _PATHS.items():
        table = file.values.get(section) if section else file.values
        if isinstance(table, dict):
            table.update(_seen_from(path.parent, table, names))
    return file


def read_toml(path: Path) -> SettingsFile:
    """Read a TOML file as it is.

    Raises:
        FileNotFoundError: there is none.
        ValueError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
        return SettingsFile(path, *_parsed(data))
    except FileNotFoundError:
        raise
    except OSError as error:
        raise ValueError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError:
        raise ValueError(f"{path}: not UTF-8") from None
    except (ValueError, RecursionError) as error:  # of tomllib and json too
        raise ValueError(f"{path}: {error}") from None


def _seen_from(folder: Path, table: dict[str, Any], names: tuple[str, ...]) -> dict[str, str]:
    """The paths among the values of a table; an address of a store is none."""
    given = {name: table[name] for name in names if isinstance(table.get(name), str)}
    return {name: str(folder / at) for name, at in given.items() if not at.startswith(_STORE)}


def _parsed(data: bytes) -> tuple[str, dict[str, Any]]:
    """The text of a file, and its values as JSON has them: strict models read lists from those."""
    if len(data) > _MOST_BYTES:
        raise ValueError("larger than 1 MiB")
    text = data.decode("utf-8-sig").replace("\r\n", "\n")
    return text, json.loads(json.dumps(tomllib.loads(text), default=str, allow_nan=False))


def explain(error: ValidationError, model: type[BaseModel], file: SettingsFile | None) -> str:
    """The first thing that is wrong, in one line; a key nobody knows with the nearest known one."""
    first = error.errors(include_url=False, include_input=False)[0]
    if first["type"] == "json_invalid":  # we wrote it; half a character is all it does not take
        return "a name among the settings is not UTF-8"
    place = first.get("ctx", {}).get("place", first["loc"])
    message = first_reason(error)
    where = file.where(place) if file else ""
    if first["type"] == "extra_forbidden":
        key = str(place[-1])
        return f"{where}unknown key {key!r}{nearest(key, _known(model, place[:-1]))}"
    name = ".".join(part for part in map(str, place) if not part.isdigit())
    if first["type"] == "tuple_type" and file and isinstance(file.values.get(name), dict):
        return f"{where}[{name}] has to be [[{name}]]: there may be more than one"
    return f"{where}{name}: {message}" if name else message


def _known(model: type[BaseModel], place: tuple[str | int, ...]) -> list[str]:
    """The keys a table of the file may have."""
    for part in place:
        if isinstance(part, str):
            model = _model_in(model.model_fields[part].annotation)
    return list(model.model_fields)


def _model_in(annotation: Any) -> type[BaseModel]:
    """The model a field holds, perhaps in a list."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))))
