"""Which number does each source have in the report, and how is it printed?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from credval.text import Lang, tr


class Sources:
    """Every source of all results, every page of another body and every page that a step rests on.

    Numbered once, in the order of the results.
    """

    def __init__(self, results: Iterable[Mapping[str, Any]]) -> None:
        self._numbers: dict[tuple[str, str], int] = {}
        self._told: list[Mapping[str, Any]] = []
        for result in results:
            for source in result["sources"]:
                self._add(source["key"], source["address"], source)
            for view in result["views"]:
                self._add("", view["address"], {"title": view["body"], "publisher": "", **view})
            for step in result["trace"]:
                if str(step["source"]).startswith("http"):
                    self._add("", step["source"], _page_of(step, result))

    def _add(self, key: str, address: str, source: Mapping[str, Any]) -> None:
        same = next(
            (number for (_, known), number in self._numbers.items() if known == address and address), None
        )
        if same is None:
            self._told.append(source)
            same = len(self._told)
        self._numbers[key, address] = same

    def of_key(self, result: Mapping[str, Any], key: str | None) -> str:
        """``[n]`` for a key of this result; empty where it has no such source."""
        address = next((one["address"] for one in result["sources"] if one["key"] == key), None)
        return f"[{self._numbers[key, address]}]" if key and address is not None else ""

    def of_keys(self, result: Mapping[str, Any], keys: Iterable[str]) -> str:
        """As `of_key` for several, each number once, in order."""
        marks = {self.of_key(result, key) for key in keys} - {""}
        return " ".join(sorted(marks, key=lambda mark: int(mark[1:-1])))

    def of_address(self, address: str) -> str:
        """``[n]`` for the page of another body."""
        return next((f"[{number}]" for (_, known), number in self._numbers.items() if known == address), "")

    def listed(self, lang: Lang) -> tuple[str, ...]:
        """One sentence a source, the first is number 1."""
        return tuple(_printed(one, lang) for one in self._told)


def _page_of(step: Mapping[str, Any], result: Mapping[str, Any]) -> Mapping[str, Any]:
    """The page that a step rests on: what it says of the institution, with the day when somebody read it."""
    place = result["institution"] or {}
    return {
        "title": place.get("name") or step["entry"] or "–",
        "told": place.get("because") or step["got"],
        "address": step["source"],
    }


def _printed(source: Mapping[str, Any], lang: Lang) -> str:
    if "told" in source:
        return f"{source['title']}. {source['told'][lang.value]} {source['address']}"
    title, publisher = source["title"].rstrip("."), (source.get("publisher") or "").rstrip(".")
    parts = [f"{title}." if title else "", f"{publisher}." if publisher and publisher != title else ""]
    read = tr("(read {day})", lang, day=source["read"])
    return " ".join(part for part in (*parts, source["address"], read) if part)
