"""Text of strangers as Markdown that shows it unchanged."""

import re

# Underscores inside a word are no emphasis and stay as they are.
_SPECIAL = re.compile(r"[\\`*\[\]|~#]|(?<!\w)_|_(?!\w)")
_LINE_START = re.compile(r"(?:[-+=:]|\d+[.)])")
# What some renderers make a link of without being asked, and the character that does it.
_SCHEME = re.compile(r"(?i)(https?|ftp|mailto):|(www)\.")


def escaped(text: str) -> str:
    r"""Text as Markdown that shows it unchanged, on one line, in a table cell too.

    Whatever does not print is a replacement mark; nothing becomes a link, a heading or a tag.

    >>> print(escaped("a|b, _x_, goal_count, 1 < 2 & [3](http://x) \n# no `heading`\u202e"))
    a\|b, \_x\_, goal_count, 1 &lt; 2 &amp; \[3\](http&#58;//x) \# no \`heading\`�
    >>> print(escaped("- no list"), escaped("1. none either"))
    \- no list 1\. none either
    """
    plain = "".join(char if char.isprintable() else "�" for char in " ".join(text.split()))
    entities = plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    marked = _SPECIAL.sub(r"\\\g<0>", entities)
    unlinked = _SCHEME.sub(lambda found: f"{found[0][:-1]}&#{ord(found[0][-1])};", marked)
    start = _LINE_START.match(unlinked)
    return unlinked if start is None else _guarded(unlinked, start.end() - 1)


def _guarded(text: str, place: int) -> str:
    return f"{text[:place]}\\{text[place:]}"


def in_link(url: str) -> str:
    """A web address as the target of a Markdown link: nothing in it ends the link early.

    >>> in_link("https://en.wikipedia.org/wiki/A_(b)|c d")
    'https://en.wikipedia.org/wiki/A_%28b%29%7Cc%20d'
    """
    return re.sub(r"[^\w\-.~:/?#@!$&*+,;=%]", lambda found: _percent(found[0]), url)


def _percent(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode("utf-8", "replace"))
