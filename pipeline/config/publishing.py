"""How long what was published stays."""

from pydantic import Field

from pipeline.config.strict import Strict


class Keeping(Strict):
    """Which snapshots stay when a newer one is published: the newest ``snapshots``, and each one
    for ``hours`` after it was replaced, for those who still read it.
    """

    snapshots: int = Field(default=3, ge=1)
    hours: float = Field(default=24.0, ge=0)
