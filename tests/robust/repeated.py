"""Articles that hold one construct thousands of times, each with a number of its own."""

from collections.abc import Callable

_BOX = "{{football box|date=1 May 2014|team1=[[A]]|score=1–0|team2=[[B]]|goals1=[[x]] 5'}}\n"
_TABLE = (
    "{{#invoke:Sports table|main|style=WDL|team1=A|team2=B|name_A=[[A]]|name_B=[[B]]"
    "|win_A=1|draw_A=0|loss_A=0|win_B=0|draw_B=0|loss_B=1}}\n"
)
_INFOBOX = "{{Infobox football league season|winners=[[A]]|season="
_HAND_MADE = "{| class=x\n! Team !! Stadium !! Capacity\n|-\n| a || b || 1\n|}\n"


def _heading(title: str, number: int) -> str:
    marks = "=" * (2 + number % 5)
    return f"{marks} {title} {marks}\n"


CONSTRUCTS: dict[str, Callable[[int], str]] = {
    "sections never ended": lambda n: f"<section begin=a{n} />{_BOX}",
    "sections": lambda n: f"<section begin=a{n} />{_BOX}<section end=a{n} />",
    "sections of tables": lambda n: f"<section begin=a{n} />{_TABLE}",
    "sections of tables by hand": lambda n: f"<section begin=a{n} />\n{_HAND_MADE}",
    "headings of all levels": lambda n: _heading(f"h{n}", n) + _BOX,
    "headings": lambda n: f"== h{n} ==\n",
    "goalscorer lists": lambda n: _heading("Goalscorers", n) + f"* [[a{n}]]\n",
    "tables under one heading": lambda n: _HAND_MADE,
    "boxes": lambda n: _BOX,
    "boxes without a year": lambda n: (
        f"{{{{football box|date={1 + n % 28} May|team1=A|team2=B}}}}\n"
    ),
    "boxes and years": lambda n: (
        f"{{{{football box|date={1 + n % 28} May|team1=A|team2=B}}}} 1 May {1000 + n % 9000}\n"
    ),
    "boxes with notes": lambda n: f"{_BOX}A won 2–1 on aggregate.\n",
    "boxes with words": lambda n: f"{_BOX}aggregate\n" + "x " * 280,
    "boxes in refs": lambda n: f"<ref>{_BOX}</ref>",
    "boxes in comments": lambda n: f"<!--{_BOX}-->{_BOX}",
    "boxes never closed": lambda n: _BOX.replace("}}\n", "\n"),
    "boxes in boxes": lambda n: "{{football box|team1=A|team2=B|note=",
    "fb cl rows": lambda n: "{{fb cl team|p=1|t=A|w=1|d=1|l=1|gf=1|ga=1}}\n",
    "fb cl tables": lambda n: "{{fb cl header}}\n{{fb cl team|p=1|t=A|w=1|d=1|l=1|gf=1|ga=1}}\n",
    "fb r rows": lambda n: f"{{{{fb r team|t=A{n}|r1=1–0|r2=1–0}}}}\n",
    "fb r grids": lambda n: "{{fb r header|nt=2|r1=A|r2=B}}\n{{fb r team|t=A|r1=|r2=1–0}}\n",
    "tie rows": lambda n: "{{TwoLegResult|A|B|1–0|C|D|1–0|1–1}}\n",
    "tie tables": lambda n: "{{TwoLegStart}}\n{{TwoLegResult|A||1–0|C||1–0|1–1}}\n{{TwoLegEnd}}\n",
    "infoboxes": lambda n: _INFOBOX + "2014}}\n",
    "infoboxes in infoboxes": lambda n: _INFOBOX,
    "infoboxes never closed": lambda n: _INFOBOX + "{{#if:\n",
    "match infoboxes": lambda n: "{{Infobox football match|team1=[[A]]|team2=[[B]]}}\n",
    "brackets": lambda n: "{{4TeamBracket|RD1-team1=A|RD1-score1=1|RD1-team2=B|RD1-score2=0}}\n",
    "rounds": lambda n: "{{Round4|1 May|A|1|B|0}}\n",
    "results grids": lambda n: "{{#invoke:Sports results|main|team1=A|team2=B|match_A_B=1–0}}\n",
    "league tables": lambda n: _TABLE,
    "league tables never closed": lambda n: _TABLE.replace("}}\n", "\n"),
    "league tables in league tables": lambda n: "{{Sports table|team1=A|name_A=",
    "named refs": lambda n: f'<ref name="a{n}">x</ref><ref name="a{n}" />',
}

_ROWS = "{|\n! Team !! Stadium !! Capacity\n"
_IN_ONE: dict[str, tuple[str, Callable[[int], str], str]] = {
    "teams of a league table": (
        "{{Sports table\n",
        lambda n: (
            f"|team{n}=A{n}|name_A{n}=[[A{n}]]|win_A{n}=1|draw_A{n}=1|loss_A{n}=1|note_A{n}=x\n"
        ),
        "}}",
    ),
    "matches of a grid": (
        "{{Sports results\n",
        lambda n: f"|team{n}=A{n}|name_A{n}=A|match_A{n}_A{n + 1}=1–0\n",
        "}}",
    ),
    "teams of a bracket": ("{{32TeamBracket\n", lambda n: f"|RD1-team{n}=A|RD1-score{n}=1\n", "}}"),
    "rounds of a bracket": ("{{32TeamBracket\n", lambda n: f"|RD{n}-team1=A|RD{n}=x\n", "}}"),
    "columns": ("{|\n! Team\n", lambda n: f"! h{n} \n", "|-\n| a || b\n|}"),
    "spans": (_ROWS, lambda n: f"|-\n| rowspan=999 | a{n} || colspan=99 | b\n", "|}"),
    "spans of rows": (_ROWS, lambda n: "|-\n" + "| rowspan=99 | a || x || 1\n" * 4, "|}"),
    "rows of a grid": (
        "{|\n! Home \\ Away !! A !! B !! C\n",
        lambda n: f"|-\n! T{n}\n| 1–0 || 2–1 || 1–1\n",
        "|}",
    ),
    "tables under a long heading": (f"== {'h' * 20_000} ==\n", lambda n: _TABLE, ""),
}

REPEATED = {
    **{name: ("", made, "") for name, made in CONSTRUCTS.items()},
    **_IN_ONE,
}


def repeated(name: str, size: int) -> str:
    """The article of that name, about ``size`` characters long."""
    start, made, end = REPEATED[name]
    parts, length, number = [start], len(start), 0
    while length < size:
        number += 1
        parts.append(made(number))
        length += len(parts[-1])
    return "".join([*parts, end])
