"""A MediaWiki export to its pages: streamed, without a document type, whole or not at all."""

from collections.abc import Iterable, Mapping
from xml.parsers import expat

from pipeline.config import MIB, Limits
from pipeline.problems import RefusedError
from pipeline.read.export_reader import ExportReader
from pipeline.read.revision import Export
from pipeline.read.wanted import Wanted

_LONGEST_TAG = MIB  # expat reads a tag from its start again with every piece of the file
_MOST_NAMES = 1000  # an export has sixty; expat forgets none of them
_ALL = Wanted()
_ENDS_EARLY = {
    expat.errors.codes[name]
    for name in (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
    )
}


def read_export(pieces: Iterable[bytes], limits: Limits, wanted: Wanted = _ALL) -> Export:
    """Read an export of any version and keep what is wanted. Of several revisions of a page the one
    that is wanted counts, else the newest.

    Raises:
        RefusedError: it is no export, or it is damaged anywhere; ``str()`` says where.

    >>> xml = b"<mediawiki><page><title>A</title><revision><text>B</text></revision></page>"
    >>> read_export([xml, b"</mediawiki>"], Limits()).pages[0].revision.text
    'B'
    >>> read_export([xml], Limits())
    Traceback (most recent call last):
    pipeline.problems.RefusedError: damaged: the export ends early, in line 1
    """
    reader = ExportReader(limits, wanted)
    names: dict[str, str] = {}
    # whatever it claims to be: exports are in UTF-8
    parser = expat.ParserCreate("UTF-8", None, names)
    parser.buffer_text = True
    parser.buffer_size = MIB
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    try:
        _feed(parser, pieces, names)
    except expat.ExpatError as error:
        raise RefusedError(_explain(error)) from error
    return reader.export


def _feed(parser: expat.XMLParserType, pieces: Iterable[bytes], names: Mapping[str, str]) -> None:
    total = 0
    for piece in pieces:
        parser.Parse(piece, False)
        total += len(piece)
        if total - parser.CurrentByteIndex > len(piece) + _LONGEST_TAG:
            raise RefusedError(f"line {parser.CurrentLineNumber}: a tag of more than 1 MiB")
        if len(names) > _MOST_NAMES:
            raise RefusedError(f"not a MediaWiki export: more than {_MOST_NAMES} kinds of tag")
    parser.Parse(b"", True)


def _refuse_doctype(name: str, *_: object) -> None:
    """Without a document type there are no entities that could grow, or fetch anything."""
    raise RefusedError(f"it declares a document type ({name[:40]!r}), which no export does")


def _explain(error: expat.ExpatError) -> str:
    if error.code in _ENDS_EARLY:
        return f"damaged: the export ends early, in line {error.lineno}"
    message = expat.ErrorString(error.code)
    return f"damaged: line {error.lineno}, column {error.offset + 1}: {message}"
