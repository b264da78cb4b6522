"""How much a run takes in before it refuses."""

from pydantic import Field

from pipeline.config.strict import Strict

MIB = 2**20


class Limits(Strict):
    """How much one file may hold before it is refused. All in bytes; ``export_bytes`` is for the
    pages of an export that are kept, and ``file_bytes`` then for each of its pages.
    """

    file_bytes: int = Field(default=16 * MIB, gt=0)
    line_bytes: int = Field(default=MIB, gt=0)
    export_bytes: int = Field(default=1024 * MIB, gt=0)


class WorkLimits(Strict):
    """What reading one article may take: seconds of a processor, some more for each MiB of text,
    and bytes of memory. Ordinary articles take a hundredth of it, and where they do, one that
    takes far longer than they is stopped before that (``engine/pace.py``).
    """

    seconds: float = Field(default=2.0, gt=0)
    seconds_per_mib: float = Field(default=8.0, ge=0)
    memory_bytes: int = Field(default=1024 * MIB, gt=0)
