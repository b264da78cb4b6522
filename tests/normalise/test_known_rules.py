"""Rules known by competition and period, and when they give way to what an article says."""

from datetime import date
from urllib.parse import urlsplit

import pytest

from pipeline.normalise.groups import EditionGroup, Member
from pipeline.normalise.known import read_knowledge
from pipeline.normalise.known_rules import known_rule, known_rules
from pipeline.normalise.rules import RuleBook, Where
from pipeline.normalise.slugs import fold
from pipeline.parse.plain_article import parse_plain
from pipeline.tables import Decider, RoundKind, Rule, RuleEvidence, RuleKind, Tie
from tests.conftest import ROOT
from tests.normalise.build import games, rows_of, rows_of_pages
from tests.validate.build import an_article

LINES = read_knowledge("competition_rules.csv")
LEVEL = ("Alfa 1-0 Beta", "Beta 2-1 Alfa")  # 2–2, away goals 1–0 for Alfa
CRITERIA = {
    "goal_difference", "goals_scored", "goal_ratio", "wins", "away_wins", "play_off",
    "away_goals", "lots", "fair_play", "ranking", "head_to_head_points",
    "head_to_head_goal_difference",
    "head_to_head_goals_scored", "head_to_head_away_goals", "extra_time", "penalties", "replay",
    "higher_seed", "visitors_in_first_round",
}  # fmt: skip


@pytest.mark.parametrize("line", LINES, ids=lambda line: "-".join(line.values())[:60])
def test_a_line_is_right_in_form(line: dict[str, str]) -> None:
    assert all(value == value.strip() for value in line.values())
    link = urlsplit(line["reference"])
    assert link.scheme in ("https", "http")
    assert link.hostname
    assert line["checked"] in ("yes", "no")
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


@pytest.mark.parametrize(
    ("competition", "country", "season", "expected"),
    [
        ("Liga", "Spain", 1994, 2),
        ("Liga", "Spain", 1995, 3),
        ("Football League First Division", "England", 1980, 2),
        ("Football League First Division", "England", 1981, 3),
        ("League of Wales", "Wales", 1992, 3),
        ("First Division", "Norway", 1986, 2),
        ("First Division", "Norway", 1987, 3),  # draws went to a shoot-out for a second point
        ("Division 1", "France", 1987, 2),
        ("Division 1", "France", 1988, 3),  # tried for a season
        ("Division 1", "France", 1989, 2),
        ("Division 1", "France", 1994, 3),
        ("Serie A", "Italy", 1993, 2),
        ("Serie C1", "Italy", 1993, 3),
        ("Serie A", "Italy", 1994, 3),
        ("National Soccer League", "Australia", 1991, 2),
        ("National Soccer League", "Australia", 1992, 3),
        ("Meistriliiga", "Estonia", 1994, 3),
        ("FIFA World Cup", None, 1990, 2),
        ("FIFA World Cup", None, 1994, 3),
    ],
)
def test_two_points_for_a_win_before_1995_with_exceptions(
    competition: str, country: str | None, season: int, expected: int
) -> None:
    assert points(competition, country, season) == expected


def deciders(competition: str, season: int, round_kind: RoundKind | None = None) -> list[str]:
    """What decides a level tie in a round: its own deciders first, without what is excluded."""
    country = "Brazil" if competition == "Copa do Brasil" else "Mexico"
    statements = [rule.statement for rule in known_rules([competition], country, season)]
    own = [one for one in statements if one.round_kind and one.round_kind is round_kind]
    held = [*own, *(one for one in statements if one.round_kind is None)]
    out = {one.criterion for one in held if one.kind is RuleKind.EXCLUDED_DECIDER}
    kind = RuleKind.LEVEL_TIE_DECIDER
    return [one.criterion or "" for one in held if one.kind is kind and one.criterion not in out]


@pytest.mark.parametrize(
    ("competition", "season", "expected"),
    [
        ("European Cup", 1966, []),
        ("European Cup", 1967, []),  # in some rounds only, which the headings do not tell
        ("European Cup", 1969, []),
        ("European Cup", 1970, ["away_goals", "extra_time", "penalties"]),
        ("European Cup Winners' Cup", 1964, []),
        ("European Cup Winners' Cup", 1965, ["away_goals"]),  # no shoot-outs before 1970
        ("European Cup Winners' Cup", 1970, ["away_goals", "extra_time", "penalties"]),
        ("UEFA Champions League", 2020, ["away_goals", "extra_time", "penalties"]),
        ("UEFA Champions League", 2021, ["extra_time", "penalties"]),
        ("UEFA Europa Conference League", 2021, ["extra_time", "penalties"]),
        ("Copa Libertadores", 2004, []),
        ("Copa Libertadores", 2005, ["away_goals", "penalties"]),
        ("Copa Libertadores", 2021, ["away_goals", "penalties"]),
        ("Copa Libertadores", 2022, ["penalties"]),
        ("CONCACAF Champions League", 2009, ["away_goals", "extra_time", "penalties"]),
        ("CONCACAF Champions League", 2022, ["away_goals", "penalties"]),
        ("CONCACAF Champions League", 2023, ["away_goals", "penalties"]),
        ("CONCACAF Champions Cup", 2025, ["away_goals", "penalties"]),
        ("Primera División de México", 2005, []),  # the table alone, or away goals: not known
        ("Primera División de México", 2009, ["higher_seed"]),
        ("Liga MX", 2012, ["away_goals", "higher_seed"]),
        ("Liga MX", 2020, ["away_goals", "higher_seed"]),
        ("Liga MX", 2021, []),  # with away goals in the spring, without from the autumn on
        ("Liga MX", 2022, ["higher_seed"]),
        ("Copa do Brasil", 1989, ["away_goals", "penalties"]),
        ("Copa do Brasil", 2016, ["away_goals", "penalties"]),
        ("Copa do Brasil", 2017, ["away_goals", "visitors_in_first_round", "penalties"]),
        ("Copa do Brasil", 2018, ["visitors_in_first_round", "penalties"]),
        ("Copa do Brasil", 2025, ["penalties"]),
    ],
)
def test_away_goals_come_and_go(competition: str, season: int, expected: list[str]) -> None:
    assert deciders(competition, season) == expected


@pytest.mark.parametrize(
    ("competition", "season", "first", "never"),
    [
        ("European Cup", 1973, ["extra_time", "replay"], "penalties"),
        ("European Cup", 1975, ["away_goals", "extra_time", "penalties"], "replay"),
        ("FIFA World Cup", 1978, ["extra_time", "replay"], "penalties"),
        ("FIFA World Cup", 1990, ["extra_time", "penalties"], "replay"),
        ("Copa Libertadores", 2005, ["extra_time", "penalties"], "away_goals"),
        ("Copa Libertadores", 2018, ["extra_time", "penalties"], "away_goals"),
        ("Copa Sudamericana", 2007, ["away_goals", "penalties"], "extra_time"),
        ("Copa Sudamericana", 2008, ["penalties"], "away_goals"),
        ("CONCACAF Champions League", 2009, ["away_goals"], "replay"),
        ("CONCACAF Champions League", 2022, ["extra_time", "penalties"], "away_goals"),
        ("Primera División de México", 2009, ["extra_time", "penalties"], "higher_seed"),
        ("Liga MX", 2013, ["extra_time", "penalties"], "away_goals"),
        ("Liga MX", 2024, ["extra_time", "penalties"], "higher_seed"),
        ("Copa do Brasil", 2014, ["away_goals", "penalties"], "extra_time"),
        ("Copa do Brasil", 2015, ["penalties"], "away_goals"),
    ],
)
def test_finals_have_rules_of_their_own(
    competition: str, season: int, first: list[str], never: str
) -> None:
    held = deciders(competition, season, RoundKind.FINAL)
    assert held[: len(first)] == first
    assert never not in held


H2H = ["head_to_head_points", "head_to_head_goal_difference", "head_to_head_goals_scored"]
OVERALL = ["goal_difference", "goals_scored"]


@pytest.mark.parametrize(
    ("competition", "country", "season", "expected"),
    [
        ("FIFA World Cup", None, 1958, ["play_off", "goal_ratio", "lots"]),
        ("FIFA World Cup", None, 1962, ["goal_ratio", "lots"]),
        ("FIFA World Cup", None, 1970, ["goal_difference", "lots"]),  # Soviet Union 6–1, Mexico 5–0
        ("FIFA World Cup", None, 1974, OVERALL),
        ("FIFA World Cup", None, 1986, OVERALL),  # Northern Ireland 2–6, Algeria 1–5
        ("FIFA World Cup", None, 1994, [*OVERALL, *H2H, "lots"]),  # Bulgaria before Argentina
        ("FIFA World Cup", None, 2026, [*H2H, *OVERALL, "fair_play", "ranking"]),
        ("UEFA Euro", None, 2012, [*H2H, *OVERALL, "ranking", "fair_play", "lots"]),
        ("UEFA Euro", None, 2016, [*H2H, *OVERALL, "fair_play", "ranking"]),
        ("UEFA Euro", None, 2020, [*H2H, *OVERALL, "wins", "fair_play", "ranking"]),
        ("UEFA Euro qualifying", None, 2000, []),
        ("UEFA Champions League", None, 1998, []),
        ("UEFA Champions League", None, 2024, [*OVERALL, "away_goals", "wins", "away_wins"]),
        ("Serie A", "Italy", 2004, []),
        ("Serie A", "Italy", 2021, [*H2H[:2], *OVERALL]),
        ("Serie A", "Italy", 2022, []),  # the title and the last safe place are played off
        ("Primera División de México", "Mexico", 2000, []),
    ],
)
def test_tiebreakers_by_season(
    competition: str, country: str | None, season: int, expected: list[str]
) -> None:
    rules = known_rules([competition], country, season)
    held = [one.statement for one in rules if one.statement.kind is RuleKind.TIEBREAKER]
    held.sort(key=lambda statement: statement.ordinal or 0)
    assert [statement.criterion for statement in held] == expected


@pytest.mark.parametrize("season", [2004, 2008, 2012])
def test_goals_away_part_teams_in_qualifying(season: int) -> None:
    rules = known_rules(["UEFA Euro qualifying"], None, season)
    held = [one.statement.criterion for one in rules if one.statement.criterion]
    assert held == [*H2H, "head_to_head_away_goals", *OVERALL, "away_goals", "fair_play", "lots"]


@pytest.mark.parametrize("word", ["", "Yes", "maybe", "1"])
def test_a_line_says_whether_it_was_checked(word: str) -> None:
    with pytest.raises(ValueError, match="checked is yes or no"):
        known_rule(LINES[0] | {"checked": word})


def test_the_page_says_what_was_not_checked() -> None:
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    unchecked = [line for line in LINES if line["checked"] == "no"]
    told = f"Of {len(LINES)} lines {len(LINES) - len(unchecked)} are checked, {len(unchecked)} not"
    assert told in page
    for line in unchecked:
        any_of_country = line["country"] or "any other"
        name = any_of_country if line["competition"] == "*" else line["competition"]
        assert f"| {name} | {_period(line)} | `{line['kind']}` |" in page


def _period(line: dict[str, str]) -> str:
    """The seasons as the page writes them: ``1995–2005``, ``1996``, ``from 2006``, ``to 1994``."""
    first, last = line["first_season"], line["last_season"]
    if not (first and last):
        return f"from {first}" if first else f"to {last}"
    return first if first == last else f"{first}–{last}"


def tie_of(title: str, rules: str, heading: str = "Semi-finals") -> Tie:
    text = f"Infobox\n- Title: {title}\n\n==Cup==\n{rules}\n===" + heading + f"===\n{games(*LEVEL)}"
    return rows_of(text, f"2013 {title}")[Tie][0]


def test_known_rules_decide_where_the_article_is_silent() -> None:
    tie = tie_of("Liga MX", "")
    assert (tie.decided_by, tie.winner_team_id) == (Decider.AWAY_GOALS, "alfa")
    assert tie_of("Copa Ejemplo", "").decided_by is Decider.UNKNOWN


@pytest.mark.parametrize(
    ("season", "decided_by"),
    [
        (2016, Decider.PENALTIES),
        (2017, Decider.UNKNOWN),
        (2024, Decider.UNKNOWN),
        (2025, Decider.PENALTIES),
    ],
)
def test_what_decided_is_not_guessed_where_a_draw_may_put_the_visitors_through(
    season: int, decided_by: Decider
) -> None:
    """In the first round; in the second, which is one match too, it led to penalties."""
    table = "{{OneLegStart}}\n{{OneLegResult|[[Alfa]]||1–1|'''[[Beta]]'''|}}\n|}\n"
    (tie,) = rows_of_pages({f"{season} Copa do Brasil": f"==First round==\n{table}"})[Tie]
    assert (tie.winner_team_id, tie.decided_by) == ("beta", decided_by)

    table = "{{TwoLegStart}}\n{{TwoLegResult|[[Alfa]]||2–2|'''[[Beta]]'''||1–1|1–1}}\n|}\n"
    (tie,) = rows_of_pages({f"{season} Copa do Brasil": f"==Third round==\n{table}"})[Tie]
    assert (tie.winner_team_id, tie.decided_by) == ("beta", Decider.PENALTIES)


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
