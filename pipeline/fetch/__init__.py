"""Pages of a wiki into the archive. Only here is a socket opened, and only by wire.py."""
