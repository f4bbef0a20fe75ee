"""The page on which the rulebook is read: systems, ladders, entries, sources."""
