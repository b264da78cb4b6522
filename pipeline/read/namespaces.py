"""The namespaces we keep, by number and by the names wikis give them; and what a redirect says."""

import re
from collections.abc import Mapping

from pipeline.read.title import clean_title

ARTICLE, TEMPLATE, MODULE = 0, 10, 828
CANONICAL = {TEMPLATE: "Template", MODULE: "Module"}
KEPT = frozenset([ARTICLE, *CANONICAL])

NAMES = {
    "template": TEMPLATE,
    "plantilla": TEMPLATE,
    "predefinição": TEMPLATE,
    "vorlage": TEMPLATE,
    "modèle": TEMPLATE,
    "module": MODULE,
    "módulo": MODULE,
    "modulo": MODULE,
    "modul": MODULE,
}
_REDIRECT_WORDS = (
    "REDIRECT",
    "REDIRECCIÓN",
    "REDIRECIONAMENTO",
    "WEITERLEITUNG",
    "RINVIA",
    "RINVIO",
    "RIMANDO",
    "REDIRECTION",
    "DOORVERWIJZING",
)
_REDIRECT = re.compile(
    rf"\s*#(?:{'|'.join(_REDIRECT_WORDS)})\s*:?\s*\[\[:?([^\[\]|#\n]{{1,300}})[^\[\]\n]{{0,300}}\]\]",
    re.IGNORECASE,
)


def namespace_of(title: str, names: Mapping[str, int] = NAMES) -> int:
    """The number of the namespace a title stands in; ``names`` are in lower case.

    >>> namespace_of("Plantilla:Partidos"), namespace_of("Mission: Impossible Cup")
    (10, 0)
    """
    prefix, colon, _ = title.partition(":")
    return names.get(prefix.strip().lower(), ARTICLE) if colon else ARTICLE


def canonical(title: str, namespace: int) -> str:
    """A title with the English name of its namespace, as ``{{...}}`` is looked up by.

    >>> canonical("Plantilla:partidos", TEMPLATE), canonical("Copa MX", ARTICLE)
    ('Template:Partidos', 'Copa MX')
    """
    if namespace not in CANONICAL:
        return title
    name = title.partition(":")[2].strip()
    return f"{CANONICAL[namespace]}:{name[:1].upper()}{name[1:]}"


def redirect_target(text: str) -> str | None:
    """The title a page sends its readers to; None where it is no redirect.

    >>> redirect_target("#REDIRECT [[1961–62 Test_League#Table]] {{R to section}}")
    '1961–62 Test League'
    >>> redirect_target("#REDIRECT to nothing") is None
    True
    """
    found = _REDIRECT.match(text)
    try:
        return first_letter_up(clean_title(found[1])) if found else None
    except ValueError:
        return None


def first_letter_up(title: str) -> str:
    """A title as the wiki stores it.

    >>> first_letter_up("copa MX")
    'Copa MX'
    """
    return title[:1].upper() + title[1:]
