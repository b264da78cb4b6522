"""scoreline fetch."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.commands.app import app
from pipeline.commands.options import (
    Config,
    Contact,
    Jobs,
    Quiet,
    Raw,
    StopError,
    settings_of,
    sources_of,
    writing,
)
from pipeline.report.exit_code import ExitCode
from pipeline.report.log import log

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.config import Settings, Source
    from pipeline.fetch.account import Fetched
    from pipeline.fetch.options import Options
    from pipeline.job.record import Recorder

_MOST_TOLD = 20


@app.command()
def fetch(
    titles: Annotated[
        list[str] | None,
        typer.Argument(metavar="TITLE", help="Pages; else the sources of scoreline.toml."),
    ] = None,
    wiki: Annotated[
        str, typer.Option(metavar="WIKI", help="Where the titles are: a name or an address.")
    ] = "enwiki",
    follow: Annotated[
        list[str] | None,
        typer.Option(metavar="KIND", help="What comes along: seasons, transclusions."),
    ] = None,
    since: Annotated[
        datetime | None,
        typer.Option(
            metavar="DATE", formats=["%Y-%m-%d"], help="Only pages edited on that day or later."
        ),
    ] = None,
    limit: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="No more titles than this of a wiki.")
    ] = None,
    is_dry: Annotated[
        bool, typer.Option("--dry-run", help="Ask for revisions, but for no text; store nothing.")
    ] = False,
    is_offline: Annotated[
        bool, typer.Option("--offline", help="Ask no one: tell what is stored.")
    ] = False,
    raw: Raw = None,
    config: Config = None,
    contact: Contact = None,
    jobs: Jobs = None,
    quiet: Quiet = False,
) -> ExitCode:
    """Fetch articles and the pages they show into the raw folder.

    Only what changed is downloaded. Every title is accounted for, in a table and in a record
    below raw/.fetch.
    """
    settings = settings_of(raw, None, jobs, config=config, contact=contact)
    sources = sources_of(settings, titles, wiki, follow)
    from pipeline.fetch.offline import account_offline
    from pipeline.fetch.options import Options
    from pipeline.fetch.summary import render_fetched

    if is_offline:
        fetched = account_offline(settings, sources)
    else:
        begin = since.replace(tzinfo=UTC) if since else None
        fetched = _fetch(settings, sources, quiet, Options(begin, limit, is_dry))
    if not quiet:
        typer.echo(render_fetched(fetched, is_dry=is_dry))
    return _tell(fetched)


def fetch_first(settings: "Settings", recorder: "Recorder") -> ExitCode:
    """Fetch the sources of the settings before something else is done."""
    from pipeline.fetch.record import facts_of
    from pipeline.fetch.summary import render_fetched

    fetched = _fetch(settings, settings.source, log.is_quiet or log.form == "json")
    log.say("fetched", render_fetched(fetched) + "\n")
    recorder.fetched(facts_of(fetched))
    recorder.stage("fetch")
    return _tell(fetched)


def _fetch(
    settings: "Settings",
    sources: "Sequence[Source]",
    quiet: bool,
    options: "Options | None" = None,
) -> "Fetched":
    from pipeline import run
    from pipeline.fetch.fetching import NoContactError
    from pipeline.report.progress import FETCHING, show_progress

    try:
        with writing(settings.raw), show_progress(None if quiet else typer.echo, FETCHING) as bar:
            return run.fetch(settings, sources, bar, options)
    except NoContactError as error:
        raise StopError(ExitCode.USAGE, str(error)) from error


def _tell(fetched: "Fetched") -> ExitCode:
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
