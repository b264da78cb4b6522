"""Asking again: how long is waited, when it is given up, and what is final at once."""

import json
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

import pytest

from pipeline.config import FetchSettings, Wiki
from pipeline.fetch.client import Client
from pipeline.fetch.continuing import ask_in_parts
from pipeline.fetch.pacing import Pacer
from pipeline.fetch.refusals import AskingError, TryAgainError, WikiClosedError
from pipeline.fetch.wire import Answer
from tests.fetch.clock import FakeClock

GOOD = {"batchcomplete": True, "query": {}}
QUARTER = 15 * 60


class Script:
    """Stands in for the wire: gives these answers, the last one for ever."""

    def __init__(self, *answers: Answer | Exception) -> None:
        self.answers = list(answers)
        self.queries: list[Mapping[str, str]] = []

    def send(self, query: Mapping[str, str]) -> Answer:
        self.queries.append(query)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer


def good(reply: object = GOOD) -> Answer:
    return Answer(200, {}, json.dumps(reply).encode())


def status(number: int, retry_after: str | None = None, body: bytes = b"<html>") -> Answer:
    return Answer(number, {} if retry_after is None else {"Retry-After": retry_after}, body)


def error(code: str, retry_after: str | None = None, *, old: bool = False) -> Answer:
    said = (
        {"error": {"code": code, "info": "x"}} if old else {"errors": [{"code": code, "text": "x"}]}
    )
    return status(200, retry_after, json.dumps(said).encode())


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def client(clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> Callable[[Script], Client]:
    def make(script: Script) -> Client:
        monkeypatch.setattr("pipeline.fetch.client.Wire", lambda *_: script)
        wiki = Wiki("testwiki", "http://127.0.0.1:1/api.php")
        settings = FetchSettings(requests_per_minute=1e9)
        return Client(wiki, "ops@example.org", settings, clock, chance=lambda: 0.0)

    return make


def ask(client: Client) -> dict[str, Any]:
    return client.ask({"action": "query"}, lambda reply: reply)


def test_every_request_is_polite(client: Callable[[Script], Client]) -> None:
    script = Script(good())
    ask(client(script))

    assert script.queries == [
        {
            "format": "json",
            "formatversion": "2",
            "errorformat": "plaintext",
            "maxlag": "5",
            "action": "query",
        }
    ]


LATER = [status(429), status(503), status(500), status(502), status(504), status(408), status(204)]
LATER += [error("maxlag"), error("maxlag", old=True), error("ratelimited"), error("readonly")]
LATER += [error("internal_api_error_DBQueryError"), status(200), status(200, body=b"")]
LATER += [status(200, body=b'{"a": NaN}'), status(200, body=b"[" * 100_000)]


@pytest.mark.parametrize("answer", LATER)
def test_what_passes_is_waited_for(
    answer: Answer, client: Callable[[Script], Client], clock: FakeClock
) -> None:
    one = client(Script(answer, answer, answer, answer, answer, good()))

    assert ask(one) == GOOD
    assert (one.request_count, one.retry_count) == (6, 5)
    assert clock.slept == [5.0, 10.0, 20.0, 40.0, 80.0]


@pytest.mark.parametrize("answer", [*LATER, TryAgainError("the connection failed")])
def test_the_sixth_time_it_is_given_up(
    answer: Answer | Exception, client: Callable[[Script], Client]
) -> None:
    script = Script(answer)
    with pytest.raises(AskingError, match=r", 6 times$"):
        ask(client(script))
    assert len(script.queries) == 6


@pytest.mark.parametrize(
    ("header", "waited"),
    [
        ("5", 5),
        ("17", 17),
        ("1.5", 5),
        ("0", 5),
        ("-5", 5),
        ("abc", 5),
        ("", 5),
        ("900", 900),
        ("Fri, 01 May 2026 12:01:00 GMT", 60),
        ("Thu, 30 Apr 2026 12:00:00 GMT", 5),
        ("Fri, 99 May 2026 12:01:00 GMT", 5),
        ("5, 10", 5),
        ("\u0665", 5),
        ("1e3", 5),
        (None, 5),
    ],
)
@pytest.mark.parametrize("kind", ["429", "503", "maxlag"])
def test_retry_after_is_kept_and_nonsense_is_not_believed(
    kind: str,
    header: str | None,
    waited: float,
    client: Callable[[Script], Client],
    clock: FakeClock,
) -> None:
    refused = error(kind, header) if kind == "maxlag" else status(int(kind), header)

    assert ask(client(Script(refused, good()))) == GOOD
    assert clock.slept == [waited]


@pytest.mark.parametrize("header", ["901", "99999999", "1" * 18, "Sat, 01 May 2027 12:00:00 GMT"])
def test_nobody_waits_longer_than_a_quarter_of_an_hour(
    header: str, client: Callable[[Script], Client], clock: FakeClock
) -> None:
    with pytest.raises(AskingError, match="come back in"):
        ask(client(Script(status(429, header), good())))
    assert clock.slept == []


def test_nobody_waits_longer_than_an_hour_in_all(
    client: Callable[[Script], Client], clock: FakeClock
) -> None:
    with pytest.raises(AskingError):
        ask(client(Script(status(429, "850"))))
    assert len(clock.slept) == 4
    assert sum(clock.slept) <= 3600


@pytest.mark.parametrize("header", ["901", "850"])
def test_a_wiki_that_wants_to_be_left_alone_for_longer_is(
    header: str, client: Callable[[Script], Client]
) -> None:
    script = Script(status(429, header))
    one = client(script)
    with pytest.raises(AskingError):
        ask(one)
    script.queries.clear()
    with pytest.raises(WikiClosedError, match=f"not asked any more: .* come back in {header} s"):
        ask(one)
    assert script.queries == []


def test_a_turn_that_a_hold_overtakes_is_drawn_anew() -> None:
    """Else all who slept when it came would start at the same moment."""
    starts: list[float] = []

    class Overtaken(FakeClock):
        def sleep(self, seconds: float) -> None:
            super().sleep(seconds)
            if len(self.slept) == 1:  # meanwhile, in another thread
                pacer.hold(10)
                start()

    def start() -> None:
        pacer.wait_for_turn()
        starts.append(clock.monotonic())

    clock = Overtaken()
    pacer = Pacer(60, clock)
    start()
    start()
    assert starts == [0, 11, 12]


@pytest.mark.parametrize("number", [301, 302, 307, 308, 401, 403, 404])
def test_a_wiki_that_refuses_is_not_asked_again(
    number: int, client: Callable[[Script], Client]
) -> None:
    script = Script(status(number, body=b"<html>Location: http://169.254.169.254/"))
    one = client(script)
    with pytest.raises(WikiClosedError, match=f"HTTP {number}"):
        ask(one)
    with pytest.raises(WikiClosedError, match="not asked any more"):
        ask(one)
    assert len(script.queries) == 1


def test_who_waits_for_a_turn_when_a_wiki_refuses_does_not_ask(
    client: Callable[[Script], Client], clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = Script(status(429), status(403))
    one = client(script)

    def meanwhile(_: float) -> None:  # in another thread
        monkeypatch.undo()
        with pytest.raises(WikiClosedError, match="HTTP 403"):
            ask(one)

    monkeypatch.setattr(clock, "sleep", meanwhile)
    with pytest.raises(WikiClosedError, match="not asked any more"):
        ask(one)
    assert len(script.queries) == 2


@pytest.mark.parametrize(
    "answer", [error("badvalue"), error("badcontinue"), status(414), status(400)]
)
def test_what_is_wrong_with_one_request_is_final_for_it_alone(
    answer: Answer, client: Callable[[Script], Client]
) -> None:
    one = client(Script(answer, good()))
    with pytest.raises(AskingError):
        ask(one)
    assert ask(one) == GOOD


def test_a_wiki_that_is_down_is_asked_for_two_things_only(
    client: Callable[[Script], Client],
) -> None:
    script = Script(status(502))
    one = client(script)
    for _ in range(5):
        with pytest.raises(AskingError):
            ask(one)
    assert len(script.queries) == 12


@pytest.mark.parametrize(
    "reply",
    [
        {},
        {"batchcomplete": "", "query": {}},
        {"query": {}},
        {"continue": "next"},
        {"continue": {"clcontinue": {}}},
        {"continue": {"titles": "Main Page"}},
        {"batchcomplete": True, "query": []},
    ],
)
def test_an_answer_that_is_not_whole_is_no_answer(
    reply: object, client: Callable[[Script], Client]
) -> None:
    one = client(Script(good(reply), good(reply), good()))

    assert [*ask_in_parts(one, {"titles": "A"})] == [GOOD]
    assert one.request_count == 3


@pytest.mark.parametrize("more", [{"rvcontinue": "94|154"}, {"rvcontinue": 94}, {}])
def test_a_continuation_that_does_not_get_on_ends_with_the_second_request(
    more: object, client: Callable[[Script], Client]
) -> None:
    one = client(Script(good({"continue": more, "query": {}})))
    with pytest.raises(AskingError, match="does not get on"):
        list(ask_in_parts(one, {"titles": "A"}))
    assert one.request_count <= 2


def test_requests_start_evenly(clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> None:
    starts: list[float] = []
    script = Script(good())
    monkeypatch.setattr("pipeline.fetch.client.Wire", lambda *_: script)
    wiki = Wiki("testwiki", "http://127.0.0.1:1/api.php")
    client = Client(wiki, "ops@example.org", FetchSettings(), clock)
    for _ in range(401):
        ask(client)
        starts.append(clock.monotonic())
    gaps = [after - before for before, after in pairwise(starts)]

    assert min(gaps) >= 0.3 - 1e-6
    assert starts[-1] == pytest.approx(120)
