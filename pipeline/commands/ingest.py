"""scoreline ingest."""

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
)
from pipeline.report.exit_code import ExitCode
from pipeline.report.harmless import harmless
from pipeline.report.log import log

if TYPE_CHECKING:
    from pipeline.config import Settings
    from pipeline.job.record import Recorder
    from pipeline.publish.gate import GateError
    from pipeline.publish.snapshot import Published


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

    try:
        with only_run(settings.place):
            return _on_record(settings, allow_shrink or [], is_offline)
    except BusyError as error:
        raise StopError(ExitCode.LOCKED, str(error)) from error
    except BrokenPipeError:
        raise  # nobody reads on
    except OSError as error:
        message = f"cannot write {settings.place}: {error.strerror or error}"
        raise StopError(ExitCode.NO_OUTPUT, message) from error


def _on_record(settings: "Settings", allow_shrink: list[str], is_offline: bool) -> ExitCode:
    from pipeline.job.record import Recorder  # here: who finds the lock taken leaves at once

    recorder = Recorder(settings)
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
    editions = sorted({one.edition for one in error.found if one.edition})
    log.warn("kept", f"the refused snapshot is in {error.kept}, the last one stays current")
    allow = " ".join(f"--allow-shrink '{edition}'" for edition in editions[:3])
    if allow:
        log.warn("remedy", f"if this is as it should be: scoreline ingest {allow}")
