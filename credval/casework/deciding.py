"""What has to hold of a decision, and what is written down of it?"""

from __future__ import annotations

from credval.casework import four_eyes
from credval.casework.acts import Act, Ruling
from credval.casework.claims import undocumented_credentials
from credval.casework.wording import label, listed
from credval.model.cases import Case, Decision, Proposed
from credval.model.words import Outcome
from credval.text import Text, both

NAMES_SOMETHING = frozenset({Outcome.COMPARABLE, Outcome.COMPARABLE_NOTE, Outcome.PARTIAL})
"""Outcomes that say what it is comparable to."""

OPEN = frozenset({Outcome.CANNOT_ASSESS, Outcome.REFER_AUTHORITY})
"""Outcomes that a person on the undocumented path may always be given: neither is a negative."""


def decisions(act: Act) -> tuple[Decision, ...]:
    """What the rulings say against the proposal that stands, one for each credential, in its order."""
    proposal = act.case.proposal
    assert proposal is not None
    rulings = {one.credential: one for one in act.given.rulings}
    return tuple(
        Decision(
            credential=proposed.credential,
            proposal=proposal.id,
            proposed=proposed.outcome,
            proposed_counterpart=proposed.counterpart,
            outcome=ruling.outcome,
            counterpart=counterpart(ruling, proposed),
            reasons=ruling.reasons.strip(),
            by=act.by,
            at=act.at,
        )
        for proposed in proposal.of
        if (ruling := rulings.get(proposed.credential)) is not None
    )


def counterpart(ruling: Ruling, proposed: Proposed) -> str:
    """What is named as comparable: what the ruling says, else what was proposed where the outcome is the same."""
    if ruling.counterpart is not None:
        return ruling.counterpart
    return proposed.counterpart if ruling.outcome is proposed.outcome else ""


def follow_all(case: Case) -> tuple[Ruling, ...]:
    """The rulings that decide as was proposed."""
    standing = case.proposal
    return tuple(
        Ruling(credential=one.credential, outcome=one.outcome) for one in (standing.of if standing else ())
    )


def every_credential_once(act: Act) -> Text | None:
    """A decision is made for each credential, at once."""
    proposal = act.case.proposal
    wanted = [one.credential for one in proposal.of] if proposal else []
    ruled = [one.credential for one in act.given.rulings]
    if sorted(wanted) == sorted(ruled):
        return None
    missing = tuple(one for one in wanted if one not in ruled)
    if missing:
        return both(
            "A decision is made for every education. Still missing: {missing}.", missing=listed(missing)
        )
    return both("Each education that was proposed is decided once, and nothing else.")


def departing_has_reasons(act: Act) -> Text | None:
    """Whoever departs from the proposal writes why."""
    bare = tuple(one.credential for one in decisions(act) if one.departs and not one.reasons)
    if not bare:
        return None
    return both(
        "The decision departs from the proposal ({credentials}). Write the reasons; the proposal stays on record.",
        credentials=listed(bare),
    )


def something_is_named(act: Act) -> Text | None:
    """A departure to something comparable says to what."""
    for one in decisions(act):
        if one.departs and one.outcome in NAMES_SOMETHING and not one.counterpart:
            return both(
                "“{outcome}” needs what it is comparable to. Choose the Swedish qualification.",
                outcome=label(one.outcome),
            )
    return None


def undocumented_stays_open(act: Act) -> Text | None:
    """Missing papers with a reason are never turned into a formal yes or no by hand."""
    without = undocumented_credentials(act.case)
    for one in decisions(act):
        if one.credential in without and one.departs and one.outcome not in OPEN:
            return both(
                "The papers are missing for a good reason. Then the formal outcome stays “{open}”, which is no negative: "
                "write in the reasons what the person can do, and decide on the job by competence.",
                open=label(Outcome.CANNOT_ASSESS),
            )
    return None


def somebody_else_has_looked(act: Act) -> Text | None:
    """Four eyes, for the decisions as ruled."""
    departs = any(one.departs for one in decisions(act))
    if not four_eyes.needed(act.office, departs) or four_eyes.enough(act.case, act.by, departs):
        return None
    if departs:
        return departure_alone()
    return two_people()


def departure_alone() -> Text:
    """What the policy asks of a decision that departs."""
    return both(
        "The office's policy: a decision that departs from the proposal needs a second opinion by somebody else than the one who decides. Ask a colleague."
    )


def two_people() -> Text:
    """What the policy asks of every decision."""
    return both(
        "The office's policy: two people look at every decision. Ask a colleague for a second opinion, or let another one decide."
    )
