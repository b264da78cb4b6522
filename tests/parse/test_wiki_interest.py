"""What a page must hold to be read at all."""

import pytest

from pipeline.parse.article import may_hold_football
from pipeline.parse.wiki_article import ALL_NAMES, parse_wikitext

PAGES = [
    # text                                                      may be ours
    ("{{Football box|team1=A}}", True),
    ("{{football_box|team1=A}}", True),
    ("{{16TeamBracket|a}} [[Category:2014 in association football]]", True),
    ("{{16TeamBracket|a}} [[Category:2014 in tennis]]", False),
    ("{|\n! Club !! Stadium\n|} '''Soccer'''", True),
    ("{|\n! Year !! Population\n|}", False),
    ("{|\n! Équipe !! Stade\n|} [[Championnat de France de football]]", True),
    ("{{Infobox football biography|name=A}}", True),  # parsed, and then of no interest
    ("{{Infobox settlement|name=A}} [[FIFA]]", False),
    ("{{Infobox football club season|season=2014}}", True),
    ("{{cite web|title=FIFA}} The [[UEFA]] met there.", False),
    ("\n== Goalscorers ==\n* [[A]] (FIFA)", True),
    ("== Goalscorers ==\n* [[A]] (FIFA)", True),
    ("", False),
]


@pytest.mark.parametrize(("text", "expected"), PAGES, ids=[text for text, _ in PAGES])
def test_whether_a_page_may_be_ours(text: str, expected: bool) -> None:
    assert may_hold_football(text) is expected


def test_no_name_of_ours_begins_like_a_citation() -> None:
    assert [name for name in ALL_NAMES.patterns if name.startswith("cit")] == []
    assert parse_wikitext("{{cite web|title=A}}", "A").is_empty
