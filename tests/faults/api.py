"""Faults in what a server says: statuses, errors of the API, answers to other questions."""

import copy
from collections.abc import Callable
from typing import Any

from tests.faults.server import Connection, Fault, Query
from tests.faults.truth import answer, as_bytes

HTML = b"<!DOCTYPE html>\n<html><title>Wikimedia Error</title><p>Try again in a few minutes."
Json = dict[str, Any]


def status(line: str, body: bytes = HTML, **headers: str) -> Fault:
    """An answer with another status."""

    def fault(connection: Connection, query: Query) -> None:
        connection.reply(body, line, Content_Type="text/html; charset=utf-8", **headers)

    return fault


def redirect(line: str, place: str) -> Fault:
    """An answer that sends the client elsewhere; ``{elsewhere}`` is a server nobody may ask."""

    def fault(connection: Connection, query: Query) -> None:
        server = connection.server
        place_now = place.format(elsewhere=server.elsewhere, here=server.address)
        connection.reply(HTML, line, Location=place_now, Content_Type="text/html")

    return fault


def error(code: str, **headers: str) -> Fault:
    """An error of the API, which has the status 200."""

    def fault(connection: Connection, query: Query) -> None:
        found = {"errors": [{"code": code, "text": f"{code}!", "module": "main"}], "docref": "See"}
        connection.reply(as_bytes(found), MediaWiki_API_Error=code, **headers)

    return fault


def altered(change: Callable[[Json, list[Json], Query], None]) -> Fault:
    """The true answer with a change: to the whole of it, or to its pages."""

    def fault(connection: Connection, query: Query) -> None:
        true = answer(query)
        found = copy.deepcopy(true)
        change(found, found["query"]["pages"], query)
        assert found != true, "the fault did not land"
        connection.reply(as_bytes(found))

    return fault


def replaced(change: Callable[[bytes], bytes]) -> Fault:
    """The bytes of the true answer, changed."""

    def fault(connection: Connection, query: Query) -> None:
        body = as_bytes(answer(query))
        changed = change(body)
        assert changed != body, "the fault did not land"
        connection.reply(changed)

    return fault


def truncate(found: Json, pages: list[Json], query: Query) -> None:
    """Over the size limit: a page with an empty list of revisions, and more to come; what comes
    then lacks it still.
    """
    pages[-1]["revisions"] = []
    if "rvcontinue" not in query:
        del found["batchcomplete"]
        found["continue"] = {"rvcontinue": "1|101", "continue": "||info"}


def go_on_in_place(found: Json, pages: list[Json], query: Query) -> None:
    """The same ``continue`` each time, and a page that never comes."""
    pages[-1].pop("revisions")
    del found["batchcomplete"]
    found["continue"] = {"rvcontinue": "1|101", "continue": "||info"}


def lose_batchcomplete(found: Json, pages: list[Json], query: Query) -> None:
    del found["batchcomplete"]


def add_a_page(found: Json, pages: list[Json], query: Query) -> None:
    other = copy.deepcopy(pages[0])
    other |= {"pageid": 999, "title": "Nobody asked"}
    other["revisions"][0]["revid"] = 9999
    pages.insert(0, other)


def lose_a_page(found: Json, pages: list[Json], query: Query) -> None:
    del pages[0]


def change_the_text(found: Json, pages: list[Json], query: Query) -> None:
    slot = pages[0]["revisions"][0]["slots"]["main"]
    slot["content"] = slot["content"].replace("Alfa", "Omega")


def hide_the_text(found: Json, pages: list[Json], query: Query) -> None:
    pages[0]["revisions"][0]["slots"]["main"] = {"texthidden": True}


def change_the_model(found: Json, pages: list[Json], query: Query) -> None:
    holder = pages[0] if "titles" in query else pages[0]["revisions"][0]["slots"]["main"]
    holder["contentmodel"] = "json"


def be_of_version_1(found: Json, pages: list[Json], query: Query) -> None:
    for page in pages:
        for revision in page["revisions"]:
            for name, slot in revision.get("slots", {}).items():
                revision["slots"] = {name: {"contentmodel": "wikitext", "*": slot["content"]}}
    found["query"]["pages"] = {str(page["pageid"]): page for page in pages}
    found["batchcomplete"] = ""


def err_about_nothing(found: Json, pages: list[Json], query: Query) -> None:
    found["error"] = []


def go_on_with_nothing(found: Json, pages: list[Json], query: Query) -> None:
    found["continue"] = None


def lead_far_away(found: Json, pages: list[Json], query: Query) -> None:
    found["query"]["redirects"] = [{"from": pages[0]["title"], "to": "A" * 1001}]


def lead_to_nothing(found: Json, pages: list[Json], query: Query) -> None:
    found["query"]["redirects"] = [{"from": pages[0]["title"], "to": ""}]


def be_no_item(found: Json, pages: list[Json], query: Query) -> None:
    pages[0]["pageprops"] = {"wikibase_item": "Q0"}


def be_no_revision(found: Json, pages: list[Json], query: Query) -> None:
    pages[0]["revisions"][0]["revid"] = 0


def lose_the_slots(found: Json, pages: list[Json], query: Query) -> None:
    del pages[0]["revisions"][0]["slots"]


def with_nan(body: bytes) -> bytes:
    return body.replace(b'"parentid": 0', b'"parentid": NaN')


def with_a_key_twice(body: bytes) -> bytes:
    return body.replace(b'"parentid": 0', b'"parentid": 0, "revid": 7')


def with_a_mark(body: bytes) -> bytes:
    return b"\xef\xbb\xbf" + body


def nested_deep(body: bytes) -> bytes:
    return body[:-1] + b', "deep": ' + b"[" * 200_000 + b"]" * 200_000 + b"}"


def with_half_a_character(body: bytes) -> bytes:
    return body.replace(b"League", b"League\\ud83c")
