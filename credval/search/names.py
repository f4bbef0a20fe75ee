"""What goes into a search index, and what comes out of it?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from credval.text import Text

ALIAS, FORMER, ABBREVIATION, DOMAIN, ID = "alias", "former", "abbreviation", "domain", "id"


class SearchName(NamedTuple):
    """One name of one thing; a low ``rank`` comes first.

    ``kind`` is native, romanised, en, sv, alias, former, abbreviation, domain or id; ``until`` is the last year of a
    name that is no longer borne, where it is known.
    """

    target: str
    name: str
    kind: str
    country: str
    rank: int
    until: int | None = None


class How(StrEnum):
    """How a hit was found, the better ways first. Only the first two are the name itself, and only they may decide."""

    EXACT = "exact"
    ALIAS = "alias"
    FORMER = "former"
    DOMAIN = "domain"
    ABBREVIATION = "abbreviation"
    PREFIX = "prefix"
    TRANSLITERATED = "transliterated"
    PART = "part"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that may be meant: by which of its names, and why. ``closeness`` orders close hits and says no more."""

    target: str
    name: str
    how: How
    because: Text
    closeness: float = 100.0


def is_abbreviation(name: str) -> bool:
    """Whether ``name`` is letters that stand for words (KTH, UiO, МГУ), or two Han characters that stand for more."""
    letters = [char for char in name if char.isalpha()]
    if " " in name or not letters or len(letters) > 8:
        return False
    if all("\u4e00" <= char <= "\u9fff" for char in letters):
        return len(letters) <= 2
    capitals = sum(char.isupper() for char in letters)
    return capitals > 1 and capitals * 2 > len(letters)
