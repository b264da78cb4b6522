"""Fetched revisions as tests need them."""

import hashlib
from datetime import UTC, datetime
from typing import Any

from pipeline.read.archive import Changes, FetchedRevision

TEXT = "{{Football box|team1=Alfa|score=1–0|team2=Beta|date=2014-01-14}}\n"


def fetched(
    page_id: int = 12, revision_id: int = 345, text: str = TEXT, **other: Any
) -> FetchedRevision:
    data = text.encode()
    stated = {
        "wiki": "enwiki",
        "page_id": page_id,
        "revision_id": revision_id,
        "namespace": 0,
        "title": f"Copa {page_id}",
        "timestamp": datetime(2024, 5, 1, 10, 0, revision_id % 60, tzinfo=UTC),
        "sha1": hashlib.sha1(data, usedforsecurity=False).hexdigest(),
        "size": len(data),
    }
    return FetchedRevision(**{**stated, **other}, text=text)


def as_current(*revisions: FetchedRevision) -> Changes:
    return Changes(current={one.page_id: one.current for one in revisions})
