"""What a run tells the shell."""

from enum import IntEnum
from typing import Self


class ExitCode(IntEnum):
    """How a run ended. The only list of the codes: --help and docs/cli.md print it."""

    meaning: str

    def __new__(cls, value: int, meaning: str) -> Self:
        """Keep what the code means beside it."""
        member = int.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member

    DONE = 0, "done: published, or nothing changed"
    FINDINGS = 1, "check found errors, or verify damage"
    USAGE = 2, "the command line is wrong, or names what is not there"
    SOME_REFUSED = 3, "published, but some files were refused"
    NO_INPUT = 4, "nothing to read (missing, empty, all refused); the last snapshot stays"
    NO_OUTPUT = 5, "the output cannot be written; the last snapshot stays"
    SOME_FAILED = 9, "some titles could not be fetched; run it again, what is stored stays"
    UNEXPECTED = 70, "an error nobody foresaw (SCORELINE_DEBUG=1 shows where)"
    INTERRUPTED = 130, "interrupted"
    NO_READER = 141, "whoever read the output went away"
