"""The errors this project raises on purpose."""


class Unreadable(ValueError):  # noqa: N818 - the house word, read as "raise Unreadable"
    """Source text that is in scope but not understood. The caller makes it a ``problem`` row."""

    def __init__(self, reason: str, text: str) -> None:
        super().__init__(f"{reason}: {text!r}")
        self.reason = reason
        self.text = text


class RefusedError(Exception):
    """Input or output the run cannot use. ``str()`` is the one line shown to the operator."""
