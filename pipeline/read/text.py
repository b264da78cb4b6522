"""The bytes of one file to the text that is parsed."""

import codecs
import hashlib
import re

from pipeline.config import MIB, Limits
from pipeline.problems import RefusedError

_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # all of C0 but tab and line ends
_LONGEST_CHARACTER = 4  # bytes in UTF-8
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_text(data: bytes, limits: Limits) -> str:
    r"""Decode a file. A byte order mark is left out and ``\r\n`` is ``\n``; nothing else changes.

    Raises:
        RefusedError: it is not a text that can be parsed.

    >>> read_text("\ufeffUno\r\nDos".encode(), Limits())
    'Uno\nDos'
    >>> read_text("México".encode("latin-1"), Limits())
    Traceback (most recent call last):
    pipeline.problems.RefusedError: not UTF-8: byte 0xe9 at offset 1
    """
    check_size(len(data), limits.file_bytes)
    _check_is_text(data)
    text = _decode(data).replace("\r\n", "\n")
    check_lines(text, limits)
    return text


def sha1_of(text: str) -> str:
    """The SHA-1 of a text, in hexadecimal, as wikis tell revisions apart.

    >>> sha1_of("")
    'da39a3ee5e6b4b0d3255bfef95601890afd80709'
    """
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()


def check_size(byte_count: int, most_bytes: int) -> None:
    """Refuse a file by its size alone, before it is read.

    Raises:
        RefusedError: it is larger than the limit.

    >>> check_size(50_000_000, 2**24)
    Traceback (most recent call last):
    pipeline.problems.RefusedError: too large: 47.7 MiB (limit: 16 MiB)
    """
    if byte_count > most_bytes:
        found, limit = byte_count / MIB, most_bytes / MIB
        raise RefusedError(f"too large: {found:.1f} MiB (limit: {limit:g} MiB)")


def check_lines(text: str, limits: Limits) -> None:
    """Refuse a text that says nothing, or whose lines nobody wrote.

    Raises:
        RefusedError: it is empty or holds a line longer than the limit.

    >>> check_lines(" ", Limits())
    Traceback (most recent call last):
    pipeline.problems.RefusedError: empty: it holds white space only
    """
    if not text.strip():
        raise RefusedError("empty: it holds white space only" if text else "empty")
    lines = text.split("\n")
    if max(map(len, lines)) <= limits.line_bytes // _LONGEST_CHARACTER:
        return
    for number, line in enumerate(lines, start=1):
        if (found := len(line.encode())) > limits.line_bytes:
            size = f"{found / MIB:.1f} MiB (limit: {limits.line_bytes / MIB:g} MiB)"
            raise RefusedError(f"line {number} is too long: {size}")


def _check_is_text(data: bytes) -> None:
    if data.startswith(_UTF_16):
        raise RefusedError("not UTF-8: it begins with the byte order mark of UTF-16")
    if found := _CONTROL.search(data):
        raise RefusedError(f"binary: control byte 0x{found[0].hex()} at offset {found.start()}")


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedError(
            f"not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}"
        ) from None
