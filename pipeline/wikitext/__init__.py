"""The markup itself: spans, lines, blocks, cells. Knows no football."""
