"""Rows to findings. Never changes a row."""
