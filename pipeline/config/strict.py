"""Models of what is read from outside."""

from pydantic import BaseModel, ConfigDict


class Strict(BaseModel):
    """What is read from outside: nothing is converted, nothing unknown is let through."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")
