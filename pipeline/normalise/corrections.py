"""Values of articles that are corrected by hand: ``knowledge/corrections.yml``."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from pydantic import Field, TypeAdapter, model_validator

from pipeline.config import Strict
from pipeline.normalise.fixtures import Fixture
from pipeline.normalise.sources import source_columns
from pipeline.parse.records import Context, MatchRecord, Place
from pipeline.tables import (
    TABLES,
    Article,
    Correction,
    CorrectionState,
    Finding,
    InfoboxField,
    Match,
    Person,
    PersonName,
    Problem,
    Sourced,
    Transclusion,
    columns,
    key_of,
    source_of,
    table_name,
)
from pipeline.wikitext.spans import Span

_Value = str | int | float | bool | date | None
# Made beside the rows of an edition, or after they are corrected.
_OTHERS = (Correction, Finding, InfoboxField, PersonName, Problem, Transclusion)
_TABLES: dict[str, type] = {
    table_name(row): row for row in TABLES if issubclass(row, Sourced) and row not in _OTHERS
}
_WHOLE = Place(Span(0, 1), 1, (), Context(), "article")
_OF_MATCHES = {field.name for field in fields(MatchRecord)}


class CorrectionEntry(Strict):
    """One entry of the file: which value of which row is replaced, why, and who says so."""

    article: str
    revision: int | None
    table: str
    row: str
    column: str
    old: _Value
    new: _Value
    reason: str = Field(min_length=1)
    source: str = Field(min_length=1)

    @model_validator(mode="after")
    def _can_be_applied(self) -> "CorrectionEntry":
        row = _TABLES.get(self.table)
        if row is None:
            raise ValueError(f"no table {self.table!r} has rows that can be corrected")
        spec = next((one for one in columns(row) if one.name == self.column), None)
        if spec is None or spec.column.key or self.column in {f.name for f in fields(Sourced)}:
            raise ValueError(f"{self.table}.{self.column} is no column that can be corrected")
        is_of_match = row is Match and self.column not in _OF_MATCHES
        if is_of_match or spec.column.references == table_name(Person):
            raise ValueError(f"{self.table}.{self.column} is worked out from others, correct those")
        kind = str if issubclass(spec.kind, StrEnum) else spec.kind
        is_known = not spec.vocabulary or self.new in spec.vocabulary
        is_null = self.new is None and spec.is_nullable
        if spec.is_list or not (is_null or (type(self.new) is kind and is_known)):
            raise ValueError(f"{self.new!r} is no value of {self.table}.{self.column}")
        return self


def read_corrections(text: str) -> list[CorrectionEntry]:
    """The entries of a file.

    Raises:
        ValueError: it is no YAML, or an entry cannot be applied.
    """
    import yaml  # here, because nothing else needs it

    try:
        return TypeAdapter(list[CorrectionEntry]).validate_python(yaml.safe_load(text) or [])
    except yaml.YAMLError as error:
        raise ValueError(" ".join(str(error).split())) from error


@cache
def known_corrections() -> tuple[CorrectionEntry, ...]:
    """Those of ``knowledge/corrections.yml``."""
    file = files("pipeline.normalise") / "knowledge" / "corrections.yml"
    return tuple(read_corrections(file.read_text(encoding="utf-8")))


@dataclass(slots=True)
class _Applied:
    """What the row said of an entry, once it is met."""

    row: Any
    observed: _Value
    state: CorrectionState


class CorrectionBook:
    """The corrections of a run, and what became of them."""

    def __init__(self, entries: Sequence[CorrectionEntry]) -> None:
        self._entries = entries
        self._wanted: dict[tuple[str, str, str], list[int]] = {}
        self._met: dict[int, _Applied] = {}
        for number, entry in enumerate(entries):
            self._wanted.setdefault((entry.article, entry.table, entry.row), []).append(number)

    def correct_matches(self, fixtures: Iterable[Fixture]) -> None:
        """Correct what passages say of matches, before ties and tables are made of it."""
        for fixture in fixtures if self._wanted else ():
            main = fixture.main
            key = main.article.article_id, table_name(Match), fixture.match_id
            values = self._values(key, main.record)
            if values:
                fixture.showings[0] = replace(main, record=replace(main.record, **values))

    def correct_rows(self, rows: Iterable[Any]) -> Iterator[Any]:
        """Correct rows of the other tables."""
        for row in rows:
            if type(row) is Match or not self._wanted or not isinstance(row, Sourced):
                yield row
                continue
            key = row.article_id, table_name(type(row)), _key(row)
            values = self._values(key, row)
            yield replace(row, **values) if values else row

    def rows(self, articles: Iterable[Article], rows: Iterable[Sourced]) -> Iterator[Correction]:
        """One row for every correction about an article that was read. ``rows`` are the matches,
        for the place of a correction of one.
        """
        read = {article.article_id: article for article in articles}
        places = {_key(row): row for row in rows if self._met}
        for number, entry in enumerate(self._entries):
            if entry.article in read:
                yield self._row(number, read[entry.article], places.get(entry.row))

    def _values(self, key: tuple[str, str, str], row: Any) -> dict[str, Any]:
        """The columns of a row that are corrected."""
        values: dict[str, Any] = {}
        for number in self._wanted.get(key, ()):
            entry = self._entries[number]
            observed = getattr(row, entry.column)
            state = CorrectionState.OUTDATED
            if observed == entry.old:
                state, values[entry.column] = CorrectionState.APPLIED, _typed(entry)
            elif observed == entry.new:
                state = CorrectionState.NOT_NEEDED
            self._met[number] = _Applied(row, observed, state)
        return values

    def _row(self, number: int, article: Article, match: Sourced | None) -> Correction:
        entry, met = self._entries[number], self._met.get(number)
        row = met.row if met and isinstance(met.row, Sourced) else match
        is_here = row is not None and row.article_id == article.article_id
        return Correction(
            **(source_of(row) if row and is_here else source_columns(article, _WHOLE)),
            correction_number=number + 1,
            table_name=entry.table,
            row_key=entry.row,
            column_name=entry.column,
            made_for_revision_id=entry.revision,
            old_value=_shown(entry.old),
            new_value=_shown(entry.new),
            observed_value=_shown(met.observed) if met else None,
            reason=entry.reason,
            source=entry.source,
            state=met.state if met else CorrectionState.ROW_MISSING,
        )


def _typed(entry: CorrectionEntry) -> Any:
    spec = next(one for one in columns(_TABLES[entry.table]) if one.name == entry.column)
    return spec.kind(entry.new) if spec.vocabulary else entry.new


def _key(row: Any) -> str:
    return " | ".join(str(getattr(row, column)) for column in key_of(type(row)))


def _shown(value: _Value) -> str | None:
    return None if value is None else str(value)
