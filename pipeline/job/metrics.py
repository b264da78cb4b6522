"""A run as metrics in the text format of Prometheus, for the node exporter to pick up."""

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.job.health import seconds

_HELP = {
    "last_run_timestamp_seconds": "When the last run ended.",
    "last_run_exit_code": "How it ended; see docs/operating.md.",
    "last_run_duration_seconds": "How long each stage took.",
    "last_run_peak_memory_bytes": "The most memory one of its processes held.",
    "data_as_of_timestamp_seconds": "When the last run began that went well.",
    "published_timestamp_seconds": "When the current snapshot was published.",
    "failures_in_a_row": "Runs since the last that went well.",
    "pages": "Articles read and refused by the last run that got so far.",
    "rows": "Rows of each table it made.",
    "findings": "Findings by severity.",
    "problems": "Pieces of text it could not read.",
}


def render_metrics(record: Mapping[str, Any], health: Mapping[str, Any]) -> str:
    r"""One gauge for each figure; what is not known is left out.

    >>> record = {"ended_at": "1970-01-01T00:01:00Z", "exit_code": 0, "seconds": {"total": 1.5}}
    >>> lines = render_metrics(record | {"peak_memory_bytes": 9}, {"failures_in_a_row": 0})
    >>> print("\n".join(lines.splitlines()[:3]))
    # HELP scoreline_last_run_timestamp_seconds When the last run ended.
    # TYPE scoreline_last_run_timestamp_seconds gauge
    scoreline_last_run_timestamp_seconds 60.0
    """
    return "".join(f"{line}\n" for line in _lines(record, health))


def _lines(record: Mapping[str, Any], health: Mapping[str, Any]) -> Iterator[str]:
    for name, values in _values(record, health).items():
        known = {label: value for label, value in values.items() if value is not None}
        if known:
            yield f"# HELP scoreline_{name} {_HELP[name]}"
            yield f"# TYPE scoreline_{name} gauge"
            yield from (f"scoreline_{name}{label} {value}" for label, value in known.items())


def _values(record: Mapping[str, Any], health: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        "last_run_timestamp_seconds": {"": seconds(record["ended_at"])},
        "last_run_exit_code": {"": record["exit_code"]},
        "last_run_duration_seconds": _labelled("stage", record["seconds"]),
        "last_run_peak_memory_bytes": {"": record["peak_memory_bytes"]},
        "data_as_of_timestamp_seconds": {"": seconds(health.get("data_as_of"))},
        "published_timestamp_seconds": {"": seconds(health.get("published_at"))},
        "failures_in_a_row": {"": health["failures_in_a_row"]},
        "pages": _labelled("state", record.get("pages", {})),
        "rows": _labelled("table", record.get("rows", {})),
        "findings": _labelled("severity", record.get("findings", {})),
        "problems": {"": record.get("problems")},
    }


def _labelled(label: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """All labels are names of ours: tables, stages, severities."""
    return {f'{{{label}="{name}"}}': value for name, value in values.items()}
