"""Arithmetic as ``{{#expr:…}}`` does it, and numbers as MediaWiki prints them."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_UP,
    Context,
    Decimal,
    DecimalException,
    DivisionByZero,
    InvalidOperation,
    Overflow,
    localcontext,
)

from pipeline.problems import Unreadable

LONGEST = 20_000
"""A season's attendances, summed up match by match, take about 4,000 characters."""

DEEPEST = 100
"""Open parentheses and operators that wait for their second number."""

_TOKEN = re.compile(
    r"\s*+(?:(?P<number>(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][+-]?[0-9]{1,2}(?![0-9]))?)"
    r"|(?P<word>[a-zA-Z]++)|(?P<sign><=|>=|<>|!=|[-+*/^()<>=−×÷]))"
)
_ASCII_SIGN = {"−": "-", "×": "*", "÷": "/", "!=": "<>", "div": "/"}
_NUMBERS = Context(prec=28, rounding=ROUND_HALF_UP, Emax=60, Emin=-60)
_NUMBERS.traps[DivisionByZero] = _NUMBERS.traps[InvalidOperation] = _NUMBERS.traps[Overflow] = True
_MOST_DECIMALS = 20
_HIGHEST_POWER = 1000
_INTEGER = re.compile(r"(?P<sign>[-−]?)(?P<whole>[0-9]+)(?P<rest>(?:\.[0-9]*)?)")


def _power(base: Decimal, exponent: Decimal) -> Decimal:
    if abs(exponent) > _HIGHEST_POWER:
        raise Unreadable("power too high", str(exponent))
    if not base and exponent < 0:
        raise Unreadable("arithmetic without a result", f"{base}^{exponent}")
    return base**exponent


def _modulo(left: Decimal, right: Decimal) -> Decimal:
    # Of whole numbers, with the sign of the first, as in PHP.
    whole = left.to_integral_value(ROUND_DOWN), right.to_integral_value(ROUND_DOWN)
    return whole[0] % whole[1]


def _round(value: Decimal, decimals: Decimal) -> Decimal:
    places = int(decimals)
    if abs(places) > _MOST_DECIMALS:
        raise Unreadable("rounded to too many places", str(decimals))
    unit = Decimal(1).scaleb(-places)
    return (value / unit).to_integral_value(ROUND_HALF_UP) * unit


_Binary = Callable[[Decimal, Decimal], Decimal]
_Unary = Callable[[Decimal], Decimal]
_BINARY: dict[str, tuple[int, _Binary]] = {  # how tightly it binds, all from the left
    "^": (8, _power),
    "*": (7, lambda a, b: a * b),
    "/": (7, lambda a, b: a / b),
    "mod": (7, _modulo),
    "fmod": (7, lambda a, b: a % b),
    "+": (6, lambda a, b: a + b),
    "-": (6, lambda a, b: a - b),
    "round": (5, _round),
    "=": (4, lambda a, b: Decimal(a == b)),
    "<>": (4, lambda a, b: Decimal(a != b)),
    "<": (4, lambda a, b: Decimal(a < b)),
    ">": (4, lambda a, b: Decimal(a > b)),
    "<=": (4, lambda a, b: Decimal(a <= b)),
    ">=": (4, lambda a, b: Decimal(a >= b)),
    "and": (3, lambda a, b: Decimal(bool(a) and bool(b))),
    "or": (2, lambda a, b: Decimal(bool(a) or bool(b))),
}
_UNARY: dict[str, tuple[int, _Unary]] = {
    "-": (10, lambda a: -a),
    "+": (10, lambda a: a),
    "not": (9, lambda a: Decimal(not a)),
    "abs": (9, abs),
    "ceil": (9, lambda a: a.to_integral_value(ROUND_CEILING)),
    "floor": (9, lambda a: a.to_integral_value(ROUND_FLOOR)),
    "trunc": (9, lambda a: a.to_integral_value(ROUND_DOWN)),
}
_CONSTANTS = {"pi": Decimal("3.141592653589793"), "e": Decimal("2.718281828459045")}


def evaluate(expression: str) -> Decimal:
    """The value of an expression without templates and comments.

    >>> evaluate("21572 + 59984 + + 100"), evaluate("(14674624/380) round 0")
    (Decimal('81656'), Decimal('38617'))
    >>> evaluate("-2^2"), evaluate("7 mod -2 + (1 > 0)")  # a sign binds tighter than a power
    (Decimal('4'), Decimal('2'))
    >>> evaluate("171/0")
    Traceback (most recent call last):
    pipeline.problems.Unreadable: arithmetic without a result: '171/0'
    """
    if len(expression) > LONGEST:
        raise Unreadable("expression too long", expression[:80])
    with _reckoning(expression):
        return _Calculation(expression).result()


def print_number(value: Decimal) -> str:
    """A value as ``#expr`` prints it, to 14 digits.

    >>> print_number(Decimal("38617.00")), print_number(Decimal(171) / 64)
    ('38617', '2.671875')
    >>> print_number(Decimal(2) / 3), print_number(Decimal("-0.0"))
    ('0.66666666666667', '0')
    """
    rounded = Context(prec=14, rounding=ROUND_HALF_UP).plus(value)
    text = format(rounded, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def print_decimals(value: Decimal, places: int) -> str:
    """A value with just so many decimals, as ``{{decimals}}`` prints it.

    >>> print_decimals(Decimal(171) / 64, 2), print_decimals(Decimal(3), 1)
    ('2.67', '3.0')
    """
    if not 0 <= places <= _MOST_DECIMALS:
        raise Unreadable("rounded to too many places", str(places))
    with _reckoning(str(value)):
        return format(_round(value, Decimal(places)), f".{places}f")


def group_digits(text: str) -> str:
    """A number with commas between its thousands, as ``{{formatnum:}}`` prints it.

    >>> group_digits("1234567.8912"), group_digits("-380"), group_digits("about 1000")
    ('1,234,567.8912', '-380', 'about 1000')
    """
    number = _INTEGER.fullmatch(text.strip())
    if number is None or len(text) > LONGEST:
        return text
    whole = number["whole"]
    first = len(whole) % 3
    groups = [whole[:first]] if first else []
    groups += [whole[at : at + 3] for at in range(first, len(whole), 3)]
    return number["sign"] + ",".join(groups) + number["rest"]


@contextmanager
def _reckoning(expression: str) -> Iterator[None]:
    """Within our bounds; what has no result there is refused."""
    try:
        with localcontext(_NUMBERS):
            yield
    except DecimalException:
        raise Unreadable("arithmetic without a result", expression[:200]) from None


class _Calculation:
    """Two stacks, numbers and what waits for them; ``None`` stands for an open parenthesis."""

    def __init__(self, expression: str) -> None:
        self._expression = expression
        self._numbers: list[Decimal] = []
        self._waiting: list[tuple[int, _Binary | None, _Unary | None] | None] = []
        self._expects_number = True

    def result(self) -> Decimal:
        at, end = 0, len(self._expression.rstrip())
        while at < end:
            found = _TOKEN.match(self._expression, at)
            if found is None:
                raise self._refusal("no arithmetic")
            at = found.end()
            if found["number"]:
                self._number(Decimal(found["number"]))
            else:
                word = (found["word"] or found["sign"]).lower()
                self._word(_ASCII_SIGN.get(word, word))
        if self._expects_number:
            raise self._refusal("number missing in arithmetic")
        self._apply_down_to(0)
        if self._waiting:
            raise self._refusal("parenthesis left open")
        return _NUMBERS.plus(self._numbers[0])

    def _word(self, word: str) -> None:
        if word in _CONSTANTS:
            self._number(_CONSTANTS[word])
        elif word == ")":
            self._close()
        elif self._expects_number:
            self._open(word)
        elif word in _BINARY:
            binding, operation = _BINARY[word]
            self._apply_down_to(binding)
            self._waiting.append((binding, operation, None))
            self._expects_number = True
        else:
            raise self._refusal("operator expected in arithmetic")

    def _number(self, number: Decimal) -> None:
        if not self._expects_number:
            raise self._refusal("operator expected in arithmetic")
        self._numbers.append(_NUMBERS.plus(number))
        self._expects_number = False

    def _open(self, word: str) -> None:
        """What stands before a number: a parenthesis, a sign, a function."""
        if len(self._waiting) >= DEEPEST:
            raise self._refusal("arithmetic nested too deep")
        if word == "(":
            self._waiting.append(None)
        elif word in _UNARY:
            binding, operation = _UNARY[word]
            self._waiting.append((binding, None, operation))
        else:
            raise self._refusal("number missing in arithmetic")

    def _close(self) -> None:
        self._apply_down_to(0)
        if self._expects_number or not self._waiting:
            raise self._refusal("parenthesis out of place")
        self._waiting.pop()

    def _apply_down_to(self, binding: int) -> None:
        """Do what waits and binds at least so tightly, up to the last open parenthesis."""
        if self._expects_number:
            return
        while self._waiting and (top := self._waiting[-1]) is not None and top[0] >= binding:
            self._waiting.pop()
            last = self._numbers.pop()
            if top[1] is not None:
                self._numbers.append(top[1](self._numbers.pop(), last))
            elif top[2] is not None:
                self._numbers.append(top[2](last))

    def _refusal(self, reason: str) -> Unreadable:
        return Unreadable(reason, self._expression[:200])
