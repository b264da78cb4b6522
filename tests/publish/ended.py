"""Publishers that are told to end, each behind another of its steps that change the disk."""

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from pipeline.publish.load import current_id
from pipeline.publish.snapshot import Terms, publish
from pipeline.publish.verify import verify_curated
from tests.publish.killed import KEEPING, two_artefacts
from tests.publish.sample import sample_rows

STEPS = ("fsync", "mkdir", "rename", "replace", "symlink", "unlink", "rmdir")
_TERMS = Terms(artefacts=two_artefacts, keeping=KEEPING)
Tell = Callable[[str, int], None]


class Ended(BaseException):
    """As a signal raises it: no OSError, no Exception."""


def prepare(curated: Path) -> None:
    """Publish twice, so that each publish has something to clear away."""
    for score in (0, 1):
        publish(sample_rows(score), curated, _TERMS)


def ended_everywhere(curated: Path, share: Mapping[str, int]) -> Iterator[tuple[str, bool]]:
    """Publish once for each step, something else each time; of some only every so manieth. Yields
    the step, and whether the old snapshot is still the current one.
    """
    scores = count(2)
    made = Counter[str]()

    def note(name: str, _: int) -> None:
        made[name] += 1

    _publish(next(scores), curated, note)
    for name in sorted(made):
        for number in range(1, made[name] + 1, share.get(name, 1)):
            before = current_id(curated)
            with pytest.raises(Ended):
                _publish(next(scores), curated, _at(name, number))
            yield f"{name} {number}", current_id(curated) == before


def left_behind(curated: Path) -> list[str]:
    """What a publisher left half-made."""
    staged = [".staging"] if (curated / ".staging").exists() else []
    return [*staged, *verify_curated(curated).damaged]


def _at(name: str, number: int) -> Tell:
    def tell(step: str, which: int) -> None:
        if (step, which) == (name, number):
            raise Ended

    return tell


def _publish(score: int, curated: Path, tell: Tell) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for name in STEPS:
            patch.setattr(os, name, _told(name, getattr(os, name), tell))
        publish(sample_rows(score), curated, _TERMS)


def _told(name: str, call: Callable[..., Any], tell: Tell) -> Callable[..., Any]:
    numbers = count(1)

    def called(*args: Any, **options: Any) -> Any:
        answer = call(*args, **options)
        tell(name, next(numbers))
        return answer

    return called
