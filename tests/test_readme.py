"""What README.md shows is what people get."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
DATASET = (ROOT / "docs" / "dataset.md").read_text(encoding="utf-8")
QUESTION = re.compile(r"\*\*(\w+): .*?```python\n(.*?)```\n\n```text\n(.*?)```", re.DOTALL)
QUESTIONS = QUESTION.findall(README)
# Spark needs a Java machine, which nothing else here does: its query was run by hand.
OF_THE_DATASET = [question for question in QUESTION.findall(DATASET) if question[0] != "Spark"]
SNAPSHOT = re.compile(r"[0-9a-f]{16}")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A folder with curated/ in it, as after ``make ingest``, and what that printed."""
    folder = tmp_path_factory.mktemp("readme")
    return folder, _run(folder, "-m", "pipeline", "ingest", "--raw", str(ROOT / "raw"))


def _run(folder: Path, *arguments: str) -> str:
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


def test_three_questions_are_asked() -> None:
    for questions in (QUESTIONS, OF_THE_DATASET):
        assert [library for library, _, _ in questions] == ["pandas", "DuckDB", "polars"]


@pytest.mark.parametrize(("library", "code", "answer"), [*QUESTIONS, *OF_THE_DATASET])
def test_each_question_gets_the_answer_shown(
    published: tuple[Path, str], library: str, code: str, answer: str
) -> None:
    assert _run(published[0], "-c", code).rstrip() == answer.rstrip()


def test_ingest_prints_what_is_shown(published: tuple[Path, str]) -> None:
    folder, printed = published
    (shown,) = re.findall(r"```text\nbuilding .venv.*?\n.*?\n(.*?)```", README, re.DOTALL)
    head, tail = shown.split("...\n")
    printed = SNAPSHOT.sub("0123456789abcdef", printed)

    assert printed.startswith(head)
    assert printed.endswith(tail)

    again = _run(folder, "-m", "pipeline", "ingest", "--raw", str(ROOT / "raw"))
    assert "nothing changed: snapshot 0123456789abcdef is current" in README
    assert SNAPSHOT.sub("0" * 16, again).endswith(
        f"nothing changed: snapshot {'0' * 16} is current\n"
    )
