"""How often a request is tried, and how long is waited in between."""

from collections.abc import Callable

from pipeline.fetch.refusals import TryAgainError

TRIES = 6
_FIRST_WAIT = 5.0
_LONGEST_OWN_WAIT = 120.0
_LONGEST_WAIT = 15 * 60.0
_LONGEST_IN_ALL = 60 * 60.0


def next_wait(
    tried: int, problem: TryAgainError, waited: float, chance: Callable[[], float]
) -> float | None:
    """Seconds to wait before the next try; None to give up. Never less than the server asks for,
    never more than a quarter of an hour, in all no more than an hour. Our own wait doubles from
    5 s to 120 s; ``chance`` (from 0 to 1) takes it down by up to a quarter, never below 5 s.

    >>> [next_wait(tried, TryAgainError("HTTP 502"), 0, lambda: 0) for tried in range(1, 7)]
    [5.0, 10.0, 20.0, 40.0, 80.0, None]
    >>> next_wait(1, TryAgainError("HTTP 429", 17.5), 0, lambda: 0.5)
    17.5
    >>> next_wait(1, TryAgainError("HTTP 429", 99999999), 0, lambda: 0) is None
    True
    """
    if tried >= TRIES:
        return None
    own = min(_FIRST_WAIT * 2 ** (tried - 1), _LONGEST_OWN_WAIT)
    wait = max(own * (1 - chance() / 4), _FIRST_WAIT, problem.wait_seconds or 0.0)
    is_too_long = wait > _LONGEST_WAIT or waited + wait > _LONGEST_IN_ALL
    return None if is_too_long else wait
