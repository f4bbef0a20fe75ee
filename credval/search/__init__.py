"""PROVISIONAL (to be replaced by the real room): finds names by folded title or likeness."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from credval.text import Text, both
from credval.writing.folding import fold, same_title, title_keys
from credval.writing.lookalikes import is_suspicious


@dataclass(frozen=True, slots=True)
class SearchName:
    target: str
    name: str
    kind: str
    country: str
    rank: int


@dataclass(frozen=True, slots=True)
class Hit:
    target: str
    name: str
    how: str
    because: Text


class SearchIndex:
    def __init__(self, names: list[SearchName]) -> None:
        self._names = names
        self._keys: dict[str, list[SearchName]] = {}
        for one in names:
            for key in title_keys(one.name):
                self._keys.setdefault(key, []).append(one)

    def exact(self, text: str, country: str | None = None) -> tuple[tuple[str, str], ...]:
        if is_suspicious(text):
            return ()
        found: dict[str, str] = {}
        for key in title_keys(text):
            for one in self._keys.get(key, ()):
                if (not country or one.country == country) and same_title(text, one.name):
                    how = "alias" if one.kind == "alias" else "exact"
                    if found.get(one.target) != "exact":
                        found[one.target] = how
        return tuple(sorted(found.items(), key=lambda item: (item[1] != "exact", item[0])))

    def find(self, text: str, country: str | None = None, limit: int = 10) -> list[Hit]:
        from rapidfuzz import fuzz, process

        pool = [one for one in self._names if not country or one.country == country]
        rows = process.extract(fold(text), [fold(one.name) for one in pool], scorer=fuzz.WRatio, limit=limit * 4, score_cutoff=75)
        found: dict[str, Hit] = {}
        for _, _, n in rows:
            found.setdefault(pool[n].target, Hit(pool[n].target, pool[n].name, "close", both("close")))
        return list(found.values())[:limit]

    def to_bytes(self) -> bytes:
        return json.dumps([asdict(one) for one in self._names]).encode()

    @classmethod
    def from_bytes(cls, raw: bytes) -> SearchIndex:
        return cls([SearchName(**one) for one in json.loads(raw)])


def build(names: Iterable[SearchName]) -> SearchIndex:
    return SearchIndex(list(names))
