"""What did a person look up, and does it count? A look-up counts with its day and with who answered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from credval.model.claims import Evidence
from credval.model.words import EvidenceAbout, EvidenceAnswer

NOT_OFFICIAL = frozenset(
    {"own_website", "commercial", "candidate", "ror", "apostille", "search_engine", "other_list"}
)
"""Channels that say something, but not whether an institution may award or a paper is genuine."""


class Lookups(msgspec.Struct, frozen=True, gc=False):
    """The look-ups about one question, those that count; and the first of them that says yes, or no."""

    counting: tuple[Evidence, ...] = ()
    confirmed: Evidence | None = None
    denied: Evidence | None = None

    @property
    def denying_bodies(self) -> frozenset[str]:
        """Who has answered no; two of them are two sources."""
        found = (one.body.strip().casefold() for one in self.counting if one.answer is _DENIED)
        return frozenset(body for body in found if body)

    @property
    def tried_in_vain(self) -> bool:
        """Whether somebody asked and got no answer, or found nothing: it changes nothing by itself."""
        return any(
            one.answer in (EvidenceAnswer.NO_ANSWER, EvidenceAnswer.NOT_FOUND) for one in self.counting
        )


Asked = Mapping[EvidenceAbout, Lookups]

_CONFIRMED, _DENIED = EvidenceAnswer.CONFIRMED, EvidenceAnswer.DENIED
NO_LOOKUPS = Lookups()
NOTHING_ASKED: Asked = {}


def asked(evidence: tuple[Evidence, ...], on: date) -> Asked:
    """The look-ups that count on the day ``on``, by question."""
    found: dict[EvidenceAbout, Lookups] = {}
    for one in evidence:
        if counts(one, on):
            yes = one if one.answer is _CONFIRMED else None
            no = one if one.answer is _DENIED else None
            known = found.get(one.about)
            found[one.about] = (
                Lookups((*known.counting, one), known.confirmed or yes, known.denied or no)
                if known
                else Lookups((one,), yes, no)
            )
    return found


def counts(one: Evidence, on: date) -> bool:
    """A look-up on a named day that is not to come, by a named body or channel that can know."""
    if one.day is None or one.day > on:
        return False
    return bool(one.body or one.channel) and one.channel not in NOT_OFFICIAL


def says(one: Evidence | None) -> str:
    """Who answered, as written."""
    return (one.body or one.channel) if one else ""
