"""MediaWiki exports as tests need them: any version, packed in any way."""

import bz2
import gzip
import hashlib
from collections.abc import Callable, Iterable
from xml.sax.saxutils import escape, quoteattr

import zstandard

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

PACK: dict[str, Callable[[bytes], bytes]] = {
    "": bytes,
    ".bz2": bz2.compress,
    ".gz": lambda data: gzip.compress(data, mtime=0),
    ".zst": zstandard.ZstdCompressor(write_checksum=True).compress,
}


def base_36(text: str) -> str:
    number = int(hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest(), 16)
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = DIGITS[digit] + digits
    return digits.rjust(31, "0")


def revision(text: str, number: int = 11, timestamp: str = "2024-05-01T10:00:00Z") -> str:
    return (
        f"<revision><id>{number}</id><parentid>3</parentid><timestamp>{timestamp}</timestamp>"
        f"<contributor><username>Ana</username><id>7</id></contributor>"
        f"<comment>&lt;text&gt;</comment><model>wikitext</model>"
        f'<text bytes="{len(text.encode())}" xml:space="preserve">{escape(text)}</text>'
        f"<sha1>{base_36(text)}</sha1></revision>"
    )


def page(
    title: str, *revisions: str, namespace: int = 0, number: int = 5, redirect: str = ""
) -> str:
    leads = f"<redirect title={quoteattr(redirect)} />" if redirect else ""
    return (
        f"<page><title>{escape(title)}</title><ns>{namespace}</ns><id>{number}</id>{leads}"
        f"{''.join(revisions)}</page>"
    )


def export(pages: Iterable[str], wiki: str = "enwiki", version: str = "0.11") -> bytes:
    names = '<namespace key="0" /><namespace key="10">Plantilla</namespace>'
    return (
        f'<mediawiki xmlns="http://www.mediawiki.org/xml/export-{version}/" version="{version}"'
        f' xml:lang="en">\n<siteinfo><sitename>Wikipedia</sitename><dbname>{wiki}</dbname>'
        f"<namespaces>{names}</namespaces></siteinfo>\n{chr(10).join(pages)}\n</mediawiki>\n"
    ).encode()
