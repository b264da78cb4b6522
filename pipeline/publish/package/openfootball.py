"""openfootball's two forms of an edition, as files named after it."""

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from pipeline.publish.package.contents import Contents
from pipeline.publish.package.football_json import render_json
from pipeline.publish.package.football_text import render_text
from pipeline.publish.package.games import editions

_FILE_NAME = re.compile(r"[^\W_](?:[\w-]*[^\W_])?")
_MOST_BYTES = 120


def write_openfootball(folder: Path, contents: Contents) -> Iterator[Path]:
    """``<edition_id>.txt`` and ``<edition_id>.json`` for every edition with matches; OSError."""
    folder.mkdir()
    for edition, matches in editions(contents):
        name = file_name(edition["edition_id"])
        for suffix, render in ((".txt", render_text), (".json", render_json)):
            path = folder / f"{name}{suffix}"
            with path.open("x", encoding="utf-8", errors="replace", newline="\n") as file:
                file.write(render(edition, matches))
            yield path


def file_name(edition_id: str) -> str:
    """A name that is safe as a file, whatever the id holds; ordinary ids are their own name.

    >>> file_name("clausura-2014-copa-mx"), file_name("../../etc")
    ('clausura-2014-copa-mx', 'edition-74ccf3c5b4c19a81')
    """
    if _FILE_NAME.fullmatch(edition_id) and len(edition_id.encode()) <= _MOST_BYTES:
        return edition_id
    return f"edition-{sha256(edition_id.encode()).hexdigest()[:16]}"
