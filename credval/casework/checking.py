"""What has to hold before a move: of the case itself, and of what is said with the move?"""

from __future__ import annotations

from credval.casework import four_eyes, retention
from credval.casework.acts import Act, same_person
from credval.casework.claims import claims_sha256
from credval.casework.deciding import two_people
from credval.casework.wording import iso, label
from credval.model.case_words import CaseState, FourEyes, Happening, OfficeKind
from credval.model.cases import Case
from credval.text import Text, both


def is_stale(case: Case) -> bool:
    """Whether what was assessed has changed since the proposal that stands: it has to be made anew."""
    standing = case.proposal
    return bool(standing and standing.claims_sha256 and standing.claims_sha256 != claims_sha256(case))


def somebody_acts(act: Act) -> Text | None:
    """Every move has a name."""
    return None if act.by.strip() else both("Say who does this: no name was given.")


def has_credential(act: Act) -> Text | None:
    """There is something to assess."""
    return None if act.case.credentials else both("Describe at least one education first.")


def has_requirement(act: Act) -> Text | None:
    """What the job needs was written down."""
    if act.case.job.requirement is not None:
        return None
    return both(
        "Write first what the job needs: the requirement is set before candidates are judged, the same for all. That no education is needed is an answer too."
    )


def proposal_holds(act: Act) -> Text | None:
    """The proposal is of the facts and the requirement as they are now."""
    if not is_stale(act.case):
        return None
    return both(
        "The requirement or the facts have changed since the proposal was made. Make the proposal anew; the old one stays on record."
    )


def others_may_have_to_look(act: Act) -> Text | None:
    """Four eyes as far as they are known before anything is ruled."""
    if act.office.four_eyes is not FourEyes.ALWAYS or four_eyes.enough(act.case, act.by, departs=False):
        return None
    return two_people()


def is_not_the_proposer(act: Act) -> Text | None:
    """The second person is another than the one who proposed."""
    standing = act.case.proposal
    if standing is None or not same_person(standing.by, act.by):
        return None
    return you_proposed()


def you_proposed() -> Text:
    """Why a proposer gives no second opinion."""
    return both("You made the proposal. The second opinion is somebody else's.")


def the_rule_lets_erase(act: Act) -> Text | None:
    """A public body names its rule and waits for the day; nobody erases what is kept for a reason."""
    case, office = act.case, act.office
    if not retention.may_erase_at_all(office):
        return retention.no_rule(office)
    if retention.held(case, act.today):
        return both(
            "The case is kept until {day}, because: {reason} Take that away first.",
            day=iso(case.protection.keep_longer_until),
            reason=_sentence(case.protection.keep_longer_because),
        )
    if office.kind is not OfficeKind.PRIVATE and not retention.is_due(case, office, act.today):
        return both(
            "The case is a public record: it is erased on {day} by {rule}, not before, and not on request.",
            day=iso(retention.erase_on(case, office)),
            rule=office.erasure_rule,
        )
    return None


def requirement_came_late(case: Case) -> Text | None:
    """A remark, for window and report: the requirement was written or changed when an education was known already."""
    codes = [one.what for one in case.events]
    seen = next((n for n, code in enumerate(codes) if code == Happening.CREDENTIAL_WRITTEN), len(codes))
    if Happening.REQUIREMENT_WRITTEN not in codes[seen:]:
        return None
    return both(
        "The requirement was written or changed after the education of this candidate was known. Make sure that it is the same for everyone who applied."
    )


# --- of what is said with the move ---


def says_why(act: Act) -> Text | None:
    """A reason is written."""
    return None if act.given.because.strip() else both("Write the reason: it stays on record.")


def says_why_undecided(act: Act) -> Text | None:
    """A case that nobody decided is closed with a reason: the candidate withdrew, the recruitment ended."""
    if act.case.state is CaseState.DECIDED or act.given.because.strip():
        return None
    return both("Nothing is decided. Write why the case is closed: the candidate withdrew, the job is gone …")


def says_what(act: Act) -> Text | None:
    """Words are written."""
    return None if act.given.says.strip() else both("Write what was said, in plain words.")


def opinion_is_given(act: Act) -> Text | None:
    """Agrees or not; and if not, why."""
    if act.given.agrees is None:
        return both("Say whether you agree with the proposal.")
    if act.given.agrees or act.given.says.strip():
        return None
    return both("You do not agree: write what you see differently.")


def asked_is_not_the_proposer(act: Act) -> Text | None:
    """The colleague asked is another person."""
    standing = act.case.proposal
    asked = act.given.asked_of
    if standing is None or not asked.strip() or not same_person(standing.by, asked):
        return None
    return both("{name} made the proposal. Ask somebody else for the second opinion.", name=asked)


def proposal_is_whole(act: Act) -> Text | None:
    """A new proposal, of every credential of the case and nothing else."""
    proposal = act.given.proposal
    if proposal is None:
        return both("Assess the case first: a proposal is what the rulebook says of every education in it.")
    if any(one.id == proposal.id for one in act.case.proposals):
        return both("This proposal was made already. Assess the case again.")
    wanted = sorted(one.id for one in act.case.credentials)
    if sorted(one.credential for one in proposal.of) != wanted:
        return both("The proposal is not about the educations in this case. Assess the case again.")
    return None


def day_or_request(act: Act) -> Text | None:
    """A private office erases on the day, or when the person asks for it."""
    if act.given.requested or retention.is_due(act.case, act.office, act.today):
        return None
    return both(
        "The case is kept until {day}. Before that it is erased only if the person asks for it: say so.",
        day=iso(retention.erase_on(act.case, act.office)),
    )


def not_from_here(state: CaseState) -> Text:
    """Why a move that the table does not have from ``state`` is refused."""
    if state is CaseState.ERASED:
        return both("The case is erased. Nothing can be done with it any more.")
    return both("This cannot be done with a case that is {state}.", state=label(state))


def _sentence(words: str) -> str:
    """Typed words as a sentence of their own."""
    words = words.strip()
    return words if words.endswith((".", "!", "?")) else f"{words}."
