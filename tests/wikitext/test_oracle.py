"""On every template call of the corpus our split and mwparserfromhell's agree."""

import csv
from collections.abc import Iterator
from pathlib import Path

import mwparserfromhell
import pytest
from mwparserfromhell.nodes import Template

from pipeline.wikitext.calls import BLANK, Call, CallKind
from pipeline.wikitext.names import normalise_name
from pipeline.wikitext.scan import all_calls, find_calls
from pipeline.wikitext.zones import without_comments
from tests.wikitext.corpus import FOOTBALL, articles, quick

Params = list[tuple[str, str]]
LISTED = Path(__file__).parent / "oracle_differences.csv"


def _theirs(template: Template, call: Call) -> Params:
    """Their parameters, numbered as ours: a function's argument and #invoke's are no parameters."""
    params = [
        (without_comments(str(p.name)).strip(BLANK), str(p.value).strip(BLANK), bool(p.showkey))
        for p in template.params
    ]
    if call.kind is CallKind.FUNCTION:  # "=" names nothing there
        return [
            (str(number), str(p).strip(BLANK)) for number, p in enumerate(template.params, start=2)
        ]
    if call.kind is CallKind.INVOKE:
        return [(n if named else str(int(n) - 1), value) for n, value, named in params[1:]]
    return [(name, value) for name, value, _ in params]


def _ours(call: Call) -> Params:
    params = [(param.name, param.value) for param in call.params]
    return params[1:] if call.kind is CallKind.FUNCTION else params


def _name(call: Call) -> str:
    return f"#invoke:{call.name}" if call.kind is CallKind.INVOKE else call.name


def _differences(name: str, text: str) -> Iterator[tuple[str, str, str]]:
    calls = all_calls(text)
    templates = mwparserfromhell.parse(text).filter_templates()
    assert [call.span.of(text) for call in calls] == [str(template) for template in templates]
    for call, template in zip(calls, templates, strict=True):
        their_name = normalise_name(str(template.name)).replace("#invoke: ", "#invoke:")
        if call.kind is CallKind.FUNCTION:
            their_name = their_name.partition(":")[0]
        assert _name(call) == their_name
        pairs = zip(_ours(call), _theirs(template, call), strict=False)
        different = next((ours[0] for ours, theirs in pairs if ours != theirs), None)
        if different is not None or len(_ours(call)) != len(_theirs(template, call)):
            yield name, call.name, different or "number of parameters"


def test_every_call_of_the_corpus_is_split_as_mwparserfromhell_does() -> None:
    with LISTED.open(encoding="utf-8", newline="") as file:
        listed = {(row["article"], row["call"], row["parameter"]) for row in csv.DictReader(file)}
    chosen = quick(articles(), always={article for article, _, _ in listed})
    found = {d for name, text in chosen.items() for d in _differences(name, text)}
    assert found == listed


def test_the_fast_way_reads_every_call_as_the_full_one_does() -> None:
    seen = 0
    for text in articles().values():
        by_start = {call.start: call for call in all_calls(text, FOOTBALL)}
        for call in find_calls(text, FOOTBALL):
            assert call == by_start[call.start]
            seen += 1
    assert seen > 1_500


@pytest.mark.parametrize(
    "text",
    [
        "{{a|b=c|d}}",
        "{{#invoke:M|f|b=c|d| 3 = e }}",
        "{{a|{{b|{{c|{{d|{{e|f=g}}}}}}}}|h=[[i|{{j}}]]}}",
        "{{a|x<ref name=y>z|z</ref>=w|<nowiki>|=</nowiki>|[http://e?f=g h]}}",
        "{{a|<!-- b|c= -->d=e|f<!--=-->=g|{{{h|i=j}}}=k}}",
        "{{a|[[b|c=d]]|[[e|f=g}}",
        "{{a|b{c}d[e]f|<small style=x>|}}",
        "{{ a\n|b = c \n| \n|\n}}",
        "{{a}}",
        "{{a|}}",
        "{{:A_b|c=d}}",
    ],
)
def test_both_ways_read_the_same(text: str) -> None:
    names = type(FOOTBALL)(["a", "m", ":*"])
    assert find_calls(text, names)[0] == all_calls(text)[0]
