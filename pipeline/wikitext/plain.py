"""The last steps from markup to plain text: tags, quotes, entities, blanks, dashes."""

import re
from html import unescape
from html.entities import html5

_EXTERNAL = re.compile(r"\[(?:https?:|ftp:)?//[^\s\[\]<>]++[ \t]*+([^\[\]\n]*+)\]", re.IGNORECASE)
_BREAK = re.compile(r"</?[bB][rR](?=[\s/>])[^<>]*+>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*+>")
_QUOTES = re.compile(r"'{2,}+")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]++")
_BLANKS = re.compile(r"[^\S\n]++")
_LINE_EDGES = re.compile(r" ?\n ?")
FOOTNOTE = re.compile(
    r"<sup\b[^<>]{0,50}>\s*(?:\[\[(?:#[^<>\[\]]{0,100}|[0-9]{1,3})\]\]|[0-9*†‡]{1,3})\s*</sup>"
    r"|\{\{\s*sup\s*\|\s*(?:\[\[#[^{}\[\]]{0,100}\]\]|[0-9*†‡]{1,3})\s*\}\}",
    re.IGNORECASE,
)
"""A raised mark that leads to a footnote."""
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―⁃−﹘﹣－"), "-")


def strip_inline(text: str) -> str:
    r"""Text without external links' addresses, tags, quotes of emphasis and entities.

    >>> strip_inline("'''[http://x.org 2–0]'''<br/>O&#39;Neil<sup>a</sup>")
    "2–0\nO'Neila"
    """
    if "[" in text:
        text = _EXTERNAL.sub(r"\1", text)
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub("\n", text))
    if "''" in text:
        text = _QUOTES.sub(_apostrophes, text)
    return _ENTITY.sub(_character, text) if "&" in text else text


def tidy(text: str) -> str:
    r"""One space for any blanks, none at the edges of lines, nothing invisible.

    >>> tidy(" 2\u00a0\u20090 \n\u200e x ")
    '2 0\nx'
    """
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
    if "\n" not in text:
        return " ".join(text.split())
    text = _BLANKS.sub(" ", text)
    return _LINE_EDGES.sub("\n", text).strip()


def escape(text: str) -> str:
    """Text that strip_inline gives back as it is.

    >>> escape("<b>"), strip_inline(escape("''<b>[&amp;"))
    ('&#60;b>', "''<b>[&amp;")
    """
    return re.sub(r"[&<'\[]", lambda found: f"&#{ord(found[0])};", text)


def one_dash(text: str) -> str:
    """Every kind of hyphen, dash and minus as ``-``, for grammars; never for publication.

    >>> one_dash("3–1, 3−1, 3‑1")
    '3-1, 3-1, 3-1'
    """
    return text if text.isascii() else text.translate(_DASHES)


def _character(found: re.Match[str]) -> str:
    # By itself unescape() would read "&notit;" as "&not" and "it;".
    entity = found[0]
    return unescape(entity) if entity[1] == "#" else html5.get(entity[1:], entity)


def _apostrophes(found: re.Match[str]) -> str:
    # Two, three and five are emphasis; the others hold apostrophes that are shown.
    length = len(found[0])
    return "'" if length == 4 else "'" * max(0, length - 5)
