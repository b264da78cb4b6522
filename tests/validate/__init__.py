"""Tests of the checks, on rows made by hand."""
