"""How a command ends: what went wrong, as an exit code and one line."""

import typer

from pipeline.commands.options import StopError
from pipeline.job.signals import EndedError, ended_by, heard
from pipeline.problems import RefusedError
from pipeline.report.exit_code import ExitCode

_BY_SIGNAL = {
    "SIGINT": ExitCode.INTERRUPTED,
    "SIGTERM": ExitCode.TERMINATED,
    "SIGHUP": ExitCode.HUNG_UP,
}


def explain(error: BaseException) -> tuple[ExitCode, str]:
    """The exit code an error leads to, and what is said of it."""
    if isinstance(error, EndedError | KeyboardInterrupt) or ended_by():
        heard()
        code = _BY_SIGNAL[ended_by() or "SIGINT"]
        return code, code.meaning
    match error:
        case StopError():
            return error.code, str(error)
        case typer.TyperException():
            said = " ".join(error.format_message().split())  # one line
            return ExitCode.USAGE, said.replace(": Value error, ", ": ")
        case BrokenPipeError():
            return ExitCode.NO_READER, ExitCode.NO_READER.meaning
        case RefusedError():
            return ExitCode.NO_INPUT, str(error)
    message = f"unexpected {type(error).__name__}: {error}"
    return ExitCode.UNEXPECTED, f"{message} (set SCORELINE_DEBUG=1 to see where)"
