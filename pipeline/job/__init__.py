"""One run as an operator sees it: alone, ended when told to, on record."""
