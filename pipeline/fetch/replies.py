"""The status and the errors of an answer: good, to be tried again, or final."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pipeline.fetch.json_text import read_json
from pipeline.fetch.refusals import AskingError, TryAgainError, WikiClosedError
from pipeline.fetch.retry_after import read_retry_after
from pipeline.fetch.wire import Answer

_OK, _REDIRECTS, _CLIENT, _SERVER = 200, 300, 400, 500
_LATER = frozenset([408, 425, 429])
_REFUSALS = {
    401: "it wants a password",
    403: "it refuses us: is the contact right?",
    404: "there is no api.php",
    410: "there is no api.php",
}
_PASSING = frozenset(["maxlag", "ratelimited", "readonly", "timeouterror"])
_BROKEN = "internal_api_error"
_LONGEST_SAID = 120


def read_reply(answer: Answer, now: datetime) -> dict[str, Any]:
    """The object an answer holds.

    Raises:
        TryAgainError: another time there may be one.
        WikiClosedError: there will be none, whatever we ask.
        AskingError: there will be none to this request.

    >>> read_reply(Answer(200, {}, b'{"batchcomplete": true}'), now=datetime.min)
    {'batchcomplete': True}
    >>> read_reply(Answer(302, {"Location": "https://evil.example"}, b""), now=datetime.min)
    Traceback (most recent call last):
    pipeline.fetch.refusals.WikiClosedError: HTTP 302: it sends us elsewhere
    """
    wait = read_retry_after(answer.headers.get("Retry-After"), now)
    if answer.status != _OK:
        raise _of_status(answer.status, wait)
    try:
        reply = read_json(answer.body)
    except ValueError as error:
        raise TryAgainError(f"the answer is no JSON to rely on ({_one_line(error)})") from None
    if said := _first_error(reply):
        raise _of_code(*said, wait)
    return reply


def _of_status(status: int, wait: float | None) -> Exception:
    if status in _LATER or status >= _SERVER or status < _REDIRECTS:
        return TryAgainError(f"HTTP {status}", wait)
    if status < _CLIENT:
        return WikiClosedError(f"HTTP {status}: it sends us elsewhere")
    if status in _REFUSALS:
        return WikiClosedError(f"HTTP {status}: {_REFUSALS[status]}")
    return AskingError(f"HTTP {status}")


def _of_code(code: str, said: str, wait: float | None) -> Exception:
    if code in _PASSING or code.startswith(_BROKEN):
        return TryAgainError(f"the wiki says {code}", wait)
    return AskingError(f"the wiki says {code}: {said}")


def _first_error(reply: Mapping[str, Any]) -> tuple[str, str] | None:
    """Code and text of an error, in either of the forms the API has for it."""
    errors = reply.get("errors") or reply.get("error")
    first = errors[0] if errors and isinstance(errors, list) else errors
    if not first:
        return None
    if not isinstance(first, dict):
        return "an error", _one_line(first)
    said = first.get("text") or first.get("info") or ""
    return _one_line(first.get("code", "an error")), _one_line(said)


def _one_line(said: object) -> str:
    return " ".join(str(said).split())[:_LONGEST_SAID]
