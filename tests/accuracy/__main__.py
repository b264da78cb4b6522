"""``python -m tests.accuracy [--write]``: measure, print what is not met, write the page."""

import sys

from tests.accuracy.corpus import measure_corpus
from tests.accuracy.measures import all_differences, read_explained
from tests.accuracy.page import render
from tests.accuracy.sets import measure_all
from tests.conftest import ROOT, SHARED

PAGE = ROOT / "docs" / "accuracy.md"


def main(arguments: list[str]) -> int:
    """0 where every measure is met and every difference explained."""
    corpus = SHARED / "corpus"
    if not corpus.is_dir():
        print(f"no acceptance corpus in {SHARED} (set SCORELINE_SHARED)", file=sys.stderr)
        return 2
    measures = measure_all(measure_corpus(corpus / "articles"), corpus / "truth")
    explained = read_explained()
    if "--write" in arguments:
        PAGE.write_text(render(measures, explained), encoding="utf-8")
    for measure in measures:
        mark = "met " if measure.is_met(explained) else "NOT "
        print(f"{mark} {measure.set_name}: {measure.name}: {measure.reached} of {measure.total}")
    unexplained = [d for d in all_differences(measures) if d.key not in explained]
    for one in unexplained:
        print(f"? {one.key} | {one.where} | {one.expected} | {one.observed}")
    return int(bool(unexplained) or not all(m.is_met(explained) for m in measures))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
