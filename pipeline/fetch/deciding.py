"""Which revision of a page is used: the current one, unless it is young and takes the page away."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from pipeline.config import FetchSettings
from pipeline.fetch.states import PageState
from pipeline.read.archive import Current

AskSettled = Callable[[PageState, datetime], PageState | None]
"""The revision of a page that was current at a moment."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The revision to be used, and why it is not the current one."""

    state: PageState
    note: str = ""


def decide(
    state: PageState,
    stored: Current | None,
    time: datetime,
    settings: FetchSettings,
    ask_settled: AskSettled,
) -> Decision:
    """Choose the revision of a page. ``stored`` is the one we have as current, ``time`` now as the
    wiki has it. The wiki is asked for an older revision only where we have none.
    """
    settles = timedelta(hours=settings.settle_hours)
    if time - state.timestamp >= settles:
        return Decision(state)
    if stored is not None and stored.revision_id == state.revision_id:
        return Decision(state)
    older = _as_state(state, stored) if stored else ask_settled(state, time - settles)
    if older is None or not _takes_away(state.size, older.size, settings.shrink_share):
        return Decision(state)
    until = state.timestamp + settles
    return Decision(
        older,
        f"revision {state.revision_id} leaves {state.size} of {older.size} bytes:"
        f" held back until {until:%Y-%m-%d %H:%M} UTC",
    )


def _takes_away(size: int, before: int, share: float) -> bool:
    """Whether an edit blanks a page, or cuts more than a share of it.

    >>> _takes_away(0, 10, 0.5), _takes_away(400, 1000, 0.5), _takes_away(500, 1000, 0.5)
    (True, True, False)
    """
    return size < before and (size == 0 or size < (1 - share) * before)


def _as_state(state: PageState, stored: Current) -> PageState:
    """The stored revision of a page whose current one may be held back."""
    return replace(
        state,
        revision_id=stored.revision_id,
        parent_id=None,
        timestamp=stored.timestamp,
        size=stored.size,
        sha1=stored.sha1,
        held_revision_id=state.revision_id,
    )
