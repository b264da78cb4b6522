"""The commands, one file each; no work of their own. Their order here is that of --help."""

# isort: off
from pipeline.commands import ingest, verify, check, tables, show, diff, export, docs

__all__ = ["check", "diff", "docs", "export", "ingest", "show", "tables", "verify"]
