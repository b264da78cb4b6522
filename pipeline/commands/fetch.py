"""scoreline fetch."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from pipeline.commands.app import app
from pipeline.commands.fetching import fetch_sources, tell_fetched
from pipeline.commands.options import Config, Contact, Jobs, Quiet, Raw, settings_of, sources_of
from pipeline.report.exit_code import ExitCode


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
        fetched = fetch_sources(settings, sources, quiet, Options(begin, limit, is_dry))
    if not quiet:
        typer.echo(render_fetched(fetched, is_dry=is_dry))
    return tell_fetched(fetched)
