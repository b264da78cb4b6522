"""The commands, one file each; no work of their own. Their order here is that of --help."""

# isort: off
from pipeline.commands import ingest, check, tables, show, raw, docs

__all__ = ["check", "docs", "ingest", "raw", "show", "tables"]
