"""The header ``Retry-After``, whatever stands in it."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_SECONDS = re.compile(r"[0-9]{1,18}(?:\.[0-9]{1,18})?", re.ASCII)


def read_retry_after(text: str | None, now: datetime) -> float | None:
    """How many seconds a server asks us to wait; None where it does not say so.

    >>> now = datetime(2026, 5, 1, 12, 0, 0, tzinfo=UTC)
    >>> read_retry_after("5", now), read_retry_after("1.5", now)
    (5.0, 1.5)
    >>> read_retry_after("Fri, 01 May 2026 12:00:30 GMT", now)
    30.0
    >>> [read_retry_after(text, now) for text in ("-5", "abc", "", "Thu, 30 Apr 2026 12:00:00 GMT")]
    [None, None, None, 0.0]
    """
    text = (text or "").strip()
    if _SECONDS.fullmatch(text):
        return float(text)
    try:
        date = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if date.tzinfo is None:
        date = date.replace(tzinfo=UTC)
    return max((date - now).total_seconds(), 0.0)
