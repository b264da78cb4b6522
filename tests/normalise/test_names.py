"""Spellings to teams: by knowledge of the country, by likeness, else by themselves."""

from pipeline.normalise.names import NameBook, team_rows
from pipeline.parse.records import TeamRef
from pipeline.tables import Resolution, Team, TeamName
from tests.normalise.build import CUP, MEXICO, PLACE, box, games, rows_of, rows_of_pages
from tests.validate.build import an_article


def book(country: str | None) -> NameBook:
    return NameBook(country)


def meant(names: NameBook, name: str) -> str:
    return names.resolve(TeamRef(name), an_article(), PLACE)


def resolved(names: NameBook) -> dict[str, tuple[str, Resolution]]:
    return {row.name: (row.team_id, row.resolution) for row in names.rows()}


def test_knowledge_holds_for_its_country() -> None:
    mexico = book("Mexico")
    for name in ("UANL", "Tigres", "Tigres UANL", "uanl"):
        assert meant(mexico, name) == "tigres-uanl"

    assert {how for _, how in resolved(mexico).values()} == {Resolution.KNOWLEDGE}


def test_knowledge_of_one_country_is_not_that_of_another() -> None:
    elsewhere = book("Spain")

    assert meant(elsewhere, "UANL") == "uanl"
    assert resolved(elsewhere) == {"UANL": ("uanl", Resolution.UNRESOLVED)}


def test_without_a_country_a_name_known_in_one_country_is_that_team() -> None:
    names = book(None)

    assert meant(names, "UANL") == "tigres-uanl"
    assert meant(names, "Nobody") == "nobody"
    assert [how for _, how in resolved(names).values()] == [
        Resolution.KNOWLEDGE,
        Resolution.UNRESOLVED,
    ]


def test_a_spelling_with_another_affix_is_the_same_team() -> None:
    names = book("Mexico")

    assert meant(names, "Nadie") == "nadie"
    assert meant(names, "Nadie F.C.") == "nadie"
    assert meant(names, "Club Nadie") == "nadie"
    assert resolved(names)["Nadie F.C."] == ("nadie", Resolution.UNIQUE_IN_EDITION)
    assert resolved(names)["Nadie"] == ("nadie", Resolution.UNRESOLVED)


def test_an_affix_alone_joins_nothing() -> None:
    names = book(None)

    assert meant(names, "F.C.") == "fc"
    assert meant(names, "Club") == "club"


def test_every_use_is_counted_and_the_first_place_kept() -> None:
    rows = rows_of(MEXICO + games("UANL 1-0 Atlas", "Atlas 1-0 UANL", "UANL 1-0 Puebla"))
    counts = {row.name: row.use_count for row in rows[TeamName]}
    first = next(row for row in rows[TeamName] if row.name == "Puebla")

    assert counts == {"UANL": 3, "Atlas": 2, "Puebla": 1}
    assert first.source_line == 11


def test_a_team_has_one_row_whatever_it_is_called() -> None:
    rows = rows_of(MEXICO + games("UANL 1-0 Nadie", "Nadie F.C. 1-0 Tigres"))

    assert [(team.team_id, team.name) for team in rows[Team]] == [
        ("nadie", "Nadie"),
        ("tigres-uanl", "Tigres UANL"),
    ]
    assert rows[Team][1].article_title == "Tigres UANL"
    assert rows[Team][0].country is None


def test_the_usual_name_does_not_depend_on_the_order_of_the_rows() -> None:
    rows = rows_of(games("Nadie 1-0 Alfa", "Alfa 1-0 Nadie F.C."))[TeamName]

    assert team_rows(rows) == team_rows(rows[::-1])


def test_spellings_of_one_article_stay_apart_whatever_stands_in_brackets() -> None:
    """What tells two teams of one spelling apart may be a spelling itself."""
    links = ["Gama{{!}}Equis (beta)", "Alfa{{!}}Equis", "Beta{{!}}Equis"]
    boxes = [box(f"X{n} 1–0 Y{n}", team1=f"[[{link}]]") for n, link in enumerate(links)]
    text = "".join(boxes).replace("{{!}}", "|")
    rows = rows_of_pages({CUP: f"==Final==\n{text}"})[TeamName]

    names = {row.team_id: row.name for row in rows if row.name.startswith("Equis")}
    assert names == {"gama": "Equis (beta)", "alfa": "Equis", "beta": "Equis (beta) (beta)"}
