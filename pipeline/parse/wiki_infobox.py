"""Infobox templates to fields, and to facts where the box is about a season."""

import re
from collections.abc import Mapping
from functools import lru_cache

from pipeline.parse.dates import MONTHS
from pipeline.parse.infobox_facts import FACT_READERS, FieldValue
from pipeline.parse.parser_functions import expand
from pipeline.parse.records import Fact, FieldRecord, PlaceOf, Problems, Record
from pipeline.parse.registry import read_lines
from pipeline.parse.value_items import flatten_lists
from pipeline.problems import Unreadable
from pipeline.wikitext.calls import Call, Param
from pipeline.wikitext.names import NameSet
from pipeline.wikitext.text import Inline, read_text
from pipeline.wikitext.unwrap import UNWRAP, Rule

INFOBOX_NAMES = tuple(line["name"] for line in read_lines("infobox_names"))
"""Template names, with ``*`` for anything, in the order in which they are tried."""

GENERIC_INFOBOXES = frozenset(
    line["name"] for line in read_lines("infobox_names") if line["family"] == "other"
)
"""Those of them that any article may have."""

_FAMILIES = [(NameSet([line["name"]]), line["family"]) for line in read_lines("infobox_names")]
_ROLES = {line["field"]: line["role"] for line in read_lines("infobox_fields")}
_ALL_ROLES = frozenset(_ROLES.values())
_ROLES_BY_FAMILY: Mapping[str, frozenset[str]] = {
    "season": _ALL_ROLES,
    "international": _ALL_ROLES,
    # A club's season takes part in many editions, so it says which season it is and no more.
    "club_season": frozenset({"season", "previous", "next"}),
}
_RULES: Mapping[str, Rule] = {
    **UNWRAP,
    "native name": 2,
    "nativename": 2,
    "transliteration": 2,
    "transl": -1,
    "flag": 1,
    "flagu": 1,
    "flagcountry": 1,
    "fb": 1,
    "fbw": 1,
    "updated": 1,
    "#tag": 0,
}
_DATE_TEMPLATE = re.compile(
    r"\{\{\s*+(?:start|end|event)[ -]date(?: and age)?\s*+\|([^{}]{1,80})\}\}", re.IGNORECASE
)
_COUNTRY = re.compile(r"\{\{([A-Z]{3})\}\}")  # a flag and the name, which the code stands for
_NOT_IN_NAMES = re.compile(r"[\s_-]+")
_MONTH_NAMES = list(MONTHS)


def read_infobox(call: Call, place_of: PlaceOf, number: int) -> tuple[list[Record], Problems]:
    """Every field of a box, the empty ones too; facts only from boxes about a season.

    A field whose facts cannot be read is kept without them, and told of.
    """
    roles = _ROLES_BY_FAMILY.get(family_of(call.name), frozenset())
    records: list[Record] = []
    problems: Problems = []
    for param in call.params:
        place = place_of(param.span, "infobox field")
        inline, facts = Inline(""), tuple[Fact, ...]()
        try:
            inline = read_value(param)
            if roles and inline.text and call.get(param.name) is param:
                facts = _facts(call, param, inline.text, roles)
        except Unreadable as problem:
            problems.append((param.span, problem))
        links = tuple(dict.fromkeys(link.target for link in inline.links))
        shown = inline.text or None
        records.append(FieldRecord(place, number, param.name, param.value, shown, facts, links))
    return records, problems


@lru_cache(maxsize=1024)
def family_of(name: str) -> str:
    """What a box is about, by the normalised name of its template.

    >>> family_of("infobox football league season"), family_of("infobox football tournament")
    ('season', 'competition')
    >>> family_of("infobox national football team"), family_of("football box")
    ('other', 'other')
    """
    return next((family for names, family in _FAMILIES if name in names), "other")


def read_value(param: Param) -> Inline:
    """Text and links of a field; lists as lines, dates spelt out, computed numbers worked out.

    >>> read_value(Param("attendance", "{{formatnum:{{#expr:380*(100+1)}}}}<ref>x</ref>", 0)).text
    '38,380'
    >>> read_value(Param("date", "{{Start date|1930|7|30|df=y}}", 0)).text
    '30 July 1930'
    >>> read_value(Param("country", "{{ISR}}", 0)).text
    'ISR'
    >>> read_value(Param("goals", "{{#invoke:Goalscorers|goals|2026 FIFA World Cup}}", 0)).text
    ''
    """
    value = param.value
    if "{{" not in value:
        return read_text(value, param.start)
    value = _COUNTRY.sub(r"\1", _DATE_TEMPLATE.sub(_spell_date, expand(value)))
    return read_text(flatten_lists(value), param.start, _RULES)


def _spell_date(found: re.Match[str]) -> str:
    arguments = [argument.strip() for argument in found[1].split("|")]
    numbers = [argument for argument in arguments if argument.isdecimal()]
    if len(numbers) < 3 or not 1 <= int(numbers[1]) <= 12:
        return " ".join(argument for argument in arguments if "=" not in argument)
    year, month, day = numbers[0], _MONTH_NAMES[int(numbers[1]) - 1], numbers[2].lstrip("0")
    is_day_first = any(argument.startswith("df") for argument in arguments)
    return f"{day} {month} {year}" if is_day_first else f"{month} {day}, {year}"


def _facts(call: Call, param: Param, text: str, roles: frozenset[str]) -> tuple[Fact, ...]:
    role = _ROLES.get(_NOT_IN_NAMES.sub("", param.name.casefold()))
    if role is None or role not in roles:
        return ()
    season = call.value("season") or call.value("year") or call.value("yearr")
    is_code = family_of(call.name) == "international" and not param.name.endswith("_other")
    field = FieldValue(param.value, text, season, is_code, call.value("count"))
    return FACT_READERS[role](field)
