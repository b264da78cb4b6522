"""What stands beside the tables."""

from pipeline.config.strict import Strict


class Package(Strict):
    """Which files a snapshot holds besides its tables and their descriptions: a DuckDB database,
    CSV files for spreadsheets, openfootball's text and JSON.
    """

    duckdb: bool = True
    csv: bool = False
    openfootball: bool = False
