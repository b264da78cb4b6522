"""Text of strangers made fit for a terminal."""


def harmless(text: str) -> str:
    r"""Show what does not print as an escape, so that no article can move a cursor or hide a word.

    Control characters, line ends, ANSI sequences, marks that change the direction of writing and
    halves of a character are written out; every kind of space is a plain one.

    >>> print(harmless("\x1b[31mred\x1b[0m\u202e\n"))
    \x1b[31mred\x1b[0m\u202e\n
    >>> harmless("Querétaro\u00a01−0")
    'Querétaro 1−0'
    """
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else _shown(char) for char in text)


def _shown(char: str) -> str:
    if char.isspace() and char not in "\t\n\r\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029":
        return " "
    return char.encode("unicode_escape").decode("ascii")
