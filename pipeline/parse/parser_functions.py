"""Parser functions in a value, evaluated: ``{{#if:…}}``, ``{{#expr:…}}``, ``{{formatnum:…}}``.

Only single values are expanded. Of a passage that holds whole blocks every branch is read as it
stands, since which of them a page shows depends on who transcludes it.
"""

import re
from collections.abc import Callable
from decimal import Decimal

from pipeline.parse.arithmetic import evaluate, group_digits, print_decimals, print_number
from pipeline.problems import Unreadable
from pipeline.wikitext.brackets import Bracket
from pipeline.wikitext.fold import fold
from pipeline.wikitext.names import normalise_name
from pipeline.wikitext.pieces import equals_at
from pipeline.wikitext.zones import Zone, without_comments

LONGEST = 100_000
"""No value is longer."""

_CANDIDATE = re.compile(
    r"\{\{\{|\{\{[\s_]*+(?:#|(?:safe)?subst[\s_]*+:|formatnum|[ul]c|decimals|<!--)", re.IGNORECASE
)
_NUMBER = re.compile(r"[-+]?[0-9]{1,15}(?:\.[0-9]{0,15})?")
_ERROR = '<strong class="error">'


def expand(value: str) -> str:
    """The value with its parser functions worked out; comments go, everything else stays.

    What cannot be known from the text, such as ``{{#ifexist:…}}`` or ``{{#invoke:…}}``, stays too.

    >>> expand("{{formatnum:{{#expr: <!--Matchweek 1--> 21572 + + 59984}}}} ([[a|b]])")
    '81,556 ([[a|b]])'
    >>> expand("{{#if:{{{score|}}}|{{{score}}}|{{#ifeq:1|1.0|2–1|{{x}}}}}}")
    '2–1'
    >>> expand("{{#expr: 21572 + 59984 + }}")
    Traceback (most recent call last):
    pipeline.problems.Unreadable: number missing in arithmetic: '{{#expr: 21572 + 59984 + }}'
    """
    if not _CANDIDATE.search(value):
        return value
    if len(value) > LONGEST:
        raise Unreadable("value too long", value[:80])

    def of_zone(zone: Zone) -> str:
        return "" if zone.kind == "comment" else value[zone.start : zone.end]

    text = fold(value, of_zone, _close)
    if _ERROR in text:
        raise Unreadable(text.partition(_ERROR)[2].partition("<")[0], value[:200])
    return text


def _close(bracket: Bracket, arguments: list[str]) -> str:
    """What a construct comes to, its arguments expanded."""
    closer = {"{{": "}}", "[[": "]]", "{{{": "}}}"}[bracket.mark]
    unchanged = bracket.mark + "|".join(arguments) + closer
    if bracket.mark == "{{{":
        return arguments[1] if len(arguments) > 1 else ""
    if bracket.mark == "[[":
        return unchanged
    name, colon, first = arguments[0].partition(":")
    if name.strip().lower() in ("safesubst", "subst"):
        name, colon, first = first.partition(":")
    name = normalise_name(name)
    if name == "decimals" and not colon and len(arguments) > 1:
        return _call(_decimals, arguments[1:])
    function = _FUNCTIONS.get(name) if colon else None
    return _call(function, [first, *arguments[1:]]) if function else unchanged


def _call(function: Callable[[list[str]], str], arguments: list[str]) -> str:
    """The result, or an error that shows as MediaWiki shows it: ``#iferror`` may yet catch it."""
    try:
        return function(arguments)
    except Unreadable as problem:
        return f"{_ERROR}{problem.reason}</strong>"


def _argument(arguments: list[str], number: int) -> str:
    return arguments[number].strip() if number < len(arguments) else ""


def _value(text: str) -> Decimal:
    return evaluate(without_comments(text).strip())


def _expr(arguments: list[str]) -> str:
    return print_number(_value(arguments[0])) if arguments[0].strip() else ""


def _decimals(arguments: list[str]) -> str:
    places = _argument(arguments, 1) or "0"
    if not re.fullmatch("[0-9]{1,2}", places):
        raise Unreadable("rounded to no number of places", places)
    return print_decimals(_value(_argument(arguments, 0)), int(places))


def _if(arguments: list[str]) -> str:
    return _argument(arguments, 1 if arguments[0].strip() else 2)


def _ifexpr(arguments: list[str]) -> str:
    is_true = bool(arguments[0].strip()) and _value(arguments[0]) != 0
    return _argument(arguments, 1 if is_true else 2)


def _ifeq(arguments: list[str]) -> str:
    return _argument(arguments, 2 if _equal(arguments[0], _argument(arguments, 1)) else 3)


def _iferror(arguments: list[str]) -> str:
    is_error = _ERROR in arguments[0]
    return _argument(arguments, 1 if is_error else 2 if len(arguments) > 2 else 0)


def _switch(arguments: list[str]) -> str:
    sought, default, is_open = arguments[0], "", False
    for position, case in enumerate(arguments[1:], start=2):
        place = equals_at(case, 0, len(case))
        name, result = (case, "") if place < 0 else (case[:place], case[place + 1 :])
        is_open = is_open or _equal(sought, name)
        if place >= 0 and is_open:
            return result.strip()
        if place >= 0 and name.strip().lower() == "#default":
            default = result
        elif place < 0 and position == len(arguments):
            default = name
    return default.strip()


def _equal(left: str, right: str) -> bool:
    """As numbers where both are, else as texts: ``1`` is ``1.0``, and ``A`` is not ``a``."""
    left, right = left.strip(), right.strip()
    if _NUMBER.fullmatch(left) and _NUMBER.fullmatch(right):
        return Decimal(left) == Decimal(right)
    return left == right


def _formatnum(arguments: list[str]) -> str:
    text = arguments[0].strip()
    is_raw = any(flag.strip().upper() in ("R", "NOSEP") for flag in arguments[1:])
    return text.replace(",", "") if is_raw else group_digits(text)


_FUNCTIONS: dict[str, Callable[[list[str]], str]] = {
    "#expr": _expr,
    "#if": _if,
    "#ifeq": _ifeq,
    "#iferror": _iferror,
    "#ifexpr": _ifexpr,
    "#switch": _switch,
    "formatnum": _formatnum,
    "lc": lambda arguments: arguments[0].strip().lower(),
    "lcfirst": lambda arguments: arguments[0].strip()[:1].lower() + arguments[0].strip()[1:],
    "uc": lambda arguments: arguments[0].strip().upper(),
    "ucfirst": lambda arguments: arguments[0].strip()[:1].upper() + arguments[0].strip()[1:],
}
