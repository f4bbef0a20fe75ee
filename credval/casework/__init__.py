"""States, moves, next steps and clocks of a case. Pure: no input or output, no clock, no store."""
