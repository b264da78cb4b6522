"""Models of what is read from outside."""

from pydantic import BaseModel, ConfigDict, ValidationError


class Strict(BaseModel):
    """What is read from outside: nothing is converted, nothing unknown is let through."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


def first_reason(error: ValidationError) -> str:
    """What is wrong first, in the words of the check that says so.

    >>> class Score(Strict):
    ...     home: int
    >>> try:
    ...     Score(home="1")
    ... except ValidationError as error:
    ...     first_reason(error)
    'Input should be a valid integer'
    """
    message = error.errors(include_url=False, include_input=False)[0]["msg"]
    return message.removeprefix("Value error, ")
