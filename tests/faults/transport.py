"""Faults on the way: lines cut, bytes that come late or never, answers packed wrongly."""

import gzip
import time
import zlib

from tests.faults.server import Connection, Query
from tests.faults.truth import NOW, answer, as_bytes

BOMB = 8 * 2**20  # bytes it unpacks to; more than the tests allow
_PAUSE = 0.02  # seconds between two bytes that drip


def _body(query: Query) -> bytes:
    return as_bytes(answer(query))


def refused(connection: Connection, query: Query) -> None:
    """Nobody listens any more."""
    connection.server.stop_listening()
    connection.reset()


def closed_at_once(connection: Connection, query: Query) -> None:
    connection.close()


def hang_before_headers(connection: Connection, query: Query) -> None:
    connection.wait_until_left()


def hang_in_body(connection: Connection, query: Query) -> None:
    body = _body(query)
    connection.reply(body[: len(body) // 2], Content_Length=str(len(body)))
    connection.wait_until_left()


def drip(connection: Connection, query: Query) -> None:
    body = _body(query)
    connection.reply(b"", Content_Length=str(len(body)))
    for byte in body:
        connection.send(bytes([byte]))
        time.sleep(_PAUSE)


def reset_in_body(connection: Connection, query: Query) -> None:
    body = _body(query)
    connection.reply(body[: len(body) // 2], Content_Length=str(len(body)))
    connection.reset()


def cut_at_close(connection: Connection, query: Query) -> None:
    body = _body(query)
    connection.reply(body[: len(body) // 2], Content_Length="", Connection="close")
    connection.close()


def cut_at_valid_json(connection: Connection, query: Query) -> None:
    found = answer(query)
    found["query"]["pages"] = found["query"]["pages"][:1]
    connection.reply(as_bytes(found), Content_Length="", Connection="close")
    connection.close()


def length_too_long(connection: Connection, query: Query) -> None:
    body = _body(query)
    connection.reply(body, Content_Length=str(len(body) + 100))
    connection.close()


def chunks_cut(connection: Connection, query: Query) -> None:
    body = _body(query)
    connection.reply(b"", Content_Length="", Transfer_Encoding="chunked")
    connection.send(b"%x\r\n" % len(body) + body + b"\r\n")
    connection.close()


def gzip_cut(connection: Connection, query: Query) -> None:
    connection.reply(gzip.compress(_body(query))[:-20], Content_Encoding="gzip")


def gzip_checksum(connection: Connection, query: Query) -> None:
    packed = bytearray(gzip.compress(_body(query)))
    packed[-8] ^= 1
    connection.reply(bytes(packed), Content_Encoding="gzip")


def gzip_is_plain(connection: Connection, query: Query) -> None:
    connection.reply(_body(query), Content_Encoding="gzip")


def gzip_bomb(connection: Connection, query: Query) -> None:
    head = b'{"batchcomplete": true, "curtimestamp": "%s", "more": "' % NOW.encode()
    connection.reply(gzip.compress(head + b"0" * BOMB + b'"}', 9), Content_Encoding="gzip")


def packed_twice(connection: Connection, query: Query) -> None:
    packed = gzip.compress(gzip.compress(_body(query)))
    connection.reply(packed, Content_Encoding="gzip, gzip")


def garbage_for_status(connection: Connection, query: Query) -> None:
    connection.send(b"\x00\xff\x16\x03 no server\r\n\r\n" + zlib.compress(_body(query)))
    connection.close()


def many_headers(connection: Connection, query: Query) -> None:
    connection.reply(_body(query), **{f"X_{number}": "x" for number in range(150)})


def long_header(connection: Connection, query: Query) -> None:
    connection.reply(_body(query), X_Long="x" * 70_000)
