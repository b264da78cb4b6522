"""scoreline fetch."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from pipeline.commands.app import app
from pipeline.commands.fetching import fetch_sources, tell_fetched
from pipeline.commands.options import (
    Config,
    Contact,
    Jobs,
    Quiet,
    Raw,
    StopError,
    settings_of,
    sources_of,
)
from pipeline.report.exit_code import ExitCode

_WIKI = "enwiki"

Titles = Annotated[
    list[str] | None,
    typer.Argument(metavar="TITLE", help="Pages; else the sources of scoreline.toml."),
]
WikiName = Annotated[
    str | None,
    typer.Option(metavar="WIKI", help=f"Where the titles are: a name or an address; else {_WIKI}."),
]
Follow = Annotated[
    list[str] | None,
    typer.Option(metavar="KIND", help="What comes along with titles: seasons, transclusions."),
]
Since = Annotated[
    datetime | None,
    typer.Option(
        metavar="DATE", formats=["%Y-%m-%d"], help="Only pages edited on that day or later."
    ),
]
Limit = Annotated[
    int | None, typer.Option(metavar="N", min=1, help="No more titles than this of a wiki.")
]
Dry = Annotated[
    bool, typer.Option("--dry-run", help="Ask for revisions, but for no text; store nothing.")
]
Offline = Annotated[bool, typer.Option("--offline", help="Ask no one: tell what is stored.")]


@app.command()
def fetch(
    titles: Titles = None,
    wiki: WikiName = None,
    follow: Follow = None,
    since: Since = None,
    limit: Limit = None,
    is_dry: Dry = False,
    is_offline: Offline = False,
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
    if not titles and (wiki or follow):
        raise StopError(ExitCode.USAGE, "--wiki and --follow are for titles: name some")
    sources = sources_of(settings, titles, wiki or _WIKI, follow)
    from pipeline.fetch.offline import account_offline
    from pipeline.fetch.options import Options
    from pipeline.fetch.summary import render_fetched

    if is_offline:
        fetched = account_offline(settings, sources, limit)
    else:
        begin = since.replace(tzinfo=UTC) if since else None
        fetched = fetch_sources(settings, sources, quiet, Options(begin, limit, is_dry))
    if not quiet:
        typer.echo(render_fetched(fetched, is_dry=is_dry))
    return tell_fetched(fetched)
