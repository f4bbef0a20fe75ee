"""Has somebody else looked before a decision, where the office's policy wants it?

Following the proposal: two people among those who proposed, gave a second opinion, and decide. Departing from it: a
second opinion by somebody else than the decider, since whoever proposed has not seen the departure.
"""

from __future__ import annotations

from credval.casework.acts import same_person
from credval.model.case_words import FourEyes
from credval.model.cases import Case, Office, SecondOpinion


def needed(office: Office, departs: bool) -> bool:
    """Whether the policy wants a second person for this decision."""
    return office.four_eyes is FourEyes.ALWAYS or (office.four_eyes is FourEyes.WHEN_DEPARTING and departs)


def enough(case: Case, by: str, departs: bool) -> bool:
    """Whether somebody else than the decider ``by`` has looked at what is decided."""
    lookers = [one.by for one in given_opinions(case)]
    if case.proposal and not departs:
        lookers.append(case.proposal.by)
    return any(not same_person(one, by) for one in lookers)


def opinions(case: Case) -> tuple[SecondOpinion, ...]:
    """The opinions asked for on the proposal that stands."""
    standing = case.proposal
    return tuple(one for one in case.opinions if standing and one.proposal == standing.id)


def given_opinions(case: Case) -> tuple[SecondOpinion, ...]:
    """Those of them that were given."""
    return tuple(one for one in opinions(case) if one.at is not None)
