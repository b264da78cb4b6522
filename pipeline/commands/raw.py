"""scoreline raw verify, prune and rebuild."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.commands.app import app
from pipeline.commands.fetching import only_writer
from pipeline.commands.options import Config, Raw, settings_of
from pipeline.counting import count
from pipeline.report.exit_code import ExitCode
from pipeline.report.harmless import harmless
from pipeline.report.log import log

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.config import Settings
    from pipeline.read.source import RefusedFile

raw_app = typer.Typer(help="Look after the pages that were fetched.")
app.add_typer(raw_app, name="raw")


@raw_app.command()
def verify(raw: Raw = None, config: Config = None) -> ExitCode:
    """Hold every fetched page against what was written, to the last byte.

    Names each file that is changed, cut, swapped, missing or does not belong there.
    """
    settings = _settings(raw, config)
    from pipeline.read.archive.verify import verify as verify_archive

    found = verify_archive(settings.raw, settings.limits)
    code = _told(found.damaged)
    typer.echo(
        f"{count(found.whole, 'whole revision')}, {count(len(found.damaged), 'damaged file')}"
    )
    if found.unrecorded:
        typer.echo(f"left by a fetch that did not end, for the next to take up: {found.unrecorded}")
    return code


@raw_app.command()
def prune(
    keep: Annotated[int, typer.Option(metavar="N", min=1, help="Revisions to keep of each page.")],
    raw: Raw = None,
    config: Config = None,
) -> None:
    """Remove the oldest revisions of each page, never the current one."""
    settings = _settings(raw, config)
    from pipeline.read.archive.prune import prune as prune_archive

    with only_writer(settings.raw):
        pruned = prune_archive(settings.raw, keep, settings.limits)
    typer.echo(f"{count(pruned.removed, 'revision')} removed, {pruned.left} left")


@raw_app.command()
def rebuild(raw: Raw = None, config: Config = None) -> ExitCode:
    """Make lost or damaged manifests again: of each page the newest revision is current."""
    settings = _settings(raw, config)
    from pipeline.read.archive.rebuild import rebuild as rebuild_archive

    with only_writer(settings.raw):
        found = rebuild_archive(settings.raw, settings.limits)
    for wiki in found.wikis:
        typer.echo(harmless(f"{wiki}: the manifest was made again; fetch to complete it"))
    if found == ((), ()):
        typer.echo("no manifest is lost or damaged")
    return _told(found.damaged)


def _told(damaged: "Sequence[RefusedFile]") -> ExitCode:
    """A line for each damaged file, and the exit code for them."""
    for file in damaged:
        log.warn("damaged", f"damaged: {file.file}: {file.reason}")
    return ExitCode.FINDINGS if damaged else ExitCode.DONE


def _settings(raw: Path | None, config: Path | None) -> "Settings":
    settings = settings_of(raw, config=config)
    from pipeline.read.files import check_is_folder

    check_is_folder(settings.raw)
    return settings
