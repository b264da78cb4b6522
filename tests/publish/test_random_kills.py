"""Readers beside publishers that are killed: never a torn read, never an older version again."""

from pathlib import Path

from tests.publish.random_kills import run

KILLS = 30  # `make soak` does 200


def test_no_reader_sees_a_torn_snapshot(in_memory: Path) -> None:
    outcome = run(in_memory, KILLS)

    assert outcome.torn == []
    assert outcome.published + outcome.killed_before + outcome.killed_after == KILLS
    assert outcome.killed_before + outcome.killed_after >= KILLS / 2, "really killed"
    assert outcome.versions > 1
    assert outcome.reads > 10 * KILLS
