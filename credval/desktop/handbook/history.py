"""Where has a person been reading, and where do back and forward lead?"""

from __future__ import annotations


class History:
    """Places in the order of going there. Going anywhere new forgets what lay ahead."""

    def __init__(self) -> None:
        self._places: list[str] = []
        self._at = -1

    @property
    def here(self) -> str:
        """The place in view; empty before the first."""
        return self._places[self._at] if self._at >= 0 else ""

    def go(self, place: str) -> None:
        if place and place != self.here:
            self._places = [*self._places[: self._at + 1], place]
            self._at += 1

    def back(self) -> str:
        """One step back; the place that is in view then."""
        self._at = max(0, self._at - 1) if self._places else -1
        return self.here

    def forward(self) -> str:
        """One step forward; the place that is in view then."""
        self._at = min(len(self._places) - 1, self._at + 1)
        return self.here

    @property
    def can_go_back(self) -> bool:
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        return self._at < len(self._places) - 1
