"""What did a person look up, and does it count? A look-up counts with its day and with who answered."""

from __future__ import annotations

from dataclasses import dataclass

from credval.model.claims import Claim, Evidence
from credval.model.words import EvidenceAbout, EvidenceAnswer

NOT_OFFICIAL = frozenset(
    {"own_website", "commercial", "candidate", "ror", "apostille", "search_engine", "other_list"}
)
"""Channels that say something, but not whether an institution may award or a paper is genuine."""


@dataclass(frozen=True, slots=True)
class Lookups:
    """The look-ups about one question, those that count."""

    counting: tuple[Evidence, ...]
    incomplete: tuple[Evidence, ...]

    @classmethod
    def about(cls, claim: Claim, about: EvidenceAbout) -> Lookups:
        if not claim.evidence:
            return _NOTHING
        asked = [one for one in claim.evidence if one.about is about]
        counting = tuple(one for one in asked if counts(one))
        return cls(counting, tuple(one for one in asked if not counts(one)))

    @property
    def confirmed(self) -> Evidence | None:
        return self._first(EvidenceAnswer.CONFIRMED)

    @property
    def denied(self) -> Evidence | None:
        return self._first(EvidenceAnswer.DENIED)

    @property
    def denying_bodies(self) -> frozenset[str]:
        """Who has answered no; two of them are two sources."""
        found = (one.body.strip().casefold() for one in self.counting if one.answer is EvidenceAnswer.DENIED)
        return frozenset(body for body in found if body)

    @property
    def tried_in_vain(self) -> bool:
        """Whether somebody asked and got no answer, or found nothing: it changes nothing by itself."""
        return any(
            one.answer in (EvidenceAnswer.NO_ANSWER, EvidenceAnswer.NOT_FOUND) for one in self.counting
        )

    def _first(self, answer: EvidenceAnswer) -> Evidence | None:
        return next((one for one in self.counting if one.answer is answer), None)


_NOTHING = Lookups((), ())


def counts(one: Evidence) -> bool:
    """A look-up on a named day, by a named body or channel that can know."""
    return one.day is not None and bool(one.body or one.channel) and one.channel not in NOT_OFFICIAL


def says(one: Evidence | None) -> str:
    """Who answered, as written."""
    return (one.body or one.channel) if one else ""
