"""Bytes with their digest in front, so that no change to a file goes unseen."""

import hashlib


def seal(content: bytes) -> bytes:
    r"""A first line with the SHA-256 of all that follows it.

    >>> seal(b"Uno\n")[:30]
    b'{"sha256": "e16753b4f459d3b088'
    """
    return b'{"sha256": "%s"}\n' % hashlib.sha256(content).hexdigest().encode() + content


def unseal(data: bytes) -> bytes:
    r"""What was sealed.

    Raises:
        ValueError: these are not the bytes ``seal`` gave.

    >>> unseal(seal(b"Uno\n"))
    b'Uno\n'
    >>> unseal(seal(b"Uno\n")[:-1])
    Traceback (most recent call last):
    ValueError: damaged: its bytes are not those that were written
    """
    content = data.partition(b"\n")[2]
    if seal(content) != data:
        raise ValueError("damaged: its bytes are not those that were written")
    return content
