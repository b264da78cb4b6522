"""Pages shown inside a page: which one, and which section of it."""

import pytest

from pipeline.parse.wiki_article import parse_wikitext

SHOWN = [
    # a call; the page it shows, its section by label and by heading
    ("{{2020–21 X table|showteam=ARS}}", ("Template:2020–21 X table", None, None)),
    ("{{Template:2020–21 X table}}", ("Template:2020–21 X table", None, None)),
    ("{{plantilla: 2020–21 X standings}}", ("Template:2020–21 X standings", None, None)),
    ("{{:2020–21 FA Cup|transcludesection=QF1}}", ("2020–21 FA Cup", "QF1", None)),
    ("{{#lst:2024 Cup first round|A v B}}", ("2024 Cup first round", "A v B", None)),
    ("{{#section-h:2018 Cup|Bracket}}", ("2018 Cup", None, "Bracket")),
    (
        "{{#invoke:transcludable section|main|section=B|text={{#lst:A v P|B}}}}",
        ("A v P", "B", None),
    ),
]


@pytest.mark.parametrize(("text", "expected"), SHOWN)
def test_what_is_shown(text: str, expected: tuple[str, str | None, str | None]) -> None:
    records = parse_wikitext(text, "2020–21 Season")
    [shown] = records.transclusions
    assert (shown.target, shown.section, shown.heading) == expected
    assert records.problems == ()


HIDDEN = [
    "<!-- {{:1978 FIFA World Cup Group 1}} -->",
    "<nowiki>{{:1978 FIFA World Cup Group 1}}</nowiki>",
    "{{Main|1978 FIFA World Cup Group 1}}",
]


@pytest.mark.parametrize("text", HIDDEN)
def test_what_is_not_shown(text: str) -> None:
    assert parse_wikitext(text, "1978 FIFA World Cup").transclusions == ()
