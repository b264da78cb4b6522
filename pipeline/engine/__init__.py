"""How the work is spread, and what one piece of it may take."""
