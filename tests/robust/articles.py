"""Whole articles written to a plan: boxes, ties and league tables under headings, text between."""

from datetime import date
from typing import NamedTuple

from hypothesis import strategies as st

from pipeline.tables import GoalKind
from tests.robust import grammar
from tests.robust.grammar import CLUBS, Pair, Scorer

TITLE = "2014 Copa Ejemplo"

_BETWEEN = (
    *("", "Some words about the [[season]].\n", "<!-- {{football box|team1=X|team2=Y}} -->\n"),
    *("{{main|2014 Copa}}\n", "* a list\n* of things\n", "<ref name=a>{{cite web|url=x}}</ref>\n"),
    *(
        "{| class=wikitable\n! Key !! Colour\n|-\n| a || b\n|}\n",
        "'''bold''' and ''not''\n",
        "----\n",
    ),
)
_HEADINGS = ("== Group stage ==\n=== Group A ===\n", "== Matches ==\n", "== Season ==\n", "")


class Box(NamedTuple):
    """One match."""

    home: str
    away: str
    score: Pair
    day: date
    home_scorers: tuple[Scorer, ...]
    away_scorers: tuple[Scorer, ...]
    attendance: int

    @property
    def goals(self) -> list[tuple[str | None, int, int | None, GoalKind]]:
        """Scorer, minute, added minute and kind, home side first."""
        listed = (*self.home_scorers, *self.away_scorers)
        return [(scorer.person.name, *goal) for scorer in listed for goal in scorer.goals]


class Line(NamedTuple):
    """One line of a league table: wins, draws, defeats, goals for and against."""

    team: str
    numbers: tuple[int, int, int, int, int]


class TieRow(NamedTuple):
    """One tie of two legs, both from the side of team 1."""

    team1: str
    team2: str
    legs: tuple[Pair, Pair]


class Plan(NamedTuple):
    """What an article says, in order, and the article."""

    parts: tuple[Box | TieRow | tuple[Line, ...], ...]
    text: str


sides = st.permutations(CLUBS).map(lambda clubs: (clubs[0], clubs[1]))
boxes = st.builds(
    lambda teams, *rest: Box(*teams, *rest),
    sides,
    grammar.pairs,
    grammar.days,
    st.one_of(st.just(()), grammar.scorers),
    st.one_of(st.just(()), grammar.scorers),
    st.integers(0, 199_999),
)
ties = st.builds(
    lambda teams, legs: TieRow(teams[0], teams[1], legs),
    sides,
    st.tuples(*[st.tuples(st.integers(0, 9), st.integers(0, 9))] * 2),
)
figures = st.integers(0, 99)
tables = st.lists(st.sampled_from(CLUBS), min_size=2, max_size=5, unique=True).flatmap(
    lambda teams: st.tuples(
        *(st.builds(Line, st.just(team), st.tuples(*[figures] * 5)) for team in teams)
    )
)


@st.composite
def box_texts(draw: st.DrawFn, box: Box) -> str:
    """A box with its parameters in any order, on one line or on many."""
    teams = [draw(st.sampled_from(["[[{0}]]", "{0}", "[[{0} (club)|{0}]]", "'''[[{0}]]'''"]))] * 2
    values = {
        "date": draw(grammar.date_texts(box.day)),
        "team1": teams[0].format(box.home),
        "team2": teams[1].format(box.away),
        "score": draw(grammar.score_texts(box.score)),
        "attendance": draw(st.sampled_from([str(box.attendance), f"{box.attendance:,}"])),
        "stadium": "[[Ground]], [[Town]]",
        "goals1": draw(grammar.scorer_lists(box.home_scorers)) if box.home_scorers else "",
        "goals2": draw(grammar.scorer_lists(box.away_scorers)) if box.away_scorers else "",
    }
    names = draw(st.permutations(list(values)))
    start, equals = draw(st.sampled_from([("|", "="), ("\n|", "="), ("\n | ", " = ")]))
    name = draw(st.sampled_from(["football box", "Football box collapsible", "footballbox"]))
    return f"{{{{{name}{''.join(f'{start}{key}{equals}{values[key]}' for key in names)}\n}}}}\n"


def table_text(lines: tuple[Line, ...]) -> str:
    """A table of the module's, teams by code."""
    codes = [f"T{number}" for number in range(len(lines))]
    text = "{{#invoke:Sports table|main|style=WDL\n"
    text += "".join(f"|team{n}={code}" for n, code in enumerate(codes, 1)) + "\n"
    for code, line in zip(codes, lines, strict=True):
        named = zip(("win", "draw", "loss", "gf", "ga"), line.numbers, strict=True)
        text += "".join(f"|{name}_{code}={number} " for name, number in named) + "\n"
    return (
        text
        + "".join(
            f"|name_{code}=[[{line.team}]]\n" for code, line in zip(codes, lines, strict=True)
        )
        + "}}\n"
    )


def tie_text(tie: TieRow) -> str:
    """A row of a table of ties."""
    (a, b), (c, d) = tie.legs
    cells = f"[[{tie.team1}]]||{a + c}–{b + d}|[[{tie.team2}]]||{a}–{b}|{c}–{d}"
    return f"{{{{TwoLegStart}}}}\n{{{{TwoLegResult|{cells}}}}}\n{{{{TwoLegEnd}}}}\n"


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Up to eight parts and the article that shows them."""
    parts = draw(st.lists(st.one_of(boxes, boxes, ties, tables), max_size=8))
    texts = [draw(st.sampled_from(_BETWEEN))]
    for part in parts:
        texts.append(draw(st.sampled_from(_HEADINGS)))
        if isinstance(part, Box):
            texts.append(draw(box_texts(part)))
        elif isinstance(part, TieRow):
            texts.append(tie_text(part))
        else:
            texts.append(table_text(part))
        texts.append(draw(st.sampled_from(_BETWEEN)))
    return Plan(tuple(parts), "".join(texts))
