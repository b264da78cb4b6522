"""Articles made to a plan say what was planned; any text is accounted for, every span holds."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.parse.records import MatchRecord
from pipeline.tables import Article
from tests.robust.articles import TITLE, Box, Plan, TieRow, plans
from tests.robust.mutants import MARKS, Text
from tests.robust.whole import parse_checked, places, publish_checked

STEADY = settings(derandomize=True, deadline=None, max_examples=150, database=None)

SNIPPETS = (
    *("{{football box|date=1 May 2014|team1=[[A]]|score=1–0|team2=B|goals1=[[X]] 5'}}", "a", "\n"),
    *(
        "|team1=",
        "|score=2–1",
        "|goals2=* Y {{goal|9|pen.}}",
        "{{fb|BRA}}",
        "[[A|a]]",
        "1 May 2014",
    ),
    *("== Group A ==", "{{#invoke:Sports table|main|team1=A|win_A=1}}", "|name_A=[[A]]", "|name="),
    *("{{Infobox football tournament|champions=[[A]]", "{{TwoLegResult|A||1–0|B||1–0|0–0}}", "|"),
    *("! Team !! Stadium !! Capacity", "| [[A]] || [[S]] || 9,000", "A won 2–1 on aggregate."),
    *("== Goalscorers ==", "* {{flagicon|BRA}} [[Pelé]] (3)", "{{#lst:Page|a}}", "{{:Page}}", "é"),
)
soup = st.lists(st.sampled_from([*SNIPPETS, *MARKS]), max_size=30).map("".join)


@given(plans())
@STEADY
def test_an_article_says_what_was_planned(plan: Plan) -> None:
    records = parse_checked(TITLE, plan.text)

    assert records.problems == ()
    assert [_box(match) for match in records.matches] == [
        (b.home, b.away, b.score, b.day, b.attendance, b.goals)
        for b in plan.parts
        if isinstance(b, Box)
    ]
    assert [
        (row.team1.name, row.team2.name, tuple(leg.scores for leg in row.legs))
        for row in records.tie_rows
    ] == [tuple(tie) for tie in plan.parts if isinstance(tie, TieRow)]
    assert [
        (row.team.name, (row.won, row.drawn, row.lost, row.goals_for, row.goals_against))
        for row in records.standings
    ] == [
        tuple(line) for table in plan.parts if not isinstance(table, Box | TieRow) for line in table
    ]


@given(plans())
@settings(STEADY, max_examples=25)
def test_its_rows_can_be_published(plan: Plan) -> None:
    rows = publish_checked([Text(TITLE, plan.text)])
    assert [row.title for row in rows[Article]] == [TITLE] * bool(plan.parts)


@given(st.one_of(soup, st.text(max_size=80)))
@settings(STEADY, max_examples=600)
def test_any_text_is_accounted_for(text: str) -> None:
    records = parse_checked(TITLE, text)

    for field in records.fields:
        assert field.raw_value == field.place.span.of(text)
    for match in records.matches:
        _stands_inside(match, text)
    for kind in (records.standings, records.tie_rows, records.participants, records.problems):
        assert all(row.place.span.of(text).strip() for row in kind)


@given(st.lists(soup, max_size=3, unique=True))
@settings(STEADY, max_examples=40)
def test_any_texts_can_be_published_together(texts: list[str]) -> None:
    named = [Text(f"2014 Cup {n}", text) for n, text in enumerate(texts) if text]
    told = [one.title for one in named if not parse_checked(*one).is_empty]
    assert [row.title for row in publish_checked(named)[Article]] == told


def _box(match: MatchRecord) -> tuple[object, ...]:
    goals = [(g.scorer_name, g.minute, g.added_minute, g.kind) for g in match.goals]
    scores = match.home_score, match.away_score
    return match.home.name, match.away.name, scores, match.match_date, match.attendance, goals


def _stands_inside(match: MatchRecord, text: str) -> None:
    """The parts of a match stand inside it, and hold the words of their records."""
    whole = match.place.span
    for span, _ in places((match.goals, match.kicks)):
        assert whole.start <= span.start <= span.end <= whole.end
    for goal in match.goals:
        assert goal.minute is None or str(goal.minute) in goal.place.span.of(text)


def test_every_place_of_a_record_is_looked_at() -> None:
    [match] = parse_checked(TITLE, SNIPPETS[0]).matches
    assert len(list(places(match))) == 1 + len(match.goals) == 2
