"""The long run: poison, mutants, damages, changed facts, hostile pieces, killed fetches.

``python -m tests.soak [--write] [PART…]`` prints what came of it and fails where something broke.
"""

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import groupby, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from pipeline.tables import Match, Problem
from tests.mediawiki.seed import why_not
from tests.mediawiki.server import MediaWiki
from tests.mediawiki.trials import bare_requests_per_second, killed_trials, requests_per_second
from tests.mutation.judging import Verdict
from tests.mutation.pool import CHUNK as FACTS
from tests.mutation.pool import judge_chunk
from tests.publish.package.soak import package_part
from tests.robust.damage import Outcome, damages
from tests.robust.hostile import filled, patterns, seconds_of
from tests.robust.limits import SECONDS, peak_mib, within
from tests.robust.mutants import Text, mutants
from tests.robust.poisoned import ARTICLES, SIZE, Poisoned, poisoned_runs
from tests.robust.repeated import REPEATED, repeated
from tests.robust.whole import counted, parse_checked, publish_checked
from tests.soak_page import run_parts
from tests.wikitext.hostile import PATTERNS, hostile

Part = Callable[[], Iterator[str]]
MUTANTS, DAMAGES, CHUNK = 10_000, 2_000, 500
CHANGED = 2_000
KILLS = 200
SMALL, LARGE = 2**16, 2**20
_AT_ONCE = 10
_LEAST_FOUND = 0.97
_SHOWN = 12
_MOST_SLOWDOWN = 2.0
_MOST_SECONDS = 1.0  # for 1 MB


class Mutated(NamedTuple):
    """What became of some mutated articles."""

    articles: int
    constructs: int
    matches: int
    problems: int
    slowest: float
    peak_mib: float
    failures: tuple[str, ...]


class Timed(NamedTuple):
    """What one hostile text costs at 64 kB and at 1 MB."""

    name: str
    small: float
    large: float
    failure: str | None = None


def read_mutants(seed: int) -> Mutated:
    """One chunk: each article by itself, then in runs with others."""
    found = mutants(CHUNK, seed)
    seen, matches, problems, slowest = 0, 0, 0, 0.0
    failures: list[str] = []
    while run := list(islice(found, _AT_ONCE)):
        for text in run:
            slowest = max(slowest, _tried(partial(parse_checked, *text), failures))
        together = list({text.title: text for text in run}.values())
        rows = _rows_of(together, failures)
        if rows is not None:
            seen, matches, problems = (
                a + b for a, b in zip((seen, matches, problems), rows, strict=True)
            )
    return Mutated(CHUNK, seen, matches, problems, slowest, peak_mib(), tuple(failures))


def _rows_of(texts: Sequence[Text], failures: list[str]) -> tuple[int, int, int] | None:
    try:
        with within(SECONDS * len(texts)):
            rows = publish_checked(texts)
    except Exception as error:  # whatever it is, it is what we look for
        failures.append(f"{[text.title for text in texts]}: {error!r}")
        return None
    return counted(rows), len(rows[Match]), len(rows[Problem])


def _tried(work: Callable[[], object], failures: list[str]) -> float:
    began = time.process_time()
    try:
        with within():
            work()
    except Exception as error:  # likewise
        failures.append(repr(error))
    return time.process_time() - began


def read_damages(seed: int) -> list[Outcome]:
    """One chunk of damages."""
    return list(damages(CHUNK, seed))


def time_marks(name: str) -> Timed:
    """Marks without end; they may take no more than a second."""
    timed = _timed(name, lambda size: hostile(name, size))
    if timed.failure or timed.large <= _MOST_SECONDS:
        return timed
    again = _timed(name, lambda size: hostile(name, size))  # other processes slow a core down
    if again.large <= _MOST_SECONDS:
        return again
    return again._replace(failure=f"{again.large:.2f} s for 1 MB")


def time_repeated(name: str) -> Timed:
    """One construct thousands of times."""
    return _timed(name, lambda size: repeated(name, size))


def time_piece(pattern: tuple[str, str, str, str]) -> Timed:
    """One piece in one place; 1 MB only where 64 kB take long for their length."""
    name, start, piece, end = pattern
    return _timed(name, lambda size: filled(size, start, piece, end), most_small=0.1)


def publish_repeated(name: str) -> Timed:
    """All stages behind the parser as well, over a sixteenth of the length."""
    failures: list[str] = []
    seconds = []
    for size in (SMALL // 16, LARGE // 16):
        text = Text("2014 Cup", repeated(name, size))
        seconds.append(_tried(partial(publish_checked, [text]), failures))
    return Timed(name, seconds[0], seconds[1], failures[0] if failures else None)


def _timed(name: str, made: Callable[[int], str], most_small: float = 0.0) -> Timed:
    try:
        with within(60):
            small = seconds_of(made(SMALL))
            large = seconds_of(made(LARGE)) if small >= most_small else 0.0
    except Exception as error:  # likewise
        return Timed(name, 0, 0, repr(error))
    return Timed(name, small, large)


PoolMap = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]


def _spread(part: Callable[[PoolMap], Iterator[str]]) -> Callable[[], Iterator[str]]:
    """A part whose work is spread over the cores."""

    def spread() -> Iterator[str]:
        with ProcessPoolExecutor() as pool:
            yield from part(partial(pool.map, chunksize=1))

    return spread


def _mutants(each: PoolMap) -> Iterator[str]:
    return _mutants_part(list(each(read_mutants, range(MUTANTS // CHUNK))))


def _facts(each: PoolMap) -> Iterator[str]:
    return _facts_part(list(each(judge_chunk, range(CHANGED // FACTS))))


def _damages(each: PoolMap) -> Iterator[str]:
    chunks = each(read_damages, range(100, 100 + DAMAGES // CHUNK))
    return _damage_part([outcome for chunk in chunks for outcome in chunk])


def _pieces(each: PoolMap) -> Iterator[str]:
    pieces = [one for one in patterns() if not one[0].startswith("scanner: ")]
    return _times_part("Pieces in places", list(each(time_piece, pieces)))


def _timed_parts(
    title: str, time_one: Callable[[str], Timed], names: Iterable[str], sizes: str = "64 kB | 1 MB"
) -> Part:
    return _spread(lambda each: _times_part(title, list(each(time_one, list(names))), sizes))


def parts() -> dict[str, Part]:
    """Every part of this half by its name."""
    return {
        "poison": lambda: _poison_part(poisoned_runs()),  # nothing else may run beside it
        "mutants": _spread(_mutants),
        "facts": _spread(_facts),
        "damages": _spread(_damages),
        "marks": _timed_parts("Marks without end", time_marks, PATTERNS),
        "repeated": _timed_parts("One construct many times", time_repeated, REPEATED),
        "pieces": _spread(_pieces),
        "published": _timed_parts(
            "Up to the published tables", publish_repeated, REPEATED, "4 kB | 64 kB"
        ),
        "fetch": _fetch_part,
        "package": package_part,
    }


def _mutants_part(chunks: Sequence[Mutated]) -> Iterator[str]:
    articles, seen = sum(c.articles for c in chunks), sum(c.constructs for c in chunks)
    matches, problems = sum(c.matches for c in chunks), sum(c.problems for c in chunks)
    slowest = max(chunk.slowest for chunk in chunks)
    peak = max(chunk.peak_mib for chunk in chunks)
    yield "## Mutated articles\n"
    yield (
        f"{articles:,} articles of the corpus with pieces deleted, doubled, swapped, put in, cut"
        f" off, grown\ntogether and numbers misstated: {seen:,} constructs seen, {matches:,} match"
        f" rows, {problems:,} problems.\nThe slowest was parsed in {slowest:.2f} s; a worker held"
        f" at most {peak:.0f} MiB.\n"
    )
    yield from (f"FAILED {failure}" for chunk in chunks for failure in chunk.failures)


def _facts_part(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """One fact changed in an article that holds: is it found, by which check, and where?"""
    whole = Verdict()
    for verdict in verdicts:
        whole.add(verdict)
    yield "## One fact changed\n"
    yield (
        f"{whole.tried.total():,} articles, made up or the season articles of `raw/`, in which one"
        f" fact is changed that\nanother place states too: {whole.share:.2%} are found, by the"
        " right check and at the right place.\n"
    )
    yield "| kind of fact | changed | missed |\n|---|---|---|"
    for kind in sorted(whole.tried):
        missed = sum(one.startswith(f"{kind} ") for one in whole.missed)
        yield f"| {kind} | {whole.tried[kind]} | {missed} |"
    yield ""
    if whole.share < _LEAST_FOUND:
        yield from (f"FAILED {_code(one)}" for one in whole.missed)


def _damage_part(outcomes: Sequence[Outcome]) -> Iterator[str]:
    yield "## One mark removed or added\n"
    yield "| damage | damages | other match boxes | equal records |\n|---|---|---|---|"
    ordered = sorted(outcomes, key=lambda outcome: outcome.kind)
    for kind, group in groupby(ordered, key=lambda outcome: outcome.kind):
        mine = list(group)
        others, lost = sum(o.others for o in mine), sum(len(o.lost) for o in mine)
        yield f"| {kind} | {len(mine)} | {others:,} | {1 - lost / max(1, others):.2%} |"
    yield ""
    yield from (f"FAILED {o.kind} in {o.title} at {o.place}" for o in outcomes if o.lost)


def _poison_part(runs: Sequence[Poisoned]) -> Iterator[str]:
    yield "## One article in a hundred that never ends\n"
    yield (
        f"{ARTICLES} articles of the corpus, every hundredth replaced by {SIZE:,} characters that"
        " loop (`spin`), loop\nwhere no signal is heard (`spin_deaf`), take all memory (`grow`) or"
        " end the process (`crash`).\n"
    )
    yield "| poison | workers | without | with | times |\n|---|---|---|---|---|"
    for run in runs:
        seconds = f"{run.clean:.2f} s | {run.poisoned:.2f} s"
        yield f"| {run.kind} | {run.jobs} | {seconds} | {run.poisoned / run.clean:.2f} |"
    yield ""
    slow = [run for run in runs if run.poisoned > _MOST_SLOWDOWN * run.clean]
    yield from (f"FAILED {run.kind}, {run.jobs} workers: more than doubled" for run in slow)


def _times_part(title: str, timed: Sequence[Timed], sizes: str = "64 kB | 1 MB") -> Iterator[str]:
    yield f"## {title}\n"
    yield f"{len(timed):,} texts; the slowest:\n"
    yield f"| text | {sizes} | times |\n|---|---|---|---|"
    for one in sorted(timed, key=lambda one: (one.large, one.small), reverse=True)[:_SHOWN]:
        times = f"{one.large / one.small:.0f}" if one.small and one.large else ""
        yield f"| {_code(one.name)} | {one.small:.3f} s | {one.large:.2f} s | {times} |"
    yield ""
    yield from (f"FAILED {one.name}: {one.failure}" for one in timed if one.failure)


def _fetch_part() -> Iterator[str]:
    yield "## Fetching from a MediaWiki\n"
    if reason := why_not():
        yield f"Not run: {reason}.\n"
        return
    with TemporaryDirectory() as folder, MediaWiki(Path(folder) / "wiki") as wiki:
        trials = killed_trials(wiki, Path(folder), KILLS)
        rates = [(requests_per_second(wiki, n), bare_requests_per_second(wiki, n)) for n in (1, 3)]
    killed = sum(trial.was_killed for trial in trials)
    some = sum(trial.was_killed and trial.stored > 0 for trial in trials)
    yield (
        f"{KILLS} fetches were killed at random moments: {killed} before their end, {some} of them"
        " with pages stored.\nThe next fetch made the same store each time, and asked for no stored"
        " text again.\nRequests a second without a limit of ours, and of a bare connection:"
        f" {rates[0][0]:.0f} and {rates[0][1]:.0f};\nwith three in flight {rates[1][0]:.0f} and"
        f" {rates[1][1]:.0f}.\n"
    )
    yield from (f"FAILED a killed fetch: {trial.failure}" for trial in trials if trial.failure)


def _code(text: str) -> str:
    return f"``{text}``".replace("|", "\\|")


if __name__ == "__main__":
    sys.exit(run_parts(parts(), sys.argv[1:]))
