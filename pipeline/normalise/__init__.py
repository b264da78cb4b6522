"""Records to table rows, with outside knowledge."""
