"""Numbers with their nouns, in what people are told."""


def count(number: int, noun: str) -> str:
    """A number with its noun.

    >>> count(1, "goal"), count(2, "goal"), count(14, "match")
    ('1 goal', '2 goals', '14 matches')
    """
    return f"{number} {in_number(number, noun)}"


def in_number(number: int, noun: str) -> str:
    """A noun as it stands behind a number.

    >>> in_number(1, "page"), in_number(0, "page")
    ('page', 'pages')
    """
    if number == 1:
        return noun
    return f"{noun}es" if noun.endswith("ch") else f"{noun}s"
