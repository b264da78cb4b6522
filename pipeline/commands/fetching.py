"""How commands fetch: the progress they show, what they say of what failed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from pipeline.commands.options import StopError, writing
from pipeline.report.exit_code import ExitCode
from pipeline.report.log import log

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.config import Settings, Source
    from pipeline.fetch.account import Fetched
    from pipeline.fetch.options import Options
    from pipeline.job.record import Recorder

_MOST_TOLD = 20


def fetch_first(settings: "Settings", recorder: "Recorder") -> ExitCode:
    """Fetch the sources of the settings before something else is done, and put it on record."""
    from pipeline.fetch.record import facts_of
    from pipeline.fetch.summary import render_fetched

    fetched = fetch_sources(settings, settings.source, log.is_quiet or log.form == "json")
    log.say("fetched", render_fetched(fetched) + "\n")
    recorder.fetched(facts_of(fetched))
    recorder.stage("fetch")
    return tell_fetched(fetched)


def fetch_sources(
    settings: "Settings",
    sources: "Sequence[Source]",
    quiet: bool,
    options: "Options | None" = None,
) -> "Fetched":
    """Fetch, with a bar or lines that tell how far it has come.

    Raises:
        StopError: nobody is named as contact, another run fetches, or the raw folder cannot be
            written.
    """
    from pipeline import run
    from pipeline.fetch.fetching import NoContactError
    from pipeline.report.progress import FETCHING, show_progress

    is_writing = settings.contact and not (options and options.is_dry)
    place = only_writer(settings.raw) if is_writing else writing(settings.raw)
    try:
        with place, show_progress(None if quiet else typer.echo, words=FETCHING) as bar:
            return run.fetch(settings, sources, bar, options)
    except NoContactError as error:
        raise StopError(ExitCode.USAGE, str(error)) from error


@contextmanager
def only_writer(raw: Path) -> Iterator[None]:
    """Write what is fetched below the raw folder: one run at a time does.

    Raises:
        StopError: another run does, or the folder cannot be written.
    """
    from pipeline.fetch.record import FOLDER
    from pipeline.job.lock import BusyError, only_run

    try:
        with writing(raw), only_run(raw / FOLDER):
            yield
    except BusyError as error:
        raise StopError(ExitCode.LOCKED, str(error)) from error


def tell_fetched(fetched: "Fetched") -> ExitCode:
    """What failed, a line each on stderr, and the exit code for it."""
    told = [f"failed: {problem}" for problem in fetched.problems]
    told += [
        f"failed: {account.wiki}: {line.title}: {line.note}"
        for account in fetched.accounts
        for line in account.failed
    ]
    for message in told[:_MOST_TOLD]:
        log.warn("failed", message)
    if len(told) > _MOST_TOLD:
        log.warn("failed", f"and {len(told) - _MOST_TOLD} more, in the record below raw/.fetch")
    return ExitCode.DONE if fetched.is_whole else ExitCode.SOME_FAILED
