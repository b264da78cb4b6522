"""``[fetch]``: how a wiki is asked, and what is believed of a young revision."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from pipeline.config.limits import MIB
from pipeline.config.strict import Strict

_MAIL = re.compile(r"[!-~]{1,100}@[A-Za-z0-9.-]{1,150}")
_WEB = re.compile(r"https?://[!-'*-~]{3,200}")


def _contact(text: str) -> str:
    """Check who can be asked about our requests: it goes into a header, between parentheses.

    >>> _contact("ops@example.org")
    'ops@example.org'
    >>> _contact("me")
    Traceback (most recent call last):
    ValueError: a contact is a mail address or a web page that leads to you
    """
    if not (_MAIL.fullmatch(text) or _WEB.fullmatch(text)) or {"(", ")"} & set(text):
        raise ValueError("a contact is a mail address or a web page that leads to you")
    return text


Contact = Annotated[str, AfterValidator(_contact)]


class FetchSettings(Strict):
    """``timeout_seconds`` is for a whole request, ``most_bytes`` for an answer unpacked,
    ``most_links`` for the titles one page leads to, of all kinds together. A revision younger than
    ``settle_hours`` that blanks a page, or leaves less than ``1 - shrink_share`` of it, is not
    believed yet.
    """

    requests_per_minute: float = Field(default=200, gt=0)
    in_flight: int = Field(default=1, ge=1, le=3)
    timeout_seconds: float = Field(default=60, gt=0, le=600)
    most_bytes: int = Field(default=64 * MIB, gt=0)
    most_links: int = Field(default=2_000, gt=0)
    settle_hours: float = Field(default=48, ge=0)
    shrink_share: float = Field(default=0.5, gt=0, le=1)
