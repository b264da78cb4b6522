"""A server on raw sockets that answers truly, but for the requests a fault is meant for."""

import socket
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl, urlsplit

from tests.faults.truth import answer, as_bytes

Query = Mapping[str, str]
Fault = Callable[["Connection", Query], None]
"""Answers a query as it pleases, and closes the connection if nothing more can come of it."""


class Connection:
    """One connection of a client."""

    def __init__(self, taken: socket.socket, server: "FaultServer") -> None:
        self.socket = taken
        self.server = server
        self._unread = b""

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        self.socket.sendall(data)

    def reply(self, body: bytes, status: str = "200 OK", **headers: str) -> None:
        """Send a whole answer; the names of headers have ``_`` for ``-``."""
        fields = {"Content_Type": "application/json; charset=utf-8", **headers}
        fields.setdefault("Content_Length", str(len(body)))
        lines = [f"{name.replace('_', '-')}: {value}" for name, value in fields.items() if value]
        self.send("\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode("latin-1") + body)

    def close(self) -> None:
        """End the connection, in order."""
        with suppress(OSError):
            self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()

    def reset(self) -> None:
        """End the connection as if the line was cut."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        self.socket.close()

    def wait_until_left(self) -> None:
        """Say nothing until the client goes away."""
        with suppress(OSError):
            while self.socket.recv(1024):
                pass
        self.close()

    def read_query(self) -> dict[str, str] | None:
        """The next query; None where the client has gone."""
        head = self._read_to(b"\r\n\r\n")
        if head is None:
            return None
        first, *lines = head.decode("latin-1").split("\r\n")
        fields = dict(line.lower().split(": ", 1) for line in lines if ": " in line)
        _, target, _ = first.split(" ")
        body = self._read(int(fields.get("content-length", 0)))
        asked = urlsplit(target).query or body.decode()
        return dict(parse_qsl(asked, keep_blank_values=True))

    def _read_to(self, end: bytes) -> bytes | None:
        while end not in self._unread:
            data = self.socket.recv(65536)
            if not data:
                return None
            self._unread += data
        head, _, self._unread = self._unread.partition(end)
        return head

    def _read(self, size: int) -> bytes:
        while len(self._unread) < size:
            self._unread += self.socket.recv(65536)
        body, self._unread = self._unread[:size], self._unread[size:]
        return body


class FaultServer:
    """Meets the request number ``first`` (from 1) and ``times - 1`` more with a fault, where they
    ask for ``meant`` (a parameter, such as revids).

    ``queries`` are those that came, ``landed`` counts the faults, ``elsewhere`` is an address that
    faults may send the client to.
    """

    def __init__(
        self, fault: Fault | None = None, first: int = 1, times: int = 1, meant: str = ""
    ) -> None:
        self.queries: list[Query] = []
        self.landed = 0
        self.elsewhere = ""
        self._fault = fault
        self._faulty = range(first, first + times)
        self._meant = meant
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = int(self._listener.getsockname()[1])
        self.address = f"http://127.0.0.1:{self.port}/api.php"

    def __enter__(self) -> Self:
        self._serve()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop_listening()
        for one in list(self._open):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def stop_listening(self) -> None:
        """Refuse connections from now on."""
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def listen_again(self) -> None:
        """Take connections again."""
        if self._listener.fileno() < 0:
            self._listener = socket.create_server(("127.0.0.1", self.port), backlog=64)
            self._serve()

    def _serve(self) -> None:
        threading.Thread(target=self._accept, args=(self._listener,), daemon=True).start()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                taken, _ = listener.accept()
            except OSError:
                return
            self._open.add(taken)
            threading.Thread(target=self._talk, args=(taken,), daemon=True).start()

    def _talk(self, taken: socket.socket) -> None:
        connection = Connection(taken, self)
        with suppress(OSError), taken:
            while (query := connection.read_query()) is not None:
                self._answer(connection, query)
        self._open.discard(taken)

    def _answer(self, connection: Connection, query: Query) -> None:
        with self._lock:
            self.queries.append(query)
            number = len(self.queries)
        if self._fault and number in self._faulty and (not self._meant or self._meant in query):
            self.landed += 1
            self._fault(connection, query)
        else:
            connection.reply(as_bytes(answer(query)))
