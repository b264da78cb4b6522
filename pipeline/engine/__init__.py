"""How the work is spread."""
