"""What brackets print about how a level tie was decided follows from its legs and the rules."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

from pipeline.normalise.rows import build_rows
from pipeline.parse.records import ArticleRecords, TieRowRecord
from pipeline.parse.wiki_article import parse_wikitext
from pipeline.read.source import SourceArticle
from pipeline.tables import Decider, TextFormat, Tie
from tests.validate.build import an_article

_AFTER_LEVEL_LEGS = (Decider.AWAY_GOALS, Decider.PENALTIES)


def is_told(row: TieRowRecord) -> bool:
    """Whether a bracket gives both legs of a level tie and says what decided it."""
    scores = [leg.scores for leg in row.legs if leg.scores]
    is_level = len(scores) == 2 and sum(a for a, _ in scores) == sum(b for _, b in scores)
    return is_level and row.decided_by in _AFTER_LEVEL_LEGS and not row.has_footnote


def untold(row: TieRowRecord) -> TieRowRecord:
    """The same without what it says; the winner stays marked."""
    winner = row.winner
    if winner is None and row.shootout:
        winner = 1 if row.shootout[0] > row.shootout[1] else 2
    legs = tuple(replace(leg, shootout=None) for leg in row.legs)
    return replace(row, decided_by=None, shootout=None, legs=legs, winner=winner)


def ties_of(title: str, text: str, records: ArticleRecords) -> dict[int, Tie]:
    """The ties that brackets alone show, by the place they stand at."""
    article = an_article(
        article_id=f"enwiki:{title}",
        title=title,
        text_format=TextFormat.WIKITEXT,
        char_count=len(text),
    )
    ties = build_rows([(SourceArticle(article, text, title), records)])[Tie]
    return {tie.source_start: tie for tie in ties if not tie.match_ids}


def test_what_a_bracket_prints_follows_from_its_legs(shared: Path) -> None:
    concluded = []
    for file in sorted((shared / "corpus" / "articles" / "copa-do-brasil").glob("*.wikitext")):
        title, text = file.stem.replace("_", " "), file.read_text(encoding="utf-8")
        records = parse_wikitext(text, title)
        told = {row.place.span.start: row for row in records.tie_rows if is_told(row)}
        rows = tuple(untold(row) for row in records.tie_rows)
        ties = ties_of(title, text, replace(records, tie_rows=rows))
        for start in told.keys() & ties.keys():
            concluded.append((told[start].decided_by, ties[start].decided_by))

    assert Counter(concluded) == {
        (Decider.AWAY_GOALS, Decider.AWAY_GOALS): 14,
        (Decider.PENALTIES, Decider.PENALTIES): 23,
    }
