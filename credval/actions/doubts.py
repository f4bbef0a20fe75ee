"""What was written in a claim, could be read, and still leads nowhere? Each such thing gets a sentence; none is dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from credval.assessment.inputs import Found, Sweden
from credval.assessment.regions import is_code_of
from credval.assessment.wording import listed
from credval.model.claims import Claim
from credval.model.words import DocumentKind
from credval.text import Text, both
from credval.writing.scripts import shown

_KINDS = frozenset(kind.value for kind in DocumentKind)


def doubts(
    claim: Claim, found: Found, sweden: Sweden, on: date, is_known: Callable[[str], bool]
) -> tuple[Text, ...]:
    """The sentences for ``claim``; ``is_known`` says whether an id in ``builds_on`` belongs to something."""
    if not (
        claim.documents
        or claim.evidence
        or claim.prior_decision
        or claim.builds_on
        or claim.requirement
        or claim.region
    ):
        return ()
    return (
        *_region(claim, found),
        *_papers(claim, found.papers or {}),
        *_days(claim, on),
        *_decision(claim),
        *_destination(claim, sweden),
        *(_unknown(key) for key in claim.builds_on if not is_known(key)),
    )


def _region(claim: Claim, found: Found) -> Iterator[Text]:
    """A place that is no part, no code of this country, and lies in no territory of which something is said."""
    region, country = claim.region, found.country
    if not region or country is None or found.part or found.contested or is_code_of(country, region):
        return
    name, parts = shown(region[:60]), [one.name.text for one in country.parts]
    if not parts:
        yield both(
            "The rulebook tells no parts of {country} apart, so “{region}” was left out of account.",
            country=country.name.text,
            region=name,
        )
        return
    yield both(
        "“{region}” is no part of the education system of {country} that the rulebook knows, so it was left out of account. The parts are: {parts}.",
        region=name,
        country=country.name.text,
        parts=listed(parts),
    )


def _papers(claim: Claim, known: Mapping[str, object]) -> Iterator[Text]:
    for paper in claim.documents:
        if paper not in _KINDS and paper not in known:
            yield both(
                "“{paper}” is no kind of paper that is known here, so it shows nothing. Choose one from the list.",
                paper=shown(paper[:60]),
            )


def _days(claim: Claim, on: date) -> Iterator[Text]:
    for one in claim.evidence:
        if one.day is not None and one.day > on:
            yield both(
                "A look-up is dated {day}, which is after the day of the assessment. Check its day.",
                day=one.day.isoformat(),
            )
    decision = claim.prior_decision
    if decision and decision.day is not None and decision.day > on:
        yield both(
            "The earlier decision is dated {day}, which is after the day of the assessment. Check its day.",
            day=decision.day.isoformat(),
        )


def _decision(claim: Claim) -> Iterator[Text]:
    if claim.prior_decision and not claim.prior_decision.checked_how:
        yield both("Nobody has said how the earlier decision was checked, so it does not lead. Check it with whoever made it.")  # fmt: skip


def _destination(claim: Claim, sweden: Sweden) -> Iterator[Text]:
    wanted = claim.requirement.destination if claim.requirement else None
    if wanted and sweden.get(wanted) is None:
        yield both(
            "“{name}” is no Swedish qualification in the rulebook, so whether it is met is not known. Choose one from the list.",
            name=shown(wanted[:60]),
        )


def _unknown(key: str) -> Text:
    return both("It is said to build on “{id}”, but no claim has that id. Check the id.", id=shown(key[:60]))
