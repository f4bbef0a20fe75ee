"""On which page does each strip come to stand?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from credval.reports.strips import Strip

WIDTH, HEIGHT = 595.28, 841.89  # A4 in points
TOP, BOTTOM = 48.0, 48.0


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
    """Strips on pages: what belongs together stays together as long as it fits on one page.

    A drawing that would leave much of a page empty lets sections after it go first, if they fit there whole.
    """
    pages = [Page()]
    chains = list(_chains(strips))
    while chains:
        chain = chains.pop(0)
        following = _section(chains)
        if chain[-1].floats and not _fit([chain], pages[-1]) and following and _fit(following, pages[-1]):
            chains[: len(following)] = [chain]
            for one in following:
                _place(one, pages)
        else:
            _place(chain, pages)
    return pages


def _place(chain: list[Strip], pages: list[Page]) -> None:
    if pages[-1].placed and not _fit([chain], pages[-1]) and _fit([chain], Page()):
        pages.append(Page())
    whole = _fit(
        [chain], pages[-1]
    )  # asked once: strip by strip, a sum that comes out even may be a hair too tall
    for strip in chain:
        if not whole and pages[-1].placed and strip.before + strip.height > pages[-1].room:
            pages.append(Page())
        pages[-1].add(strip)


def _fit(chains: list[list[Strip]], page: Page) -> bool:
    """Whether all of ``chains`` have room on what is left of ``page``."""
    tall = sum(strip.before + strip.height for chain in chains for strip in chain)
    return tall - (0 if page.placed else chains[0][0].before) <= page.room


def _section(chains: list[list[Strip]]) -> list[list[Strip]]:
    """The first chains up to the next heading; empty where something else comes first."""
    if not chains or chains[0][0].bookmark is None:
        return []
    ends = (number for number, chain in enumerate(chains) if number and chain[0].bookmark is not None)
    return chains[: next(ends, len(chains))]


def _chains(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    chain: list[Strip] = []
    for strip in strips:
        chain.append(strip)
        if not strip.keep:
            yield chain
            chain = []
    if chain:
        yield chain
