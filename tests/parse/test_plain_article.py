"""Small whole articles: what they give, what is told of, and that the account adds up."""

from datetime import date

import pytest

from pipeline.parse import plain_article
from pipeline.parse.plain_article import parse_plain
from pipeline.parse.records import ArticleRecords, CoverageRecord
from pipeline.tables import MatchStatus, RuleKind
from pipeline.wikitext.rendered import LineKind

MATCH = "January 14, 2014\nAlfa 1−0 Beta\n  Alfa: Ana 45'\n"


def read(text: str) -> ArticleRecords:
    """Records of a text whose account adds up."""
    records = parse_plain(text)
    for row in records.coverage:
        assert row.seen == row.parsed + row.ignored + row.unreadable
    assert sum(row.unreadable for row in records.coverage) == len(records.problems)
    return records


def problems(text: str) -> list[tuple[int, str]]:
    return [(problem.place.line, problem.reason) for problem in read(text).problems]


def test_an_empty_article_holds_nothing() -> None:
    records = read("")

    assert not records.coverage
    assert not records.problems
    assert not read("\n \n").coverage


def test_a_match_is_its_date_its_score_and_its_scorers() -> None:
    text = f"before\n\n{MATCH}  Beta: Eva\n\nbehind\n"
    (match,) = read(text).matches

    assert match.match_date == date(2014, 1, 14)
    assert match.date_text == "January 14, 2014"
    assert (match.home.name, match.home_score) == ("Alfa", 1)
    assert (match.away.name, match.away_score) == ("Beta", 0)
    assert match.status is MatchStatus.PLAYED
    assert match.place.line == 3
    assert match.place.span.of(text) == f"{MATCH}  Beta: Eva"
    assert [goal.place.span.of(text) for goal in match.goals] == ["Ana 45'", "Eva"]
    assert [goal.place.line for goal in match.goals] == [5, 6]


def test_blank_lines_may_stand_between_date_and_score() -> None:
    assert read("January 14, 2014\n\n\nAlfa 1−0 Beta\n").matches[0].match_date == date(2014, 1, 14)


def test_a_match_may_lack_its_date() -> None:
    (match,) = read("Alfa 1−0 Beta\n").matches

    assert (match.match_date, match.date_text) == (None, None)


def test_a_match_to_come_is_read_below_its_date() -> None:
    (match,) = read("January 14, 2014\nAlfa v Beta\n").matches

    assert (match.home_score, match.status) == (None, MatchStatus.UNKNOWN)


def test_home_goals_stand_first_in_whatever_order_the_lines_are() -> None:
    (match,) = read("Alfa 1−1 Beta\n  Beta: Eva 1'\n  Alfa: Ana 9'\n").matches

    assert [goal.scorer_name for goal in match.goals] == ["Ana", "Eva"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("January 14, 2014\n", [(1, "date without a match")]),
        (f"January 13, 2014\n{MATCH}", [(1, "date without a match")]),
        ("January 14, 2014\n== A ==\n", [(1, "date without a match")]),
        ("January 14, 2014\n----\n", [(1, "date without a match")]),
        ("January 14, 2014\nAlfa won 1–0 on aggregate\n", [(1, "date without a match")]),
        ("May 8, 2014\nNo match.\n", [(1, "not a score line"), (2, "not a score line")]),
        ("February 30, 2014\nAlfa 1−0 Beta\n", [(1, "no such day"), (2, "no such day")]),
        (f"{MATCH}  Gama: Mia 3'\n", [(4, "scorer line of neither side")]),
        (f"{MATCH}  after extra time\n", [(4, "scorer line of neither side")]),
        (f"{MATCH}  Beta: Mia 3' (x)\n", [(4, "unknown goal note")]),
        (f"{MATCH}  Beta: \n", [(4, "scorer list without a name")]),
        (f"{MATCH}\n  Beta: Mia 3'\n", [(5, "indented line without a match above it")]),
        ("  Alfa: Ana 3'\n", [(1, "indented line without a match above it")]),
        ("Lost 1–0 on aggregate\n", [(1, "a level tie of unequal scores")]),
        ("Infobox\n- Matches: many\n", [(2, "not a whole number")]),
        (f"== {'a' * 301} ==\n", [(1, "too long for a heading")]),
        ("The tiebreakers are:\n\n1. better hair\n2. fair play\n", [(3, "unknown tiebreaker")]),
    ],
)  # fmt: skip
def test_tells_what_it_cannot_read(text: str, told: list[tuple[int, str]]) -> None:
    assert problems(text) == told


def test_a_scorer_line_nobody_can_read_costs_only_itself() -> None:
    (match,) = read("Alfa 1−1 Beta\n  Alfa: Ana (x)\n  Beta: Eva 1'\n").matches

    assert [goal.scorer_name for goal in match.goals] == ["Eva"]


def test_a_line_of_more_goals_than_a_match_can_have_costs_only_itself() -> None:
    many = ", ".join(f"{n % 90 + 1}'" for n in range(99))
    records = read(
        f"Alfa 99−99 Beta\n  Alfa: Ana {many}\n  Beta: Eva {many}\n  Beta: Mia 3', 4', 5'\n"
    )

    assert [problem.reason for problem in records.problems] == ["too many goals of one match"]
    assert [len(match.goals) for match in records.matches] == [198]


def test_a_problem_shows_the_line_cut_short() -> None:
    (problem,) = read(f"  {'a' * 500}").problems

    assert problem.text == "a" * 200
    assert problem.place.span.of(f"  {'a' * 500}") == f"  {'a' * 500}"


def test_headings_stand_above_what_follows() -> None:
    text = f"= T =\n==A==\n{MATCH}===B===\n{MATCH}==C==\n= T =\n{MATCH}"
    records = read(text)

    assert [match.place.section for match in records.matches] == [("A",), ("A", "B"), ()]
    assert [section.place.section for section in records.sections] == [("A",), ("A", "B"), ("C",)]
    bodies = [section.body.of(text) for section in records.sections]
    assert bodies == [f"==A==\n{MATCH}===B===\n{MATCH}", f"===B===\n{MATCH}", "==C==\n"]


def test_a_level_may_be_left_out() -> None:
    records = read(f"==A==\n=====B=====\n===C===\n{MATCH}")

    assert records.matches[0].place.section == ("A", "C")


def test_notes_rules_and_headings_end_a_segment() -> None:
    note = "Alfa won 1–0 on aggregate\n"
    records = read(f"{MATCH}{MATCH}{note}{MATCH}----\n{MATCH}==A==\n{MATCH}{note}{MATCH}")

    first = records.matches[0].segment
    assert [match.segment - first for match in records.matches] == [0, 0, 1, 2, 3, 4]
    assert [note.segment - first for note in records.tie_notes] == [0, 3]


def test_a_note_nobody_can_read_ends_its_segment_too() -> None:
    first, second = read(f"{MATCH}Lost 1–0 on aggregate\n{MATCH}").matches

    assert first.segment != second.segment


def test_a_note_stands_as_written() -> None:
    text = f"{MATCH}\nAlfa on the round 1−0 on aggregate \n"
    (note,) = read(text).tie_notes

    assert note.text == "Alfa on the round 1−0 on aggregate"
    assert note.note.winner_name == "Alfa"


def test_infoboxes_and_fields_are_numbered_and_keep_every_word() -> None:
    text = "Infobox\n- Title: Copa\n- Odd\n- a: 1 | goals = 2\n\nInfobox\n- Year:\n"
    records = read(text)

    fields = [(f.infobox_number, f.name, f.raw_value, f.text) for f in records.fields]
    assert fields == [
        (1, "Title", "Copa", "Copa"),
        (1, "Odd", "", None),
        (1, "a", "1", "1"),
        (1, "goals", "2", "2"),
        (2, "Year", "", None),
    ]
    assert [f.place.span.of(text) for f in records.fields] == ["Copa", "", "1", "2", ""]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("----\n", CoverageRecord("separator", 1, 0, 1, 0, ("rule between matches (1)",))),
        ("<b></b>\n", CoverageRecord("tag", 1, 0, 1, 0, ("left-over tag (1)",))),
        ("Source: a\n", CoverageRecord("source credit", 1, 0, 1, 0, ("source credit (1)",))),
        ("1. a\n2. b\n", CoverageRecord("list item", 2, 0, 2, 0, ("numbered note (2)",))),
        ("- a\n", CoverageRecord("list item", 1, 0, 1, 0, ("remark (1)",))),
        ("a\n", CoverageRecord("prose", 1, 0, 1, 0, ("prose (1)",))),
    ],
)
def test_ignores_by_name(text: str, row: CoverageRecord) -> None:
    assert read(text).coverage == (row,)


@pytest.mark.parametrize(
    ("before", "count"),
    [
        ("==Tiebreakers==\n", 2),
        ("==A==\nThe criteria are:\n", 2),
        ("==Tie-breaker==\n\nThey are:\n", 0),  # the text right above does not say so
        ("==A==\n", 0),
    ],
)
def test_a_numbered_list_holds_tiebreakers_where_the_text_above_says_so(
    before: str, count: int
) -> None:
    records = read(f"{before}\n1. goal difference\n2. drawing of lots\n")
    told = [(rule.statement.ordinal, rule.statement.criterion) for rule in records.rules]

    assert told == [(1, "goal_difference"), (2, "lots")][:count]


def test_what_a_section_says_twice_is_one_rule() -> None:
    said = "A win gives 3 points.\n"
    records = read(f"==A==\n{said}{said}==B==\n{said}")

    assert [rule.place.section for rule in records.rules] == [("A",), ("B",)]


def test_deciders_of_level_ties_are_numbered_as_they_stand() -> None:
    text = "Level: the away goals rule applied. Then the higher seeded team advanced.\n"
    rules = read(text).rules

    assert [(r.statement.ordinal, r.statement.criterion) for r in rules] == [
        (1, "away_goals"),
        (2, "higher_seed"),
    ]
    assert rules[1].place.span.of(text) == "Then the higher seeded team advanced."


def test_a_day_without_a_year_is_placed_by_the_dates_of_the_article() -> None:
    text = "Second legs: May 11 and 12.\n\nMay 8, 2013\nA 1-0 B\n\nMay 30, 2013\nB 1-0 A\n"
    (rule,) = read(text).rules

    assert rule.statement.kind is RuleKind.DATES
    assert (rule.statement.leg, rule.statement.end_date) == (2, date(2013, 5, 12))


def test_a_line_no_parser_reached_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(plain_article._READERS, LineKind.RULE, lambda walk, line: None)

    assert problems(f"{MATCH}----\n{MATCH}") == [(4, "separator that no parser reached")]
