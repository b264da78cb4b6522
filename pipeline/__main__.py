"""The entry point: run a command, explain what went wrong in one line, leave with its exit code."""

import os
import sys
import traceback
from io import TextIOWrapper

from typer.main import get_group

import pipeline.commands  # noqa: F401 (each command adds itself to app)
from pipeline.commands.app import app
from pipeline.commands.ending import explain
from pipeline.job.signals import EndedError, end_on_signals, heed_no_more
from pipeline.report.exit_code import ExitCode
from pipeline.report.log import log


def run_command_line(arguments: list[str]) -> int:
    """Do what the arguments say; an error is one line on stderr. Returns the exit code."""
    log.form, log.is_quiet = "text", False
    try:
        code = get_group(app).main(arguments, prog_name="scoreline", standalone_mode=False)
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):  # typer turns the one into the other, and nothing else
        code = _close_stdout()
    except (Exception, EndedError) as error:
        code, message = explain(error)
        log.error(message)
        if code == ExitCode.UNEXPECTED and os.environ.get("SCORELINE_DEBUG"):
            traceback.print_exc()
    if code == ExitCode.INTERRUPTED and not isinstance(code, ExitCode):  # typer took Ctrl-C itself
        log.error("interrupted")
    return int(code or 0)


def main() -> None:
    """Run the command line and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal that cannot show a dash is no reason
            stream.reconfigure(errors="backslashreplace")  # to lose the run
    end_on_signals()
    code = run_command_line(sys.argv[1:])
    heed_no_more()
    sys.exit(code)


def _close_stdout() -> ExitCode:
    """Nobody reads on: what is still in the buffer must not fail again when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.NO_READER


if __name__ == "__main__":
    main()
