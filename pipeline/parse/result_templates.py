"""Templates that say how a result came about, spelt out: ``{{pso|4–2}}`` as ``(4–2 p)``."""

import re

from pipeline.parse.registry import read_pairs

_TEXT_BY_TEMPLATE = read_pairs("result_templates")
_CALL = re.compile(r"\{\{\s*+([^{}|\n]{1,20}?)\s*+(?:\|([^{}]{0,100}))?\}\}")
_EXPLAINED = frozenset(("abbr", "abbrv", "tooltip", "hover"))
_AWARDED = "awarded"
_SAID = re.compile(r"\b(?:awarded|forfeit|walkover|abandoned|annulled|void)", re.IGNORECASE)
_SCORE_OF_TWO = frozenset(("score", "scr"))


def spell_out(markup: str) -> str:
    """The markup with those templates as plain words.

    >>> spell_out("2–2 {{pso|4–2}}"), spell_out("'''[[A]]''' {{aet}}"), spell_out("{{score|1|0}}")
    ('2–2  (4–2 p)', "'''[[A]]'''  (aet)", '1–0')
    >>> spell_out("{{nowrap|2–1}}")
    '{{nowrap|2–1}}'
    """
    return _CALL.sub(_spelt, markup) if "{{" in markup else markup


def _spelt(found: re.Match[str]) -> str:
    name = found[1].lower()
    arguments = [argument.strip() for argument in (found[2] or "").split("|")]
    if name in _SCORE_OF_TWO and len(arguments) > 1:
        return f"{arguments[0]}–{arguments[1]}"
    text = _TEXT_BY_TEMPLATE.get(name)
    if text is None:
        return _explained(found[0], arguments) if name in _EXPLAINED else found[0]
    if len(arguments) > 1 and arguments[0].isdecimal() and arguments[1].isdecimal():
        return f" ({arguments[0]}–{arguments[1]} {text})"
    if text == _AWARDED and arguments[0][:1].isdecimal():
        return f" {arguments[0]} ({text})"  # {{awd|3–0}} is the score itself
    return f" ({arguments[0]} {text})" if arguments[0] else f" ({text})"


def _explained(call: str, arguments: list[str]) -> str:
    """``{{abbr|3–0|Awarded}}``: what a reader sees on pointing at it counts as well."""
    said = _SAID.search(arguments[-1]) if arguments[0][:1].isdecimal() else None
    return f"{arguments[0]} ({said[0].lower()})" if said else call
