"""A packed file to its content, piece by piece. A stream that is damaged or cut is refused."""

import bz2
import os
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, Protocol

from pipeline.config import MIB
from pipeline.problems import RefusedError

_READ = 64 * 1024
_PIECE = MIB
_ZST_STEP = 256  # a block of 4 bytes may unpack to 128 KiB, and nothing can stop it in the middle
_UNSUSPICIOUS = 64 * MIB
_BOMB = 200
"""Text packs to a tenth; hundreds of revisions of one page to a fiftieth."""


class _Stream(Protocol):
    """One of the streams a packed file is made of."""

    def pieces(self, data: bytes) -> Iterator[bytes]:
        """What the next bytes of the file unpack to."""

    @property
    def rest(self) -> bytes | None:
        """What stood behind the end of the stream; None before its end."""


class _Bz2:
    def __init__(self) -> None:
        self._stream = bz2.BZ2Decompressor()

    def pieces(self, data: bytes) -> Iterator[bytes]:
        yield self._stream.decompress(data, _PIECE)
        while not self._stream.eof and not self._stream.needs_input:
            yield self._stream.decompress(b"", _PIECE)

    @property
    def rest(self) -> bytes | None:
        return self._stream.unused_data if self._stream.eof else None


class _Gzip:
    def __init__(self) -> None:
        self._stream = zlib.decompressobj(wbits=31)  # with its header, length and checksum

    def pieces(self, data: bytes) -> Iterator[bytes]:
        while data and not self._stream.eof:  # behind its end it keeps a tail that is none
            yield self._stream.decompress(data, _PIECE)
            data = self._stream.unconsumed_tail

    @property
    def rest(self) -> bytes | None:
        return self._stream.unused_data if self._stream.eof else None


class _Zst:
    def __init__(self) -> None:
        import zstandard  # here, because few files are packed so

        self._stream = zstandard.ZstdDecompressor().decompressobj()
        self._behind = b""

    def pieces(self, data: bytes) -> Iterator[bytes]:
        for start in range(0, len(data), _ZST_STEP):
            yield self._stream.decompress(data[start : start + _ZST_STEP])
            if self._stream.eof:
                self._behind = self._stream.unused_data + data[start + _ZST_STEP :]
                return

    @property
    def rest(self) -> bytes | None:
        return self._behind if self._stream.eof else None


_STREAMS: dict[str, Callable[[], _Stream]] = {".bz2": _Bz2, ".gz": _Gzip, ".zst": _Zst}
PACKINGS = tuple(_STREAMS)


def unpack(file: BinaryIO, packing: str) -> Iterator[bytes]:
    """The content of a file; ``packing`` is one of ``PACKINGS``, or empty where it is not packed.

    Raises:
        RefusedError: it is empty, damaged, cut, or unpacks to far more than texts do.
    """
    total, packed_size = 0, os.fstat(file.fileno()).st_size
    for piece in _content(file, packing):
        total += len(piece)
        if packing and total > max(_UNSUSPICIOUS, _BOMB * packed_size):
            raise RefusedError(f"it unpacks to more than {_BOMB} times its size")
        yield piece
    if not total:
        raise RefusedError("empty")


def _content(file: BinaryIO, packing: str) -> Iterator[bytes]:
    if packing:
        yield from _unpacked(file, packing)
        return
    while data := file.read(_READ):
        yield data


def _unpacked(file: BinaryIO, packing: str) -> Iterator[bytes]:
    """Stream by stream, each to its very end: a library's own "all of it" skips what is broken."""
    data = file.read(_READ)
    while data:
        stream = _STREAMS[packing]()
        while stream.rest is None:
            if not data:
                raise RefusedError(f"damaged: the {packing[1:]} stream ends early")
            yield from _whole(stream.pieces(data), packing)
            data = stream.rest or file.read(_READ)


def _whole(pieces: Iterator[bytes], packing: str) -> Iterator[bytes]:
    try:
        yield from pieces
    except Exception as error:  # OSError, EOFError, zlib.error, ZstdError: each library has its own
        reason = " ".join(str(error).split())
        raise RefusedError(f"damaged: the {packing[1:]} stream is broken ({reason})") from error
