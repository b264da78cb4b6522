"""The commands, one file each; no work of their own. Their order here is that of --help."""

# isort: off
from pipeline.commands import (
    ingest,
    fetch,
    discover,
    verify,
    check,
    tables,
    show,
    diff,
    export,
    raw,
    docs,
)

__all__ = [
    "check",
    "diff",
    "discover",
    "docs",
    "export",
    "fetch",
    "ingest",
    "raw",
    "show",
    "tables",
    "verify",
]
