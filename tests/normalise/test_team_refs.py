"""Teams as wikitext names them: by link, by code, by a name another passage explains."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

import pytest

from pipeline.normalise.names import NameBook, team_rows
from pipeline.parse.records import Context, Place, TeamRef
from pipeline.tables import Article, Resolution, TextFormat
from pipeline.wikitext.spans import Span

PLACE = Place(Span(5, 9), 2, (), Context(), "match box")


def article(title: str = "Cup") -> Article:
    return Article(
        article_id=f"enwiki:{title}",
        wiki="enwiki",
        title=title,
        page_id=None,
        revision_id=None,
        revision_timestamp=None,
        sha1="0",
        text_format=TextFormat.WIKITEXT,
        char_count=1,
        source_url=None,
        permalink_url=None,
        license="CC BY-SA 4.0",
        retrieved_at=datetime(2020, 1, 1, tzinfo=UTC),
        wikidata_id=None,
    )


def linked(link: str, name: str | None = None) -> TeamRef:
    return TeamRef(name or link, link)


def coded(code: str, squad: str | None = None) -> TeamRef:
    return TeamRef(code, None, code, squad)


def ids(
    teams: Iterable[TeamRef],
    country: str | None = None,
    redirects: Mapping[str, str] | None = None,
) -> list[str]:
    seen = list(teams)
    book = NameBook(country, redirects or {})
    for team in seen:
        book.learn(team)
    return [book.resolve(team, article(), PLACE) for team in seen]


SAME = [
    # seen in, spellings of one team
    ("1954 FIFA World Cup", [coded("FRG"), linked("Germany national football team", "West Germany"),
                             coded("West Germany"), TeamRef("West Germany")]),
    ("1938 FIFA World Cup", [coded("DEI"), linked("Indonesia national football team",
                                                  "Dutch East Indies")]),
    ("1930 FIFA World Cup", [coded("US"), coded("USA"), TeamRef("United States"),
                             linked("United States men's national soccer team", "USA"),
                             linked("United States national soccer team")]),
    ("1930 FIFA World Cup", [coded("Kingdom of Yugoslavia"), coded("YUG"),
                             linked("Yugoslavia national football team", "Yugoslavia")]),
    ("1974 FIFA World Cup", [coded("ZAI"), linked("DR Congo national football team", "Zaire"),
                             linked("Congo DR national football team", "Zaire")]),
    ("2006 FIFA World Cup", [coded("SCG"), coded("Serbia and Montenegro")]),
    ("UEFA Euro 2004 qualifying Group 9", [coded("FR Yugoslavia"), coded("SCG")]),
    ("UEFA Euro 2004 qualifying Group 7", [coded("MKD"), TeamRef("FYR Macedonia"),
                                           linked("FYR Macedonia national football team")]),
    ("2012 Copa do Brasil", [linked("Sociedade Esportiva Palmeiras", "Palmeiras"),
                             linked("SE Palmeiras", "Palmeiras"), TeamRef("Palmeiras")]),
    ("2016 Copa do Brasil", [linked("Fluminense FC", "Fluminense"),
                             linked("Fluminense Football Club", "Fluminense")]),
    ("2012 Copa do Brasil", [linked("Espigão Esporte Clube", "Espigão"),
                             linked("Esporte Clube Espigão", "Espigão")]),
    ("2012 Copa do Brasil", [linked("Grêmio Football Porto-Alegrense", "Grêmio"),
                             linked("Grêmio Foot-Ball Porto Alegrense", "Grêmio"),
                             TeamRef("Grêmio-RS"), TeamRef("Grêmio (RS)")]),
    ("2016 Copa do Brasil", [linked("Botafogo Futebol Clube (PB)", "Botafogo"),
                             TeamRef("Botafogo-PB"), TeamRef("Botafogo (PB)")]),
    ("2001 Major League Soccer season", [linked("Columbus Crew SC", "Columbus Crew"),
                                         linked("Columbus Crew")]),
    ("2018–19 Austrian Bundesliga", [linked("LASK", "LASK"), linked("LASK Linz", "LASK")]),
    ("2000 Copa do Brasil", [linked("Fluminense FC"), TeamRef("Fluminense (RJ)"),
                             TeamRef("Fluminense-RJ"), linked("Fluminense Football Club")]),
    ("2002 Copa do Brasil", [TeamRef("Botafogo-SP"), TeamRef("Botafogo (SP)"),
                             linked("Botafogo Futebol Clube (SP)", "Botafogo")]),
    ("2018–19 LASK season", [linked("LASK Linz#History"), linked("LASK_Linz"),
                             linked("2018–19 LASK Linz season", "LASK")]),
]  # fmt: skip

DIFFERENT = [
    ("1974 FIFA World Cup", [coded("FRG"), coded("GDR"), coded("GER")]),
    ("1998 FIFA World Cup", [coded("FR Yugoslavia"), coded("YUG"), coded("SRB")]),
    ("2014 Copa do Brasil", [linked("Santos Futebol Clube (AP)", "Santos"),
                             linked("Santos FC", "Santos")]),
    ("2014 Copa do Brasil", [linked("Esporte Clube Flamengo", "Flamengo"),
                             linked("Clube de Regatas do Flamengo", "Flamengo")]),
    ("2022 Copa do Brasil", [linked("Fluminense Esporte Clube", "Fluminense"),
                             linked("Fluminense FC", "Fluminense")]),
    ("2014 Copa do Brasil", [linked("Clube Náutico Capibaribe", "Náutico"),
                             linked("Náutico Futebol Clube", "Náutico")]),
    ("2016 Copa do Brasil", [linked("Rio Branco Football Club", "Rio Branco"),
                             linked("Rio Branco Atlético Clube", "Rio Branco")]),
    ("2012 Copa do Brasil", [linked("Santa Cruz Futebol Clube", "Santa Cruz"),
                             linked("Sport Club Santa Cruz", "Santa Cruz")]),
    ("2010 Copa do Brasil", [linked("América Futebol Clube (AM)", "América"),
                             linked("América Futebol Clube (RN)", "América")]),
    ("2002 Copa do Brasil", [linked("CR Vasco da Gama", "Vasco da Gama"),
                             TeamRef("Vasco da Gama-AC"), TeamRef("Vasco da Gama-SE")]),
    ("an unknown cup", [linked("Alfa Clube", "Alfa"), TeamRef("Alfa-SP"), TeamRef("Alfa-RJ")]),
    ("Copa Libertadores", [linked("Club Nacional de Football", "Nacional"),
                           linked("Club Nacional (Paraguay)", "Nacional")]),
    ("women's and men's", [coded("USA"), coded("USA", "women"), coded("USA", "women u-17")]),
]  # fmt: skip


@pytest.mark.parametrize(("seen_in", "teams"), SAME)
def test_spellings_of_one_team(seen_in: str, teams: list[TeamRef]) -> None:
    country = "Brazil" if "Copa do Brasil" in seen_in else None
    assert len(set(ids(teams, country))) == 1, seen_in


@pytest.mark.parametrize(("seen_in", "teams"), DIFFERENT)
def test_teams_that_share_a_name(seen_in: str, teams: list[TeamRef]) -> None:
    assert len(set(ids(teams, "Brazil"))) == len(teams), seen_in


def test_the_order_of_passages_does_not_matter() -> None:
    teams = [
        linked("Alfa FC", "Alfa"),
        linked("Alfa Football Club", "Alfa"),
        linked("Alfa Football Club", "Alfa"),
        TeamRef("Alfa"),
        TeamRef("Alfa FC"),
    ]
    assert set(ids(teams)) == set(ids(reversed(teams))) == {"alfa-football-club"}


@pytest.mark.parametrize(
    ("team", "team_id"),
    [
        (coded("MEX"), "mexico-national-football-team"),
        (coded("USA", "women"), "united-states-womens-national-soccer-team"),
        (linked("United States women's national soccer team"),
         "united-states-womens-national-soccer-team"),
        (coded("ARG", "u-20"), "argentina-national-under-20-football-team"),
        (linked("Germany national under-21 football team"),
         "germany-national-under-21-football-team"),
        (linked("Canada soccer team"), "canada-soccer-team"),
        (linked("Brazil at the 2014 FIFA World Cup", "Brazil"), "brazil-national-football-team"),
        (coded("XYZ"), "xyz"),
        (linked("#Alfa v Beta", "Alfa"), "alfa"),
    ],
)  # fmt: skip
def test_ids(team: TeamRef, team_id: str) -> None:
    assert ids([team]) == [team_id]


def test_a_redirect_leads_to_the_title_it_opens() -> None:
    teams = [linked("Verdão", "Verdão"), linked("Sociedade Esportiva Palmeiras", "Palmeiras")]
    assert ids(teams, "Brazil", {"Verdão": "Sociedade Esportiva Palmeiras"}) == [
        "se-palmeiras",
        "se-palmeiras",
    ]


def test_without_a_country_most_names_tell_it() -> None:
    names = ("Flamengo", "Grêmio", "Santos", "Cruzeiro", "Nobody")
    assert ids(map(TeamRef, names))[:2] == ["cr-flamengo", "gremio-fbpa"]
    libertadores = [TeamRef("Peñarol"), TeamRef("Grêmio"), TeamRef("Boca"), TeamRef("Guaraní")]
    assert ids(libertadores) == ["penarol", "gremio", "boca", "guarani"]


def test_a_country_is_not_looked_for_among_clubs() -> None:
    clubs = [linked("Santos FC"), TeamRef("Portugal"), TeamRef("GER")]
    assert ids(clubs, "Brazil")[1:] == ["portugal", "ger"]


def test_three_letters_are_a_country_only_where_it_plays() -> None:
    assert ids([coded("BEL"), TeamRef("BEL"), TeamRef("FRA")])[1:] == [
        "belgium-national-football-team",
        "fra",
    ]


def test_a_reader_sees_the_country_of_a_code() -> None:
    book = NameBook(None)
    shown = ["MEX", "FRG", "DEI", "Kingdom of Yugoslavia", "XYZ"]
    assert [book.display(coded(code)) for code in shown] == [
        "Mexico", "West Germany", "Dutch East Indies", "Yugoslavia", "XYZ",
    ]  # fmt: skip
    assert book.display(TeamRef("Soviets", None, "URS")) == "Soviets"


def test_rows_are_by_article_and_spelling() -> None:
    book = NameBook(None)
    teams = [coded("USA"), coded("USA", "women"), linked("Santos FC", "Santos"), TeamRef("Santos")]
    for team in teams:
        book.learn(team)
    for team in [*teams, TeamRef("Santos")]:
        book.resolve(team, article(), PLACE)
    book.resolve(TeamRef("Nobody"), article("Cup Group A"), PLACE)
    assert [(r.article_id, r.name, r.resolution, r.use_count) for r in book.rows()] == [
        ("enwiki:Cup", "United States", Resolution.KNOWLEDGE, 1),
        (
            "enwiki:Cup",
            "United States (united-states-womens-national-soccer-team)",
            Resolution.KNOWLEDGE,
            1,
        ),
        ("enwiki:Cup", "Santos", Resolution.LINK, 3),
        ("enwiki:Cup Group A", "Nobody", Resolution.UNRESOLVED, 1),
    ]


def test_teams_bear_the_titles_of_their_articles() -> None:
    book = NameBook(None)
    teams = [coded("FRG"), coded("NED", "women"), linked("Alfa FC", "Alfa"), TeamRef("Nobody")]
    for team in teams:
        book.learn(team)
        book.resolve(team, article(), PLACE)
    assert [
        (t.name, t.article_title, t.country) for t in team_rows(book.rows(), book.titles())
    ] == [
        ("Alfa", "Alfa FC", None),
        ("Netherlands women", "Netherlands women's national football team", "Netherlands"),
        ("Nobody", None, None),
        ("West Germany", "West Germany national football team", "West Germany"),
    ]
