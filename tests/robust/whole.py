"""What must hold of any text whatever: it is accounted for, and its rows can be published."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass

from pipeline.normalise.rows import build_rows
from pipeline.parse.records import ArticleRecords
from pipeline.parse.wiki_article import parse_wikitext
from pipeline.publish.snapshot import encode_tables
from pipeline.read.source import SourceArticle
from pipeline.tables import Coverage, Match, Rows, TextFormat
from pipeline.validate import mark_quality, run_checks
from pipeline.wikitext.spans import Span
from tests.robust.mutants import Text
from tests.validate.build import an_article


def parse_checked(title: str, text: str) -> ArticleRecords:
    """The records of a text; AssertionError where the account or a place is wrong."""
    records = parse_wikitext(text, title)
    for row in records.coverage:
        assert row.seen == row.parsed + row.ignored + row.unreadable, row
    lines = text.count("\n") + 1
    for kind in fields(records):
        for span, line in places(getattr(records, kind.name)):
            assert 0 <= span.start <= span.end <= len(text), (kind.name, span)
            assert 1 <= line <= lines, (kind.name, line)
    return records


def places(value: object, line: int = 1) -> Iterator[tuple[Span, int]]:
    """Every span inside a record, and the line it is said to begin on."""
    if isinstance(value, Span):
        yield value, line
    elif isinstance(value, tuple | list):
        for part in value:
            yield from places(part)
    elif is_dataclass(value):
        here = getattr(value, "line", 1)
        for field in fields(value):
            yield from places(getattr(value, field.name), here)


def publish_checked(texts: Sequence[Text]) -> Rows:
    """The rows of articles in one run; ValueError where they break the contract."""
    parsed = [(_source(*text), parse_checked(*text)) for text in texts]
    rows = build_rows([(source, records) for source, records in parsed if not records.is_empty])
    checked = run_checks(rows)
    rows.extend((*checked.findings, *checked.checks))
    rows.replace(Match, mark_quality(rows[Match], checked.findings, rows))
    encode_tables(rows)
    return rows


def counted(rows: Rows) -> int:
    """How many constructs the independent count saw."""
    return sum(row.seen for row in rows[Coverage])


def _source(title: str, text: str) -> SourceArticle:
    row = an_article(
        article_id=f"enwiki:{title}",
        title=title,
        char_count=len(text),
        sha1=hashlib.sha1(text.encode("utf-8", "surrogatepass")).hexdigest(),  # noqa: S324
        text_format=TextFormat.WIKITEXT,
    )
    return SourceArticle(row, text, "mutant.wikitext")
