"""The Cases page: unlocking, the list, one case."""
