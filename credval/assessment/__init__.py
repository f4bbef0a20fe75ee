"""Claim, evidence, entries and day in; an assessment with its trace out. Pure and total."""
