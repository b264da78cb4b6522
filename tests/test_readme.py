"""What README.md shows is what people get."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
QUESTIONS = re.findall(r"\*\*(\w+): .*?```python\n(.*?)```\n\n```text\n(.*?)```", README, re.DOTALL)
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
    assert [library for library, _, _ in QUESTIONS] == ["pandas", "DuckDB", "polars"]


@pytest.mark.parametrize(("library", "code", "answer"), QUESTIONS, ids=[q[0] for q in QUESTIONS])
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
