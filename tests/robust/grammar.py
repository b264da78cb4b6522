"""Plans of lists, scores, days and notes, and all the ways an editor may write each of them."""

from datetime import date
from typing import NamedTuple

from hypothesis import strategies as st

from pipeline.tables import Decider, GoalKind

Pair = tuple[int, int]
Minute = tuple[int, int | None, GoalKind]

DASHES = ("–", "-", "−", "—", "&ndash;", " – ")
PEOPLE = (
    *(
        "Pelé",
        "Zico",
        "O'Neil",
        "Son Heung-min",
        "João Paulo",
        "Di María",
        "Müller",
        "N'Golo Kanté",
    ),
    *("Bent", "van Persie", "Öberg", "Şükür", "A. Cole", "Fred", "Łukasz", "De Bruyne"),
)
CLUBS = ("Alfa", "Beta FC", "Gama 04", "União", "1. FC Delta", "A.C. Épsilon", "Zeta United", "Eta")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_MARKS = {
    GoalKind.PENALTY: ("pen.", "pen", "p", "Pen.", "P"),
    GoalKind.OWN_GOAL: ("o.g.", "og", "OG", "o.g"),
    GoalKind.UNMARKED: ("",),
}

pairs = st.tuples(st.integers(0, 20), st.integers(0, 20))
kinds = st.sampled_from([GoalKind.UNMARKED, *GoalKind])
minutes = st.one_of(
    st.tuples(st.integers(1, 120), st.none(), kinds),
    st.tuples(st.sampled_from([45, 90, 105, 120]), st.integers(1, 15), kinds),
)
days = st.dates(date(1900, 1, 1), date(2039, 12, 31))


class Person(NamedTuple):
    """A scorer as shown, and the article the name links to."""

    name: str
    link: str | None


class Scorer(NamedTuple):
    """A scorer and the goals."""

    person: Person
    goals: tuple[Minute, ...]


class Note(NamedTuple):
    """How a tie ended: see TieNote."""

    winner: str
    scores: Pair
    decided_by: Decider
    text: str


people = st.builds(
    lambda name, link: Person(name, {"same": name, "own": f"{name} (footballer)"}.get(link)),
    st.sampled_from(PEOPLE),
    st.sampled_from(["same", "own", "none"]),
)
scorers = st.lists(
    st.builds(Scorer, people, st.lists(minutes, min_size=1, max_size=4).map(tuple)),
    min_size=1,
    max_size=6,
).map(tuple)


def shown(person: Person) -> str:
    """The name, linked or not."""
    if person.link is None:
        return person.name
    return (
        f"[[{person.name}]]" if person.link == person.name else f"[[{person.link}|{person.name}]]"
    )


def minute_text(minute: Minute) -> str:
    """The minute alone: ``45+2``."""
    return str(minute[0]) + (f"+{minute[1]}" if minute[1] else "")


@st.composite
def score_texts(draw: st.DrawFn, pair: Pair) -> str:
    """A score, plain, linked, bold, or with a footnote."""
    plain = f"{pair[0]}{draw(st.sampled_from(DASHES))}{pair[1]}"
    form = draw(
        st.sampled_from(
            (
                *("{}", "{}", " {} ", "'''{}'''", "[[2014 Cup final|{}]]", "[http://a.org {}]"),
                *("{{{{score link|2014 Cup#A v B|{}}}}}", "{{{{nowrap|{}}}}}"),
                *("{}<ref>x 9–9</ref>", "{}<!-- 7–7 -->"),
            )
        )
    )
    return form.format(plain)


@st.composite
def goal_templates(draw: st.DrawFn, scorer: Scorer) -> str:
    """``[[A]] {{goal|7|pen.|43}}``."""
    slots: list[str] = []
    for minute in scorer.goals:
        slots += [minute_text(minute), draw(st.sampled_from(_MARKS[minute[2]]))]
    while slots and not slots[-1]:
        slots.pop()
    name = draw(st.sampled_from(["goal", "Goal", "goal "]))
    return f"{shown(scorer.person)} {{{{{name}|{'|'.join(slots)}}}}}"


@st.composite
def plain_minutes(draw: st.DrawFn, scorer: Scorer) -> str:
    """``A 7' (pen.), 43'``."""
    prime = draw(st.sampled_from(["'", "′", "’", ""]))
    told = []
    for minute in scorer.goals:
        mark = draw(st.sampled_from(_MARKS[minute[2]][:2]))
        told.append(f"{minute_text(minute)}{prime}" + (f" ({mark})" if mark else ""))
    return f"{shown(scorer.person)} {', '.join(told)}"


@st.composite
def scorer_lists(draw: st.DrawFn, planned: tuple[Scorer, ...]) -> str:
    """All of them, in one of the ways a list is laid out."""
    way = draw(st.sampled_from([goal_templates, plain_minutes]))
    entries = [draw(way(scorer)) for scorer in planned]
    bullet, between = draw(
        st.sampled_from(
            [("", "<br>"), ("", "<br />\n"), ("*", "\n*"), ("* ", "\n* "), ("\n*", "\n*")]
        )
    )
    return bullet + between.join(entries)


@st.composite
def date_texts(draw: st.DrawFn, day: date) -> str:
    """A day in one of the forms that boxes give it in."""
    month = MONTHS[day.month - 1]
    forms = [
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month[:3]} {day.year}",
        f"{day.day:02} {month} {day.year}",
        f"[[{day.day} {month}]] [[{day.year}]]",
        f"{{{{Start date|{day.year}|{day.month}|{day.day}|df=y}}}}",
        f"{{{{start date|{day.year}|{day.month:02}|{day.day:02}}}}}",
        f"{{{{dts|{day.year}|{month}|{day.day}}}}}",
        f"{{{{Start-date|{day.day} {month} {day.year}}}}}",
        f"{day.isoformat()}",
        f"{{{{nowrap|{day.day} {month} {day.year}}}}}",
        f"{day.day} {month} {day.year}<ref>1 May 1999</ref>",
        f"{day.day}&nbsp;{month} {day.year}",
        f"{day:%A}, {day.day} {month} {day.year}",
    ]
    return draw(st.sampled_from(forms))


@st.composite
def notes(draw: st.DrawFn) -> Note:
    """A sentence on how a tie ended."""
    winner, dash = draw(st.sampled_from(CLUBS)), draw(st.sampled_from(["–", "-", "−"]))
    low, more = draw(st.integers(0, 9)), draw(st.integers(1, 9))
    verb = draw(st.sampled_from(["won", "win", "advanced"]))
    level = f"{low}{dash}{low} on aggregate{draw(st.sampled_from([', ', '. ', '; ']))}"
    decided = {
        Decider.AGGREGATE: (
            (low + more, low),
            f"{winner} won {low + more}{dash}{low} on aggregate",
        ),
        Decider.AWAY_GOALS: ((low, low), f"{level}{winner} {verb} on away goals"),
        Decider.PENALTIES: ((low, low), f"{level}{winner} {verb} {more + 3}{dash}3 on penalties"),
    }
    decider = draw(st.sampled_from(list(decided)))
    scores, text = decided[decider]
    return Note(winner, scores, decider, text + draw(st.sampled_from(["", "."])))
