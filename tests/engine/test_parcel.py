"""What is sent arrives as it was."""

import pickle
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

import pytest

from pipeline.engine.parcel import pack
from pipeline.parse.article import parse_article
from pipeline.read.store import read_store
from tests.conftest import ROOT


class Colour(Enum):
    RED = 1


@dataclass(frozen=True, slots=True)
class Nothing:
    pass


@dataclass(frozen=True, slots=True)
class One:
    value: object


@dataclass(slots=True)
class Two:
    first: object
    second: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    value: int


@dataclass
class Computed:
    value: int
    double: int = field(init=False)

    def __post_init__(self) -> None:
        self.double = 2 * self.value


VALUES: list[Any] = [
    Nothing(),
    One(Nothing()),
    Two(One((1, "á")), 3),
    Named(value=5),
    Computed(3),
    [Colour.RED, date(2014, 1, 14), {"a": (1.5, None)}],
]


@pytest.mark.parametrize("value", VALUES, ids=str)
def test_a_value_arrives_as_it_was(value: Any) -> None:
    found = pickle.loads(pack(value))  # noqa: S301 - our own
    assert found == value
    assert type(found) is type(value)


def test_records_arrive_as_they_were() -> None:
    for article in read_store(ROOT / "raw").articles:
        records = parse_article(article)
        assert pickle.loads(pack(records)) == records  # noqa: S301 - our own
