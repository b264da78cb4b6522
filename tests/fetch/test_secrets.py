"""Nothing that is secret comes out: not on the screen, not into a log, not into a file."""

import logging
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from pipeline.__main__ import run_command_line
from tests.faults.kinds import KINDS, Kind, Meant
from tests.faults.server import FaultServer
from tests.faults.truth import PAGES
from tests.fetch.clock import FakeClock

CANARY = "canary7f3a"
TITLES = [page.title for page in PAGES]
_SLOW = ("hang", "drip")


def kinds() -> Iterable[Kind | None]:
    """No fault, and every kind of it that comes back at once."""
    return [None, *(kind for kind in KINDS if not kind.name.startswith(_SLOW))]


@pytest.fixture(autouse=True)
def _secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Secrets wherever a client may pick them up."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".netrc").write_text(f"default login {CANARY} password {CANARY}\n")
    (tmp_path / ".netrc").chmod(0o600)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    monkeypatch.setenv("SCORELINE_CONTACT", f"{CANARY}@example.org")
    monkeypatch.setenv("SCORELINE_TOKEN", CANARY)
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.setenv(name, f"http://{CANARY}:{CANARY}@127.0.0.1:1")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pipeline.fetch.fetching.SystemClock", FakeClock)


def said_and_written(
    address: str, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> str:
    """All that a run prints, logs and leaves behind; ``SCORELINE_DEBUG`` prints tracebacks."""
    with caplog.at_level(logging.DEBUG):
        run_command_line(["fetch", *TITLES, "--wiki", address])
    captured = capsys.readouterr()
    files = [path for path in Path("raw").rglob("*") if path.is_file()]
    written = [path.read_bytes().decode("utf-8", "replace") for path in files]
    return "\n".join([captured.out, captured.err, caplog.text, *map(str, files), *written])


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name if kind else "no fault")
def test_a_run_tells_no_secret(
    kind: Kind | None,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SCORELINE_DEBUG", "1")
    first = 2 if kind and kind.meant is Meant.TEXTS else 1
    with FaultServer(kind.fault if kind else None, first) as server:
        said = said_and_written(server.address, capsys, caplog)
        assert server.landed == (1 if kind else 0)
    assert "of them for texts" in said
    assert CANARY not in said


def test_a_proxy_that_is_not_there_is_not_named(
    capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    began = time.monotonic()
    said = said_and_written("https://wiki.invalid/w/api.php", capsys, caplog)

    assert "the connection failed, 6 times" in said
    assert CANARY not in said
    assert time.monotonic() - began < 60, "the waits are for the clock, not for us"
