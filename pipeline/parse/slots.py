"""Sentences on who advances, who meets whom in a bracket, and who is at home."""

import re
from collections.abc import Iterator

from pipeline.parse.records import Statement
from pipeline.tables import RuleKind

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "sixteen": 16}
_SLOT = r"(?:seed\s+#?[0-9]{1,2}|winner(?:\s+of)?\s+[A-Z]{1,3}[0-9]{1,2})"
_PAIR = re.compile(
    rf"\b(?P<slot1>{_SLOT})\s+(?:vs?\.?|against)\s+(?P<slot2>{_SLOT})"
    r"(?:\s*\((?P<label>[A-Z]{1,3}[0-9]{1,2})\))?",
    re.IGNORECASE,
)
_HOSTS = re.compile(
    r"\bhosts?\s*:\s*(?P<named>[^.;]{3,80})|\bwith\s++(?P<hosting>[^.;]{3,80})\s+hosting\b",
    re.IGNORECASE,
)
_SEEDS = re.compile(r"\bseeds?\s+(?P<first>[0-9]{1,2})(?:\s*[\u2013-]\s*(?P<last>[0-9]{1,2}))?")
_LABEL = re.compile(r"\b[A-Z]{1,3}[0-9]{1,2}\b")
_BEST_SEED_HOSTS = re.compile(
    r"\b(?:high(?:er|est)|best|better)[- ](?:seeded|seed|ranked)\b[^.;]{0,20}"
    r"\b(?:hosts?|(?:will|would) (?:be )?(?:the )?hosts?|(?:is|are|was|were) (?:the )?hosts?)\b",
    re.IGNORECASE,
)
_WINNERS_ADVANCE = re.compile(
    r"\bgroup winners\s+(?:will\s+)?(?:advance|qualif|progress)", re.IGNORECASE
)
_COUNT = r"(?P<count>[0-9]{1,2}|two|three|four|five|six|eight)"
_BEST_OF_RANK = re.compile(
    rf"\b(?:{_COUNT}\s+best|best\s+{_COUNT.replace('count', 'number')})\s+"
    r"(?P<rank>second|third|runners)(?:[- ]placed?\b|[- ]up\b)"
    rf"|\b{_COUNT.replace('count', 'many')}\s+(?P<whose>second|third)[- ]placed?"
    r"\s+(?:teams|clubs)\s+with\s+the\s+best\b",
    re.IGNORECASE,
)
_ADVANCE = re.compile(r"\b(?:advance|qualif|progress)", re.IGNORECASE)
_RANKS = {"second": 2, "runners": 2, "third": 3}


def read_pairs(text: str) -> Iterator[Statement]:
    """The pairs of a bracket, with the slot that is at home where the line names the hosts.

    >>> line = "Semifinals: Seed 1 vs. Seed 4 (SF1), Seed 2 vs. Seed 3 (SF2); hosts: seeds 1–2"
    >>> [(s.label, s.slot1, s.slot2, s.host_slot) for s in read_pairs(line)]
    [('SF1', 'seed 1', 'seed 4', 'seed 1'), ('SF2', 'seed 2', 'seed 3', 'seed 2')]
    """
    hosts = _hosts_named(text)
    for found in _PAIR.finditer(text):
        slots = _slot(found["slot1"]), _slot(found["slot2"])
        at_home = [slot for slot in slots if slot in hosts]
        yield Statement(
            RuleKind.BRACKET_PAIR,
            label=found["label"],
            slot1=slots[0],
            slot2=slots[1],
            host_slot=at_home[0] if len(at_home) == 1 else None,
        )


def read_hosts(text: str) -> Iterator[Statement]:
    """Whether the better seed is at home.

    >>> [s.criterion for s in read_hosts("The highest seeded club will host.")]
    ['highest_seed']
    """
    if _BEST_SEED_HOSTS.search(text):
        yield Statement(RuleKind.HOST, criterion="highest_seed")


def read_advancing(text: str) -> Iterator[Statement]:
    """Which ranks of a group advance, and how many of that rank where it is not all.

    >>> [(s.rank, s.number) for s in read_advancing("The two best runners-up also advance")]
    [(2, 2)]
    """
    if _WINNERS_ADVANCE.search(text):
        yield Statement(RuleKind.ADVANCES, rank=1)
    best = _BEST_OF_RANK.search(text)
    if best and _ADVANCE.search(text):
        word = (best["count"] or best["number"] or best["many"]).lower()
        rank = _RANKS[(best["rank"] or best["whose"]).lower()]
        yield Statement(RuleKind.ADVANCES, rank=rank, number=_NUMBERS.get(word) or int(word))


def _hosts_named(text: str) -> set[str]:
    found = _HOSTS.search(text)
    if found is None:
        return set()
    who = found["named"] or found["hosting"]
    hosts = {f"winner {label}" for label in _LABEL.findall(who)}
    for seeds in _SEEDS.finditer(who.lower()):
        first, last = int(seeds["first"]), int(seeds["last"] or seeds["first"])
        hosts.update(f"seed {number}" for number in range(first, last + 1))
    return hosts


def _slot(text: str) -> str:
    """``Seed 1`` -> ``seed 1``, ``Winner of QF1`` -> ``winner QF1``."""
    words = text.replace("#", "").split()
    return f"{words[0].lower()} {words[-1].upper()}"
