"""The corpus of real articles beside the project, for tests and benchmarks."""

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree

from pipeline.wikitext.names import NameSet
from tests.conftest import do_without, shared_folder

BOXES = NameSet(["football box*", "footballbox*"])

FOOTBALL = NameSet(
    [
        "football box*",
        "footballbox*",
        "sports table*",
        "sports results*",
        "sports series*",
        "sports rbr*",
        "roundn*",
        "twolegresult",
        "onelegresult",
        "fb cl*",
        "fb r*",
        "fb overview*",
        "[0-9]*teambracket*",
        "infobox football*",
        "infobox international football*",
    ]
)
"""What the project looks for on a page (section 13 of the reference)."""


def articles_folder() -> Path:
    """The folder of articles; the test is skipped where it is absent, but not in CI."""
    folder = shared_folder() / "corpus" / "articles"
    if not folder.is_dir():
        do_without(f"no corpus at {folder}; set SCORELINE_SHARED")
    return folder


@lru_cache
def articles() -> dict[str, str]:
    """Name and wikitext of every article, exports unpacked."""
    found: dict[str, str] = {}
    folder = articles_folder()
    for path in sorted(folder.rglob("*.*")):
        name = path.relative_to(folder).as_posix()
        if path.suffix == ".wikitext":
            found[name] = path.read_text(encoding="utf-8")
        elif path.suffix == ".xml":
            found.update((f"{name}#{n}", text) for n, text in enumerate(_pages(path)))
    return found


def _pages(path: Path) -> Iterator[str]:
    for element in ElementTree.parse(path).iter():  # noqa: S314 - our own corpus
        if element.tag.endswith("}text"):
            yield element.text or ""


def quick(found: dict[str, str], always: set[str]) -> dict[str, str]:
    """Every tenth article and those named, or all of them when SCORELINE_FULL is set."""
    if os.environ.get("SCORELINE_FULL"):
        return found
    return {
        name: text for n, (name, text) in enumerate(found.items()) if not n % 10 or name in always
    }
