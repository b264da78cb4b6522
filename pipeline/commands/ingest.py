"""scoreline ingest."""

from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pipeline.commands.app import app
from pipeline.commands.ending import explain
from pipeline.commands.fetching import fetch_first
from pipeline.commands.options import (
    Config,
    Contact,
    Curated,
    Jobs,
    Quiet,
    Raw,
    StopError,
    nothing_left,
    settings_of,
    tell_refused,
    tell_skipped,
    writing,
)
from pipeline.report.exit_code import ExitCode
from pipeline.report.harmless import harmless
from pipeline.report.log import log

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.config import Settings
    from pipeline.job.record import Recorder
    from pipeline.publish.gate import GateError
    from pipeline.publish.snapshot import Published

_NAMED = 3
"""So many editions are named by a remedy; more would not fit on the screen."""


@app.command()
def ingest(
    raw: Raw = None,
    curated: Curated = None,
    config: Config = None,
    contact: Contact = None,
    is_offline: Annotated[bool, typer.Option("--offline", help="Fetch nothing first.")] = False,
    jobs: Jobs = None,
    quiet: Quiet = False,
    allow_shrink: Annotated[
        list[str] | None,
        typer.Option(metavar="EDITION", help="Publish though this edition lost; may be 2014-*."),
    ] = None,
    log_form: Annotated[
        Literal["text", "json"] | None,
        typer.Option("--log", help="Lines for people, or JSON on stderr.", show_default=False),
    ] = None,
) -> ExitCode:
    """Read and check the raw folder, and publish what changed.

    Where scoreline.toml names sources, they are fetched first; what cannot be fetched keeps
    nothing else from being published. A snapshot that holds less than the last one is refused
    and kept aside. What the run did is written to run.json, beside the snapshots in curated-runs.
    """
    settings = settings_of(raw, curated, jobs, config=config, contact=contact)
    log.form, log.is_quiet = log_form or settings.job.log, quiet
    from pipeline.job.lock import BusyError, only_run

    with ExitStack() as held:
        try:
            with writing(settings.place):
                held.enter_context(only_run(settings.place))
                recorder = _recorder(settings)
        except BusyError as error:
            raise StopError(ExitCode.LOCKED, str(error)) from error
        return _on_record(settings, recorder, allow_shrink or [], is_offline)


def _recorder(settings: "Settings") -> "Recorder":
    from pipeline.job.record import Recorder  # here: who finds the lock taken leaves at once

    return Recorder(settings)


def _on_record(
    settings: "Settings", recorder: "Recorder", allow_shrink: list[str], is_offline: bool
) -> ExitCode:
    try:
        fetched = ExitCode.DONE
        if settings.source and not is_offline:
            fetched = fetch_first(settings, recorder)
        code = _ingest(settings, recorder, allow_shrink, fetched)
    except BaseException as error:
        recorder.end(*explain(error))
        raise
    recorder.end(code, None)
    return code


def _ingest(
    settings: "Settings", recorder: "Recorder", allow_shrink: list[str], fetched: ExitCode
) -> ExitCode:
    from pipeline import run
    from pipeline.publish.gate import GateError
    from pipeline.report.progress import show_progress
    from pipeline.report.terminal import render_articles

    is_plain = log.form == "text" and not log.is_quiet
    try:
        with show_progress(typer.echo if is_plain else None) as progress:
            outcome = run.ingest(settings, progress, tell_refused, allow_shrink, recorder)
    except GateError as error:
        _explain_refusal(error)
        raise StopError(ExitCode.GATE_REFUSED, str(error)) from error
    except run.OutputRefusedError as error:
        raise StopError(ExitCode.NO_OUTPUT, str(error)) from error
    tell_skipped(outcome.store, partial(log.say, "skipped"))
    if outcome.published is None:
        raise nothing_left(settings.raw, outcome.store)
    log.say("articles", render_articles(outcome.rows) + "\n")
    _tell_published(outcome.published, settings)
    if outcome.published.trouble:
        message = f"the snapshot is published, but then: {outcome.published.trouble}; run again"
        raise StopError(ExitCode.UNSETTLED, message)
    if fetched == ExitCode.DONE and outcome.store.refused:
        return ExitCode.SOME_REFUSED
    return fetched


def _tell_published(published: "Published", settings: "Settings") -> None:
    from pipeline.report.terminal import render_row_counts

    name = published.snapshot_id
    _tell_unknown(published.unknown)
    if not published.is_new:
        log.say("unchanged", f"nothing changed: snapshot {name} is current", snapshot=name)
        return
    log.say("rows", render_row_counts(published.row_counts) + "\n", rows=published.row_counts)
    if published.allowed_shrink:
        log.say("allowed_shrink", f"allowed to shrink: {', '.join(published.allowed_shrink)}")
    place = f"{settings.address or settings.curated}/snapshots/{name}"
    log.say("published", harmless(f"published snapshot {name} to {place}"), snapshot=name)


def _explain_refusal(error: "GateError") -> None:
    """One screen on stderr: what is less, whose edit it was, and what can be done."""
    for line in error.lines:
        log.warn("less", line)
    log.warn("kept", f"the refused snapshot is in {error.kept}, the last one stays current")
    _tell_unknown(error.unknown)
    editions = sorted({one.edition for one in error.found if one.edition})
    log.warn("remedy", f"if this is as it should be: {_remedy(editions)}")


def _remedy(editions: "Sequence[str]") -> str:
    if not editions:
        return "--allow-shrink an edition of these articles, or set other limits in [gate]"
    named = " ".join(f"--allow-shrink '{edition}'" for edition in editions[:_NAMED])
    more = len(editions) - _NAMED
    rest = f" and so on, {more} more; --allow-shrink '*' lets all through" if more > 0 else ""
    return f"scoreline ingest {named}{rest}"


def _tell_unknown(names: "Sequence[str]") -> None:
    for name in names:
        log.warn("unknown", f"--allow-shrink '{name}': no edition is called that, before or now")
