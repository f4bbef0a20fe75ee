"""What things are compared to in Sweden, and which professions an authority decides about?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from credval.model import words as w
from credval.model.entries import Review, Source, Span
from credval.text import Text


@dataclass(frozen=True, slots=True)
class Destination:
    """A Swedish qualification, or one of UHR's other words. ``size`` belongs to the degree, never to a holder."""

    id: str
    titles: Text
    group: str
    short: tuple[str, ...] = ()
    size: float | None = None
    unit: str | None = None
    seqf: int | None = None
    eqf: int | None = None
    cycle: w.Cycle | None = None
    awarded: Span | None = None
    years: float | None = None
    meets: tuple[str, ...] = ()
    at_least: tuple[str, ...] = ()
    """Every destination whose level this one reaches or exceeds, itself not included (closure taken when compiled)."""
    leads_to_profession: str | None = None
    note: Text | None = None
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    name: Text
    address: str | None = None
    shows: Text | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """The way to the right to practise; the country of training picks it, never nationality."""

    purpose: str
    steps: Text
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profession:
    """A profession that is regulated in Sweden: an authority decides, nobody else."""

    id: str
    titles: Text
    kind: str
    reserved: Text
    authority: Named
    routes: tuple[Route, ...]
    meanwhile: Text
    also_known_as: dict[str, tuple[str, ...]]
    register: Named | None = None
    law: tuple[str, ...] = ()
    since: date | None = None
    language_note: Text | None = None
    sources: tuple[Source, ...] = ()
    reviews: tuple[Review, ...] = ()
    vetting: w.Vetting = w.Vetting.UNCONFIRMED


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a closed list, as a person reads it."""

    label: Text
    means: Text
    proves: w.Proves | None = None
    """For kinds of paper: what one proves where the country does not say otherwise."""
    official: str | None = None
    """For channels: whether an answer there counts as that of a competent source."""
    broader: str | None = None
