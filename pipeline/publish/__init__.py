"""Rows to a snapshot in curated/."""
