"""Rule files in, Rulebook and Issues out; the compiled book; editions and their differences."""
