"""The wikis by name, and the addresses that may be asked."""

import ipaddress
import re
from typing import Annotated, NamedTuple
from urllib.parse import SplitResult, urlsplit

from pydantic import AfterValidator

from pipeline.config.nearest import nearest

_LANGUAGES = """
af ar arz ast az be bg bn bs ca cs cy da de el en eo es et eu fa fi fr fy ga gl he hi hr hu hy id
is it ja ka kk ko la lb lt lv mk ml ms nl nn no oc pl pt ro ru sh simple sk sl sq sr sv sw ta th tr
uk ur uz vi zh
"""
"""The Wikipedias that have articles about football seasons in any number."""

WIKIS = {
    f"{language}wiki": f"https://{language}.wikipedia.org/w/api.php"
    for language in _LANGUAGES.split()
}

_PATH = re.compile(r"(?:/[A-Za-z0-9._~-]{1,100}){0,5}/api\.php")
_HOST = re.compile(r"[a-z0-9.-]{1,253}|[0-9a-f:]{2,39}")
_ODD = re.compile(r"[^a-z0-9]+")


class Wiki(NamedTuple):
    """A wiki: the name its pages are kept under and the address of its api.php."""

    name: str
    address: str


def _api_address(text: str) -> str:
    r"""Check an address; what is said of a bad one does not repeat it, it may hold a password.

    >>> _api_address("https://en.wikipedia.org/w/api.php")
    'https://en.wikipedia.org/w/api.php'
    >>> _api_address("http://127.0.0.1:8801/api.php")
    'http://127.0.0.1:8801/api.php'
    >>> _api_address("http://en.wikipedia.org/w/api.php")
    Traceback (most recent call last):
    ValueError: the address of a wiki begins with https:// (http:// on this machine only)
    """
    try:
        parts = urlsplit(text)
        _ = parts.port  # raises where it is no number
    except ValueError:
        raise ValueError("not an address such as https://en.wikipedia.org/w/api.php") from None
    if "@" in parts.netloc:
        raise ValueError("the address of a wiki holds no name and no password")
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_loopback(parts)):
        raise ValueError(
            "the address of a wiki begins with https:// (http:// on this machine only)"
        )
    is_plain = _HOST.fullmatch(parts.hostname or "") and _PATH.fullmatch(parts.path)
    if not is_plain or "?" in text or "#" in text:
        raise ValueError("not an address such as https://en.wikipedia.org/w/api.php")
    return text


Address = Annotated[str, AfterValidator(_api_address)]


def find_wiki(name: str, more: dict[str, str]) -> Wiki:
    """The wiki of a name or an address; ``more`` are the names the settings add.

    Raises:
        ValueError: there is none; the message names the nearest.

    >>> find_wiki("eswiki", {}).address
    'https://es.wikipedia.org/w/api.php'
    >>> find_wiki("https://wiki.example.org/w/api.php", {}).name
    'wiki_example_org'
    >>> find_wiki("eswikii", {})
    Traceback (most recent call last):
    ValueError: unknown wiki 'eswikii' (nearest: 'eswiki')
    """
    known = WIKIS | more
    if name in known:
        return Wiki(name, known[name])
    if "://" not in name:
        raise ValueError(f"unknown wiki {name!r}{nearest(name, known)}")
    address = _api_address(name)
    by_address = {address: name for name, address in known.items()}
    return Wiki(by_address.get(address) or _name_of(urlsplit(address)), address)


def _name_of(parts: SplitResult) -> str:
    """A name for the pages of a wiki that has none, as a database would be called. Some hosts have
    a wiki for each language, told apart by the path.
    """
    path = parts.path.removesuffix("/api.php").removesuffix("/w")
    name = _ODD.sub("_", (parts.netloc + path).lower()).strip("_")
    return name if name[:1].isalpha() else f"wiki_{name}"


def _is_loopback(parts: SplitResult) -> bool:
    host = parts.hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
