"""Best runners-up and seeds from made-up groups and the rules an article states."""

from pipeline.tables import Rows, Standing, StandingBasis, StandingKind
from tests.normalise.build import games, rows_of

RULES = (
    "==Tiebreakers==\n\n1. goal difference\n2. goals scored\n\n==Group stage==\n"
    "A win gives 3 points, a draw 1 point.\n\nGroup winners advance.\n\n{best}\n\n"
)
BEST = "The best two runners-up advance."
RANKING = "===Ranking of runners-up===\n\n1. goals scored\n2. drawing of lots\n\n"
BRACKET = (
    "==Final stage==\n- Semifinals: Seed 1 vs. Seed 4 (SF1), Seed 2 vs. Seed 3 (SF2);"
    " hosts: seeds 1–2\n\n===Semi-finals===\n"
)
ONE = "===Group 1===\n" + games("Alfa 3-0 Beta", "Beta 2-0 Gama", "Gama 0-1 Alfa")
TWO = "===Group 2===\n" + games("Delta 1-0 Eta", "Eta 3-1 Zeta", "Zeta 0-1 Delta")


def ranked(rows: Rows, kind: StandingKind) -> list[tuple[int | None, str, str | None]]:
    return [
        (row.position, row.team_id, row.group_name)
        for row in rows[Standing]
        if row.kind is kind and row.basis is StandingBasis.COMPUTED
    ]


def article(best: str = BEST, two: str = TWO, ranking: str = RANKING) -> Rows:
    text = RULES.format(best=best) + ONE + two + ranking + BRACKET
    return rows_of(text + games("Alfa 1-0 Beta", "Delta 1-0 Eta"))


def test_runners_up_are_ranked_by_their_own_criteria() -> None:
    """Both have 3 points; Beta is 2–3 and Eta 3–2, and goals scored come first across groups."""
    assert ranked(article(), StandingKind.RUNNERS_UP) == [
        (1, "eta", "Group 2"),
        (2, "beta", "Group 1"),
    ]


def test_without_criteria_of_its_own_the_ranking_takes_those_of_the_groups() -> None:
    assert [team for _, team, _ in ranked(article(ranking=""), StandingKind.RUNNERS_UP)] == [
        "eta",
        "beta",
    ]


def test_the_seeds_are_all_that_advance_in_one_ranking() -> None:
    assert [(place, team) for place, team, _ in ranked(article(), StandingKind.SEEDING)] == [
        (1, "alfa"),
        (2, "delta"),
        (3, "eta"),
        (4, "beta"),
    ]


def test_no_ranking_where_the_rules_ask_for_none() -> None:
    rows = article(best="")
    assert ranked(rows, StandingKind.RUNNERS_UP) == []
    assert ranked(rows, StandingKind.SEEDING) == []  # two advance, the bracket has four seeds


def test_nothing_is_ranked_while_a_place_is_not_settled() -> None:
    level = "===Group 2===\n" + games("Delta 1-0 Eta", "Eta 1-1 Zeta", "Zeta 1-1 Delta")
    drawn = level.replace("Delta 1-0 Eta", "Delta 1-1 Eta")
    rows = article(two=drawn)
    assert ranked(rows, StandingKind.RUNNERS_UP) == ranked(rows, StandingKind.SEEDING) == []
