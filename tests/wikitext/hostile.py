"""Texts made to be slow: each a start, a piece repeated to the length asked for, and an end."""

BOX = "{{Football box|score=1–0|x="

PATTERNS: dict[str, tuple[str, str, str]] = {
    "template opened": ("", "{{a|", ""),
    "template opened on lines": ("", "{{a|\n", ""),
    "link opened": ("", "[[a|", ""),
    "template and link opened": ("", "{{a|[[b|", ""),
    "table opened": ("", "{|", ""),
    "table opened on lines": ("", "{|\n", ""),
    "table with rows never closed": ("{|\n", "|-\n| a || b\n", ""),
    "ref opened": ("", "<ref>", ""),
    "ref name opened": ("", '<ref name="', ""),
    "ref opened in a box": (BOX, "<ref>", "}}"),
    "ref name opened in a box": (BOX, '<ref name="', "}}"),
    "comment opened": ("", "<!--", ""),
    "comment opened in a box": (BOX, "<!--", "}}"),
    "comment opened in a name": ("", "{{<!--", ""),
    "comment opened in headings": ("", "\n== a <!--", ""),
    "comment almost closed": ("<!--", "--", ""),
    "argument opened": ("", "{{{", ""),
    "argument opened, template closed": ("", "{{{a}}", ""),
    "braces closed": ("", "}}", ""),
    "braces closed in a box": (BOX, "}} ", ""),
    "links opened, then braces closed": ("{{a|" + "[[" * 20_000, "}}", ""),
    "bracket": ("", "[", ""),
    "brackets apart": ("", "[ ", ""),
    "bracket closed": ("", "]", ""),
    "brackets apart in a box": (BOX, "[ ", "}}"),
    "brace": ("", "{", ""),
    "rows with an unclosed template": ("{|\n", "|-\n| {{small|a\n", "|}"),
    "box never closed": ("", "{{Football box|score=1–0\n|x={{y|\n", ""),
    "box after box": ("", "{{Football box|", ""),
    "box opened, heading after heading": ("{{Football box|\n", "\n== a ==\n", "}}"),
    "box with pipes": (BOX, "|", "}}"),
    "box with parameters": (BOX, "|a=b", "}}"),
    "box with equals": (BOX, "=", "}}"),
    "box with templates": (BOX, "{{a}}", "}}"),
    "box with open templates": (BOX, "{{a|", "}}"),
    "box with open links": (BOX, "[[a|", "}}"),
    "box with links never closed": (BOX, "[[a", "}}"),
    "box with lone less-than": (BOX, "<r", "}}"),
    "box with nowiki": (BOX, "<nowiki>", "}}"),
    "box without an end": (BOX, "{{a|b}}", ""),
    "box deep": (BOX, "{{a|{{b|{{c|{{d|{{e|", "}}"),
    "box with blanks": (BOX + "|", " ", "}}"),
    "boxes of open links": ("", BOX + "[[a|" * 4_000 + "\n}}\n", ""),
    "boxes of open comments": ("", BOX + "|<!--" * 3_500 + "\n}}\n", ""),
    "blanks in a name": ("{{Football", " ", "box}}"),
    "blanks before names": ("", "{{ _ ", ""),
    "long name": ("{{16", "a", "}}"),
    "digits": ("", "{{1", ""),
    "subst": ("{{", "subst:", ""),
    "quotes": ("", "'", ""),
    "colons": ("", ":", ""),
    "equals": ("", "=", ""),
    "equals named": ("", "=a", ""),
    "equals on lines": ("", "\n=", ""),
    "two equals on lines": ("", "\n==", ""),
    "three equals on lines": ("", "\n===", ""),
    "headings": ("", "\n== a ==", ""),
    "pipes": ("", "|", ""),
    "newlines": ("", "\n", ""),
    "newlines in a table": ("{|\n", "\n", ""),
    "exclamations": ("{|\n", "!!", ""),
    "double pipes": ("{|\n|", "||", ""),
    "nowiki opened": ("", "<nowiki>", ""),
    "tags mixed": ("", "<nowiki><!--<pre><ref>", ""),
    "section marks": ("", "<section begin=a />", ""),
    "include tags": ("", "<onlyinclude>", ""),
    "entities": ("", "&amp;", ""),
    "entity begun": ("", "&#", ""),
    "big spans": ("{|\n", '|-\n| rowspan="999999" colspan="999999" | a\n', "|}"),
    "spans everywhere": ("{|\n", '| rowspan="9" colspan="9" | a\n', "|}"),
    "invisible": ("", "\u200b", ""),
}


def hostile(name: str, size: int) -> str:
    """The text of that name, about ``size`` characters long."""
    start, piece, end = PATTERNS[name]
    return start + piece * (max(0, size - len(start) - len(end)) // len(piece)) + end


def deep(size: int, opened: str = "{{a|", closed: str = "}}") -> str:
    """Constructs within constructs, all closed."""
    times = size // (len(opened) + len(closed))
    return opened * times + closed * times
