"""When a match began, for all the world."""

import re
from datetime import UTC, date, datetime, timedelta

_CLOCK = re.compile(
    r"(?P<hour>[0-9]{1,2})(?:[:.h](?P<minute>[0-9]{2}))?(?![0-9:.])"
    r"\s*(?P<half>[ap]\.?\s?m\b|noon\b)?",
    re.IGNORECASE,
)
_BEFORE_NOON, _NOON = "a", 12


def kickoff_utc(day: date | None, text: str | None, offset_minutes: int | None) -> datetime | None:
    """The moment of a kick-off; null unless its day, its time and its offset are all known.

    >>> kickoff_utc(date(2014, 6, 12), "22:30 BRT (UTC−03:00)", -180)
    datetime.datetime(2014, 6, 13, 1, 30, tzinfo=datetime.timezone.utc)
    >>> kickoff_utc(date(2014, 6, 12), "2pm", 0).hour, kickoff_utc(date(2014, 6, 12), "20:30", None)
    (14, None)
    """
    if day is None or text is None or offset_minutes is None:
        return None
    found = _CLOCK.match(text)
    if found is None or not (found["minute"] or found["half"]):
        return None
    hour, minute = _of_24(int(found["hour"]), found["half"]), int(found["minute"] or 0)
    if hour > 23 or minute > 59:
        return None
    local = datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)
    try:
        return local - timedelta(minutes=offset_minutes)
    except OverflowError:  # on the first day of the first year
        return None


def _of_24(hour: int, half: str | None) -> int:
    """The hour of the day; some write ``13:00 p.m.``."""
    if half is None or not 1 <= hour <= _NOON:
        return hour
    is_before_noon = half[0].lower() == _BEFORE_NOON
    return hour % _NOON + (0 if is_before_noon else _NOON)
