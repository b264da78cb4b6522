"""What people see of a long run."""

import io
import sys

import pytest
from rich import get_console

from pipeline.engine.limits import Failed
from pipeline.engine.local import each
from pipeline.report.progress import FETCHING, MANY, show_progress
from tests.engine.poison import LIMITS, work


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_line_every_few_seconds_where_nobody_watches() -> None:
    lines: list[str] = []
    clock = Clock()
    with show_progress(lines.append, clock) as advance:
        for done in range(1, 41):
            clock.now += 0.5
            advance(done, 40)
    assert lines == [
        "read 10 of 40 (2.0 a second, 15 s left)",
        "read 20 of 40 (2.0 a second, 10 s left)",
        "read 30 of 40 (2.0 a second, 5 s left)",
    ]


def test_nothing_is_said_of_what_has_not_begun() -> None:
    lines: list[str] = []
    clock = Clock()
    with show_progress(lines.append, clock, FETCHING) as advance:
        clock.now += 10
        advance(0, 40)
        clock.now += 10
        advance(20, 80)
    assert lines == ["fetched 20 of 80 (1.0 a second, 60 s left)"]


def terminal(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """Not a fixture: pytest puts its own stdout back between one and the test."""
    screen = io.StringIO()
    monkeypatch.setattr(screen, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("TERM", "xterm")
    console = get_console()
    for name, value in [("_force_terminal", True), ("_width", 100), ("legacy_windows", False)]:
        monkeypatch.setattr(console, name, value)
    return screen


def test_a_bar_with_rate_and_remaining_time_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    lines: list[str] = []
    screen = terminal(monkeypatch)
    with show_progress(lines.append) as advance:
        for done in range(1, MANY + 1):
            advance(done, MANY)
    shown = screen.getvalue()
    assert lines == []
    assert f"{MANY}/{MANY}" in shown
    assert "a second" in shown
    assert "0:00:00" in shown


def test_a_bar_and_new_workers_do_not_lock_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bar is drawn by a thread; workers are forked while it holds what it holds."""
    screen = terminal(monkeypatch)
    items = ["leave" if number % 5 == 0 else "a" for number in range(MANY)]
    with show_progress(print) as advance:
        found = each(work, items, advance, jobs=2, limits=LIMITS)
    assert sum(isinstance(result, Failed) for _, result in found) == MANY / 5
    assert f"{MANY}/{MANY}" in screen.getvalue()


@pytest.mark.parametrize("is_terminal", [True, False])
def test_quiet(
    is_terminal: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    screen = terminal(monkeypatch) if is_terminal else io.StringIO()
    clock = Clock()
    with show_progress(None, clock) as advance:
        for done in range(1, MANY + 1):
            clock.now += 10
            advance(done, MANY)
    assert screen.getvalue() == ""
    assert capsys.readouterr() == ("", "")


def test_few_items_need_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch)
    with show_progress(print) as advance:
        advance(1, MANY - 1)
    assert screen.getvalue() == ""
