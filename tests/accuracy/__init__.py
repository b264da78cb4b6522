"""How right the tables are, measured over real articles against independent sources."""
