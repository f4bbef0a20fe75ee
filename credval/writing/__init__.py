"""How things are written: folding, scripts, digits, look-alikes, calendars. Pure."""

from __future__ import annotations
