"""The names of tie tables and brackets, and the words in their parameters and headers."""

from pipeline.parse.registry import read_lines
from pipeline.wikitext.names import NameSet


def _names(reader: str) -> NameSet:
    return NameSet(line["name"] for line in read_lines("tie_names") if line["reader"] == reader)


def words(use: str) -> dict[str, str]:
    """The words of one use, each with what it means to us.

    >>> words("part")["vuelta"], words("header")["agg"]
    ('2', 'aggregate')
    """
    return {line["text"]: line["meaning"] for line in read_lines("tie_words") if line["use"] == use}


TIE_ROW_NAMES = _names("row")
SERIES_NAMES = _names("series")
BRACKET_NAMES = _names("bracket")
ROUND_N_NAMES = _names("round_n")
