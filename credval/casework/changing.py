"""What does each move change in the case, beside its state and its timeline?"""

from __future__ import annotations

from msgspec.structs import replace

from credval.casework.acts import Act, Changes
from credval.casework.claims import claims_sha256
from credval.casework.deciding import decisions
from credval.model.case_words import OfficeKind
from credval.model.cases import Case, Event, Objection, Proposal, Protection, SecondOpinion


def nothing(act: Act) -> Changes:
    """Only the state and the timeline."""
    return {}


def without_papers(act: Act) -> Changes:
    """The reason opens the undocumented path."""
    return {"papers_missing_because": act.given.because.strip()}


def papers_are_here(act: Act) -> Changes:
    """What was missing is not missing any more; the reason stays in the timeline."""
    return {"papers_missing_because": ""}


def proposed(act: Act) -> Changes:
    """The proposal is added, signed and dated. One that still stood undecided is withdrawn by it."""
    assert act.given.proposal is not None
    new = replace(
        act.given.proposal,
        by=act.by,
        made_at=act.at,
        claims_sha256=claims_sha256(act.case),
        withdrawn_at=None,
    )
    return {"proposals": (*_withdrawn(act), new)}


def withdrawn(act: Act) -> Changes:
    """The proposal stays on record, and says when it was withdrawn."""
    return {"proposals": _withdrawn(act)}


def _withdrawn(act: Act) -> tuple[Proposal, ...]:
    standing, decided = act.case.proposal, {one.proposal for one in act.case.decisions}
    if standing is None or standing.id in decided:
        return act.case.proposals
    return (*act.case.proposals[:-1], replace(standing, withdrawn_at=act.at))


def opinion_asked(act: Act) -> Changes:
    """A question to a colleague about the proposal that stands."""
    assert act.case.proposal is not None
    asked = SecondOpinion(
        asked_at=act.at,
        asked_by=act.by,
        proposal=act.case.proposal.id,
        asked_of=act.given.asked_of.strip(),
        question=act.given.question.strip(),
    )
    return {"opinions": (*act.case.opinions, asked)}


def opinion_given(act: Act) -> Changes:
    """The answer to the question asked last. An older one stays open on record."""
    asked = act.case.opinions[-1]
    answer = replace(asked, by=act.by, at=act.at, agrees=act.given.agrees, says=act.given.says.strip())
    return {"opinions": (*act.case.opinions[:-1], answer)}


def decided(act: Act) -> Changes:
    """A decision for each credential, added to those of before."""
    return {"decisions": (*act.case.decisions, *decisions(act))}


def objected(act: Act) -> Changes:
    """What the candidate says, written down."""
    said = Objection(at=act.at, by=act.by, says=act.given.says.strip())
    return {"objections": (*act.case.objections, said)}


def objection_answered(act: Act) -> Changes:
    """The answer to every objection that is open."""
    answer = act.given.says.strip()
    return {
        "objections": tuple(
            one if one.answer else replace(one, answer=answer, answered_at=act.at, answered_by=act.by)
            for one in act.case.objections
        )
    }


def erased(act: Act) -> Changes:
    """Everything but that there was a case, its number and its bare timeline."""
    case = act.case
    kept = Case(id=case.id, number=case.number, opened_at=case.opened_at, opened_by=case.opened_by)
    stay = ("id", "number", "opened_at", "opened_by", "format", "version", "state", "events")
    emptied: Changes = {name: getattr(kept, name) for name in case.__struct_fields__ if name not in stay}
    return emptied | {"protection": Protection(), "events": tuple(map(_bare, case.events))}


def erasing_rule(act: Act) -> str:
    """By which rule it is erased: for the timeline, the log of erasures and the audit."""
    if act.office.kind is not OfficeKind.PRIVATE:
        return act.office.erasure_rule.strip()
    return ON_REQUEST if act.given.requested else ON_THE_DAY


ON_REQUEST = "on_request"
ON_THE_DAY = "on_the_day"


def _bare(event: Event) -> Event:
    return replace(event, note="")
