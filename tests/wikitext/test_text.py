"""Inline markup met in values, one case each."""

import pytest

from pipeline.wikitext.text import read_text

CASES = [
    ("", ""),
    ("  plain \u00a0 text ", "plain text"),
    ("3 &ndash; 1", "3 – 1"),
    ("3&nbsp;–&#160;1 &amp;amp;", "3 – 1 &amp;"),
    ("&#xD800; &#0; &notanentity;", "\ufffd \ufffd &notanentity;"),
    ("[[A]]", "A"),
    ("[[A (b)|A]]", "A"),
    ("[[A|''B'']]s", "Bs"),
    ("[[:fr:A|B]] [[:C]]", "B C"),
    ("a [[File:x.svg|20px|[[b]]]] c [[Category:D]]", "a c"),
    ("[http://x.org 2–0] [//y z] [https://bare]", "2–0 z"),
    ("'''''A''''' ''B'' O'Neil '''C'''", "A B O'Neil C"),
    ("a<br>b<br />c</br>d", "a\nb\nc\nd"),
    ("a<!-- b -->c<ref>d|e</ref><ref name=x />", "ac"),
    ("<nowiki>''[[a]]''</nowiki>&lt;b&gt;", "''[[a]]''<b>"),
    ("<small>(a)</small> <span style='x'>b</span>", "(a) b"),
    ("{{nowrap|a {{small|b [[c|d]]}}}}", "a b d"),
    ("{{color|red|a}} {{abbr|b|long}} {{sort|1|c}}", "a b c"),
    ("{{sortname|Andy|Cole|nolink=1}} {{small|1=x=y}}", "Andy Cole x=y"),
    ("a{{efn|b}}{{citation needed|date=c}}", "a"),
    ("1{{ndash}}2{{snd}}3{{!}}4", "1–2 – 3|4"),
    ("{{{x|d}}} {{{y}}}", "d"),
    ("{{formatnum:1234}}", "1234"),
    ("a {{b", "a {{b"),
    ("a [[b", "a [[b"),
    ("a}} b]]", "a}} b]]"),
    ("<ref>lost", "lost"),
    ("{{plainlist|\n* a\n* b\n}}", "* a\n* b"),
]


@pytest.mark.parametrize(("value", "text"), CASES)
def test_case(value: str, text: str) -> None:
    assert read_text(value).text == text


def test_a_template_without_a_rule_is_named() -> None:
    inline = read_text("a {{Fb|BRA}} {{#expr:1+1}}")
    assert (inline.text, inline.unknown) == ("a", ("fb", "#expr"))


def test_a_caller_brings_its_own_rules() -> None:
    assert read_text("{{Fb|BRA}}", rules={"fb": 1}).text == "BRA"


def test_links_keep_target_label_and_place() -> None:
    value = "x {{nowrap|[[A_B#c|''d'']]}} [[e]]"
    links = read_text(value, 10).links
    assert [(link.target, link.label) for link in links] == [("A B#c", "d"), ("e", "e")]
    assert [value[link.start - 10 : link.end - 10] for link in links] == [
        "[[A_B#c|''d'']]",
        "[[e]]",
    ]
