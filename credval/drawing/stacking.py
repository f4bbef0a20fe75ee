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

    A stage takes the lanes above the one that leads to it where they are free, else the first free ones, as many
    as are fair among those of its age; what stays free goes to those beside it. No two stages overlap.
    """
    ordered = sorted(ladder.stages, key=lambda one: (one.starts_age, _TRACKS.index(one.track), -one.years))
    everything = [Place(stage, 0) for stage in ordered]
    lanes = max((_crowd(place, everything) for place in everything), default=1)
    places: list[Place] = []
    for place in everything:
        _settle(place, places, lanes, lanes // _crowd(place, everything))
        places.append(place)
    lanes = 1 + max((place.right for place in places), default=0)
    moving = True
    while moving:
        moving = [place for place in places if _spread(place, places, lanes)] != []
    return places, lanes


def _crowd(place: Place, places: Sequence[Place]) -> int:
    """How many stages run at once, at the fullest age of this one."""
    beside = [other for other in places if other.beside(place)]
    starts = [max(other.start, place.start) for other in beside]
    return max(sum(other.start <= age < other.end - _HARDLY for other in beside) for age in starts)


def _settle(place: Place, places: Sequence[Place], lanes: int, fair: int) -> None:
    """Give ``place`` its first lanes: ``fair`` many together, fewer where there is no such room, else a new one."""
    others = [other for other in places if other.beside(place)]
    leading = [other.left for other in places if place.stage.id in other.stage.leads_to]
    for size in range(max(1, fair), 0, -1):
        for left in (*leading, *range(lanes)):
            right = left + size - 1
            if right < lanes and not any(other.left <= right and left <= other.right for other in others):
                place.left, place.right = left, right
                return
    place.left = place.right = max(lanes, *(other.right + 1 for other in others))


def _spread(place: Place, places: Sequence[Place], lanes: int) -> bool:
    """Take one more lane, at the right or else at the left, if nobody of the same age has it."""
    others = [other for other in places if other is not place and other.beside(place)]
    for lane in (place.right + 1, place.left - 1):
        if 0 <= lane < lanes and not any(other.left <= lane <= other.right for other in others):
            place.left, place.right = min(place.left, lane), max(place.right, lane)
            return True
    return False
