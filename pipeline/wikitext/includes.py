"""What a page shows where it keeps another wording for the pages that transclude it."""

import re

_ELSEWHERE = re.compile(
    r"<includeonly>[^<]*+(?>(?:<(?!/?includeonly>)[^<]*+)*)</includeonly>", re.IGNORECASE
)


def as_on_page(value: str) -> str:
    """The value with every ``includeonly`` beside a ``noinclude`` blanked out, all else in its
    place. One that stands alone is what others show of a box that the page itself hides: it stays.

    >>> as_on_page("<noinclude>2–1</noinclude><includeonly>2–1</includeonly>").rstrip()
    '<noinclude>2–1</noinclude>'
    >>> as_on_page("<includeonly>2–1</includeonly>")
    '<includeonly>2–1</includeonly>'
    """
    if "<noinclude>" not in value.casefold():
        return value
    return _ELSEWHERE.sub(lambda found: " " * len(found[0]), value)
