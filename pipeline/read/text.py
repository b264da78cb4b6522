"""The bytes of one file to the text that is parsed."""

import codecs
import re

from pipeline.config import MIB, Limits
from pipeline.problems import RefusedError

_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # all of C0 but tab and line ends
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
    check_size(len(data), limits)
    _check_is_text(data)
    _check_lines(data, limits)
    text = _decode(data).replace("\r\n", "\n")
    if not text.strip():
        raise RefusedError("empty: it holds white space only" if text else "empty")
    return text


def check_size(byte_count: int, limits: Limits) -> None:
    """Refuse a file by its size alone, before it is read.

    Raises:
        RefusedError: it is larger than the limit.

    >>> check_size(50_000_000, Limits())
    Traceback (most recent call last):
    pipeline.problems.RefusedError: too large: 47.7 MiB (limit: 16 MiB)
    """
    if byte_count > limits.file_bytes:
        found, limit = byte_count / MIB, limits.file_bytes / MIB
        raise RefusedError(f"too large: {found:.1f} MiB (limit: {limit:g} MiB)")


def _check_is_text(data: bytes) -> None:
    if data.startswith(_UTF_16):
        raise RefusedError("not UTF-8: it begins with the byte order mark of UTF-16")
    if found := _CONTROL.search(data):
        raise RefusedError(f"binary: control byte 0x{found[0].hex()} at offset {found.start()}")


def _check_lines(data: bytes, limits: Limits) -> None:
    for number, line in enumerate(data.split(b"\n"), start=1):
        if len(line) > limits.line_bytes:
            found, limit = len(line) / MIB, limits.line_bytes / MIB
            raise RefusedError(f"line {number} is too long: {found:.1f} MiB (limit: {limit:g} MiB)")


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedError(
            f"not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}"
        ) from None
