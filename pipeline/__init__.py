"""Football results from Wikipedia as tidy, checked, traceable tables."""
