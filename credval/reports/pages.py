"""On which page does each strip come to stand?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from credval.reports.strips import Strip

WIDTH, HEIGHT = 595.28, 841.89  # A4 in points
TOP, BOTTOM = 56.0, 56.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip and how far its top lies below the top of the page; ``again``: said before, so only an ornament."""

    strip: Strip
    down: float
    again: bool = False


@dataclass(slots=True)
class Page:
    placed: list[Placed] = field(default_factory=list)
    down: float = TOP

    @property
    def room(self) -> float:
        return HEIGHT - BOTTOM - self.down

    def add(self, strip: Strip) -> None:
        """Put ``strip`` under what is there; at the head of a page without the space above it."""
        if self.placed:
            self.down += strip.before
        else:
            for again in strip.repeat:
                self.placed.append(Placed(again, self.down, again=True))
                self.down += again.height
            self.down += strip.before if strip.repeat else 0
        self.placed.append(Placed(strip, self.down))
        self.down += strip.height


def paginated(strips: Iterable[Strip]) -> list[Page]:
    """Strips on pages: what belongs together stays together as long as it fits on one page."""
    pages = [Page()]
    for chain in _chains(strips):
        tall = sum(strip.before + strip.height for strip in chain) - chain[0].before
        fits = chain[0].before + tall <= pages[-1].room
        if pages[-1].placed and not fits and tall <= _whole_page():
            pages.append(Page())
        for strip in chain:
            if pages[-1].placed and strip.before + strip.height > pages[-1].room:
                pages.append(Page())
            pages[-1].add(strip)
    return pages


def _whole_page() -> float:
    return HEIGHT - TOP - BOTTOM


def _chains(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    chain: list[Strip] = []
    for strip in strips:
        chain.append(strip)
        if not strip.keep:
            yield chain
            chain = []
    if chain:
        yield chain
