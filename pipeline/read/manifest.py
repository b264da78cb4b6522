"""``manifest.toml``: what a raw folder says about its files."""

import os
import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationError

from pipeline.config import Limits, Strict, first_reason
from pipeline.config.toml_lines import line_of
from pipeline.problems import RefusedError
from pipeline.read.files import MANIFEST, read_bytes, unreadable
from pipeline.read.kind import is_export
from pipeline.read.text import read_text
from pipeline.read.title import clean_title

_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"\x00-\x1f\x7f]+")
_Number = Annotated[int, Field(ge=1, lt=2**31)]


def _web_address(text: str) -> str:
    if _WEB_ADDRESS.fullmatch(text) is None:
        raise ValueError("not a web address")
    return text


class Entry(Strict):
    """What the manifest says about one file. All but ``file`` may be left out.

    Of an export, ``title`` names the page that is meant, and ``revision_id`` the revision of it
    that counts; without a title, what is said holds for every page.
    """

    file: str
    wiki: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")] | None = None
    title: Annotated[str, AfterValidator(clean_title)] | None = None
    license: Annotated[str, Field(min_length=1)] = "CC BY-SA 4.0"
    source_url: Annotated[str, AfterValidator(_web_address)] | None = None
    page_id: _Number | None = None
    revision_id: _Number | None = None
    note: str | None = None


class _Manifest(Strict):
    article: list[Entry] = Field(default_factory=list)


def read_manifest(raw: Path, limits: Limits) -> Mapping[str, Sequence[Entry]]:
    """The entries by file (its path below ``raw``, NFC); empty where there is no manifest. Only an
    export has more than one, each for another page.

    Raises:
        RefusedError: the manifest is broken. Going on without it would give articles wrong titles.
    """
    path = raw / MANIFEST
    if not os.path.lexists(path):
        return {}
    try:
        text = read_text(read_bytes(raw, path, limits), limits)
        return _by_file(text, _Manifest.model_validate(tomllib.loads(text)).article)
    except OSError as error:
        raise RefusedError(f"{path}: {unreadable(error)}") from error
    except ValidationError as error:
        raise RefusedError(f"{path}: {_explain(text, error)}") from error
    except (RefusedError, tomllib.TOMLDecodeError) as error:
        raise RefusedError(f"{path}: {error}") from error


def file_key(name: str) -> str:
    """How the name of a file is compared: some systems store it decomposed."""
    return unicodedata.normalize("NFC", name)


def _by_file(text: str, entries: list[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for index, entry in enumerate(entries):
        others = found.setdefault(file_key(entry.file), [])
        if others and (
            entry.title in [other.title for other in others] or not is_export(entry.file)
        ):
            where = _line(text, ("article", index, "file"))
            raise RefusedError(f"{where}{entry.file!r} is named twice")
        others.append(entry)
    return found


def _explain(text: str, error: ValidationError) -> str:
    message = first_reason(error)
    match error.errors(include_url=False, include_input=False)[0]["loc"]:
        case ("article", int(), *rest) as place:
            return f"{_line(text, place)}{rest[0] if rest else 'article'}: {message}"
        case place:
            return f"{'.'.join(map(str, place))}: {message}"


def _line(text: str, place: Sequence[str | int]) -> str:
    """``line 12: `` of a value, or of the entry around it; nothing where it is not found."""
    line = line_of(text, place)
    return f"line {line}: " if line else ""
