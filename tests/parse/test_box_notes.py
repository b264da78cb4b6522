"""Sentences in and behind the boxes of a tie that say how it ended."""

import pytest

from pipeline.parse.wiki_article import parse_wikitext

LEG1 = "{{football box|date=1 May 2014|team1=[[A FC|A]]|team2=[[B FC|B]]|score=2–1}}\n"
LEG2 = "{{football box|date=8 May 2014|team1=[[B FC|B]]|team2=[[A FC|A]]|score=0–2"
NOTES = [  # what stands behind the score of the second leg, winner and score of the note
    ("|note=A won 4–1 on aggregate}}", "A", (4, 1)),
    ("|scorenote=''A won 4–1 on aggregate.''}}", "A", (4, 1)),
    ("}}\n''[[A FC|A]] won 4–1 on aggregate.''<ref>x</ref>", "A", (4, 1)),
    ("}}\n{{center|''A won 4&ndash;1 on [[Two-legged tie|aggregate]].''}}", "A", (4, 1)),
    ("}}\n:''A won 4–1 on agg.''", "A", (4, 1)),
    ("}}\n''Agg: 1–4''", None, (1, 4)),
    ("}}\n{|\n|A won 4–1 on aggregate\n|}", "A", (4, 1)),
    ("}}\n{|\n|colspan=3|[[A FC|A]] won 4–1 on aggregate\n|}", "A", (4, 1)),
]


@pytest.mark.parametrize(("behind", "winner", "scores"), NOTES)
def test_notes(behind: str, winner: str | None, scores: tuple[int, int]) -> None:
    records = parse_wikitext(f"== Round ==\n{LEG1}{LEG2}{behind}\n\n== Next ==\n", "2014 Cup")
    assert [(n.note.winner_name, n.note.scores) for n in records.tie_notes] == [(winner, scores)]
    assert not records.problems


def test_a_comment_is_no_note() -> None:
    text = f"== Round ==\n{LEG1}{LEG2}}}}}\n<!-- A won 4–1 on aggregate -->"
    assert parse_wikitext(text, "2014 Cup").tie_notes == ()


SHOOTOUTS = [  # the line behind a box, its shoot-out
    ("''(4–2 on penalties)''", (4, 2)),
    (":{{small|2–4 [[Penalty shoot-out|pens]].}}", (2, 4)),
    ("{{center|3–4 p}}", (3, 4)),
    ("4–2", None),
    ("Won 4–2 on penalties", None),  # by whom?
    ("{{football box|team1=[[C]]|team2=[[D]]|score=4–2 (4–2 p)}}", None),
]


@pytest.mark.parametrize(("behind", "shootout"), SHOOTOUTS)
def test_a_shootout_behind_a_box(behind: str, shootout: tuple[int, int] | None) -> None:
    text = f"== Round ==\n{LEG2.replace('0–2', '1–1')}}}}}\n{behind}\n"
    assert parse_wikitext(text, "2014 Cup").matches[0].shootout == shootout
