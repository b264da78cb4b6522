"""What holds for any text, and for texts made to a plan."""

from dataclasses import fields, is_dataclass
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.parse.plain_article import parse_plain
from pipeline.parse.records import ArticleRecords, Place
from pipeline.parse.scorers import parse_scorer_list
from pipeline.problems import Unreadable
from tests.parse.seasons import Pair, goals, pair_texts, pairs, scorer_lists

STEADY = settings(derandomize=True, deadline=None, max_examples=150, database=None)

SNIPPETS = [
    "January 14, 2014", "16 April 2014", "February 30, 2014", "Alfa 1−0 Beta", "Alfa v Beta",
    "  Alfa: Ana 45', 46' (pen.)", "  Beta: 45+2' Eva, , Mia", "  Gama: x", "\tAlfa: Ana",
    "Alfa won the round 1−0 on aggregate", "Lost 1−0 on aggregate", "1–1 on aggregate, Alfa won",
    "== A ==", "=== Group 1 ===", "= T =", "====First leg====", "== ==", "==", "----",
    "Infobox", "- Winners: Alfa (3rd title) | goals = 4", "- Year", "- Matches: many", "- a:",
    "| Rank | Player | Club |", "| 1 | MEX Ana | Alfa |", "| 4 | | |", "| a | b | 4 |", "|", "||",
    "| Team | Pts | | |", "1. goal difference", "2. hair", "The criteria are:", "<b></b>",
    "First legs: May 8 and 9.", "from 8 May 2013 to 26 May 2013.", "A win gives 3 points.",
    "Source: a", "", " ", "a", "\u2028", "\x85", "\r", "\x00", "٣",
]  # fmt: skip
lines = st.one_of(
    st.sampled_from(SNIPPETS),
    st.text(alphabet="aA1٣ -–−=|'(),.:;<>+\t\u00a0", max_size=40),
    st.text(max_size=20),
)
texts = st.one_of(st.lists(lines, max_size=20).map("\n".join), st.text(max_size=200))


@given(texts)
@settings(STEADY, max_examples=600)
def test_any_text_is_read_and_accounted_for(text: str) -> None:
    records = parse_plain(text)

    for row in records.coverage:
        assert row.seen == row.parsed + row.ignored + row.unreadable
    assert sum(row.seen for row in records.coverage) == sum(map(_is_counted, text.split("\n")))
    _check_places(records, text)


@given(texts)
@STEADY
def test_reading_twice_gives_the_same(text: str) -> None:
    assert parse_plain(text) == parse_plain(text)


@given(st.text(alphabet="Aa1٣',;()+ .", max_size=30), st.integers(0, 5))
@settings(STEADY, max_examples=400)
def test_a_scorer_list_is_read_whole_or_refused(text: str, score: int) -> None:
    try:
        found = parse_scorer_list(text, score)
    except Unreadable:
        return
    assert len(found) <= max(score, sum(goal.evidence != "blank_slot" for goal in found))
    assert all(
        0 <= goal.span.start <= goal.span.end <= len(text)
        and (goal.scorer_name or "") in goal.span.of(text)
        and (goal.minute_text or "") in goal.span.of(text)
        for goal in found
    )


@given(goals.filter(bool).flatmap(lambda made: st.tuples(st.just(made), scorer_lists(made))))
@STEADY
def test_a_list_gives_the_goals_it_was_made_from(made: tuple[Any, str]) -> None:
    planned, text = made

    found = parse_scorer_list(text, len(planned))

    assert [(goal.scorer_name, goal.minute) for goal in found] == list(planned)


@given(pairs().flatmap(lambda pair: st.tuples(st.just(pair), pair_texts(pair))))
@STEADY
def test_a_pair_gives_the_matches_it_was_made_from(made: tuple[Pair, str]) -> None:
    pair, text = made

    records = parse_plain(f"== Group 1 ==\n{text}")

    assert not records.problems
    for game, match in zip((pair.first, pair.second), records.matches, strict=True):
        assert (match.home.name, match.away.name) == (game.home, game.away)
        assert (match.home_score, match.away_score) == game.score
        listed = [(goal.scorer_name, goal.minute) for goal in match.goals]
        assert listed == [*game.goals[0], *game.goals[1]]
    (note,) = records.tie_notes
    assert note.note.scores in (pair.aggregate, pair.aggregate[::-1])
    assert {match.segment for match in records.matches} == {note.segment}


def _is_counted(line: str) -> bool:
    return bool(line.strip())


def _check_places(value: Any, text: str) -> None:
    """Every place of every record lies in the text, and its line is the line it begins on."""
    if isinstance(value, ArticleRecords):
        for section in value.sections:
            assert section.body.of(text).startswith(section.place.span.of(text))
    if isinstance(value, Place):
        assert 0 <= value.span.start <= value.span.end <= len(text)
        assert value.line == text.count("\n", 0, value.span.start) + 1
    elif is_dataclass(value):
        for field in fields(value):
            _check_places(getattr(value, field.name), text)
    elif isinstance(value, tuple):
        for one in value:
            _check_places(one, text)
