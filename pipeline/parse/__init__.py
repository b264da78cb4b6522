"""One article to records in its own words. One file per kind of block."""
