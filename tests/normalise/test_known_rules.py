"""Rules known by competition and period, and when they give way to what an article says."""

from datetime import date

import pytest

from pipeline.normalise.groups import EditionGroup, Member
from pipeline.normalise.known import read_knowledge
from pipeline.normalise.known_rules import known_rules
from pipeline.normalise.rules import RuleBook, Where
from pipeline.normalise.slugs import fold
from pipeline.parse.plain_article import parse_plain
from pipeline.tables import Decider, RoundKind, Rule, RuleEvidence, RuleKind, Tie
from tests.normalise.build import games, rows_of
from tests.validate.build import an_article

LINES = read_knowledge("competition_rules.csv")
LEVEL = ("Alfa 1-0 Beta", "Beta 2-1 Alfa")  # 2–2, away goals 1–0 for Alfa
CRITERIA = {
    "goal_difference", "goals_scored", "goal_ratio", "wins", "play_off", "away_goals", "lots",
    "fair_play", "ranking", "head_to_head_points", "head_to_head_goal_difference",
    "head_to_head_goals_scored", "head_to_head_away_goals", "extra_time", "penalties", "replay",
    "higher_seed",
}  # fmt: skip


@pytest.mark.parametrize("line", LINES, ids=lambda line: "-".join(line.values())[:60])
def test_a_line_is_right_in_form(line: dict[str, str]) -> None:
    assert all(value == value.strip() for value in line.values())
    assert line["reference"].startswith("https://en.wikipedia.org/wiki/")
    RuleKind(line["kind"])
    assert not line["round_kind"] or RoundKind(line["round_kind"])
    assert not line["criterion"] or line["criterion"] in CRITERIA
    assert bool(line["criterion"]) is (line["kind"] not in _NUMBERED)
    assert bool(line["number"]) is (line["kind"] in _NUMBERED)
    years = [int(line[name]) for name in ("first_season", "last_season") if line[name]]
    assert years == sorted(years)
    assert all(1870 < year <= date.today().year + 1 for year in years)


_NUMBERED = {"points_for_win", "points_for_draw", "tiebreakers_begin_again"}


def test_no_two_lines_say_otherwise_of_one_season() -> None:
    """Of one competition, kind, round and place in the order, the periods do not overlap."""
    seen: dict[tuple[str, ...], list[range]] = {}
    for line in LINES:
        if line["kind"] == "excluded_decider":
            continue
        names = ("competition", "country", "kind", "ordinal", "round_kind")
        key = tuple(fold(line[name]) for name in names)
        period = range(int(line["first_season"] or 0), int(line["last_season"] or 9998) + 1)
        for other in seen.setdefault(key, []):
            assert period.start >= other.stop or other.start >= period.stop, line
        seen[key].append(period)


def points(competition: str, country: str | None, season: int) -> int | None:
    rules = known_rules([competition], country, season)
    kind = RuleKind.POINTS_FOR_WIN
    return next(one.statement.number for one in rules if one.statement.kind is kind)


def test_two_points_for_a_win_before_1995_with_exceptions() -> None:
    assert points("Liga", "Spain", 1994) == 2
    assert points("Liga", "Spain", 1995) == 3
    assert points("Football League First Division", "England", 1980) == 2
    assert points("Football League First Division", "England", 1981) == 3
    assert points("FIFA World Cup", None, 1990) == 2
    assert points("FIFA World Cup", None, 1994) == 3
    assert points("Serie A", "Italy", 1994) == 3


def deciders(competition: str, season: int, round_kind: RoundKind | None = None) -> list[str]:
    kind = RuleKind.LEVEL_TIE_DECIDER
    statements = [rule.statement for rule in known_rules([competition], "Mexico", season)]
    held = [one for one in statements if one.kind is kind and one.round_kind is round_kind]
    return [one.criterion or "" for one in held]


def test_away_goals_come_and_go() -> None:
    assert deciders("UEFA Champions League", 2020)[0] == "away_goals"
    assert deciders("UEFA Champions League", 2021) == ["extra_time", "penalties"]
    assert deciders("Copa Libertadores", 2004) == []
    assert deciders("Copa Libertadores", 2021)[0] == "away_goals"
    assert deciders("Copa Libertadores", 2022) == ["penalties"]
    assert deciders("Liga MX", 2013) == ["away_goals", "higher_seed"]
    assert deciders("Liga MX", 2013, RoundKind.FINAL) == ["extra_time", "penalties"]


def tie_of(title: str, rules: str, heading: str = "Semi-finals") -> Tie:
    text = f"Infobox\n- Title: {title}\n\n==Cup==\n{rules}\n===" + heading + f"===\n{games(*LEVEL)}"
    return rows_of(text, f"2013 {title}")[Tie][0]


def test_known_rules_decide_where_the_article_is_silent() -> None:
    tie = tie_of("Liga MX", "")
    assert (tie.decided_by, tie.winner_team_id) == (Decider.AWAY_GOALS, "alfa")
    assert tie_of("Copa Ejemplo", "").decided_by is Decider.UNKNOWN


def test_known_exceptions_hold_for_their_round() -> None:
    assert tie_of("Liga MX", "", "Final").decided_by is Decider.UNKNOWN


def test_the_article_goes_before_what_is_known() -> None:
    no = "The away goals rule is not used.\n"
    assert tie_of("Liga MX", no).decided_by is Decider.UNKNOWN
    yes = "Level on aggregate: the away goals rule applied.\n"
    assert tie_of("Liga MX", yes, "Final").decided_by is Decider.AWAY_GOALS


def deciders_of(title: str, season: int, rules: str, kind: RoundKind | None = None) -> list[str]:
    text = f"Infobox\n- Title: {title}\n\n==Cup==\n{rules}\n===Semi-finals===\n{games(*LEVEL)}"
    row = an_article(title=f"{season} {title}", char_count=len(text))
    book = RuleBook(EditionGroup("cup", (Member(row, parse_plain(text)),)))
    return book.level_tie_deciders(Where(row.article_id, ("Cup", "Semi-finals"), kind))


def test_an_article_that_names_the_first_deciders_is_gone_on_with() -> None:
    away_goals = "Level on aggregate: the away goals rule applied.\n"
    assert deciders_of("Copa do Brasil", 1990, away_goals) == ["away_goals", "penalties"]
    assert deciders_of("Copa Ejemplo", 1990, away_goals) == ["away_goals"]


def test_what_is_known_not_to_decide_is_not_gone_on_with() -> None:
    away_goals = "Level on aggregate: the away goals rule applied.\n"
    assert deciders_of("Copa do Brasil", 2015, away_goals, RoundKind.FINAL) == ["away_goals"]


@pytest.mark.parametrize(
    ("rules", "deciders"),
    [
        ("A level tie goes to penalties.\n", ["penalties"]),
        ("The away goals rule is not used.\n", []),
    ],
)
def test_what_an_article_says_otherwise_is_not_gone_on_with(
    rules: str, deciders: list[str]
) -> None:
    assert deciders_of("Copa do Brasil", 1990, rules) == deciders


def test_the_rule_table_tells_the_two_apart() -> None:
    text = "Infobox\n- Title: Liga MX\n\n==Cup==\nA win gives 3 points.\n"
    rules = rows_of(text, "2013 Liga MX")[Rule]
    stated = [rule for rule in rules if rule.evidence is RuleEvidence.ARTICLE]

    assert [(rule.kind, rule.reference) for rule in stated] == [(RuleKind.POINTS_FOR_WIN, None)]
    assert all(rule.reference for rule in rules if rule.evidence is RuleEvidence.KNOWLEDGE)
    assert len({rule.rule_number for rule in rules}) == len(rules)
