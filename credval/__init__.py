"""credval: what a foreign education is comparable to in Sweden, why, and what to do next."""

from __future__ import annotations

__version__ = "0.1.0"
