"""Arithmetic: cases as editors write them, Python's own as the judge, hostile expressions."""

import re
import time
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.parse.arithmetic import (
    DEEPEST,
    LONGEST,
    evaluate,
    group_digits,
    print_decimals,
    print_number,
)
from pipeline.problems import Unreadable

EXPRESSIONS = [  # expression, as MediaWiki prints its value
    ("52/109 round 2", "0.48"),  # Norway national football team
    ("1246", "1246"),  # Premier League 2023–24
    ("((14674624/380) round 0)", "38617"),  # likewise
    ("21572 + 59984 + + 100", "81656"),  # a season's attendances, a match left out
    ("\n 21572\n+ 59984\n", "81556"),
    ("2/831*100", "0.24067388688327"),
    ("2/3", "0.66666666666667"),
    ("10/4", "2.5"),
    ("7 mod 3", "1"),
    ("-7 mod 3", "-1"),
    ("7.9 mod 3.9", "1"),
    ("7.5 fmod 2", "1.5"),
    ("2^3^2", "64"),
    ("-2^2", "4"),
    ("2*-3", "-6"),
    ("2 * ( 3 + 4 ) - 1", "13"),
    ("25 - 3 round 0", "22"),
    ("2.5 round 0", "3"),
    ("-2.5 round 0", "-3"),
    ("1234 round -2", "1200"),
    ("10 div 4", "2.5"),
    ("1 + 2 = 3", "1"),
    ("3 <> 3", "0"),
    ("3 >= 2 and not 0", "1"),
    ("0 or 0", "0"),
    ("ceil 2.1 + floor 2.9 + trunc -1.5 + abs -1", "5"),
    ("1.5e3", "1500"),
    (".5 + 5.", "5.5"),
    ("5 − 3", "2"),
    ("4 × 2 ÷ 8", "1"),
    ("0 * -1", "0"),
]


@pytest.mark.parametrize(("expression", "printed"), EXPRESSIONS)
def test_expression(expression: str, printed: str) -> None:
    assert print_number(evaluate(expression)) == printed


REFUSED = [  # expression, reason
    ("", "number missing in arithmetic"),
    ("1 +", "number missing in arithmetic"),
    ("1 2", "operator expected in arithmetic"),
    ("* 3", "number missing in arithmetic"),
    ("(1 + 2", "parenthesis left open"),
    ("1 + 2)", "parenthesis out of place"),
    ("()", "parenthesis out of place"),
    ("1,246", "no arithmetic"),
    ("12'000", "no arithmetic"),
    ("{{#expr:1}}", "no arithmetic"),
    ("٣ + 1", "no arithmetic"),
    ("__import__('os')", "no arithmetic"),
    ("x + 1", "number missing in arithmetic"),
    ("1/0", "arithmetic without a result"),
    ("1 mod 0.5", "arithmetic without a result"),
    ("0^-1", "arithmetic without a result"),
    ("(-8)^.5", "arithmetic without a result"),
    ("9^999", "arithmetic without a result"),
    ("2^9999", "power too high"),
    ("9^9^9^9", "arithmetic without a result"),
    ("1 round 99", "rounded to too many places"),
    ("1e99", "arithmetic without a result"),
    ("9" * 100, "arithmetic without a result"),
]


@pytest.mark.parametrize(("expression", "reason"), REFUSED)
def test_refused(expression: str, reason: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        evaluate(expression)
    assert refusal.value.reason == reason


GROUPED = [("380", "380"), ("1000", "1,000"), ("14674624", "14,674,624"), ("1234.5", "1,234.5")]


@pytest.mark.parametrize(("text", "grouped"), GROUPED)
def test_group_digits(text: str, grouped: str) -> None:
    assert group_digits(text) == grouped


def test_decimals_keep_their_zeros() -> None:
    assert print_decimals(evaluate("171/64"), 2) == "2.67"  # 1998 FIFA World Cup, goals a match
    assert print_decimals(Decimal(3), 2) == "3.00"


def test_decimals_of_a_number_beyond_our_bounds_are_refused() -> None:
    with pytest.raises(Unreadable, match="arithmetic without a result"):
        print_decimals(evaluate("10^59"), 20)


_NUMBER = st.integers(0, 9999).map(str)
_SUM = st.recursive(
    _NUMBER,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["+", "-", "*", "/"]), inner).map(" ".join),
        inner.map("({})".format),
        inner.map("(-{})".format),
    ),
    max_leaves=12,
)


@settings(derandomize=True, deadline=None)
@given(_SUM)
def test_agrees_with_python(expression: str) -> None:
    exact = re.sub("([0-9]+)", r"Fraction(\1)", expression)
    try:
        expected = eval(exact, {"Fraction": Fraction})  # noqa: S307 - numbers and signs of our own
    except ZeroDivisionError:
        with pytest.raises(Unreadable):
            evaluate(expression)
        return
    difference = abs(Fraction(evaluate(expression)) - expected)
    assert difference <= abs(expected) * Fraction(1, 10**12) + Fraction(1, 10**12)


@settings(derandomize=True, deadline=None)
@given(st.text(alphabet="0123456789+-*/^()<>=. eroundmnt", max_size=60))
def test_any_text_gives_a_number_or_a_refusal(expression: str) -> None:
    with suppress(Unreadable):
        assert print_number(evaluate(expression))


HOSTILE = [
    "(" * LONGEST,
    "(" * (LONGEST // 2) + "1" + ")" * (LONGEST // 2 - 1),
    "-" * LONGEST,
    "not " * (LONGEST // 4),
    "1+" * (LONGEST // 2),
    "9^" * (LONGEST // 2) + "9",
    "9" * LONGEST,
    " " * LONGEST,
    "1" * 1_000_000,
]


@pytest.mark.parametrize("expression", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_expressions_are_refused_at_once(expression: str) -> None:
    started = time.process_time()
    with pytest.raises(Unreadable):
        evaluate(expression)
    assert time.process_time() - started < 0.5


def test_depth_is_bounded() -> None:
    assert evaluate("(" * DEEPEST + "1" + ")" * DEEPEST) == 1
    with pytest.raises(Unreadable):
        evaluate("(" * (DEEPEST + 1) + "1" + ")" * (DEEPEST + 1))
