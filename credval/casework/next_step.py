"""What is to be done next with a case, by whom, and by when? There is always an answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from credval.casework import four_eyes, retention, undocumented, verifying
from credval.casework.checking import is_stale
from credval.casework.wording import iso
from credval.model.case_words import CaseState, FourEyes, Happening, LetterKind, Move
from credval.model.cases import Case, Event, Office, SecondOpinion, Verification
from credval.model.words import Word
from credval.text import Text, both, mark


class Step(Word):
    """What the next step is, for icons and buttons."""

    WRITE_REQUIREMENT = "write_requirement"
    GIVE_NOTICE = "give_notice"
    DESCRIBE_EDUCATION = "describe_education"
    ASK_FOR_PAPERS = "ask_for_papers"
    CONFIRM_PAPERS = "confirm_papers"
    WAIT_FOR_PAPERS = "wait_for_papers"
    ASK_AGAIN_OR_GO_ON = "ask_again_or_go_on"
    UNDOCUMENTED = "undocumented"
    GET_CONSENT = "get_consent"
    LOOK_UP = "look_up"
    WAIT_FOR_ANSWER = "wait_for_answer"
    PROPOSE = "propose"
    PROPOSE_ANEW = "propose_anew"
    ASK_COLLEAGUE = "ask_colleague"
    WAIT_FOR_COLLEAGUE = "wait_for_colleague"
    DECIDE = "decide"
    TELL_CANDIDATE = "tell_candidate"
    LOOK_AGAIN = "look_again"
    ANSWER_OBJECTION = "answer_objection"
    CLOSE = "close"
    ERASE_PAPERS = "erase_papers"
    ERASE = "erase"
    NAME_RULE = "name_rule"
    WAIT_FOR_DAY = "wait_for_day"
    NOTHING = "nothing"


class Who(Word):
    """Whose step it is."""

    ASSESSOR = "assessor"
    COLLEAGUE = "colleague"
    CANDIDATE = "candidate"
    BODY = "body"
    OFFICER = "officer"
    NOBODY = "nobody"


_WHO = {
    Who.ASSESSOR: mark("Whoever handles the case"),
    Who.COLLEAGUE: mark("The colleague"),
    Who.CANDIDATE: mark("The candidate"),
    Who.BODY: mark("The body asked"),
    Who.OFFICER: mark("Whoever answers for the data"),
    Who.NOBODY: mark("Nobody"),
}


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing to do."""

    code: Step
    text: Text
    who: Who = Who.ASSESSOR
    due: date | None = None

    @property
    def who_text(self) -> Text:
        """Whose step it is, in words."""
        return both(_WHO[self.who])

    def overdue(self, today: date) -> bool:
        """Whether the day has passed."""
        return self.due is not None and self.due < today


@dataclass(frozen=True, slots=True)
class _Look:
    case: Case
    office: Office
    today: date


_Finder = Callable[[_Look], NextStep | None]


def next_step(case: Case, office: Office, today: date) -> NextStep:
    """The most pressing thing: what has to be erased first, then what the state of the case asks for."""
    look = _Look(case, office, today)
    finders = (_erase, _erase_papers, *_BY_STATE[case.state])
    return next(step for finder in finders if (step := finder(look)) is not None)


def _erase(look: _Look) -> NextStep | None:
    if not retention.is_due(look.case, look.office, look.today):
        return None
    text = retention.explained(look.case, look.office)
    due = retention.erase_on(look.case, look.office)
    return NextStep(Step.ERASE, both("Erase the case. {why}", why=text), Who.OFFICER, due)


def _erase_papers(look: _Look) -> NextStep | None:
    if not retention.papers_due(look.case, look.office, look.today):
        return None
    due = retention.papers_erase_on(look.case, look.office)
    text = both("Erase the copies of identity papers: they were kept until {day}.", day=iso(due))
    return NextStep(Step.ERASE_PAPERS, text, Who.OFFICER, due)


def _requirement(look: _Look) -> NextStep | None:
    if look.case.job.requirement is not None:
        return None
    return NextStep(
        Step.WRITE_REQUIREMENT,
        both("Write what the job needs and why, before candidates are judged. That no education is needed is an answer too."),
    )  # fmt: skip


def _notice(look: _Look) -> NextStep | None:
    if look.case.protection.told_on is not None:
        return None
    due = retention.add_months(look.case.opened_at.date(), 1)
    text = both("Tell the candidate what is done with the data: give the notice, at the latest on {day}.", day=iso(due))  # fmt: skip
    return NextStep(Step.GIVE_NOTICE, text, due=due)


def _education(look: _Look) -> NextStep | None:
    if look.case.credentials:
        return None
    return NextStep(Step.DESCRIBE_EDUCATION, both("Describe the education as it stands on the papers."))


def _papers(look: _Look) -> NextStep:
    if look.case.papers or any(one.claim.get("documents") for one in look.case.credentials):
        return NextStep(
            Step.CONFIRM_PAPERS,
            both("Look whether the papers are complete. If so, say so; if not, ask for what is missing."),
        )
    return NextStep(
        Step.ASK_FOR_PAPERS,
        both("Ask the candidate for the papers, or go on without them if there is a good reason."),
    )


def papers_due_by(case: Case) -> date:
    """The last day on which papers that were asked for are not late."""
    return _asked_for_papers(case) + verifying.PATIENCE


def _asked_for_papers(case: Case) -> date:
    asked = _last(case, Move.ASK_FOR_PAPERS)
    return (asked.at if asked else case.changed_at).date()


def _awaited_papers(look: _Look) -> NextStep:
    day, due = _asked_for_papers(look.case), papers_due_by(look.case)
    if look.today <= due:
        text = both("The candidate was asked for papers on {asked}. Wait until {day}.", asked=iso(day), day=iso(due))  # fmt: skip
        return NextStep(Step.WAIT_FOR_PAPERS, text, Who.CANDIDATE, due)
    text = both(
        "The candidate was asked for papers on {asked} and has not sent them. Ask again, or go on without them and write the reason. Missing papers are held against nobody.",
        asked=iso(day),
    )
    return NextStep(Step.ASK_AGAIN_OR_GO_ON, text, due=due)


def _undocumented(look: _Look) -> NextStep | None:
    step = undocumented.next_open(look.case)
    return NextStep(Step.UNDOCUMENTED, step.do_text) if step else None


def _look_ups(look: _Look) -> NextStep | None:
    waiting = verifying.waiting(look.case)
    if waiting and (due := verifying.answer_due(waiting[0])) and due < look.today:
        return NextStep(Step.ASK_AGAIN_OR_GO_ON, _ask_again(waiting[0]), due=due)
    if unasked := verifying.unasked(look.case):
        return _to_ask(look.case, unasked[0])
    if waiting:
        due = verifying.answer_due(waiting[0])
        text = both("{body} has been asked. Wait for the answer until {day}, or propose on what is known.", body=waiting[0].body, day=iso(due))  # fmt: skip
        return NextStep(Step.WAIT_FOR_ANSWER, text, Who.BODY, due)
    return None


def _to_ask(case: Case, one: Verification) -> NextStep:
    if verifying.lacks_consent(case, one):
        text = both("Get the candidate's consent before {body} is asked.", body=one.body)
        return NextStep(Step.GET_CONSENT, text)
    if not one.domain:
        text = both("Ask {body}, at an address that you have found independently of the paper.", body=one.body)  # fmt: skip
        return NextStep(Step.LOOK_UP, text)
    text = both("Make the look-up with {body} ({domain}) and write down the answer.", body=one.body, domain=one.domain)  # fmt: skip
    return NextStep(Step.LOOK_UP, text)


def _ask_again(one: Verification) -> Text:
    if one.answers_elsewhere:
        return both(
            "{body} was asked on {day}; an answer came, but not from {domain}. Ask again there, or write down that no answer came and go on without. No answer is no sign of anything.",
            body=one.body,
            day=iso(one.asked_on),
            domain=one.domain,
        )
    return both(
        "{body} was asked on {day} and has not answered. Ask again, or write down that no answer came and go on without. No answer is no sign of anything.",
        body=one.body,
        day=iso(one.asked_on),
    )


def _propose(look: _Look) -> NextStep:
    return NextStep(Step.PROPOSE, both("Look at what the rulebook says, and make the proposal."))


def _stale(look: _Look) -> NextStep | None:
    if not is_stale(look.case):
        return None
    text = both("The requirement or the facts have changed since the proposal. Make it anew.")
    return NextStep(Step.PROPOSE_ANEW, text)


def _colleague(look: _Look) -> NextStep | None:
    standing = look.case.proposal
    if look.office.four_eyes is not FourEyes.ALWAYS or standing is None:
        return None
    if four_eyes.given_opinions(look.case):
        return None
    text = both("Two people look at every decision: ask a colleague for a second opinion, or let another one decide.")  # fmt: skip
    return NextStep(Step.ASK_COLLEAGUE, text)


def _decide(look: _Look) -> NextStep:
    given = four_eyes.given_opinions(look.case)
    if given and given[-1].agrees is False:
        text = both("A colleague sees it differently. Weigh what was said, and decide for each education, with reasons.")  # fmt: skip
        return NextStep(Step.DECIDE, text)
    return NextStep(
        Step.DECIDE,
        both(
            "Decide for each education. The proposal is the rulebook's; whoever departs from it writes why."
        ),
    )


def _opinion(look: _Look) -> NextStep:
    asked = four_eyes.opinions(look.case)[-1]
    due = asked.asked_at.date() + verifying.PATIENCE
    if look.today <= due:
        return NextStep(Step.WAIT_FOR_COLLEAGUE, _asked_opinion(asked), Who.COLLEAGUE, due)
    text = both("A colleague was asked on {day} and has not answered. Ask again, ask another one, or go on without where the policy lets you.", day=iso(asked.asked_at.date()))  # fmt: skip
    return NextStep(Step.ASK_AGAIN_OR_GO_ON, text, due=due)


def _asked_opinion(asked: SecondOpinion) -> Text:
    if asked.asked_of:
        return both("{name} looks at the proposal and gives a second opinion.", name=asked.asked_of)
    return both(
        "A colleague other than the one who proposed looks at the proposal and gives a second opinion."
    )


def _look_again(look: _Look) -> NextStep | None:
    if not is_stale(look.case):
        return None
    text = both("The facts have changed since the decision. Reopen the case if it could come out differently; the decision stays on record.")  # fmt: skip
    return NextStep(Step.LOOK_AGAIN, text)


_TELLS = frozenset({LetterKind.OUTCOME, LetterKind.REFERRAL, LetterKind.CANDIDATE})


def _tell(look: _Look) -> NextStep | None:
    decided = _place(look.case, Move.DECIDE)
    after = look.case.events[decided + 1 :]
    if any(one.what == Happening.LETTER and one.note in _TELLS for one in after):
        return None
    return NextStep(
        Step.TELL_CANDIDATE,
        both("Tell the candidate the outcome and the reasons, what would change it, and how to object or correct a fact."),
    )  # fmt: skip


def _close(look: _Look) -> NextStep:
    return NextStep(Step.CLOSE, both("Close the case: the candidate has been told."))


def _answer(look: _Look) -> NextStep:
    return NextStep(
        Step.ANSWER_OBJECTION,
        both("The candidate objects. Reopen the case if there is something new to look at; otherwise answer in plain words."),
    )  # fmt: skip


def _kept(look: _Look) -> NextStep:
    day, text = retention.erase_on(look.case, look.office), retention.explained(look.case, look.office)
    if day is None:
        return NextStep(Step.NAME_RULE, text, Who.OFFICER)
    return NextStep(Step.WAIT_FOR_DAY, both("Nothing to do now. {until}", until=text), Who.NOBODY, day)


def _gone(look: _Look) -> NextStep:
    return NextStep(Step.NOTHING, retention.explained(look.case, look.office), Who.NOBODY)


_BASICS: tuple[_Finder, ...] = (_requirement, _notice, _education)
_WORK: tuple[_Finder, ...] = (*_BASICS, _undocumented, _look_ups, _propose)

_BY_STATE: dict[CaseState, tuple[_Finder, ...]] = {
    CaseState.DRAFT: (*_BASICS, _papers),
    CaseState.WAITING_FOR_PAPERS: (_awaited_papers,),
    CaseState.READY: _WORK,
    CaseState.REOPENED: _WORK,
    CaseState.PROPOSED: (_stale, _colleague, _decide),
    CaseState.SECOND_OPINION: (_stale, _opinion),
    CaseState.DECIDED: (_look_again, _tell, _undocumented, _close),
    CaseState.OBJECTION: (_answer,),
    CaseState.CLOSED: (_look_again, _kept),
    CaseState.ERASED: (_gone,),
}
"""For each state, what to look at in order; the last of each always finds something."""


def _place(case: Case, what: str) -> int:
    """Where in the timeline something happened last; -1 if never."""
    return max((n for n, one in enumerate(case.events) if one.what == what), default=-1)


def _last(case: Case, what: str) -> Event | None:
    place = _place(case, what)
    return case.events[place] if place >= 0 else None
