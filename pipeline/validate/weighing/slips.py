"""Slips of the pen between two numbers."""


def slip(written: str, meant: str) -> str | None:
    """What a slip made of one number the other; null where it takes more than one, where the
    number is too short to tell, and where a digit is another one, as two counts may differ too.

    >>> slip("2.76", "2.67"), slip("1450", "14500"), slip("14500", "1450")
    ('two of its digits are swapped', 'a digit is missing', 'a digit is too many')
    >>> slip("386", "387"), slip("21", "12")
    (None, None)
    """
    if min(len(written), len(meant)) < 3 or written == meant:
        return None
    if len(written) == len(meant):
        return "two of its digits are swapped" if _is_swapped(written, meant) else None
    if len(written) == len(meant) - 1 and _is_shortened(meant, written):
        return "a digit is missing"
    if len(written) == len(meant) + 1 and _is_shortened(written, meant):
        return "a digit is too many"
    return None


def _is_swapped(one: str, other: str) -> bool:
    apart = [place for place in range(len(one)) if one[place] != other[place]]
    if len(apart) != 2 or apart[1] - apart[0] != 1:
        return False
    first, second = apart
    return (one[first], one[second]) == (other[second], other[first])


def _is_shortened(long: str, short: str) -> bool:
    return any(long[:place] + long[place + 1 :] == short for place in range(len(long)))
