"""Club seasons made up for the benchmark: nearly nothing but match boxes, as such articles are."""

import random
from collections.abc import Iterator

_CLUBS = [
    "Alfa Town F.C.|Alfa Town",
    "FC Beta|Beta",
    "SV Gamma 04|Gamma",
    "Real Delta CF|Real Delta",
    "AC Epsilon|Epsilon",
    "Zeta United F.C.|Zeta United",
    "Eta Wanderers F.C.|Eta Wanderers",
    "Theta Albion F.C.|Theta Albion",
    "Iota Rovers F.C.|Iota Rovers",
    "Kappa City F.C.|Kappa City",
    "Lambda Athletic F.C.|Lambda",
    "Omikron 1899|Omikron",
]
_FIRST = [
    "Adam",
    "Boris",
    "Carlos",
    "Dario",
    "Emil",
    "Fabio",
    "Goran",
    "Hugo",
    "Ivan",
    "João",
    "Karl",
    "Luka",
    "Marco",
    "Nico",
    "Otto",
]
_LAST = [
    "Ađić",
    "Berg",
    "Costa",
    "Díaz",
    "Ekholm",
    "Fuchs",
    "García",
    "Hübner",
    "Ivić",
    "Jansen",
    "Kovač",
    "Lund",
    "Meyer",
    "Novák",
]
_MONTHS = [8, 9, 10, 11, 12, 1, 2, 3, 4, 5]
_PROSE = (
    "The club began the campaign under a new head coach<ref name=a{n}>{{{{cite web |url=https://news"
    ".example.org/{n} |title=The new season – a preview |publisher=The Example |date=1 July 2010}}}}"  # noqa: E501
    "</ref> and hoped to better its [[2009–10 League One|previous placing]]. Season tickets went on"
    " sale in June; the squad was strengthened with several signings in all departments.\n\n"
)
MATCHES = 46
"""Matches of one season."""


def season(seed: int) -> tuple[str, str]:
    """Title and wikitext of one season; the same seed gives the same text.

    >>> title, text = season(3)
    >>> title, text.count("{{Football box collapsible")
    ('2010–11 Real Delta season', 46)
    """
    rng = random.Random(seed)  # noqa: S311 - makes articles, not secrets
    club = _CLUBS[seed % len(_CLUBS)]
    label = club.partition("|")[2]
    pieces = [_infobox(label), _PROSE.format(n=seed), "==Squad==\n", _squad(rng), "==Matches==\n"]
    for number in range(MATCHES):
        if number % 5 in (0, 2):
            pieces += [f"==={rng.choice(['League', 'Cup'])} {number // 3 + 1}===\n"]
            pieces += [_PROSE.format(n=number)]
        pieces.append(_box(rng, club, number))
    return f"2010–11 {label} season", "".join(pieces)


def seasons(count: int) -> Iterator[tuple[str, str]]:
    """So many of them, each with seed and clubs of its own."""
    return (season(seed) for seed in range(count))


def _infobox(label: str) -> str:
    return (
        f"{{{{Infobox football club season\n| club = {label}\n| season = 2010–11\n| manager ="
        " [[Emil Fuchs]]\n| league = [[2010–11 League One|League One]]\n| league result = 7th\n}}\n"
    )


def _squad(rng: random.Random) -> str:
    rows = "".join(
        f"{{{{fs player|no={number}|nat={rng.choice(['ENG', 'GER', 'BRA'])}|pos=MF|name={_player(rng)}}}}}\n"  # noqa: E501
        for number in range(1, 26)
    )
    return f"{{{{fs start}}}}\n{rows}{{{{fs end}}}}\n\n"


def _player(rng: random.Random) -> str:
    name = f"{rng.choice(_FIRST)} {rng.choice(_LAST)}"
    last = name.split()[1]
    return f"[[{name} (footballer)|{last}]]" if rng.random() < 0.3 else f"[[{name}|{last}]]"


def _box(rng: random.Random, club: str, number: int) -> str:
    sides = [club, rng.choice([other for other in _CLUBS if other != club])]
    rng.shuffle(sides)
    scores = [rng.choice((0, 0, 1, 1, 1, 2, 2, 3)) for _ in sides]
    month, day = _MONTHS[number * len(_MONTHS) // MATCHES], rng.randint(1, 28)
    year, host = 2010 + (month < 7), sides[0].partition("|")[2]
    referee = f"{rng.choice(_FIRST)} {rng.choice(_LAST)}"
    return (
        "{{Football box collapsible\n"
        f"| round = {number % 38 + 1}\n| date = {{{{Start date|{year}|{month}|{day}|df=y}}}}\n"
        f"| time = {rng.choice(['15:00', '19:45', '20:45'])} [[Central European Time|CET]]\n"
        f"| team1 = [[{sides[0]}]]\n| score = {scores[0]}–{scores[1]}\n| team2 = [[{sides[1]}]]\n"
        f"| goals1 = {_goals(rng, scores[0])}\n| goals2 = {_goals(rng, scores[1])}\n"
        f"| stadium = [[{host} Park]]\n| location = [[{host} (city)|{host}]]\n"
        f"| attendance = {rng.randint(2, 60)},{rng.randint(0, 999):03}<ref>{{{{cite web |url="
        f"http://stats.example.com/{number} |title=Attendance}}}}</ref>\n"
        f"| referee = [[{referee}]] ([[Football association of {host}|{host}]])\n"
        f"| report = [http://www.example.com/matches/{year}/{number:05}/index.html Report]\n"
        f"| result = {rng.choice('WDL')}\n}}}}\n"
    )


def _goals(rng: random.Random, score: int) -> str:
    minutes = sorted(rng.randint(1, 90) for _ in range(score))
    return "".join(
        f"\n*{_player(rng)} {{{{goal|{minute}{rng.choice(['', '', '', '|pen.', '||90+2'])}}}}}"
        for minute in minutes
    )
