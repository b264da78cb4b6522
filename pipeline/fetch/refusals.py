"""What can go wrong with a request, by what is to be done about it."""

from dataclasses import dataclass


class AskingError(Exception):
    """A request was not answered, and asking again is no use now. ``str()`` is one line."""


class WikiClosedError(AskingError):
    """This wiki is not asked any more in this run."""


@dataclass
class TryAgainError(Exception):
    """A request was not answered, but may be later. ``wait_seconds`` is how long the server asks
    us to stay away.
    """

    reason: str
    wait_seconds: float | None = None

    def __str__(self) -> str:
        """The reason alone."""
        return self.reason
