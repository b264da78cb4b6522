"""The long half for the package: the standards' own readers, which are too heavy for every day."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.publish.package.conftest import hostile_rows, published
from tests.publish.package.standards import failures


def package_part() -> Iterator[str]:
    """The part of the page; a line that begins with FAILED tells of a failure."""
    with TemporaryDirectory() as top:
        snapshot = published(Path(top) / "curated", hostile_rows()).path
        found = list(failures(snapshot))
    yield "## The standards' own readers\n"
    yield f"Croissant and dataset card of a snapshot with hostile text: complaints {len(found)}.\n"
    yield from (f"FAILED {one}" for one in found)
