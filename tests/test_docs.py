"""Pages that are generated say what the code says."""

import pytest

from pipeline.__main__ import run_command_line
from tests.conftest import ROOT


def test_generated_pages_are_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    code = run_command_line(["docs", str(ROOT / "docs"), "--check"])
    assert (code, capsys.readouterr().out) == (0, "")
