"""What the commands share: their common options, and how they stop and speak."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.report.exit_code import ExitCode
from pipeline.report.harmless import harmless
from pipeline.report.log import log

# What does the work is imported where it is used: --help answers at once.
if TYPE_CHECKING:
    from pipeline.config import Settings
    from pipeline.read.source import RefusedFile
    from pipeline.read.store import RawStore

Raw = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="Folder of articles; else $SCORELINE_RAW, else raw."),
]
Curated = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="Folder of snapshots; else $SCORELINE_CURATED, else curated."),
]
Jobs = Annotated[
    int | None,
    typer.Option(metavar="N", min=1, help="Articles read at the same time; else one a core."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")]


class StopError(Exception):
    """A command ends here, with this exit code and one line of explanation."""

    def __init__(self, code: ExitCode, message: str) -> None:
        """Keep the code beside the message."""
        super().__init__(message)
        self.code = code


def settings_of(raw: Path | None, curated: Path | None, jobs: int | None = None) -> "Settings":
    """The settings of a run, from its options and the environment.

    Raises:
        StopError: they cannot be used.
    """
    from pipeline.config import load_settings

    try:
        return load_settings(raw, curated, os.environ, jobs)
    except ValueError as error:
        raise StopError(ExitCode.USAGE, str(error)) from error


def tell_skipped(store: "RawStore", say: Callable[[str], None]) -> None:
    """One line for every export that holds pages which are none of ours."""
    for line in map(str, store.skipped):
        if line:
            say(harmless(line))


def nothing_left(raw: Path, store: "RawStore") -> StopError:
    """No article is left to work on."""
    reason = "every file was refused" if store.refused else "no page with football in it"
    return StopError(ExitCode.NO_INPUT, f"{raw}: {reason}")


def tell_refused(file: "RefusedFile") -> None:
    """One line on stderr for a file that was refused."""
    text = f"refused: {file.file}: {file.reason}"
    log.warn("refused", text, file=file.file, reason=file.reason)
