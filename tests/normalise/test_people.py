"""Spellings of people: who is one person in an edition, and who may be two."""

import time

import pytest

from pipeline.normalise.people import Found, Mention, PersonBook
from pipeline.normalise.person_rows import name_people, person_rows
from pipeline.tables import (
    PersonName,
    PersonResolution,
    PersonRole,
    Presence,
    Rows,
    TopScorer,
)
from tests.validate.build import a_match, a_participant, goals, row

ATLAS, PUEBLA = "atlas", "puebla"
REDIRECTS = {"Chicharito": "Javier Hernández"}


def found(*mentions: Mention) -> list[Found]:
    """How mentions that were all learnt first are resolved."""
    book = PersonBook("cup", REDIRECTS)
    for one in mentions:
        book.learn(one)
    return [book.resolve(one) for one in mentions]


def ids(*mentions: Mention) -> list[str | None]:
    return [one.person_id for one in found(*mentions)]


def player(name: str, link: str | None = None, team: str | None = ATLAS) -> Mention:
    return Mention(name, link, PersonRole.PLAYER, team)


def test_the_short_name_of_a_box_is_the_full_name_of_the_list() -> None:
    same = ids(player("Barraza"), player("J. Barraza"), player("Jahir Barraza"))
    assert same == ["cup--atlas--barraza"] * 3


def test_the_id_does_not_change_when_a_fuller_name_is_added() -> None:
    assert ids(player("Barraza")) == ids(player("Jahir Barraza"))


def test_who_is_not_linked_is_told_apart_by_team() -> None:
    assert ids(player("Gómez"), player("Gómez", team=PUEBLA)) == [
        "cup--atlas--gomez",
        "cup--puebla--gomez",
    ]


def test_an_initial_speaks_against_another_given_name() -> None:
    assert ids(player("J. Silva"), player("Pedro Silva")) == [
        "cup--atlas--j-silva",
        "cup--atlas--pedro-silva",
    ]


def test_a_name_of_two_people_stays_ambiguous() -> None:
    *known, short = found(player("João Silva"), player("Pedro Silva"), player("Silva"))
    assert [one.resolution for one in known] == [PersonResolution.ONLY_SPELLING] * 2
    assert (short.person_id, short.resolution) == (None, PersonResolution.AMBIGUOUS)
    assert short.reason == "may be any of cup--atlas--joao-silva, cup--atlas--pedro-silva"


def test_a_link_comes_first_and_explains_the_plain_spelling() -> None:
    linked = player("Hernández", "Javier Hernández")
    assert ids(linked, player("Hernández"), player("J. Hernández"), player("A. Hernández")) == [
        "javier-hernandez",
        "javier-hernandez",
        "javier-hernandez",
        "cup--atlas--hernandez",
    ]


def test_two_linked_people_of_one_spelling_leave_the_plain_one_ambiguous() -> None:
    assert ids(
        player("Sánchez", "Luis Sánchez"), player("Sánchez", "Hugo Sánchez"), player("Sánchez")
    ) == ["luis-sanchez", "hugo-sanchez", None]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Chicharito", "Chicharito"), ("Hernández", "Javier Hernández")),  # a redirect
        (("Kovač", "Niko Kovac"), ("Niko Kovač", "Niko Kovač")),  # accents
        (("Joe Jordan", "Joe Jordan (footballer)"), ("Joe Jordan", "Joe Jordan")),  # a full name
    ],
)
def test_links_that_lead_to_one_person(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert len(set(ids(player(*one), player(*other)))) == 1


def test_links_under_one_family_name_are_two_people() -> None:
    silvas = [player("Silva", "João Silva (born 1980)"), player("Silva", "João Silva (born 1990)")]
    assert len(set(ids(*silvas))) == 2


def test_roles_are_kept_apart() -> None:
    manager = Mention("Gómez", None, PersonRole.MANAGER, ATLAS)
    referee = Mention("Gómez", None, PersonRole.REFEREE, None)
    assert ids(player("Gómez"), manager, referee) == [
        "cup--atlas--gomez",
        "cup--atlas--manager--gomez",
        "cup--referee--gomez",
    ]


def test_a_player_without_a_team_is_the_only_one_of_the_edition_so_called() -> None:
    assert ids(player("Alan Pulido", team=None), player("Pulido")) == ["cup--atlas--pulido"] * 2
    several = ids(
        player("Pulido", team=None), player("A. Pulido"), player("B. Pulido", team=PUEBLA)
    )
    assert several[0] is None


def test_one_title_under_thousands_of_names_takes_no_time() -> None:
    crowd = [player(f"Silva {number}", "João Silva") for number in range(1_000)]
    crowd += [player(f"Silva {number}", f"Silva {number}") for number in range(1_000)]
    start = time.process_time()
    found(*crowd)
    assert time.process_time() - start < 5


def test_many_people_of_one_name_are_not_held_against_each_other() -> None:
    crowd = [player(f"{a}{b} Silva") for a in "abcdefghij" for b in "abcdefghij"]
    assert found(*crowd, player("Silva"))[-1].resolution is PersonResolution.AMBIGUOUS


@pytest.mark.parametrize(
    "name", ["", ".", "—", "X", "李", "\x00", "a" * 10_000, " ".join("ab" * 99)]
)
def test_any_text_is_a_name(name: str) -> None:
    (one,) = found(player(name))
    assert one.person_id


def test_the_rows_of_an_edition_get_the_ids_of_their_people() -> None:
    match = a_match("Atlas 1-1 Puebla", referee_name="P. Delgadillo")
    line = row(
        TopScorer,
        edition_id="cup-2014",
        list_number=1,
        line_number=1,
        player_name="Jahir Barraza",
        nationality="MX",
        team_id=ATLAS,
        goals=1,
        source_start=90,
    )
    owner = a_participant("Atlas", Presence.LISTED)
    rows = Rows()
    rows.extend(name_people([match, *goals(match, "Barraza 5", "Gómez"), line, owner], "cup", {}))
    (named,) = rows[TopScorer]
    assert named.person_id == "cup--atlas--barraza"
    names = rows[PersonName]
    assert [one.name_number for one in names] == [1, 2, 3, 4]
    people = {one.person_id: one for one in person_rows(names, {})}
    assert people["cup--atlas--barraza"].name == "Jahir Barraza"
    assert people["cup--atlas--barraza"].nationality == "MX"
    assert people["cup--referee--delgadillo"].roles == ("referee",)


def test_the_scorer_of_an_own_goal_plays_for_the_other_side() -> None:
    from dataclasses import replace

    from pipeline.tables import GoalKind, Side

    match = a_match("Atlas 1-0 Puebla")
    (goal,) = goals(match, "Gómez 5")
    own = replace(goal, kind=GoalKind.OWN_GOAL, scorer_side=Side.AWAY)
    rows = Rows()
    rows.extend(name_people([match, own], "cup", {}))
    (name,) = rows[PersonName]
    assert (name.team_id, name.person_id) == (PUEBLA, "cup--puebla--gomez")
