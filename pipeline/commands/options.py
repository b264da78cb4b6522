"""What the commands share: their common options, and how they stop and speak."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.report.exit_code import ExitCode
from pipeline.report.harmless import harmless
from pipeline.report.log import log

# What does the work is imported where it is used: --help answers at once.
if TYPE_CHECKING:
    from pipeline.config import Settings, Source
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
Config = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="Settings; else $SCORELINE_CONFIG, else scoreline.toml if it is there."
    ),
]
Contact = Annotated[
    str | None,
    typer.Option(
        metavar="CONTACT",
        help="Who runs this, for the wiki: a mail address or a web page; else $SCORELINE_CONTACT.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")]


class StopError(Exception):
    """A command ends here, with this exit code and one line of explanation."""

    def __init__(self, code: ExitCode, message: str) -> None:
        """Keep the code beside the message."""
        super().__init__(message)
        self.code = code


def settings_of(
    raw: Path | None = None,
    curated: Path | None = None,
    jobs: int | None = None,
    *,
    config: Path | None = None,
    contact: str | None = None,
) -> "Settings":
    """The settings of a run, from its options, the environment and ``scoreline.toml``.

    Raises:
        StopError: they cannot be used.
    """
    from pipeline.config import load_settings

    try:
        given = {"raw": raw, "curated": curated, "jobs": jobs, "contact": contact}
        return load_settings(given, os.environ, config)
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


def sources_of(
    settings: "Settings",
    titles: Sequence[str] | None,
    wiki: str = "enwiki",
    follow: Sequence[str] | None = None,
) -> "Sequence[Source]":
    """The titles given as a source, else the sources of the settings.

    Raises:
        StopError: there are none, or the wiki or what to follow is not known.
    """
    if not titles:
        if not settings.source:
            message = "nothing to fetch: name titles, or sources in scoreline.toml"
            raise StopError(ExitCode.USAGE, message)
        return settings.source
    import json

    from pydantic import ValidationError

    from pipeline.config import Source

    given = {"wiki": wiki, "titles": list(titles), "follow": list(follow or ())}
    try:
        settings.wiki(wiki)
        return [Source.model_validate_json(json.dumps(given))]
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise StopError(ExitCode.USAGE, f"--{first['loc'][0]}: {first['msg']}") from error
    except ValueError as error:
        raise StopError(ExitCode.USAGE, str(error)) from error


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Say it in one line where a folder cannot be written."""
    try:
        yield
    except BrokenPipeError:
        raise  # nobody reads on
    except OSError as error:
        message = f"cannot write {folder}: {error.strerror or error}"
        raise StopError(ExitCode.NO_OUTPUT, message) from error


def tell_refused(file: "RefusedFile") -> None:
    """One line on stderr for a file that was refused."""
    text = f"refused: {file.file}: {file.reason}"
    log.warn("refused", text, file=file.file, reason=file.reason)
