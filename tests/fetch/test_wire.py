"""What goes over the network: headers, long lists, no way to another place, an end in time."""

import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing

import pytest

from pipeline.config import FetchSettings, Wiki
from pipeline.fetch.client import Client
from pipeline.fetch.refusals import AskingError, TryAgainError
from pipeline.fetch.wire import Answer, Wire
from tests.fetch.clock import FakeClock

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"


class Listener:
    """Keeps what clients send, and answers each request with the same bytes, perhaps one by one,
    with a pause after each.
    """

    def __init__(self, reply: bytes, pause: float | None = None) -> None:
        self.requests: list[bytes] = []
        self.connections = 0
        self._reply = reply
        self._pause = pause
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._socket.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/api.php"

    def close(self) -> None:
        self._socket.close()

    def _accept(self) -> None:
        while True:
            try:
                taken, _ = self._socket.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._talk, args=(taken,), daemon=True).start()

    def _talk(self, taken: socket.socket) -> None:
        try:
            with taken:
                while request := self._request(taken):
                    self.requests.append(request)
                    self._answer(taken)
        except OSError:
            pass

    def _answer(self, taken: socket.socket) -> None:
        if self._pause is None:
            taken.sendall(self._reply)
            return
        for byte in self._reply:
            taken.sendall(bytes([byte]))
            time.sleep(self._pause)

    def _request(self, taken: socket.socket) -> bytes:
        data = b""
        while b"\r\n\r\n" not in data:
            if not (more := taken.recv(65536)):
                return b""
            data += more
        length = re.search(rb"(?i)content-length: ([0-9]+)", data)
        while length and len(data.partition(b"\r\n\r\n")[2]) < int(length[1]):
            data += taken.recv(65536)
        return data


Listen = Callable[..., Listener]


@pytest.fixture
def listen() -> Iterator[Listen]:
    """Makes servers that live as long as the test."""
    with ExitStack() as stack:
        yield lambda reply, pause=None: stack.enter_context(closing(Listener(reply, pause)))


def send(listener: Listener, query: dict[str, str], timeout: float = 30) -> Answer:
    settings = FetchSettings(timeout_seconds=timeout)
    with closing(Wire(listener.address, "ops@example.org", settings)) as wire:
        return wire.send(query)


def test_who_asks_and_what_is_understood(listen: Listen) -> None:
    listener = listen(OK)
    assert send(listener, {"titles": "São Paulo"}) == (200, {"Content-Length": "2"}, b"{}")
    (request,) = listener.requests
    lines = request.decode().split("\r\n")

    assert lines[0] == "GET /api.php?titles=S%C3%A3o+Paulo HTTP/1.1"
    assert "Accept-Encoding: gzip" in lines
    (agent,) = [line for line in lines if line.startswith("User-Agent: ")]
    assert re.fullmatch(
        r"User-Agent: ScorelineBot/[0-9.]+ \(ops@example\.org\) requests/[0-9.]+", agent
    )
    assert not [line for line in lines if line.lower().startswith(("cookie", "auth", "referer"))]


def test_fifty_long_titles_are_posted(listen: Listen) -> None:
    listener = listen(OK)
    send(listener, {"titles": "|".join(["東京" * 40] * 50)})
    head, _, body = listener.requests[0].partition(b"\r\n\r\n")

    assert head.startswith(b"POST /api.php HTTP/1.1\r\n")
    assert b"Promise-Non-Write-API-Action: true" in head
    assert len(body) > 30_000
    assert body.startswith(b"titles=%E6%9D%B1")


def test_a_connection_is_used_again_and_cookies_are_not_kept(listen: Listen) -> None:
    listener = listen(OK.replace(b"\r\n\r\n", b"\r\nSet-Cookie: a=b; Path=/\r\n\r\n"))
    with closing(Wire(listener.address, "ops@example.org", FetchSettings())) as wire:
        for _ in range(3):
            wire.send({"titles": "A"})

    assert (len(listener.requests), listener.connections) == (3, 1)
    assert not [request for request in listener.requests if b"cookie" in request.lower()]


LOCATIONS = [
    "http://127.0.0.1:{port}/",
    "http://localhost:{port}/api.php",
    "//127.0.0.1:{port}/",
    "http://ops:secret@127.0.0.1:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/",
    "http://2130706433:{port}/",
    "http://0x7f000001:{port}/",
    "http://127.1:{port}/#x",
    "http://169.254.169.254/latest/meta-data/",
    "file:///etc/passwd",
    "gopher://127.0.0.1:{port}/",
    "http://[/",
    "http://127.0.0.1:{port}/" + "a" * 10_000,
    "",
]


@pytest.mark.parametrize("location", LOCATIONS)
@pytest.mark.parametrize("number", [301, 302, 303, 307, 308])
def test_no_redirect_leads_anywhere(number: int, location: str, listen: Listen) -> None:
    canary = listen(OK)  # nobody must ask it
    place = location.format(port=canary.port)
    head = f"HTTP/1.1 {number} Moved\r\nLocation: {place}\r\nContent-Length: 0\r\n\r\n"
    listener = listen(head.encode())
    wiki = Wiki("testwiki", listener.address)
    client = Client(wiki, "ops@example.org", FetchSettings(), FakeClock())
    with closing(client), pytest.raises(AskingError, match=f"HTTP {number}"):
        client.ask({"action": "query"}, lambda reply: reply)

    assert len(listener.requests) == 1
    assert canary.connections == 0


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param(OK, id="in the status line"),
        pytest.param(b"HTTP/1.1 100 Continue\r\n\r\n" * 100, id="in other answers"),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n" + b" " * 99, id="in the body"
        ),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"1\r\n \r\n" * 99,
            id="in chunks",
        ),
    ],
)
def test_bytes_that_drip_end_in_time(reply: bytes, listen: Listen) -> None:
    pause = 0.2  # too short for a timeout of each read; the reply takes eight seconds and more
    began = time.monotonic()
    with pytest.raises(TryAgainError, match=r"no whole answer within 0\.5 s"):
        send(listen(reply, pause), {"titles": "A"}, timeout=0.5)
    assert time.monotonic() - began < pause * len(reply) / 2
