"""The commands, one file each; no work of their own. Their order here is that of --help."""

# isort: off
from pipeline.commands import ingest, fetch, discover, check, tables, show, raw, docs

__all__ = ["check", "discover", "docs", "fetch", "ingest", "raw", "show", "tables"]
