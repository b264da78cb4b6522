"""Texts made to be slow: every piece, over and over, in every place where a reader looks."""

import time
from collections.abc import Iterator

from pipeline.parse.wiki_article import parse_wikitext
from tests.wikitext.hostile import PATTERNS

_BOX = "{{football box|date=1 May 2014|team1=[[A]]|team2=[[B]]|score=1–0|%s="
_LEAGUE = "{{Infobox football league season|%s="
_TABLE = '{| class="wikitable"\n! %s\n|-\n| '
_SPORTS_TABLE = "{{#invoke:Sports table|main|style=WDL|team1=A|name_A=[[A]]|%s="

PLACES: dict[str, tuple[str, str]] = {
    "the text": ("", ""),
    "a heading": ("== ", " ==\n"),
    "behind a box": ("{{football box|team1=A|team2=B|score=1–0}}\n", ""),
    "a goalscorer list": ("== Goalscorers ==\n;2 goals\n", ""),
    **{
        f"box, {name}": (_BOX % name, "}}")
        for name in (
            *("team1", "score", "date", "time", "goals1", "penalties1", "penaltyscore", "aet"),
            *("stadium", "location", "attendance", "referee", "report", "note", "round"),
            *("aggregatescore", "score1", "section"),
        )
    },
    **{
        f"infobox, {name}": (_LEAGUE % name, "}}")
        for name in (
            *("winners", "season", "dates", "matches", "attendance", "total goals", "promoted"),
            *("top goalscorer", "biggest home win", "prevseason", "image"),
        )
    },
    "match infobox, score": ("{{Infobox football match|team1=A|team2=B|team1score=", "}}"),
    "match infobox, event": ("{{Infobox football match|team1=A|team2=B|event=", "}}"),
    **{
        f"tie, {number}": ("{{TwoLegResult|" + "|".join(cells[:number]) + "|", "}}")
        for number, cells in enumerate([["[[A]]", "", "2–1", "[[B]]", "", "1–0", "1–1"]] * 7)
    },
    "series": ("{{#invoke:Sports series|main|[[A]]|2–1|[[B]]|", "}}"),
    "series, legs": ("{{sports series2|[[A]]|2–1|[[B]]|legs=", "}}"),
    "bracket": ("{{4TeamBracket|RD1-team1=[[A]]|RD1-score1=1|RD1-team2=", "}}"),
    "bracket, score": ("{{4TeamBracket|RD1-team1=[[A]]|RD1-team2=B|RD1-score1=", "}}"),
    "round": ("{{Round4|1 May|[[A]]|1|[[B]]|", "}}"),
    **{
        f"league table, {name}": (_SPORTS_TABLE % name, "}}")
        for name in ("team2", "win_A", "name_B", "hth_A", "note_A", "status_A", "result1", "source")
    },
    "results grid": ("{{#invoke:Sports results|main|team1=A|team2=B|match_A_B=", "}}"),
    "results grid, name": ("{{#invoke:Sports results|main|team1=A|team2=B|name_A=", "}}"),
    "fb cl": ("{{Fb cl header}}\n{{Fb cl team|p=1|t=A|w=", "}}\n{{fb cl footer}}"),
    "fb r": ("{{Fb r header|nt=2|r1=A|r2=B}}\n{{Fb r team|t=A|r1=", "}}\n{{fb r footer}}"),
    "section shown": ("{{#lst:", "}}"),
    "page shown": ("{{:", "}}"),
    "scorer list template": ("{{#invoke:goalscorers|main|goals=", "}}"),
    "table of ties": (_TABLE % "Team 1 !! Agg. !! Team 2 !! 1st leg", "\n|}"),
    "table of ties, aggregate": (_TABLE % "Team 1 !! Agg. !! Team 2" + "A || ", "\n|}"),
    "table of teams": (_TABLE % "Team !! Manager !! Stadium !! Capacity", "\n|}"),
    "table of teams, manager": (_TABLE % "Team !! Manager !! Capacity" + "A || ", "\n|}"),
    "table of scorers": (_TABLE % "Rank !! Player !! Club !! Goals", "\n|}"),
    "table of scorers, player": (_TABLE % "Rank !! Player !! Club !! Goals" + "1 || ", "\n|}"),
    "league table by hand": (_TABLE % "Pos !! Team !! Pld !! W !! D !! L !! Pts", "\n|}"),
    "grid by hand": ('{| class="wikitable"\n! Home \\ Away !! A !! B\n|-\n! A\n| ', "\n|}"),
    "list of matches": (_TABLE % "Date !! Home !! Score !! Away", "\n|}"),
    "list of matches, score": (_TABLE % "Date !! Home !! Score !! Away" + "1 May || A ||", "\n|}"),
    "header of a table": ("{|\n! Team !! ", "\n|-\n| a || b\n|}"),
    "attributes of a table": ("{| ", "\n! Team !! Stadium\n|-\n| a || b\n|}"),
    "attributes of a cell": ("{|\n! Team !! Stadium\n|-\n| ", " | a || b\n|}"),
    "attributes of a row": ("{|\n! Team !! Stadium\n|- ", "\n| a || b\n|}"),
}

PIECES = (
    *(
        "{{",
        "{{a|",
        "{{a}}",
        "{{a|b}}",
        "{{{",
        "}}",
        "[[",
        "[[a|",
        "[[a]]",
        "[[a]] ",
        "]",
        "[",
        "|",
    ),
    *(
        "||",
        "\n|-\n| ",
        "\n| ",
        "\n! ",
        "!!",
        "=",
        " = ",
        "\n==",
        "\n== a ==\n",
        "\n",
        "\n*",
        "\n;",
    ),
    *("<", "<ref>", "<ref name=x/>", "<ref>a</ref>", "<!--", "<!-- -->", "<br>", "<br", "<sup>"),
    *("<small>", "<nowiki>", "</", "'", "''", "'''a'''", "(", ")", "()", " (", "( ", "a(", "[1]"),
    *(
        "1",
        "1 ",
        "1,",
        "1–",
        "1–0",
        "1–0 ",
        " – ",
        "–",
        "(1–0)",
        ":",
        "1:",
        "-",
        "+",
        "1+",
        "45+",
        ".",
    ),
    *(
        " ",
        "\t",
        "\u00a0",
        "&nbsp;",
        "&",
        "\u200b",
        "a",
        "a ",
        "A. ",
        "é",
        "a, ",
        ",",
        ";",
        "/",
        "%",
    ),
    *("1' ", "1', ", "a 1' ", "[[a]] 1'", "45+1' ", "{{goal|", "{{goal|1}}", "{{goal|1||2}} "),
    *("{{goal|1|pen.|2|o.g.}}\n*", "[[a]] {{goal|1}}<br>", "(o.g.) ", "a (pen.) ", "a 5 (2)"),
    *("{{pengoal}} [[a]]<br>", "{{penmiss}}", "{{flagicon|BRA}}", "{{fb|BRA}} ", "{{nowrap|"),
    *("{{nowrap|a}}", "{{small|", "{{efn|", "{{efn|a}}", "{{aet}}", "{{formatnum:", "{{abbr|a|b}}"),
    *(
        "{{#if:",
        "{{#if:a|",
        "{{#ifeq:a|b|",
        "{{#switch:a|b=",
        "{{#expr:1+",
        "{{#expr:(",
        "{{#expr:1}}",
    ),
    *("{{plainlist|", "{{ubl|a|", "{{start date|", "{{Start date|2014|5|1}}", "{{birth date|"),
    *("won ", "A won ", "on aggregate ", "A won 1–0 on aggregate. ", "advance ", "on penalties "),
    *(
        "1 May 2014 ",
        "1 May ",
        "1 May – ",
        "May ",
        "2014",
        "2014 ",
        "20:45 ",
        "UTC",
        "UTC+",
        "p.m. ",
    ),
    *("http://a.b/c ", "[http://a.b ", "[//", "Attendance: ", "a.e.t. ", "walkover ", "(a) ", "v "),
    *(
        "{{football box|",
        "{{Sports table|",
        "{|",
        "{|\n",
        "|}",
        "\n{|\n! Team\n|-\n|",
        "{{TwoLegResult|",
    ),
    *(
        "|a=b",
        "|1",
        "|team1=A",
        "|goals1=a",
        "|match_A_B=1–0",
        "|name_A=[[A]]",
        "|win_A=1",
        "|RD1-team1=a",
    ),
    *('rowspan="9" | a || ', 'colspan="99" | ', "rowspan=", 'style="', "\n|-\n| a || b || c || d"),
    *(
        "\n|-\n! a\n| 1–0 || 2–1",
        "\n|-\n| [[A]] || 2–1 || [[B]] || 1–0 || 1–1",
        "<section begin=a />",
    ),
    *("<section begin=a /><section end=b />", "<onlyinclude>", "<includeonly>", "{{#lst:a|b}}"),
)


def patterns() -> Iterator[tuple[str, str, str, str]]:
    """Name, and what stands before, is repeated and stands behind, of every pattern."""
    for name, (start, piece, end) in PATTERNS.items():
        yield f"scanner: {name}", start, piece, end
    for place, (start, end) in PLACES.items():
        for piece in PIECES:
            yield f"{place}: {piece!r}", start, piece, end


def filled(size: int, start: str, piece: str, end: str) -> str:
    """A text of about ``size`` characters."""
    return start + piece * (max(0, size - len(start) - len(end)) // len(piece)) + end


def seconds_of(text: str) -> float:
    """CPU seconds that one article costs."""
    began = time.process_time()
    parse_wikitext(text, "2014 Cup")
    return time.process_time() - began
