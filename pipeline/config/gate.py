"""What may change between two snapshots before someone has to look."""

from pydantic import Field

from pipeline.config.strict import Strict


class Gate(Strict):
    """How much less than the last snapshot a new one may hold. Shares are of what an edition had.

    ``max_shrink``: rows of one table that an edition may lose, as a share; ``spare_rows`` as a
    number, whatever the share. ``max_emptied``: filled cells of one column, likewise, with
    ``spare_cells``. ``max_renamed``: matches, ties and the like whose name may go, another coming
    or not. ``max_new_errors``: findings of severity error an edition may gain. ``max_unreadable``:
    share of an article's constructs that may become unreadable, beyond ``spare_cells`` of them.
    """

    max_shrink: float = Field(default=0.02, ge=0, le=1)
    spare_rows: int = Field(default=0, ge=0)
    max_editions_lost: int = Field(default=0, ge=0)
    max_emptied: float = Field(default=0.02, ge=0, le=1)
    spare_cells: int = Field(default=3, ge=0)
    max_renamed: float = Field(default=0.25, ge=0, le=1)
    max_new_errors: int = Field(default=5, ge=0)
    max_unreadable: float = Field(default=0.02, ge=0, le=1)
