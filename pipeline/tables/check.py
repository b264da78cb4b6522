"""The ``check`` table."""

from dataclasses import dataclass
from typing import Annotated

from pipeline.tables._column import Column


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One rule over one article: how often it applied and how it went. Silence is never taken
    for agreement: applied = passed + failed + undecided.
    """

    article_id: Annotated[str, Column("The article.", key=True, references="article")]
    rule: Annotated[str, Column("The check.", key=True)]
    applied: Annotated[int, Column("Places it applies to.", minimum=0, bits=32)]
    passed: Annotated[int, Column("Places where it holds.", minimum=0, bits=32)]
    failed: Annotated[
        int, Column("Places where it does not; findings may sum up several.", minimum=0, bits=32)
    ]
    undecided: Annotated[int, Column("Places where it could not be told.", minimum=0, bits=32)]
    undecided_reasons: Annotated[
        tuple[str, ...], Column("Why, each reason once, with how often in brackets.")
    ]
