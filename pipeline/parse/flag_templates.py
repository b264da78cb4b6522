"""Flag templates that stand for a national team or beside a team's name."""

import re
from functools import lru_cache

from pipeline.parse.registry import read_lines
from pipeline.values import value

_CALL = re.compile(r"\{\{([^{}|\n]{1,60})(?:\|([^{}]{0,300}))?\}\}")
_SIDE = re.compile(r"(?:-(?:rt|big|lt|left|right))+$")
_GLUED = re.compile(r"([A-Z]{3})[fb]?")  # {{AUT}} in German, {{ARGf}} in Portuguese
_AGE = re.compile(r"(?:[Uu]-?)?([0-9]{2})")
_KINDS = {line["template"]: (line["kind"], line["squad"]) for line in read_lines("team_templates")}
_CLUB_WORDS = (name for name, (kind, _) in _KINDS.items() if kind == "club")
_CLUB = re.compile(rf"(?:{'|'.join(_CLUB_WORDS)}) (\S.{{1,59}})", re.IGNORECASE)
"""``{{Calcio Juventus}}`` in Italian, ``{{Futebol Santos}}`` in Portuguese: a template per club."""


@value(frozen=True, slots=True)
class Flag:
    """One flag template. ``is_team`` is true where it names the team itself, false for a flag
    that stands beside a name.
    """

    code: str
    is_team: bool
    name: str | None = None
    squad: str | None = None


def take_flags(markup: str) -> tuple[str, list[Flag]]:
    """The markup without its flag templates, and these.

    >>> take_flags("{{fbaicon|BRA}} [[Santos FC|Santos]]")
    (' [[Santos FC|Santos]]', [Flag(code='BRA', is_team=False, name=None, squad=None)])
    >>> [flag] = take_flags("{{#invoke:flagg|main|unpre|avar=fbwu-17|NED}}")[1]
    >>> flag.code, flag.is_team, flag.squad
    ('NED', True, 'women u-17')
    >>> take_flags("{{small|(B)}}")
    ('{{small|(B)}}', [])
    """
    flags: list[Flag] = []

    def take(found: re.Match[str]) -> str:
        flag = _read_flag(found[1].strip(), found[2] or "")
        if flag is None:
            return found[0]
        flags.append(flag)
        return ""

    return _CALL.sub(take, markup) if "{{" in markup else markup, flags


def read_flag(markup: str) -> Flag | None:
    """The flag template that a markup is and nothing else.

    >>> read_flag("{{fb-rt|BRA|1889}}").code, read_flag("{{flag|BRA}} (B)") is None
    ('BRA', True)
    """
    found = _CALL.fullmatch(markup)
    return _read_flag(found[1].strip(), found[2] or "") if found else None


@lru_cache(maxsize=4096)  # the pattern bounds their length
def _read_flag(title: str, arguments: str) -> Flag | None:
    positional: list[str] = []
    named: dict[str, str] = {}
    for argument in arguments.split("|") if arguments else ():
        key, equals, value = argument.partition("=")
        if not equals:
            positional.append(argument.strip())
        elif key.strip() == "1" and not positional:
            positional.append(value.strip())
        else:
            named[key.strip()] = value.strip()
    name = _SIDE.sub("", " ".join(title.replace("_", " ").split()))
    if name.lower().startswith("#invoke:"):
        name, positional = _invoked(name[8:].strip(), positional)
    kind, squad = _KINDS.get(name.lower(), ("", ""))
    if not kind:
        return _glued(name, is_alone=arguments in ("", "#"))
    return _flag(kind, squad, positional, named)


def _invoked(module: str, positional: list[str]) -> tuple[str, list[str]]:
    """The template a module's function stands for: ``#invoke:flag|fb-rt`` for ``fb-rt``."""
    function = _SIDE.sub("", positional[0]) if positional else ""
    if module.lower() != "flag":
        return module, positional[1:]
    return (function if function.lower() in _KINDS else "flag"), positional[1:]


def _flag(kind: str, squad: str, positional: list[str], named: dict[str, str]) -> Flag:
    name = named.get("name") or None
    if kind == "last":
        return _generic(positional, named, name)
    if kind == "aged":
        age = _AGE.fullmatch(positional[0]) if positional else None
        aged = f"u-{age[1]}" if age else ""
        return Flag(_at(positional, 1), True, name, f"{squad} {aged}".strip() or None)
    return Flag(_at(positional, 0), kind == "team", name, squad or None)


def _generic(positional: list[str], named: dict[str, str], name: str | None) -> Flag:
    variant, _, age = named.get("avar", "").lower().partition("-")
    kind, squad = _KINDS.get(variant, ("icon", ""))
    aged = f"u-{age}" if _AGE.fullmatch(age) else ""
    code = positional[-1] if positional else ""
    return Flag(code, kind != "icon", name, f"{squad} {aged}".strip() or None)


def _at(positional: list[str], place: int) -> str:
    return positional[place] if place < len(positional) else ""


def _glued(name: str, *, is_alone: bool) -> Flag | None:
    if is_alone and (found := _GLUED.fullmatch(name)):
        return Flag(found[1], False)
    found = _CLUB.fullmatch(name)
    return Flag("", True, found[1].strip()) if found else None
