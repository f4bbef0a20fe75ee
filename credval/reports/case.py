"""What does a report need to know beside the results: whose office, which person, which stage, what was decided?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from credval.assessment.sectors import Said
from credval.conditions.evaluating import Fact
from credval.model.guides import Pack
from credval.model.systems import Country
from credval.model.words import Stage
from credval.text import Text, both


@dataclass(frozen=True, slots=True)
class CaseHeader:
    """Who made the note, about whom, when; any may be empty but the day of the assessment."""

    day: date
    office: str = ""
    candidate: str = ""
    """As written, in any script."""
    reference: str = ""
    stage: Stage = Stage.SCREENING
    prepared_by: str = ""
    job: str = ""
    """The post, as it is called."""


@dataclass(frozen=True, slots=True)
class Credential:
    """One result of the engine, the claim that it answers, and the system that it belongs to."""

    result: Mapping[str, Any]
    claim: Mapping[str, Any]
    country: Country | None = None
    stage: str | None = None
    """The rung of the ladder that the entry names itself, if it does."""
    parts: tuple[str, ...] = ()
    """Ids of the parts of the country that the entry belongs to; none: all of it."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided; ``reasons`` are needed where it departs from the proposal."""

    decision: str
    by: str
    day: date
    reasons: str = ""
    about: str = ""
    """The credential; said where there are several."""


@dataclass(frozen=True, slots=True)
class SectorNote:
    """What a sector pack says of the post, and what was answered to its questions. It stands beside the outcome."""

    pack: Pack
    why: Text
    said: tuple[Said, ...]
    given: Mapping[str, Fact]


def stage_text(stage: Stage) -> Text:
    """How far the recruitment has come, in words."""
    return {
        Stage.SCREENING: both("Screening: papers need not be checked yet"),
        Stage.BEFORE_OFFER: both("Before an offer: papers are checked, for every finalist alike"),
        Stage.FILE: both("For the file: papers are checked and kept"),
    }[stage]
