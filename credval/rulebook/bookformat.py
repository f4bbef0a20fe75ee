"""Which format of the compiled rulebook does this program write and read?"""

from __future__ import annotations

BOOK_FORMAT = 3
"""Raised with every change that an older program could not read; each number has a test."""
