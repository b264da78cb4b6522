"""Headings: one line per way an editor has named a part, a stage, a group, a round, a leg."""
# ruff: noqa: E501 - a case is a line

import pytest

from pipeline.parse.headings import read_context
from pipeline.parse.records import Context
from pipeline.tables import RoundKind

LIGUILLA = "Liguilla (Playoffs)"

SECTIONS = [
    ((), Context()),
    # Clausura 2014 Copa MX
    (("Group stage", "Group 1"), Context(stage="Group stage", group_name="Group 1")),
    (("Group stage", "Ranking of runners-up clubs"), Context(stage="Group stage")),
    (("Championship Stage", "Quarterfinals"), Context(stage="Championship Stage", round="Quarterfinals", round_kind=RoundKind.QUARTER_FINAL)),
    (("Championship Stage", "Final"), Context(stage="Championship Stage", round="Final", round_kind=RoundKind.FINAL)),
    (("Championship Stage", "Bracket"), Context(stage="Championship Stage")),
    # 2013–14 Ascenso MX season
    (("Apertura 2013", LIGUILLA), Context(part="Apertura 2013", stage=LIGUILLA)),
    (("Clausura 2014", LIGUILLA, "Semifinals", "Second leg"), Context("Clausura 2014", LIGUILLA, None, "Semifinals", RoundKind.SEMI_FINAL, 2)),
    (("Campeón de Ascenso 2014", "First leg"), Context(stage="Campeón de Ascenso 2014", leg=1)),
    (("Relegation table",), Context()),
    # 2013 Liga MX Clausura Liguilla
    (("Quarter-finals", "First leg"), Context(round="Quarter-finals", round_kind=RoundKind.QUARTER_FINAL, leg=1)),
    (("Final", "Second leg"), Context(round="Final", round_kind=RoundKind.FINAL, leg=2)),
    # elsewhere
    (("Knockout stage", "Third place play-off"), Context(stage="Knockout stage", round="Third place play-off", round_kind=RoundKind.THIRD_PLACE)),
    (("Match for third place",), Context(round="Match for third place", round_kind=RoundKind.THIRD_PLACE)),
    (("Group stage", "Ranking of third-place teams"), Context(stage="Group stage")),
    (("Knockout stage", "Round of 16"), Context(stage="Knockout stage", round="Round of 16", round_kind=RoundKind.ROUND_OF_16)),
    (("Knockout stage", "Last 32"), Context(stage="Knockout stage", round="Last 32", round_kind=RoundKind.ROUND_OF_32)),
    (("Preliminary round",), Context(round="Preliminary round", round_kind=RoundKind.PRELIMINARY)),
    (("Regular season", "Jornada 3"), Context(stage="Regular season", round="Jornada 3", round_kind=RoundKind.MATCHDAY)),
    (("Grupo A", "Matches"), Context(group_name="Grupo A")),
    (("2013 Apertura", "Vuelta"), Context(part="2013 Apertura", leg=2)),
    (("Finalists",), Context()),
    # sections that do not speak of play: 2014 FIFA World Cup, 1930 FIFA World Cup Group 1, UEFA Euro 2004 Group C
    (("Standings",), Context()),
    (("Group stage", "Tiebreakers"), Context(stage="Group stage")),
    (("Background", "Final"), Context(round="Final", round_kind=RoundKind.FINAL)),
    (("Romania vs Argentina",), Context()),
    (("Matches", "Denmark vs Italy"), Context()),
    (("Route to the final",), Context()),
    (("Play-offs", "Replay"), Context(stage="Play-offs", round="Replay")),
    (("First round", "Group 1 play-off"), Context(stage="Group 1 play-off")),
    (("Segunda ronda",), Context(stage="Segunda ronda")),
    (("Copa 2014",), Context(stage="Copa 2014")),
]  # fmt: skip


@pytest.mark.parametrize(("section", "context"), SECTIONS)
def test_reads_what_headings_say(section: tuple[str, ...], context: Context) -> None:
    assert read_context(section) == context
