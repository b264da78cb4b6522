"""Matches with their teams and editions known, each once however many passages show it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.normalise.editions import EditionIndex
from pipeline.normalise.groups import EditionGroup
from pipeline.normalise.names import NameBook
from pipeline.normalise.slugs import fold
from pipeline.parse.records import (
    Context,
    MatchRecord,
    Place,
    TeamRef,
    TieLeg,
    TieNoteRecord,
    TieRowRecord,
)
from pipeline.tables import Article, MatchStatus

_VERSUS = re.compile(r"(?P<home>.{2,80}?) (?:vs?\.?|x) (?P<away>.{2,80})")
BOX_LIKE = ("football box", "plain-text match", "partidos", "incontro")


@dataclass(frozen=True, slots=True)
class Showing:
    """One passage that shows a match, with the ids that stand for its words."""

    article: Article
    record: MatchRecord
    edition_id: str
    home_team_id: str
    away_team_id: str

    @property
    def context(self) -> Context:
        """Where in the competition the passage stands."""
        return self.record.place.context

    @property
    def scores(self) -> tuple[int | None, int | None]:
        """Home and away."""
        return self.record.home_score, self.record.away_score

    @property
    def richness(self) -> tuple[int, int, int]:
        """How much it says: a box before a row of a table, then goals, then filled fields."""
        record = self.record
        is_box = record.place.construct.startswith(BOX_LIKE)
        filled = (record.match_date, record.stadium, record.attendance, record.referee_name)
        return int(is_box), len(record.goals), sum(one is not None for one in filled)


@dataclass(slots=True)
class Fixture:
    """One match: its passages, the one that says most first. ``lent`` is where a page stands
    that shows the match from another page. Leg and tie come later.
    """

    showings: list[Showing]
    lent: Context | None = None
    leg: int | None = None
    tie: "TieDraft | None" = None
    match_id: str = ""

    @property
    def main(self) -> Showing:
        """The passage its row is made from."""
        return self.showings[0]

    @property
    def record(self) -> MatchRecord:
        """What that passage says."""
        return self.main.record

    @property
    def context(self) -> Context:
        """Where in the competition it stands: the first passage that tells the round or group,
        else the place it is shown at.
        """
        contexts = [showing.context for showing in self.showings]
        return next(filter(tells_the_round, contexts), None) or self.lent or contexts[0]

    @property
    def edition_id(self) -> str:
        """The edition it belongs to."""
        return self.main.edition_id

    @property
    def home_team_id(self) -> str:
        """Team named first."""
        return self.main.home_team_id

    @property
    def away_team_id(self) -> str:
        """Team named second."""
        return self.main.away_team_id

    @property
    def teams(self) -> frozenset[str]:
        """Both teams, in no order."""
        return frozenset((self.home_team_id, self.away_team_id))


@dataclass(frozen=True, slots=True)
class RowShowing:
    """One row of a tie table or bracket, with the ids that stand for its words, and whether team
    2 was at home in the first leg.
    """

    article: Article
    record: TieRowRecord
    edition_id: str
    team1_id: str
    team2_id: str
    is_second_first: bool = False


@dataclass(slots=True)
class TieDraft:
    """The legs of a tie in order, the note behind them, and the table rows that show it. It has
    a leg or a row, or both.
    """

    legs: list[Fixture]
    note: TieNoteRecord | None = None
    rows: list[RowShowing] = field(default_factory=list)
    tie_id: str = ""

    @property
    def article(self) -> Article:
        """The article its first passage stands in."""
        return self.legs[0].main.article if self.legs else self.rows[0].article

    @property
    def place(self) -> Place:
        """Its first passage."""
        return self.legs[0].record.place if self.legs else self.rows[0].record.place

    @property
    def context(self) -> Context:
        """Where in the competition it stands."""
        return self.legs[0].context if self.legs else self.rows[0].record.place.context

    @property
    def edition_id(self) -> str:
        """The edition it belongs to."""
        return self.legs[0].edition_id if self.legs else self.rows[0].edition_id

    @property
    def team1(self) -> tuple[str, TeamRef]:
        """At home in the first leg, or named first in the row."""
        if self.legs:
            return self.legs[0].home_team_id, self.legs[0].record.home
        return self.rows[0].team1_id, self.rows[0].record.team1

    @property
    def team2(self) -> tuple[str, TeamRef]:
        """The other one."""
        if self.legs:
            return self.legs[0].away_team_id, self.legs[0].record.away
        return self.rows[0].team2_id, self.rows[0].record.team2

    @property
    def teams(self) -> frozenset[str]:
        """Both teams, in no order."""
        return frozenset((self.team1[0], self.team2[0]))


def tells_the_round(context: Context) -> bool:
    """Whether a passage stands below headings that name a round or a group."""
    return bool(context.round_kind or context.group_name or context.round)


def show_matches(group: EditionGroup, index: EditionIndex, names: NameBook) -> list[Showing]:
    """Every passage of the group that shows a match, in the order of articles and text."""
    return [
        Showing(
            member.article,
            record,
            index.id_of(record.place.context),
            names.resolve(record.home, member.article, record.place),
            names.resolve(record.away, member.article, record.place),
        )
        for member in group.members
        for record in member.records.matches
    ]


def show_rows(group: EditionGroup, index: EditionIndex, names: NameBook) -> list[RowShowing]:
    """Every row of a tie table or bracket of the group. Team 1 is at home in the first leg, but
    where the links of the legs say another, or say it of most rows of the article.
    """
    rows = []
    for member in group.members:
        told = [_is_second_first(record) for record in member.records.tie_rows]
        is_usual = told.count(True) > told.count(False)
        rows += [
            RowShowing(
                member.article,
                record,
                index.id_of(record.place.context),
                names.resolve(record.team1, member.article, record.place),
                names.resolve(record.team2, member.article, record.place),
                is_usual if is_said is None else is_said,
            )
            for record, is_said in zip(member.records.tie_rows, told, strict=True)
        ]
    return rows


def legs_of_row(row: RowShowing) -> Iterator[Showing]:
    """The legs a row gives with a score, turned so that the home team stands first. A bracket
    does not say who was at home and gives none.
    """
    if row.record.place.construct.startswith("bracket"):
        return
    for number, leg in enumerate(row.record.legs, start=1):
        if leg.scores is not None:
            yield _leg_showing(row, leg, is_turned=(number == 2) != row.is_second_first)


def _is_second_first(record: TieRowRecord) -> bool | None:
    """Whether team 2 was at home in the first leg, as the section that its leg links to says:
    ``#Beta v Alfa``; None where no link tells.
    """
    for number, leg in enumerate(record.legs[:2], start=1):
        found = _VERSUS.fullmatch((leg.link or "").partition("#")[2])
        if found is not None:
            home, away = fold(found["home"]), fold(found["away"])
            team1, team2 = fold(record.team1.name), fold(record.team2.name)
            if home.startswith(team2) and away.startswith(team1):
                return number == 1
            if home.startswith(team1) and away.startswith(team2):
                return number == 2
    return None


def _leg_showing(row: RowShowing, leg: TieLeg, *, is_turned: bool) -> Showing:
    record = row.record
    home, away, scores, shootout = record.team1, record.team2, leg.scores, leg.shootout
    home_id, away_id = row.team1_id, row.team2_id
    if is_turned:
        home, away, home_id, away_id = away, home, away_id, home_id
        scores = scores and (scores[1], scores[0])
        shootout = shootout and (shootout[1], shootout[0])
    match = MatchRecord(
        record.place,
        segment=0,
        match_date=None,
        date_text=None,
        home=home,
        away=away,
        home_score=scores[0] if scores else None,
        away_score=scores[1] if scores else None,
        status=MatchStatus.PLAYED,
        shootout=shootout,
    )
    return Showing(row.article, match, row.edition_id, home_id, away_id)
