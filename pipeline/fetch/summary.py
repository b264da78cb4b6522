"""What a run did, as tables for a terminal."""

from collections.abc import Iterator, Sequence

from pipeline.counting import count
from pipeline.fetch.account import Account, Fetched, Line, Outcome
from pipeline.fetch.discovering import Discovered
from pipeline.report.harmless import harmless
from pipeline.report.terminal import Cell, aligned

_FEW = 30  # titles are all shown; of more, those that need a look
_FIRST = 10
_ORDINARY = {Outcome.STORED, Outcome.UNCHANGED}


def render_fetched(fetched: Fetched, *, is_dry: bool = False) -> str:
    """The titles that need a look (all, where they are few), and the sum that adds up."""
    shown = [list(map(harmless, line)) for line in _shown(fetched)]
    parts = [aligned([["wiki", "title", "outcome", "note"], *shown])] if shown else []
    parts.append(aligned([_head(), *(_sum(account) for account in fetched.accounts)]))
    requests = count(fetched.request_count, "request")
    asked = f"{requests}, {fetched.content_count} of them for texts"
    return "\n\n".join([*parts, f"{asked}; a dry run: nothing was stored" if is_dry else asked])


def render_discovered(found: Discovered) -> str:
    """What one source leads to."""
    lines: list[list[Cell]] = [["named by", "titles"]]
    lines += [[origin, number] for origin, number in found.named_by.items()]
    lines.append(["in all", len(found.titles)])
    first = [f"  {harmless(title)}" for title in found.titles[:_FIRST]]
    more = len(found.titles) - len(first)
    return "\n".join(
        [
            f"{found.wiki}: listed in {count(found.request_count, 'request')}",
            aligned(lines),
            *first,
            *([f"  and {more} more"] if more else []),
            f"{found.stored_count} of them stored; fetching takes"
            f" {count(found.requests_needed, 'request')}, more where pages were edited or lead on",
        ]
    )


def _head() -> list[Cell]:
    return ["wiki", "requested", *(outcome.value for outcome in Outcome)]


def _sum(account: Account) -> list[Cell]:
    counts = account.counts
    return [account.wiki, account.requested, *(counts[outcome] for outcome in Outcome)]


def _shown(fetched: Fetched) -> Iterator[Sequence[str]]:
    for account in fetched.accounts:
        is_short = account.requested <= _FEW
        for line in account.lines:
            if is_short or line.note or line.outcome not in _ORDINARY:
                yield account.wiki, line.title, line.outcome.value, _note(line)


def _note(line: Line) -> str:
    return ", ".join(filter(None, [f"to {line.target!r}" if line.target else "", line.note]))
