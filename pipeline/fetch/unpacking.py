"""The body of an answer as it was before it was packed for the way, no larger than allowed."""

import zlib
from collections.abc import Iterable

from pipeline.config import MIB
from pipeline.fetch.refusals import AskingError, TryAgainError

_PIECE = 256 * 1024
_PLAIN = ("", "identity")


def unpack_body(pieces: Iterable[bytes], encoding: str, most_bytes: int) -> bytes:
    """Put a body together. It came whole, or not at all: a packed one is read to its checksum.

    Raises:
        TryAgainError: it is cut or damaged.
        AskingError: it is larger than allowed, or packed in a way nobody asked for.

    >>> unpack_body([b"{", b"}"], "", 10)
    b'{}'
    >>> unpack_body([zlib.compress(b"{}", wbits=31)[:-1]], "gzip", 10)
    Traceback (most recent call last):
    pipeline.fetch.refusals.TryAgainError: the answer is cut
    >>> unpack_body([b"x" * 20], "", 10)
    Traceback (most recent call last):
    pipeline.fetch.refusals.AskingError: the answer is larger than 0 MiB
    """
    name = encoding.strip().lower()
    if name in _PLAIN:
        return _joined(pieces, most_bytes)
    if name != "gzip":
        raise AskingError("the answer is packed in a way nobody asked for")
    return _joined(_gunzipped(pieces), most_bytes)


def _joined(pieces: Iterable[bytes], most_bytes: int) -> bytes:
    body = bytearray()
    for piece in pieces:
        if len(body) + len(piece) > most_bytes:
            raise AskingError(f"the answer is larger than {most_bytes / MIB:.0f} MiB")
        body += piece
    return bytes(body)


def _gunzipped(pieces: Iterable[bytes]) -> Iterable[bytes]:
    stream = zlib.decompressobj(wbits=31)
    for data in pieces:
        rest = data
        while rest and not stream.eof:
            try:
                yield stream.decompress(rest, _PIECE)
            except zlib.error:
                raise TryAgainError("the answer is damaged on the way") from None
            rest = stream.unconsumed_tail
        if rest or stream.unused_data:
            raise TryAgainError("the answer is damaged on the way")
    if not stream.eof:
        raise TryAgainError("the answer is cut")
