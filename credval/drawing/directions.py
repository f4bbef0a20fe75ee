"""In which direction does each character of a text run, and in which order do the runs stand on a line?

The Unicode Bidirectional Algorithm (UAX 9) by python-bidi, with the rule for paired brackets (N0) that it lacks.
Embeddings and isolates that came along from a web page or a word processor carry no meaning here and are ignored.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any, TypeVar

from bidi import algorithm, mirror

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_STAND_IN = (
    "\u034f"  # a mark: it takes the direction of what stands before it, and keeps every place in the text
)
_IGNORED = ("", "BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "B")
_OPENING = {one: other for one, other in mirror.MIRRORED.items() if unicodedata.category(one) == "Ps"}

Item = TypeVar("Item")


def has_right_to_left(text: str) -> bool:
    """Whether any letter of ``text`` runs from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def runs_right_to_left(text: str) -> bool:
    """Whether ``text`` as a whole starts on the right: its first letter does."""
    return has_right_to_left(text) and algorithm.get_base_level(text) == 1


def levels(text: str) -> list[int]:
    """The embedding level of each character: even from left to right, odd from right to left."""
    if not has_right_to_left(text):
        return [0] * len(text)
    storage = algorithm.get_empty_storage()
    base = storage["base_level"] = algorithm.get_base_level(text)
    storage["base_dir"] = ("L", "R")[base]
    shown = "".join(_STAND_IN if unicodedata.bidirectional(one) in _IGNORED else one for one in text)
    algorithm.get_embedding_levels(shown, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    for run in storage["runs"]:
        _pair_brackets(storage["chars"][run["start"] : run["start"] + run["length"]], run["sor"])
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    return [one["level"] for one in storage["chars"]]


def in_order(items: Sequence[Item], level: Sequence[int]) -> list[Item]:
    """``items`` of one line in the order in which they stand from left to right (rule L2)."""
    placed = list(zip(items, level, strict=True))
    for depth in range(max(level, default=0), 0, -1):
        start = 0
        while start < len(placed):
            end = start
            while end < len(placed) and placed[end][1] >= depth:
                end += 1
            placed[start:end] = placed[start:end][::-1]
            start = max(end, start + 1)
    return [item for item, _ in placed]


def _pair_brackets(characters: list[dict[str, Any]], before: str) -> None:
    """Rule N0: both brackets of a pair take the direction of what they hold, else of what stands before."""
    for first, last in _pairs(characters):
        own = "R" if characters[first]["level"] % 2 else "L"
        inside = {_strong(one["type"]) for one in characters[first + 1 : last]} - {""}
        if not inside:
            continue
        taken = own if own in inside else _before(characters[:first], before)
        direction = own if own in inside or taken == own else next(iter(inside))
        for place in (first, last):
            characters[place]["type"] = direction
            _carry_marks(characters, place, direction)


def _carry_marks(characters: list[dict[str, Any]], place: int, direction: str) -> None:
    for one in characters[place + 1 :]:
        if one["orig"] != "NSM":
            return
        one["type"] = direction


def _pairs(characters: list[dict[str, Any]]) -> list[tuple[int, int]]:
    opened: list[tuple[str, int]] = []
    pairs = []
    for place, one in enumerate(characters):
        if one["type"] != "ON":
            continue
        if one["ch"] in _OPENING:
            opened.append((_OPENING[one["ch"]], place))
        elif any(one["ch"] == closing for closing, _ in opened):
            while opened:
                closing, first = opened.pop()
                if closing == one["ch"]:
                    pairs.append((first, place))
                    break
    return sorted(pairs)


def _before(characters: list[dict[str, Any]], start: str) -> str:
    strong = (_strong(one["type"]) for one in reversed(characters))
    return next((one for one in strong if one), start)


def _strong(kind: str) -> str:
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind, "")
