"""One mark removed or added in a real article: ``python -m tests.wikitext.damage [number]``."""

import random
import re
import sys
from collections import Counter
from typing import NamedTuple

from pipeline.wikitext.calls import Call
from pipeline.wikitext.scan import find_calls
from tests.wikitext.corpus import BOXES, articles

MARKS = {
    "brace": re.compile(r"[{}]"),
    "double brace": re.compile(r"\{\{|\}\}"),
    "bracket": re.compile(r"[\[\]]"),
    "double bracket": re.compile(r"\[\[|\]\]"),
    "tag": re.compile(r"</?(?:ref|nowiki|small|section|onlyinclude)[^<>]*>"),
    "tag's edge": re.compile(r"(?<=ref)>|<(?=/?ref)|(?<=</)ref"),
    "comment mark": re.compile(r"<!--|-->"),
}
ADDED = {
    "brace": "{}",
    "double brace": ("{{", "}}"),
    "bracket": "[]",
    "double bracket": ("[[", "]]"),
    "tag": ("<ref>", "</ref>", "<nowiki>", "</nowiki>", "<small>", "<pre>"),
    "tag's edge": "<>",
    "comment mark": ("<!--", "-->"),
}


class Outcome(NamedTuple):
    """One damage: what was done, how many other boxes there were, and which were lost."""

    kind: str
    article: str
    place: int
    others: int
    lost: tuple[str, ...]


def damages(number: int, seed: int = 11) -> list[Outcome]:
    """As many damages, equally spread over kinds, in articles that hold at least two boxes."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    boxes = {name: find_calls(text, BOXES) for name, text in articles().items()}
    names = [name for name, found in boxes.items() if len(found) > 1]
    kinds = [(kind, how) for kind in MARKS for how in ("removed", "added")]
    return [_damage(chance, *kinds[index % len(kinds)], names, boxes) for index in range(number)]


def _damage(
    chance: random.Random, kind: str, how: str, names: list[str], boxes: dict[str, list[Call]]
) -> Outcome:
    while True:
        name = chance.choice(names)
        text = articles()[name]
        if how == "added":
            place = stop = chance.randrange(len(text))
            mark = chance.choice(ADDED[kind])
        else:
            found = list(MARKS[kind].finditer(text))
            if not found:
                continue
            place, stop = chance.choice(found).span()
            mark = ""
        damaged = text[:place] + mark + text[stop:]
        others = [box for box in boxes[name] if box.end <= place or box.start >= stop]
        wanted = Counter(text[box.start : box.end] for box in others)
        seen = Counter(damaged[box.start : box.end] for box in find_calls(damaged, BOXES))
        lost = tuple((wanted - seen).elements())
        return Outcome(f"{kind} {how}", name, place, len(others), lost)


def main(number: int) -> None:
    """Print the share of other boxes found, by kind of damage."""
    outcomes = damages(number)
    for kind in dict.fromkeys(outcome.kind for outcome in outcomes):
        mine = [outcome for outcome in outcomes if outcome.kind == kind]
        others, lost = sum(o.others for o in mine), sum(len(o.lost) for o in mine)
        harmed = sum(1 for o in mine if o.lost)
        print(f"{kind:24} {len(mine):4} damages, {harmed} harmed, {1 - lost / others:.4%} found")
    others, lost = sum(o.others for o in outcomes), sum(len(o.lost) for o in outcomes)
    print(
        f"{'all':24} {len(outcomes):4} damages, {others} other boxes, {1 - lost / others:.4%} found"
    )
    for outcome in outcomes:
        if outcome.lost:
            print(outcome.kind, outcome.article, outcome.place, len(outcome.lost))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)
