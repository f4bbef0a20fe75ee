"""What may be done with a case, what comes next, when it is erased. Pure: no clock, no files."""
