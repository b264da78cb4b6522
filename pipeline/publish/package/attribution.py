"""``ATTRIBUTION.md``: whose work this is, which revision of it, and what we made of it."""

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.markdown import escaped, in_link
from pipeline.publish.package.contents import LICENSE_TITLE, TITLE, Contents
from pipeline.publish.parquet import LICENSE, LICENSE_URL
from pipeline.tables import Article

_COLUMNS = [
    "title",
    "wiki",
    "revision_id",
    "revision_timestamp",
    "source_url",
    "permalink_url",
    "license",
]

_HEAD = f"""\
# Attribution

"{TITLE}" is made from the Wikipedia articles below. Their authors are named in
the history of each article. Text and data are under the {LICENSE_TITLE}
licence ([{LICENSE}]({LICENSE_URL})), and so is this data set.

**Changes.** The articles were cut into tables: dates, scores, names and notes were read out of
sentences, templates and tables, brought to one form, and completed by sums and by outside knowledge
about which names mean the same team. What an article says and what we conclude stand in separate
columns. Neither Wikipedia nor its authors endorse the result.

| article | wiki | revision | licence |
| --- | --- | --- | --- |
"""


def attribution(contents: Contents) -> Iterator[str]:
    """The page in pieces, one line for each article."""
    yield _HEAD
    with pq.ParquetFile(contents[Article].path) as file:
        for batch in file.iter_batches(columns=_COLUMNS):
            yield from map(_line, pa.Table.from_batches([batch]).to_pylist())


def _line(article: dict[str, Any]) -> str:
    saved = article["revision_timestamp"]
    number = article["revision_id"]
    revision = "not known" if number is None else f"{number}"
    if saved is not None:
        revision += f" of {saved:%Y-%m-%d}"
    cells = [
        _linked(article["title"], article["source_url"]),
        escaped(article["wiki"]),
        _linked(revision, article["permalink_url"]),
        escaped(article["license"]),
    ]
    return f"| {' | '.join(cells)} |\n"


def _linked(text: str, url: str | None) -> str:
    is_link = url is not None and url.startswith("https://")
    return f"[{escaped(text)}]({in_link(str(url))})" if is_link else escaped(text)
