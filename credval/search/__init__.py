"""Finds what a person means by what they type: in any script, misspelt, abbreviated, from the first letter."""

from __future__ import annotations

from credval.search.building import build
from credval.search.index import SearchIndex
from credval.search.mistaking import Near, NearKind
from credval.search.names import Hit, How, SearchName, is_abbreviation
from credval.search.packing import FORMAT, IndexDamagedError
from credval.search.recognising import Recognised, Recogniser
from credval.search.recognition_signs import Sign
from credval.search.sharing import shares_enough

__all__ = [
    "FORMAT", "Hit", "How", "IndexDamagedError", "Near", "NearKind", "Recognised", "Recogniser", "SearchIndex", "SearchName", "Sign", "build", "is_abbreviation",
    "shares_enough",
]  # fmt: skip
