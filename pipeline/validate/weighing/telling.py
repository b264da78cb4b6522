"""How the end of a finding says which of two statements is likelier right."""

from collections.abc import Sequence

from pipeline.validate.wording import listing

UNTOLD = "nothing else here tells which is right"


def told(*clauses: str | None) -> str:
    """The end of a sentence: the first thing that tells, else that nothing does.

    >>> told(None, "the score is likelier right")
    '; the score is likelier right'
    >>> told(None)
    '; nothing else here tells which is right'
    """
    return f"; {next((clause for clause in clauses if clause), UNTOLD)}"


def told_if(*clauses: str | None) -> str:
    """The same, and nothing where nothing tells.

    >>> told_if(None)
    ''
    """
    return told(*clauses) if any(clauses) else ""


def likelier(side: str, why: str) -> str:
    """The clause that takes a side; ``side`` brings its verb along.

    >>> likelier("the score is", "the printed aggregate agrees with it")
    'the score is likelier right, for the printed aggregate agrees with it'
    """
    return f"{side} likelier right, for {why}"


def agree(witnesses: Sequence[str], it: str = "it") -> str:
    """Those that agree, with their verb; a plural is one of ``the goals listed``.

    >>> agree(["the printed aggregate"]), agree(["the goals listed"], "them")
    ('the printed aggregate agrees with it', 'the goals listed agree with them')
    """
    is_one = len(witnesses) == 1 and not witnesses[0].startswith("the goals")
    return f"{listing(witnesses)} {'agrees' if is_one else 'agree'} with {it}"
