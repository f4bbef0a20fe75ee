"""Where does each stage of a ladder stand: at which ages, beside which other stages, how wide?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from credval.model.systems import Ladder, Stage

_TRACKS = ("general", "higher", "vocational")
_HARDLY = 0.01  # years: stages that only touch do not overlap


@dataclass(slots=True)
class Place:
    """A stage in lanes ``left`` to ``right`` (both included), counted from 0 at the left."""

    stage: Stage
    left: int
    right: int = field(init=False)

    def __post_init__(self) -> None:
        self.right = self.left

    @property
    def start(self) -> float:
        """Age in years when it begins."""
        return self.stage.starts_age

    @property
    def end(self) -> float:
        """Age in years when it ends, if no year is repeated."""
        return self.stage.starts_age + self.stage.years

    def beside(self, other: Place) -> bool:
        """Whether both run at the same age."""
        return self.start < other.end - _HARDLY and other.start < self.end - _HARDLY


def stacked(ladder: Ladder) -> tuple[list[Place], int]:
    """The stages of ``ladder`` from young to old, each with its lanes, and how many lanes there are.

    A stage continues in the lane of the one that leads to it, else takes the first free lane; then every stage
    spreads over the lanes beside it that are free at its ages. No two stages overlap.
    """
    places: list[Place] = []
    for stage in sorted(
        ladder.stages, key=lambda one: (one.starts_age, _TRACKS.index(one.track), -one.years)
    ):
        place = Place(stage, 0)
        place.left = place.right = _lane(place, places)
        places.append(place)
    lanes = 1 + max((place.right for place in places), default=0)
    for place in places:
        _spread(place, places, lanes)
    return places, lanes


def _lane(place: Place, places: Sequence[Place]) -> int:
    taken = {other.left for other in places if other.beside(place)}
    leading = (other.left for other in places if place.stage.id in other.stage.leads_to)
    wished = next((lane for lane in leading if lane not in taken), None)
    return wished if wished is not None else next(lane for lane in range(len(taken) + 1) if lane not in taken)


def _spread(place: Place, places: Sequence[Place], lanes: int) -> None:
    others = [other for other in places if other is not place and other.beside(place)]
    while place.right + 1 < lanes and all(not _holds(other, place.right + 1) for other in others):
        place.right += 1
    while place.left > 0 and all(not _holds(other, place.left - 1) for other in others):
        place.left -= 1


def _holds(place: Place, lane: int) -> bool:
    return place.left <= lane <= place.right
