"""Parser functions as they occur in values around results."""

import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.parse.parser_functions import LONGEST, expand
from pipeline.problems import Unreadable

VALUES = [  # markup, what it comes to
    ("380", "380"),
    ("[[A|a]] {{flagicon|BRA}}<!-- x -->", "[[A|a]] {{flagicon|BRA}}<!-- x -->"),  # left alone
    ("{{#expr:1246}}", "1246"),  # total goals of a league season
    ("{{formatnum:{{#expr:((14674624/380) round 0)}}}}", "38,617"),  # its average attendance
    ("{{formatnum:{{#expr: <!--Matchweek 1--> 21572 + + 59984}}}}", "81,556"),
    ("{{decimals|171/64|2}}", "2.67"),
    ("{{Decimals|171/64}}", "3"),
    ("{{ #Expr: 2/831*100 }}", "0.24067388688327"),
    ("{{formatnum:12345}} people", "12,345 people"),
    ("{{formatnum:12,345|R}}", "12345"),
    ("{{#if:|yes|no}}", "no"),
    ("{{#if: <!-- nobody --> |yes|no}}", "no"),
    ("{{#if:{{{score|}}}|{{{score}}}|v}}", "v"),
    ("{{#if:x|2–1}}", "2–1"),
    ("{{#if:|2–1}}", ""),
    ("{{#ifeq:A|a|same|other}}", "other"),
    ("{{#ifeq:1|1.0|same|other}}", "same"),
    ("{{#ifeq:{{{1|Group A}}}|Group A|[[x|2–1]]|}}", "[[x|2–1]]"),
    ("{{#ifexpr: 3 > 2 |won|lost}}", "won"),
    ("{{#ifexpr:|won|lost}}", "lost"),
    ("{{#iferror:{{#expr:1/0}}|–}}", "–"),
    ("{{#iferror:{{#expr:4/2}}|–}}", "2"),
    ("{{#iferror:{{#expr:4/2}}|–|fine}}", "fine"),
    ("{{#switch:B|A=1|B|C=2|3}}", "2"),
    ("{{#switch:Z|A=1|#default=9|B=2}}", "9"),
    ("{{#switch:Z|A=1|B=2|none}}", "none"),
    ("{{#switch:Z|A=1}}", ""),
    ("{{#switch:A|A={{fb|ARG|name=x}}|B=2}}", "{{fb|ARG|name=x}}"),
    ("{{#switch:{{{1|}}}|Group A=a|Group B=b|#default=all}}", "all"),
    ("{{lc:ABC}}{{uc:abc}}{{ucfirst:abc}}{{lcfirst:ABC}}", "abcABCAbcaBC"),
    ("{{safesubst:#if:x|a|b}}{{subst:#if:|a|b}}", "ab"),
    ("{{{attendance|55,000}}}", "55,000"),
    ("{{{attendance}}}", ""),
    ("{{#if:x|<ref>{{#if:x|a}}</ref>|}}", "<ref>{{#if:x|a}}</ref>"),  # refs keep their own
    ("{{#invoke:Goalscorers|goals|2026 FIFA World Cup}}",) * 2,
    ("{{#ifexist:A|b|c}}", "{{#ifexist:A|b|c}}"),
    ("{{#if:x|{{nowrap|a|b}}", "{{#if:x|{{nowrap|a|b}}"),  # its closer is lost
]


@pytest.mark.parametrize(("markup", "text"), VALUES)
def test_value(markup: str, text: str) -> None:
    assert expand(markup) == text


REFUSED = ["{{#expr:1/0}}", "{{#expr:1,000+2}}", "{{#if:x|{{#expr:+}}}}", "{{decimals|1|x}}"]
REFUSED += ["{{decimals|10^59|20}}", "{{decimals|1|21}}"]


@pytest.mark.parametrize("markup", REFUSED)
def test_refused(markup: str) -> None:
    with pytest.raises(Unreadable):
        expand(markup)


@settings(derandomize=True, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["{{", "}}", "{{{", "}}}", "|", "#if:", "#switch:", "#expr:", "formatnum:", "a", "=",
             "1", "+", "[[", "]]", "<!--", "-->", "<ref>", "</ref>", " ", "\n"]
        ),
        max_size=40,
    ).map("".join)
)  # fmt: skip
def test_any_markup_gives_text_or_a_refusal(markup: str) -> None:
    try:
        expanded = expand(markup)
    except Unreadable:
        return
    assert len(expanded) <= 2 * len(markup) + 40


HOSTILE = [
    "{{#if:x|",
    "{{#if:|a|{{#if:x|b}}",
    "{{{a|",
    "{{#switch:a|",
    "{{formatnum:",
    "{{#expr:1+",
]


@pytest.mark.parametrize("pattern", HOSTILE)
def test_hostile_markup_takes_time_in_proportion(pattern: str) -> None:
    started = time.process_time()
    for closers in ("", "}}" * (LONGEST // 3)):
        markup = (pattern * LONGEST)[: LONGEST - len(closers)] + closers
        with suppress(Unreadable):
            expand(markup)
    assert time.process_time() - started < 2


def test_a_value_beyond_measure_is_refused() -> None:
    with pytest.raises(Unreadable):
        expand("{{#if:x|" + "a" * 1_000_000)
