"""The title of an article: from a file name, in one spelling, and in a URL."""

import re
import unicodedata
from urllib.parse import quote, unquote

# The wiki software folds these before it compares titles; so two files cannot differ by them alone.
_SPACES = re.compile("[_ \u00a0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_INVISIBLE = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f#<>\[\]{|}\ud800-\udfff\ufffd]")
_LONGEST = 255  # bytes, as on the wiki
_LANGUAGE_WIKI = re.compile(r"(simple|[a-z]{2,3}(?:_[a-z]+)*)wiki")


def title_of_name(stem: str) -> str:
    """Read a title from a file name without its suffix.

    Raises:
        ValueError: no article can be called that.

    >>> title_of_name("2013%E2%80%9314_Ascenso_MX_season")
    '2013–14 Ascenso MX season'
    >>> title_of_name("AC%2FDC_Cup")
    'AC/DC Cup'
    >>> title_of_name("%E9t%E9")
    Traceback (most recent call last):
    ValueError: '%E9t%E9' does not decode to UTF-8
    """
    try:
        decoded = unquote(stem, errors="strict")
    except UnicodeDecodeError:
        raise ValueError(f"{stem!r} does not decode to UTF-8") from None
    return clean_title(decoded)


def clean_title(text: str) -> str:
    """Bring a title to the one spelling it is compared in: NFC, single spaces, nothing invisible.

    Raises:
        ValueError: no article can be called that.

    >>> clean_title(" Copa_ MX ")
    'Copa MX'
    >>> clean_title("Copa [MX]")
    Traceback (most recent call last):
    ValueError: a title cannot hold '['
    """
    title = unicodedata.normalize("NFC", _INVISIBLE.sub("", _SPACES.sub(" ", text))).strip(" ")
    if not title:
        raise ValueError("the title is empty")
    if found := _FORBIDDEN.search(title):
        raise ValueError(f"a title cannot hold {found[0]!r}")
    if len(title.encode()) > _LONGEST:
        raise ValueError(f"a title cannot be longer than {_LONGEST} bytes")
    return title


def article_url(wiki: str, title: str) -> str | None:
    """Where the article stands, for the Wikipedia of a language; else null.

    >>> article_url("enwiki", "2013–14 Ascenso MX season")
    'https://en.wikipedia.org/wiki/2013%E2%80%9314_Ascenso_MX_season'
    >>> article_url("wikidatawiki", "Q1") is None
    True
    """
    host = _host(wiki)
    return f"{host}/wiki/{_quoted(title)}" if host else None


def revision_url(wiki: str, title: str, revision_id: int | None) -> str | None:
    """Where one revision stands, for the Wikipedia of a language; else null.

    >>> revision_url("zh_yuewiki", "A & B", 12)
    'https://zh-yue.wikipedia.org/w/index.php?title=A_%26_B&oldid=12'
    """
    host = _host(wiki)
    if host is None or revision_id is None:
        return None
    return f"{host}/w/index.php?title={_quoted(title)}&oldid={revision_id}"


def _host(wiki: str) -> str | None:
    found = _LANGUAGE_WIKI.fullmatch(wiki)
    return f"https://{found[1].replace('_', '-')}.wikipedia.org" if found else None


def _quoted(title: str) -> str:
    return quote(title.replace(" ", "_"), safe="/:,()!*;@~$")
