"""What stands beside the tables of a snapshot, all of it from the one schema in ``tables/``."""

from pipeline.publish.package.write import write_artefacts

__all__ = ["write_artefacts"]
