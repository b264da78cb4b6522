"""What is written to a plan is read back to that plan."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.parse.box_dates import read_date
from pipeline.parse.box_goals import read_goals
from pipeline.parse.goal_minutes import read_minute
from pipeline.parse.records import Context, Place
from pipeline.parse.score_cell import read_score
from pipeline.parse.tie_prose import is_tie_prose, parse_tie_prose
from pipeline.tables import Side
from pipeline.wikitext.spans import Span
from tests.robust import grammar
from tests.robust.grammar import Minute, Note, Pair, Scorer

STEADY = settings(derandomize=True, deadline=None, max_examples=250, database=None)


def _place_of(span: Span, construct: str) -> Place:
    return Place(span, 1, (), Context(), construct)


@given(grammar.pairs.flatmap(lambda pair: st.tuples(st.just(pair), grammar.score_texts(pair))))
@STEADY
def test_scores(made: tuple[Pair, str]) -> None:
    pair, text = made
    assert read_score(text).scores == pair


@given(grammar.pairs, grammar.pairs, st.sampled_from(["(a.e.t.)", "{{aet}}", "aet", "(aet)"]))
@STEADY
def test_scores_after_extra_time_and_kicks(pair: Pair, kicks: Pair, mark: str) -> None:
    cell = read_score(f"{pair[0]}–{pair[1]} {mark}")
    assert (cell.scores, cell.is_after_extra_time) == (pair, True)

    cell = read_score(f"{pair[0]}–{pair[1]} ({kicks[0]}–{kicks[1]} [[Penalty shoot-out|p]])")
    assert (cell.scores, cell.shootout) == (pair, kicks)


@given(grammar.minutes, st.sampled_from(["", "'", "′", "’"]))
@STEADY
def test_minutes(minute: Minute, prime: str) -> None:
    found = read_minute(grammar.minute_text(minute) + prime, minute[2])
    assert (found.minute, found.added, found.kind) == minute


@given(grammar.scorers.flatmap(lambda plan: st.tuples(st.just(plan), grammar.scorer_lists(plan))))
@STEADY
def test_scorer_lists(made: tuple[tuple[Scorer, ...], str]) -> None:
    planned, text = made

    goals, problems = read_goals(text, 7, Side.HOME, _place_of)

    assert problems == []
    assert [
        (goal.scorer_name, goal.scorer_link, goal.minute, goal.added_minute, goal.kind)
        for goal in goals
    ] == [(*scorer.person, *minute) for scorer in planned for minute in scorer.goals]
    for goal in goals:
        passage = text[goal.place.span.start - 7 : goal.place.span.end - 7]
        assert (goal.scorer_name or "?") in passage
        assert str(goal.minute) in passage


@given(grammar.days.flatmap(lambda day: st.tuples(st.just(day), grammar.date_texts(day))))
@STEADY
def test_days(made: tuple[date, str]) -> None:
    day, text = made
    assert read_date(text, lambda month, day: None)[0] == day


@given(grammar.notes())
@STEADY
def test_tie_notes(note: Note) -> None:
    assert is_tie_prose(note.text)
    found = parse_tie_prose(note.text)
    assert (found.winner_name, found.scores, found.decided_by) == note[:3]
