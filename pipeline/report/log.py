"""What a run says while it works: lines for people, or one JSON object each for machines."""

import json
import sys
from datetime import UTC, datetime
from typing import Literal

import typer

from pipeline.report.harmless import harmless

Form = Literal["text", "json"]


class Log:
    """Where all lines go. As text: what was asked for to stdout, what went wrong to stderr; as
    JSON: every one to stderr, ``{"time": …, "level": …, "event": …, "message": …}``.
    """

    def __init__(self) -> None:
        """Begin with text, nothing held back."""
        self.form: Form = "text"
        self.is_quiet = False

    def say(self, event: str, text: str, **facts: object) -> None:
        """Say what was done; held back by ``--quiet``. The text may be of several lines."""
        if self.form == "json":
            self._json("info", event, text, facts)
        elif not self.is_quiet:
            typer.echo(text)

    def note(self, event: str, **facts: object) -> None:
        """Tell machines only."""
        if self.form == "json":
            self._json("info", event, "", facts)

    def warn(self, event: str, text: str, **facts: object) -> None:
        """Tell what went wrong, while the run goes on."""
        if self.form == "json":
            self._json("warning", event, text, facts)
        else:
            typer.echo(harmless(text), err=True)

    def error(self, text: str) -> None:
        """Tell what the command ended with, in one line."""
        if self.form == "json":
            self._json("error", "error", text, {})
        else:
            typer.echo(f"scoreline: {harmless(text)}", err=True)

    def _json(self, level: str, event: str, text: str, facts: dict[str, object]) -> None:
        time = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        line = {"time": time, "level": level, "event": event}
        line |= {"message": text} if text else {}
        print(json.dumps(line | facts), file=sys.stderr, flush=True)  # noqa: T201 - ASCII: harmless


log = Log()
"""The log of this process."""
