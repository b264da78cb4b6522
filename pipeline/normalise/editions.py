"""The editions articles are about: the one they name, and the tournaments it is divided into."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipeline.normalise.groups import EditionGroup
from pipeline.normalise.known import country_by_competition
from pipeline.normalise.names import NameBook
from pipeline.normalise.slugs import fold, join_slugs, slug
from pipeline.normalise.sources import source_columns
from pipeline.parse.records import ArticleRecords, Context, Fact, FactRole, Place, TeamRef
from pipeline.tables import Article, Edition, RuleKind
from pipeline.wikitext.spans import Span, cover

_MOST_PARTS = 50  # a season has two or three; what is beyond belongs to the whole


@dataclass(frozen=True, slots=True)
class EditionKey:
    """One edition: its id, where it is described, and the heading that opens it where it is a
    part of the season.
    """

    edition_id: str
    place: Place
    heading: str | None = None

    def is_about(self, fact: Fact) -> bool:
        """Whether a fact of the infobox speaks of this edition."""
        if self.heading is None:
            return fact.part is None
        return fact.part is not None and self.heading.startswith(fact.part)


class EditionIndex:
    """The editions of a group of articles, and which of them a passage belongs to. The ids that
    are ``taken`` already are those of other editions; the new ones are added.
    """

    def __init__(self, group: EditionGroup, taken: set[str]) -> None:
        records, whole = group.main.records, group.edition_slug
        self.main = EditionKey(whole, _main_place(records))
        self.parts: dict[str, EditionKey] = {}
        by_slug: dict[str, EditionKey] = {}  # "Apertura-2013" is no other part than "Apertura 2013"
        for record in records.sections:
            part = record.place.context.part
            if part and part not in self.parts and len(self.parts) < _MOST_PARTS:
                name = slug(part)
                if name not in by_slug:
                    edition_id = _free_id(whole, name, taken)
                    by_slug[name] = EditionKey(edition_id, record.place, part)
                self.parts[part] = by_slug[name]

    def id_of(self, context: Context) -> str:
        """The edition a passage belongs to."""
        part = self.parts.get(context.part) if context.part else None
        return (part or self.main).edition_id

    def all(self) -> list[EditionKey]:
        """The whole first, then its parts in the order of the text."""
        return [self.main, *dict.fromkeys(self.parts.values())]


class Facts:
    """The infobox facts about one edition, each with its place."""

    def __init__(self, records: ArticleRecords, key: EditionKey | None = None) -> None:
        self._facts = [
            (fact, field.place)
            for field in records.fields
            for fact in field.facts
            if key is None or key.is_about(fact)
        ]

    def all(self, role: FactRole) -> list[tuple[Fact, Place]]:
        """Every fact of one role."""
        return [(fact, place) for fact, place in self._facts if fact.role is role]

    def text(self, role: FactRole) -> str | None:
        """What the first fact of a role says."""
        return next((fact.text for fact, _ in self.all(role)), None)

    def number(self, role: FactRole) -> int | None:
        """The number in the first fact of a role."""
        return next((fact.number for fact, _ in self.all(role)), None)

    def day(self, role: FactRole) -> date | None:
        """The day in the first fact of a role."""
        return next((fact.day for fact, _ in self.all(role)), None)


def _free_id(whole: str, part: str, taken: set[str]) -> str:
    """The id of a part. An article of its own about that part has the plain one already."""
    plain = f"{whole}-{part}"
    edition_id = join_slugs(whole, part) if plain in taken else plain
    taken.add(edition_id)
    return edition_id


def _team_of(fact: Fact) -> TeamRef:
    return fact.team or TeamRef(fact.text)


def country_of(group: EditionGroup) -> str | None:
    """The country of the competition: as the main infobox says, else as we know it."""
    facts = Facts(group.main.records)
    names = [facts.text(FactRole.COMPETITION), group.main.title.competition_name]
    known = (country_by_competition().get(fold(name)) for name in names if name)
    return facts.text(FactRole.COUNTRY) or next((country for country in known if country), None)


def edition_rows(group: EditionGroup, index: EditionIndex, names: NameBook) -> Iterator[Edition]:
    """One row for the edition and one for each tournament inside it."""
    article, records, title = group.main.article, group.main.records, group.main.title
    whole = Facts(records)
    for key in index.all():
        facts, is_part = Facts(records, key), key is not index.main
        start_date, end_date = _dates(records, key, facts)
        yield Edition(
            **source_columns(article, key.place),
            edition_id=key.edition_id,
            parent_edition_id=index.main.edition_id if is_part else None,
            competition_name=whole.text(FactRole.COMPETITION) or title.competition_name,
            season_label=whole.text(FactRole.SEASON) or title.season_label,
            part=key.heading.split()[0] if key.heading else title.part,
            country=country_of(group),
            start_date=start_date,
            end_date=end_date,
            team_count=None if is_part else _team_count(records, facts),
            previous_edition=facts.text(FactRole.PREVIOUS),
            next_edition=facts.text(FactRole.NEXT),
            **_totals(facts),
            **_honours(facts, article, names),
        )


def _totals(facts: Facts) -> dict[str, Any]:
    return {
        "printed_match_count": facts.number(FactRole.MATCH_COUNT),
        "printed_goal_count": facts.number(FactRole.GOAL_COUNT),
        "printed_attendance": facts.number(FactRole.ATTENDANCE),
    }


def _honours(facts: Facts, article: Article, names: NameBook) -> dict[str, Any]:
    def teams(role: FactRole) -> list[tuple[str, str]]:
        refs = [(_team_of(fact), place) for fact, place in facts.all(role)]
        return [(names.resolve(team, article, place), names.display(team)) for team, place in refs]

    champion = next(iter(teams(FactRole.CHAMPION)), (None, None))
    runner_up = next(iter(teams(FactRole.RUNNER_UP)), (None, None))
    promoted, relegated = teams(FactRole.PROMOTED), teams(FactRole.RELEGATED)
    return {
        "champion_team_id": champion[0],
        "champion_name": champion[1],
        "champion_title_number": facts.number(FactRole.CHAMPION),
        "runner_up_team_id": runner_up[0],
        "runner_up_name": runner_up[1],
        "promoted_team_ids": tuple(team_id for team_id, _ in promoted),
        "promoted_names": tuple(name for _, name in promoted),
        "relegated_team_ids": tuple(team_id for team_id, _ in relegated),
        "relegated_names": tuple(name for _, name in relegated),
    }


def _dates(
    records: ArticleRecords, key: EditionKey, facts: Facts
) -> tuple[date | None, date | None]:
    """First and last day stated in the lead of the article, or right below the part's heading;
    else as the infobox says.
    """
    section = (key.heading,) if key.heading else ()
    for rule in records.rules:
        said = rule.statement
        if said.kind is RuleKind.DATES and said.leg is None and rule.place.section == section:
            return said.start_date, said.end_date
    return facts.day(FactRole.START_DATE), facts.day(FactRole.END_DATE)


def _team_count(records: ArticleRecords, facts: Facts) -> int | None:
    """As the infobox says, else as the text that announces the list of teams says."""
    stated = (r.statement for r in records.rules if r.place.context.part is None)
    announced = (said.number for said in stated if said.kind is RuleKind.TEAM_COUNT)
    return facts.number(FactRole.TEAM_COUNT) or next(announced, None)


def _main_place(records: ArticleRecords) -> Place:
    """The infobox, else what stands first in the article."""
    if records.fields:
        box = [f for f in records.fields if f.infobox_number == records.fields[0].infobox_number]
        first, last = box[0].place, box[-1].place
        return Place(cover(first.span, last.span), first.line, (), Context(), "infobox")
    kinds = (records.sections, records.matches, records.tie_rows, records.standings)
    places = [record.place for kind in kinds for record in kind]
    first_place = min(places, key=lambda place: place.span, default=None)
    span = first_place.span if first_place else Span(0, 1)
    line = first_place.line if first_place else 1
    return Place(span, line, (), Context(), "article")
