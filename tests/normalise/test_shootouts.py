"""The kicks of a shoot-out."""

from pipeline.tables import Match, ShootoutKick, Side, Tie
from tests.normalise.build import CUP, box, rows_of_pages

FINAL = "==Final==\n" + box(
    "Alfa 1–1 Beta",
    "1 May 2014",
    aet="yes",
    penaltyscore="2–1",
    penalties1="*[[Ana Lima|Ana]] {{pengoal}}\n*Mia {{penmiss}}\n*Lua {{pengoal}}",
    penalties2="*Eva {{pengoal}}\n*{{penmiss}}",
)


def test_kicks_are_listed_home_side_first() -> None:
    rows = rows_of_pages({CUP: FINAL})
    (match,) = rows[Match]
    kicks = [(k.kick_number, k.side, k.player_name, k.is_scored) for k in rows[ShootoutKick]]

    assert kicks == [
        (1, Side.HOME, "Ana", True),
        (2, Side.HOME, "Mia", False),
        (3, Side.HOME, "Lua", True),
        (4, Side.AWAY, "Eva", True),
        (5, Side.AWAY, None, False),
    ]
    assert {kick.match_id for kick in rows[ShootoutKick]} == {match.match_id}
    assert rows[ShootoutKick][0].player_link == "Ana Lima"
    assert (match.home_shootout_score, match.away_shootout_score) == (2, 1)
    assert rows[Tie][0].winner_team_id == "alfa"


def test_every_kick_leads_to_its_own_words() -> None:
    for kick in rows_of_pages({CUP: FINAL})[ShootoutKick]:
        passage = FINAL[kick.source_start : kick.source_end]
        assert (kick.player_name or "penmiss") in passage
        assert "\n" not in passage


def test_a_match_on_two_pages_lists_its_kicks_once() -> None:
    rows = rows_of_pages({CUP: FINAL, f"{CUP} knockout stage": FINAL})

    assert len(rows[Match]) == 1
    assert len(rows[ShootoutKick]) == 5
