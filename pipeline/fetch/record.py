"""The record of a run: what was asked for, what became of it. It names no one and no secret."""

import json
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from pipeline.durable import make_directory, replace_file, sync_directory
from pipeline.fetch.account import Account, Fetched, Line, Outcome

FOLDER = ".fetch"
_KEPT = 30
_VERSION = 1


def write_record(raw: Path, fetched: Fetched, begun: datetime, ended: datetime) -> Path:
    """Write the record beside those of the last runs, of which thirty are kept.

    Raises:
        OSError: it cannot be written.
    """
    folder = raw / FOLDER
    make_directory(folder)
    content = json.dumps(_record(fetched, begun, ended), ensure_ascii=False, indent=1)
    path = _new_name(folder, begun)
    _remove(folder.glob(".run-*"))  # what dead runs did not finish
    replace_file(path, f"{content}\n".encode())
    _remove(sorted(folder.glob("run-*.json"))[:-_KEPT])
    sync_directory(folder)
    return path


def facts_of(fetched: Fetched) -> dict[str, Any]:
    """What a record of the whole run says of it: counts, no titles."""
    total = Counter[Outcome]()
    for account in fetched.accounts:
        total += account.counts
    return {
        "request_count": fetched.request_count,
        "content_request_count": fetched.content_count,
        "retry_count": fetched.retry_count,
        "problem_count": len(fetched.problems),
        "requested": total.total(),
        **{outcome.value: total[outcome] for outcome in Outcome},
    }


def _new_name(folder: Path, begun: datetime) -> Path:
    """Named after the moment it began; a second one of the same moment says so."""
    name = f"run-{begun:%Y%m%dT%H%M%SZ}"
    paths = (folder / f"{name}{more}.json" for more in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(path for path in paths if not path.exists())


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def _record(fetched: Fetched, begun: datetime, ended: datetime) -> dict[str, Any]:
    return {
        "version": _VERSION,
        "begun": begun.isoformat(timespec="seconds"),
        "ended": ended.isoformat(timespec="seconds"),
        "request_count": fetched.request_count,
        "content_request_count": fetched.content_count,
        "retry_count": fetched.retry_count,
        "problems": fetched.problems,
        "wikis": [_account(account) for account in fetched.accounts],
    }


def _account(account: Account) -> dict[str, Any]:
    counts = account.counts
    return {
        "wiki": account.wiki,
        "requested": account.requested,
        **{outcome.value: counts[outcome] for outcome in Outcome},
        "titles": [_line(line) for line in account.lines],
    }


def _line(line: Line) -> dict[str, Any]:
    values = {
        "title": line.title,
        "outcome": line.outcome.value,
        "page_id": line.page_id,
        "revision_id": line.revision_id,
        "target": line.target,
        "origin": line.origin,
        "note": line.note,
    }
    return {name: value for name, value in values.items() if value not in (None, "")}
