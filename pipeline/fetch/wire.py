"""One request over the network and its whole answer, within a time and a size."""

import io
import os
import time
from collections.abc import Mapping
from functools import partial
from http.client import HTTPException, HTTPResponse
from importlib.metadata import version
from typing import Any, NamedTuple
from urllib.parse import urlencode

import requests
from requests.adapters import HTTPAdapter
from requests.utils import get_environ_proxies
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Timeout
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError

from pipeline.config import FetchSettings
from pipeline.fetch.refusals import TryAgainError
from pipeline.fetch.unpacking import unpack_body

_LONGEST_ADDRESS = 2000  # a longer query is posted: fifty titles may take 38 kB
_PIECE = 64 * 1024
_FAILURES = (requests.RequestException, HTTPError, HTTPException, OSError)


class Answer(NamedTuple):
    """What came back: status, headers (names in any case), and the body unpacked."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def user_agent(contact: str) -> str:
    """How we introduce ourselves: what we are, who runs us, what we are made with."""
    return f"ScorelineBot/{version('scoreline')} ({contact}) requests/{version('requests')}"


class Wire:
    """Sends requests to one address and nowhere else: no redirect is followed, no cookie kept, no
    password file read. What fails is told without the words of the libraries, which name proxies.
    """

    def __init__(self, address: str, contact: str, settings: FetchSettings) -> None:
        self._address = address
        self._settings = settings
        self._headers = {"User-Agent": user_agent(contact), "Accept-Encoding": "gzip"}
        self._session = requests.Session()
        self._session.headers.clear()
        self._session.mount(address, _TimedAdapter(pool_maxsize=settings.in_flight))
        is_loopback = address.startswith("http:")
        self._proxies = {} if is_loopback else get_environ_proxies(address)
        self._verify = os.environ.get("REQUESTS_CA_BUNDLE") or True

    def send(self, query: Mapping[str, str]) -> Answer:
        """Ask once.

        Raises:
            TryAgainError: no whole answer came in time.
            AskingError: the answer is too large, or packed in an odd way.
        """
        try:
            return self._send(urlencode(query))
        except _FAILURES as error:
            raise TryAgainError(self._explain(error)) from None

    def close(self) -> None:
        """Close what is open."""
        self._session.close()

    def _send(self, query: str) -> Answer:
        request = self._prepared(query)
        # not session.send(): with redirects off it still reads the body of one, of any size
        adapter = self._session.get_adapter(self._address)
        response = adapter.send(
            request,
            stream=True,
            timeout=Timeout(total=self._settings.timeout_seconds),  # type: ignore[arg-type]
            verify=self._verify,
            proxies=self._proxies,
        )
        with response:
            pieces = response.raw.stream(_PIECE, decode_content=False)
            packing = response.headers.get("Content-Encoding", "")
            body = unpack_body(pieces, packing, self._settings.most_bytes)
            return Answer(response.status_code, response.headers, body)

    def _prepared(self, query: str) -> requests.PreparedRequest:
        if len(query) <= _LONGEST_ADDRESS:
            address = f"{self._address}?{query}"
            return requests.Request("GET", address, self._headers).prepare()
        headers = self._headers | {
            "Content-Type": "application/x-www-form-urlencoded",
            "Promise-Non-Write-API-Action": "true",  # any of the wiki's data centres may answer
        }
        return requests.Request("POST", self._address, headers, data=query).prepare()

    def _explain(self, error: Exception) -> str:
        slow = (requests.Timeout, TimeoutError)
        if isinstance(error, slow) or "imed out" in type(error).__name__ + str(error):
            return f"no whole answer within {self._settings.timeout_seconds:g} s"
        if isinstance(error, requests.ConnectionError):
            return "the connection failed"
        return "the answer is cut or no HTTP"


class _TimedIO(io.RawIOBase):
    """Reads from a socket until a moment, however slowly the bytes drip."""

    def __init__(self, inner: io.RawIOBase, sock: Any, deadline: float) -> None:
        self._inner = inner
        self._sock = sock
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("timed out")
        if self._sock.fileno() >= 0:
            self._sock.settimeout(left)
        return self._inner.readinto(buffer)

    def close(self) -> None:
        self._inner.close()
        super().close()


class _TimedResponse(HTTPResponse):
    """An answer that is read until a moment: status line, headers and body."""

    def __init__(self, sock: Any, *args: Any, deadline: float, **others: Any) -> None:
        super().__init__(sock, *args, **others)
        raw = self.fp.detach()
        self.fp = io.BufferedReader(_TimedIO(raw, sock, deadline))


class _Timed:
    """A connection whose timeout is for all that is read, not for each piece of it."""

    sock: Any
    timeout: Any
    response_class: Any

    def connect(self) -> None:
        self._begin()
        super().connect()  # type: ignore[misc]

    def send(self, data: Any) -> None:
        if self.sock is not None:  # else the timeout is what the last answer left of it
            self.sock.settimeout(self.timeout)
        super().send(data)  # type: ignore[misc]

    def getresponse(self) -> Any:
        self._begin()
        return super().getresponse()  # type: ignore[misc]

    def _begin(self) -> None:
        deadline = time.monotonic() + self.timeout
        self.response_class = partial(_TimedResponse, deadline=deadline)


class _TimedHTTP(_Timed, HTTPConnection):
    pass


class _TimedHTTPS(_Timed, HTTPSConnection):
    pass


class _HTTPPool(HTTPConnectionPool):
    ConnectionCls = _TimedHTTP


class _HTTPSPool(HTTPSConnectionPool):
    ConnectionCls = _TimedHTTPS


_POOLS = {"http": _HTTPPool, "https": _HTTPSPool}


class _TimedAdapter(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **others: Any) -> None:
        super().init_poolmanager(*args, **others)
        self.poolmanager.pool_classes_by_scheme = _POOLS

    def proxy_manager_for(self, proxy: str, **others: Any) -> Any:
        manager = super().proxy_manager_for(proxy, **others)
        manager.pool_classes_by_scheme = _POOLS
        return manager
