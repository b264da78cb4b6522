"""The long half for publishing and the job: faults at every call, kills, signals, a million.

``python -m tests.soak_publish [--write] [PART…]`` prints what came of it and fails where something
broke.
"""

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.publish.load import current_snapshot
from pipeline.publish.snapshot import verify_snapshot
from pipeline.report.exit_code import ExitCode
from tests.conftest import ARTICLE
from tests.job import signalled
from tests.job.rounds import AT_ONCE, race
from tests.job.surroundings import TWELVE, USUAL, can_run, hashes
from tests.publish import ended, million, random_kills, sweep
from tests.publish.killed import REFUSED
from tests.soak_page import run_parts

KILLS, SIGNALS, ROUNDS = 200, 60, 20
MOST_SECONDS, MOST_MIB, SOON = 60, 2048, 2.0


def _in_folder(part: Callable[[Path], Iterator[str]]) -> Callable[[], Iterator[str]]:
    def timed() -> Iterator[str]:
        began = time.monotonic()
        with TemporaryDirectory() as folder:
            yield from part(Path(folder))
        yield f"It took {time.monotonic() - began:.0f} s.\n"

    return timed


def _sweep_part(folder: Path) -> Iterator[str]:
    yield "## A fault at every call that changes the disk\n"
    sweep.prepare(folder)
    calls = sweep.calls_of("well", folder)
    told = ", ".join(f"{count} {name}" for name, count in sorted(calls.items()))
    yield (
        f"One publish, that of a third snapshot which clears the first one away, makes"
        f" {calls.total()} such calls:\n{told}.\n"
    )
    yield "| fault | points | ended with an error | old seen | new seen | torn |"
    yield "|---|---|---|---|---|---|"
    failures: list[str] = []
    for fault in sweep.FAULTS:
        yield _sweep_line(fault, "well", folder, calls, failures)
    in_place = sweep.calls_of("in_place", folder)
    unheeded: list[str] = []
    line = _sweep_line("SIGKILL", "in_place", folder, Counter(write=in_place["write"]), unheeded)
    yield line.replace("SIGKILL", "SIGKILL, writing in place")
    yield "\nThe last line is the publisher the sweep must catch.\n"
    if len(unheeded) < 0.9 * in_place["write"]:
        yield "FAILED the sweep does not see a publisher that writes in place"
    yield from (f"FAILED {one}" for one in failures)


def _sweep_line(
    fault: str, mode: str, folder: Path, calls: Counter[str], failures: list[str]
) -> str:
    points = [f"{name}:{n}" for name in sorted(calls) for n in range(1, calls[name] + 1)]
    ended, seen = 0, Counter[int]()
    for struck in sweep.swept(fault, mode, folder, points):
        ended += struck.fate != 0
        try:
            score = sweep.score_seen(struck.curated)
        except (OSError, ValueError) as error:
            failures.append(f"{fault} at {struck.name} {struck.number}: {error}")
            continue
        seen[score] += 1
        if struck.fate == REFUSED and score != 1:
            failures.append(f"{fault} at {struck.name} {struck.number}: said to be refused")
        if mode == "well":
            if left := sweep.torn(struck.curated):
                failures.append(f"{fault} at {struck.name} {struck.number}: half of {left}")
            sweep.publish_again(struck.curated)
            if sweep.score_seen(struck.curated) != 2:
                failures.append(f"{fault} at {struck.name} {struck.number}: no new one after it")
    torn = len(points) - seen.total()
    return f"| {fault} | {len(points)} | {ended} | {seen[1]} | {seen[2]} | {torn} |"


def _kills_part(folder: Path) -> Iterator[str]:
    yield "## Killed at any time, beside two readers\n"
    seen = random_kills.run(folder, KILLS)
    killed = seen.killed_before + seen.killed_after
    yield (
        f"{KILLS} publishers, {killed} of them killed, {seen.killed_before} before the new snapshot"
        f" was current\nand {seen.killed_after} after. {seen.reads:,} reads by pyarrow, DuckDB and"
        f" polars: {seen.versions} versions, {len(seen.torn)} torn.\n"
    )
    yield from (f"FAILED {one}" for one in seen.torn[:10])
    if killed < KILLS / 2:
        yield "FAILED fewer than half were killed"


def _signals_part(folder: Path) -> Iterator[str]:
    yield "## Told to end at any time\n"
    ended.prepare(folder / "curated")
    is_old, left = Counter[bool](), []
    for step, old in ended.ended_everywhere(folder / "curated", {}):
        is_old[old] += 1
        left += [f"behind {step}: {one}" for one in ended.left_behind(folder / "curated")]
    yield (
        f"A publisher ended behind each of its {is_old.total()} steps on the disk: {is_old[True]}"
        f" times the old snapshot\nwas current, {is_old[False]} times the new;"
        f" {len(left)} times anything was left half-made.\n"
    )
    (folder / "runs").mkdir()
    seen = signalled.run(folder / "runs", SIGNALS)
    struck = ", ".join(f"{stage} {seen.struck[stage]}" for stage in sorted(seen.struck))
    yield (
        f"{SIGNALS} runs were sent SIGTERM, SIGINT or SIGHUP at any moment ({struck}).\nThe slowest"
        f" ended after {seen.slowest:.2f} s; {len(seen.wrong)} times anything was wrong: the exit"
        f" code, a second\nline on stderr, a worker, a file or a snapshot half-made.\n"
    )
    yield from (f"FAILED {one}" for one in [*left, *seen.wrong][:10])
    if seen.done > SIGNALS / 2 or not {"parse", "publish"} <= seen.struck.keys():
        yield "FAILED too few were struck at their work"


def _surroundings_part(folder: Path) -> Iterator[str]:
    yield "## Other surroundings\n"
    usual = hashes(folder, USUAL)
    same = [one for one in TWELVE if can_run(one) and hashes(folder, one) == usual]
    names = ", ".join(one.name for one in TWELVE)
    yield f"{len(same)} of {len(TWELVE)} gave the same SHA-256 of {len(usual)} files: {names}.\n"
    yield from (f"FAILED {one.name}" for one in TWELVE if one not in same)


def _rounds_part(folder: Path) -> Iterator[str]:
    yield "## Eight runs started at once\n"
    raw = folder / "raw"
    raw.mkdir()
    (raw / "2014_Copa_Ejemplo.txt").write_text(ARTICLE, encoding="utf-8")
    slowest, failures = 0.0, []
    for number in range(ROUNDS):
        curated = folder / f"{number}" / "curated"
        seen = race(raw, curated)
        slowest = max(slowest, *seen.seconds_of_the_turned_away)
        if seen.codes != (ExitCode.DONE, *[ExitCode.LOCKED] * (AT_ONCE - 1)):
            failures.append(f"round {number}: {seen.codes}")
        elif verify_snapshot(current_snapshot(curated)):
            failures.append(f"round {number}: the snapshot is damaged")
    yield (
        f"{ROUNDS} rounds: one worked, seven left with code {ExitCode.LOCKED:d}, the last after"
        f" {slowest:.2f} s.\n"
    )
    yield from (f"FAILED {one}" for one in failures)
    if slowest > SOON:
        yield f"FAILED one took {slowest:.2f} s to leave"


def _million_part(folder: Path) -> Iterator[str]:
    yield "## A million matches, three million goals\n"
    took = million.run(folder)
    yield (
        f"Published with all that belongs beside them in {took.seconds:.0f} s; again with other"
        f" attendances,\npast the gate, in {took.seconds_again:.0f} s. At most {took.peak_mib:.0f}"
        f" MiB; `goal` in {took.row_groups} row groups.\n"
    )
    if took.seconds > MOST_SECONDS or took.peak_mib > MOST_MIB:
        yield "FAILED more than is allowed"


if __name__ == "__main__":
    parts = {
        "sweep": _sweep_part,
        "kills": _kills_part,
        "signals": _signals_part,
        "surroundings": _surroundings_part,
        "rounds": _rounds_part,
        "million": _million_part,
    }
    sys.exit(run_parts({name: _in_folder(part) for name, part in parts.items()}, sys.argv[1:]))
