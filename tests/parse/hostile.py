"""Texts made to cost time, and how long ``parse_plain`` takes over each.

``python -m tests.parse.hostile 262144`` prints a line per pattern: milliseconds of CPU, and name.
A second number is how many seconds of CPU time all of them may take; the process is killed then.
"""

import resource
import sys
import time
from collections.abc import Iterator

from pipeline.parse.plain_article import parse_plain

SCORE = "\nAlfa 9-9 Beta\n"
TABLE = "| Rank | Player | Club |\n"
CRITERIA = "The tiebreakers are:\n\n"

# What stands before, what is repeated, what stands behind.
LONG_LINES = {
    "spaces": ("", " ", "x"),
    "spaces behind a name": ("Alfa", " ", "x"),
    "tabs": ("", "\t", "x"),
    "digits": ("", "1", ""),
    "commas": ("", ",", ""),
    "pipes": ("", "|", ""),
    "quotes": ("", "'", ""),
    "equals signs": ("", "=", ""),
    "equals signs apart": ("", "= ", "x"),
    "brackets": ("", "(", ""),
    "one tag": ("<", "a", ""),
    "open tags": ("", "<a", ""),
    "tags": ("", "<a> ", "x"),
    "ends of tags": ("<", "> ", "x"),
    "bullets": ("", "- ", ""),
    "numbers": ("", "1. ", ""),
    "full stops": ("", ". ", "x"),
    "scores": ("", "1-1 ", ""),
    "dashes": ("1", "-", "1"),
    "one word behind a score": ("A 1-0 ", "x", "  y"),
    "words behind a score": ("A 1-0 ", "x ", " y"),
    "aggregate": ("1-", "0", " on x"),
    "aggregates": ("", "1-0 on x ", ""),
    "spaces in an aggregate": ("1-0", " ", "on x"),
    "months": ("", "May ", ""),
    "days": ("", "8 ", ""),
    "days and spaces": ("8", " ", "x"),
    "legs": ("", "first leg ", ""),
    "days of a leg": ("first leg ", "8 and ", "8"),
    "days of a leg with commas": ("8 May 2013 first leg ", "8,", "8"),
    "days of legs": ("8 May 2013 ", "first leg 8 and 8 ", ""),
    "wins": ("", "win ", ""),
    "level": ("", "level ", ""),
    "from": ("", "from 8 May 2013 to ", ""),
    "away goals": ("", "away goals ", ""),
    "title": ("= ", "x ", "="),
    "heading": ("== ", "x ", "=="),
    "field": ("Infobox\n- a: ", "x", ""),
    "spaces in a field": ("Infobox\n- a:", " ", "x"),
    "fields in a field": ("Infobox\n- a: ", "| a ", ""),
    "spaces behind pipes of a field": ("Infobox\n- a: ", f"|{' ' * 20}a{' ' * 40}", ""),
    "spaces in a team": ("Infobox\n- Winners: a", " ", "x"),
    "titles of a team": ("Infobox\n- Winners: ", "(1", ""),
    "parts of a team": ("Infobox\n- Winners: ", "Apertura ", ""),
    "commas of a team": ("Infobox\n- Winners: ", ", ", ""),
    "scorers": (f"{SCORE}  Alfa: ", "A 1', ", ""),
    "criterion of points": (f"{CRITERIA}1. ", "points ", ""),
    "cells": (f"{TABLE}|", "a|", ""),
    "cells with spaces": (f"{TABLE}|", " ", "|"),
    "header": ("| ", "Rank | ", "\n| 1 | 2 |"),
}
MANY_LINES = {
    "headings": "== a ==\n",
    "headings ever deeper": "== a ==\n=== a ===\n==== a ====\n===== a =====\n====== a ======\n",
    "long headings": f"== {'a ' * 140} ==\n",
    "rules between matches": "----\n",
    "tags of a line": "<onlyinclude></onlyinclude>\n",
    "bullets of a line": "- a\n",
    "numbers of a line": "1. a\n",
    "criteria": "1. points among the clubs\n",
    "stray lines": "  Alfa: A 1'\n",
    "blank lines": "\n",
    "dates": "8 May 2013\n",
    "dates before blank lines": f"8 May 2013{chr(10) * 200}",
    "matches": "8 May 2013\nAlfa 1-0 Beta\n  Alfa: A 1'\n",
    "matches without a date": "Alfa 1-0 Beta\n",
    "match with many scorer lines": "  Beta: A 1'\n",
    "notes": "Alfa won the round 1-0 on aggregate\n",
    "notes nobody reads": f"Alfa 1-0 on aggregate {'won on ' * 30}\n",
    "level notes": f"1-1 on aggregate, {'won a on ' * 30}\n",
    "infoboxes": "Infobox\n- Year: 2014\n",
    "fields": "- Winners: Alfa (1st title) | goals = 4\n",
    "tables of a line": "| Rank | Player | Club |\n| 1 | A | B |\n\n",
    "rows": "| 1 | A | B |\n",
    "rows of another width": "| 1 | A |\n",
    "sentences of wins": f"{'win ' * 140}. ",
    "sentences of levels": f"{'tie ' * 140}. ",
    "sentences of days": f"first leg {'8 and ' * 90}8 x. ",
    "sentences of rules": "A win gives 3 points, a draw 1 point. ",
    "sentences of dates": "",  # below: each one differs
    "spaces between names": f"Alfa{' ' * 190}Beta\n",
    "digits between names": f"Alfa {'1 ' * 90} Beta\n",
    "scorers of commas": f"{SCORE}  Alfa: {',' * 1900} A\n",
    "scorers of blank places": f"{SCORE}  Alfa: A 1'{',' * 1900}\n",
    "scorers of notes": f"{SCORE}  Alfa: A ({' ' * 1900}\n",
    "scorers of brackets": f"{SCORE}  Alfa: A {'(pen.)' * 300}\n",
    "scorers of minutes": f"{SCORE}  Alfa: A {chr(49)}{' ' * 1900}+\n",
    "scorers of names": f"{SCORE}  Alfa: {'A, ' * 600}\n",
}
BEFORE_LINES = {
    "criteria": CRITERIA,
    "match with many scorer lines": SCORE,
    "fields": "Infobox\n",
    "rows": TABLE,
    "rows of another width": TABLE,
}


def patterns(size: int) -> Iterator[tuple[str, str]]:
    """Name and text of every pattern, each of about ``size`` characters."""
    for name, (before, again, behind) in LONG_LINES.items():
        yield name, before + again * (size // len(again)) + behind
    for name, again in MANY_LINES.items():
        if again:
            yield name, BEFORE_LINES.get(name, "") + again * (size // len(again))
    days = [f"{1 + n % 28} May {2000 - n // 28 % 1900}" for n in range(size // 31)]
    yield "sentences of dates", "".join(f"from {day} to 9 May 2014. " for day in days)
    half = size // 2
    known = "".join(f"{day}\n" for day in days)[:half]
    yield "days among many dates", known + "first leg 29 February. " * (half // 23)
    teams = "".join(f"Alfa {n} 1-0 Beta {n}\n  Alfa {n}: A 1'\n" for n in range(size // 40))
    yield "matches of different teams", teams


def main() -> None:
    size, *most = map(int, sys.argv[1:])
    for seconds in most:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    for name, text in patterns(size):
        start = time.process_time()
        parse_plain(text)
        print(f"{(time.process_time() - start) * 1000:8.0f} {name}", flush=True)


if __name__ == "__main__":
    main()
