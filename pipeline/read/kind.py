"""What kind of file it is, by the end of its name."""

from pathlib import PurePosixPath

from pipeline.problems import RefusedError
from pipeline.read.unpack import PACKINGS
from pipeline.tables import TextFormat

_TEXTS = {".txt": TextFormat.PLAIN_TEXT, ".wikitext": TextFormat.WIKITEXT}
_EXPORTS = {f".xml{packing}": packing for packing in ("", *PACKINGS)}


def is_export(name: str) -> bool:
    """Whether a file of this name is a MediaWiki export.

    >>> is_export("pages-articles.xml.BZ2"), is_export("Copa_MX.txt")
    (True, False)
    """
    return name.lower().endswith(tuple(_EXPORTS))


def packing_of(name: str) -> str:
    """How an export is packed: ``.bz2``, ``.gz``, ``.zst``, or the empty string for not at all.

    >>> packing_of("pages-articles.xml.bz2"), packing_of("pages.xml")
    ('.bz2', '')
    """
    return next(packing for end, packing in _EXPORTS.items() if name.lower().endswith(end))


def text_format(name: str) -> TextFormat:
    """The dialect of a file that holds one article.

    Raises:
        RefusedError: it is none we can read.

    >>> text_format("2013_Copa_MX.wikitext")
    <TextFormat.WIKITEXT: 'wikitext'>
    >>> text_format("Copa.pdf")
    Traceback (most recent call last):
    pipeline.problems.RefusedError: unknown file kind '.pdf' (known: .txt, .wikitext, .xml, \
.xml.bz2, .xml.gz, .xml.zst)
    """
    suffix = PurePosixPath(name).suffix
    found = _TEXTS.get(suffix.lower())
    if found is None:
        known = ", ".join([*_TEXTS, *_EXPORTS])
        raise RefusedError(f"unknown file kind {suffix!r} (known: {known})")
    return found
