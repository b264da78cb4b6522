"""A MediaWiki that lives for some tests, and what tests do to it."""

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from tests.mediawiki.seed import MAINTENANCE, PHP, SOFTWARE, environment, seed

_WORKERS = 4
_PATIENCE = 30.0  # seconds until it must answer; it takes less than one
_TAKEN = "(reason: Address already in use)"


def free_port() -> int:
    """A port that nobody has. Whoever comes first may take it, though."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


class Request(NamedTuple):
    """A request to the API as the server saw it; times are seconds since 1970."""

    parameters: dict[str, Any]
    user_agent: str
    accept_encoding: str
    began: float
    ended: float

    @property
    def asks_for_content(self) -> bool:
        """Whether it asks for the text of pages."""
        return "content" in self.parameters.get("rvprop", "").split("|")


class MediaWiki:
    """A wiki of its own, started from the seed: ``with MediaWiki(folder) as wiki: wiki.api``."""

    def __init__(self, folder: Path) -> None:
        self.folder = Path(shutil.copytree(seed(), folder))
        self.port = free_port()

    @property
    def api(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}/api.php"

    def __enter__(self) -> Self:
        began = time.monotonic()
        while not self._comes_up():
            self.port = free_port()
        self.seconds_to_start = time.monotonic() - began
        self.forget_requests()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _comes_up(self) -> bool:
        """Start it; False where another program took the port before it did."""
        began = time.monotonic()
        self._start()
        while not (self._has_port() and self._answers()):
            has_ended = self._process.poll() is not None
            if has_ended and f"{self.port} {_TAKEN}" in self._log():
                return False
            if has_ended or time.monotonic() - began > _PATIENCE:
                self.stop()
                raise RuntimeError(f"no answer: {self._log()[-1000:]}")
            time.sleep(0.02)
        return True

    def _has_port(self) -> bool:
        """Whether the port is its own: else it is another who answers."""
        return f"http://127.0.0.1:{self.port}) started" in self._log()

    def _log(self) -> str:
        return (self.folder / "server.log").read_text()

    def _start(self) -> None:
        options = ["-d", "opcache.enable_cli=1", "-d", "memory_limit=512M"]
        options += ["-d", "zlib.output_compression=On"]
        with (self.folder / "server.log").open("ab") as log:
            self._process = subprocess.Popen(
                [PHP, *options, "-S", f"127.0.0.1:{self.port}", "-t", str(SOFTWARE)],
                env={**self._environment, "PHP_CLI_SERVER_WORKERS": str(_WORKERS)},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # its workers outlive it, so all of them are ended together
            )

    @property
    def process_group(self) -> int:
        """The group that the server and its workers are."""
        return self._process.pid

    def stop(self) -> None:
        """End the server and its workers."""
        with suppress(ProcessLookupError):  # it may have ended by itself
            os.killpg(self._process.pid, signal.SIGKILL)  # nothing of it is kept
        self._process.wait()

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.api}?action=query&format=json", timeout=20) as got:  # noqa: S310 - our own address
                return bool(got.read())
        except (urllib.error.URLError, ConnectionError):
            return False

    @property
    def _environment(self) -> dict[str, str]:
        return environment(self.folder, self.port)

    def requests(self) -> list[Request]:
        """The requests to the API since they were last forgotten, in the order they ended."""
        path = self.folder / "requests"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        return [Request(**json.loads(line)) for line in lines]

    def forget_requests(self) -> None:
        """Count requests anew."""
        (self.folder / "requests").unlink(missing_ok=True)

    def edit(self, title: str, text: str) -> None:
        """Save a new revision, made now."""
        self._maintain("edit", "--user", "Admin", "--bot", "--no-rc", "--", title, text=text)

    def move(self, title: str, target: str, *, leaves_redirect: bool = True) -> None:
        """Give a page another title."""
        options = [] if leaves_redirect else ["--noredirects"]
        self._maintain("moveBatch", *options, self._list(f"{title}|{target}"))

    def delete(self, title: str) -> None:
        """Delete a page."""
        self._maintain("deleteBatch", self._list(title))

    def age(self, title: str, timestamp: str) -> None:
        """Say that the newest revision of a page was saved then (``20240501100000``)."""
        self._change(
            "UPDATE revision SET rev_timestamp = ? WHERE rev_id ="
            " (SELECT page_latest FROM page WHERE page_namespace = 0 AND page_title = ?)",
            (timestamp, title.replace(" ", "_")),
        )

    def hide(self, revision_id: int) -> None:
        """Hide the text of a revision; MediaWiki shows it all the same while it is current."""
        self._change("UPDATE revision SET rev_deleted = 1 WHERE rev_id = ?", (revision_id,))

    def lag(self, seconds: float | None) -> None:
        """Let its database lag behind, or no longer."""
        self._control("lag", None if seconds is None else str(seconds))

    def read_only(self, reason: str | None) -> None:
        """Let nobody write, or everybody again."""
        self._control("readonly", reason)

    def _control(self, name: str, content: str | None) -> None:
        if content is None:
            (self.folder / name).unlink(missing_ok=True)
        else:
            (self.folder / name).write_text(content)

    def _list(self, line: str) -> str:
        path = self.folder / "list"
        path.write_text(f"{line}\n", encoding="utf-8")
        return str(path)

    def _change(self, statement: str, values: tuple[str | int, ...]) -> None:
        with sqlite3.connect(self.folder / "testwiki.sqlite", timeout=20) as connection:
            changed = connection.execute(statement, values).rowcount
        connection.close()
        if not changed:
            raise LookupError(f"nothing was changed: {values}")

    def _maintain(self, script: str, *options: str, text: str = "") -> None:
        done = subprocess.run(
            [PHP, str(MAINTENANCE / f"{script}.php"), *options],
            env=self._environment,
            input=text,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{script}: {done.stdout[-1000:]} {done.stderr[-1000:]}")
