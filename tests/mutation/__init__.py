"""Truth for the checks: articles that hold, and what is found when one fact is changed."""
