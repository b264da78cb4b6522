"""What is left of fetches that were killed, and what the next one makes of it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

from pipeline.fetch.client import Client
from pipeline.fetch.spreading import spread
from pipeline.fetch.states import ask_states
from pipeline.read.archive.verify import verify
from tests.conftest import ROOT
from tests.mediawiki.fetching import WIKI, settings_for, stored
from tests.mediawiki.killed import run
from tests.mediawiki.server import MediaWiki

_MANIFEST = f"fetched/{WIKI}/MANIFEST"


class Trial(NamedTuple):
    """A fetch that may have been killed, how many pages it had stored by then, and what is wrong
    after the next one.
    """

    was_killed: bool
    stored: int
    failure: str | None


def killed_trials(wiki: MediaWiki, folder: Path, count: int) -> list[Trial]:
    """So many fetches that are killed at a random moment, each with the next one."""
    command = [sys.executable, "-m", "tests.mediawiki.killed", wiki.api, str(folder), str(count)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    undisturbed = stored(folder / "undisturbed")
    trials = []
    for line in done.stdout.splitlines():
        name, fate, pages = line.split()
        failures = _run_again(wiki, folder / name, undisturbed)
        was_killed = int(fate) == -signal.SIGKILL
        trials.append(Trial(was_killed, int(pages), next(failures, None)))
    return trials


def _run_again(wiki: MediaWiki, raw: Path, undisturbed: dict[str, Any]) -> Iterator[str]:
    home = raw / "fetched" / WIKI
    there = {path.stem.split("-")[1] for path in home.glob("*.page")}
    damaged = {file.file for file in verify(raw).damaged}
    if damaged - ({_MANIFEST} if not (raw / _MANIFEST).exists() else set()):
        yield f"damaged: {damaged}"
    wiki.forget_requests()
    run(wiki.api, raw)
    asked = [one.parameters["revids"] for one in wiki.requests() if one.asks_for_content]
    if there & {number for numbers in asked for number in numbers.split("|")}:
        yield "what was stored was asked for again"
    if stored(raw) != undisturbed:
        yield "another store"
    if any(path.name.startswith(".") for path in home.iterdir()):
        yield "something unfinished is left"


def requests_per_second(wiki: MediaWiki, in_flight: int) -> float:
    """How often the wiki is asked without a limit of ours, for a single title each time."""
    settings = settings_for(wiki.api, Path("raw"), in_flight=in_flight)
    client = Client(settings.wiki(WIKI), "ops@example.org", settings.fetch)
    try:
        return _rate(lambda title: ask_states(client, [title]), in_flight)
    finally:
        client.close()


def bare_requests_per_second(wiki: MediaWiki, in_flight: int) -> float:
    """How often it answers one who asks the same and makes nothing of the answer."""
    query = {
        "action": "query", "format": "json", "formatversion": "2", "maxlag": "5", "redirects": "1",
        "prop": "info|revisions|pageprops", "rvprop": "ids|timestamp|size|sha1",
    }  # fmt: skip

    def ask(title: str) -> None:
        connection = HTTPConnection("127.0.0.1", wiki.port, timeout=60)
        connection.request("GET", f"/api.php?{urlencode({**query, 'titles': title})}")
        connection.getresponse().read()
        connection.close()

    return _rate(ask, in_flight)


def _rate(ask: Callable[[str], object], in_flight: int) -> float:
    titles = [f"Club {number:03}" for number in range(1, 301)]
    began = time.monotonic()
    for _ in spread(ask, titles, in_flight):
        pass
    return len(titles) / (time.monotonic() - began)
