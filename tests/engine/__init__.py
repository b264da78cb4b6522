"""Tests of how the work is spread."""
