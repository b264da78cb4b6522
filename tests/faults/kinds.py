"""The fifty ways in which an answer goes wrong, and what a fetch must make of each."""

from enum import StrEnum
from typing import NamedTuple

from tests.faults import api, transport
from tests.faults.api import altered, error, redirect, replaced, status
from tests.faults.server import Fault


class End(StrEnum):
    """How a run may end: every page stored as it is, or some listed as not."""

    EXACT = "exact"
    LISTED = "listed"


class Meant(StrEnum):
    """Which requests a fault is meant for: those with this parameter."""

    ANY = ""
    TEXTS = "revids"


class Kind(NamedTuple):
    """A fault; how a run ends that meets it once, and one that meets it always from then on."""

    name: str
    fault: Fault
    once: End = End.EXACT
    always: End = End.LISTED
    meant: Meant = Meant.ANY


_L = End.LISTED

TRANSPORT = [
    Kind("refused", transport.refused),
    Kind("closed at once", transport.closed_at_once),
    Kind("hang before headers", transport.hang_before_headers),
    Kind("hang in body", transport.hang_in_body),
    Kind("drip", transport.drip),
    Kind("reset in body", transport.reset_in_body),
    Kind("cut at close", transport.cut_at_close),
    Kind("cut at valid JSON", transport.cut_at_valid_json, once=_L),
    Kind("length too long", transport.length_too_long),
    Kind("chunks cut", transport.chunks_cut),
    Kind("gzip cut", transport.gzip_cut),
    Kind("gzip with a wrong checksum", transport.gzip_checksum),
    Kind("gzip that is plain", transport.gzip_is_plain),
    Kind("gzip bomb", transport.gzip_bomb, once=_L),
    Kind("packed twice", transport.packed_twice, once=_L),
    Kind("garbage for a status", transport.garbage_for_status),
    Kind("150 headers", transport.many_headers),
    Kind("a header of 70 kB", transport.long_header),
]
STATUS = [
    Kind("301 to another host", redirect("301 Moved Permanently", "{elsewhere}"), once=_L),
    Kind("302 in a circle", redirect("302 Found", "{here}"), once=_L),
    Kind("403", status("403 Forbidden"), once=_L),
    Kind("404", status("404 Not Found"), once=_L),
    Kind("408", status("408 Request Timeout")),
    Kind("414", status("414 URI Too Long"), once=_L),
    Kind("429 in seconds", status("429 Too Many Requests", Retry_After="7")),
    Kind(
        "429 at a date",
        status("429 Too Many Requests", Retry_After="Fri, 01 May 2026 12:00:30 GMT"),
    ),
    Kind("429 absurd", status("429 Too Many Requests", Retry_After="99999999"), once=_L),
    Kind("429 without a word", status("429 Too Many Requests")),
    Kind("500", status("500 Internal Server Error")),
    Kind("502", status("502 Bad Gateway")),
    Kind("503", status("503 Service Unavailable", Retry_After="3")),
    Kind("504", status("504 Gateway Timeout")),
    Kind("204", status("204 No Content", b"", Content_Length="")),
]
API = [
    Kind("HTML with 200", status("200 OK")),
    Kind("maxlag", error("maxlag", Retry_After="5")),
    Kind("ratelimited", error("ratelimited")),
    Kind("readonly", error("readonly")),
    Kind("internal_api_error", error("internal_api_error_DBQueryError")),
    Kind("truncated", altered(api.truncate)),
    Kind("continue that stands still", altered(api.go_on_in_place)),
    Kind("badcontinue", error("badcontinue"), once=_L),
    Kind("batchcomplete lost", altered(api.lose_batchcomplete)),
    Kind("a page nobody asked for", altered(api.add_a_page), always=End.EXACT),
    Kind("a title vanishes", altered(api.lose_a_page), once=_L),
    Kind("another text", altered(api.change_the_text), once=_L, meant=Meant.TEXTS),
    Kind("hidden text", altered(api.hide_the_text), once=_L, meant=Meant.TEXTS),
    Kind("another content model", altered(api.change_the_model), once=_L),
    Kind("formatversion 1", altered(api.be_of_version_1)),
    Kind("slots lost", altered(api.lose_the_slots), once=_L, meant=Meant.TEXTS),
    Kind("JSON with NaN", replaced(api.with_nan)),
]
VARIANTS = [
    *(
        Kind(f"429 {value!r}", status("429 Too Many Requests", Retry_After=value))
        for value in ("-5", "1.5", "abc", " ", "Thu, 30 Apr 2026 12:00:00 GMT")
    ),
    Kind("200 without a body", status("200 OK", b"")),
    Kind("JSON with a key twice", replaced(api.with_a_key_twice)),
    Kind("JSON behind a mark", replaced(api.with_a_mark)),
    Kind("an error that is none", altered(api.err_about_nothing), always=End.EXACT),
    Kind("a continue that is none", altered(api.go_on_with_nothing), always=End.EXACT),
    Kind("a redirect too long", altered(api.lead_far_away), once=_L),
    Kind("a redirect without a target", altered(api.lead_to_nothing), once=_L),
    Kind("an item that is none", altered(api.be_no_item), always=End.EXACT),
    Kind("a revision without a number", altered(api.be_no_revision), once=_L),
    Kind("JSON 200,000 deep", replaced(api.nested_deep)),
    Kind("JSON with half a character", replaced(api.with_half_a_character)),
]
KINDS = [*TRANSPORT, *STATUS, *API]
