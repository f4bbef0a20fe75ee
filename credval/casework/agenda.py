"""What does a list say of the next step of a case, without opening it: what, whose turn, by when; and until when is that so?

The step itself depends on the day: an answer is waited for until it is late, a case is kept until it is to be erased. A list
holds the step as it was reckoned last and the first day on which it is another one; on that day it is reckoned anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from credval.casework import four_eyes, retention, verifying
from credval.casework.next_step import Step, Who, next_step, papers_due_by
from credval.model.case_words import CaseState
from credval.model.cases import Case, Office
from credval.text import Text, both, mark

_SHORT = {
    Step.WRITE_REQUIREMENT: mark("Write what the job needs"),
    Step.GIVE_NOTICE: mark("Inform the candidate"),
    Step.DESCRIBE_EDUCATION: mark("Describe the education"),
    Step.ASK_FOR_PAPERS: mark("Ask for the papers"),
    Step.CONFIRM_PAPERS: mark("See whether the papers are complete"),
    Step.WAIT_FOR_PAPERS: mark("Send the papers"),
    Step.ASK_AGAIN_OR_GO_ON: mark("Ask again, or go on without"),
    Step.UNDOCUMENTED: mark("The next step without papers"),
    Step.GET_CONSENT: mark("Get consent to a look-up"),
    Step.LOOK_UP: mark("Make a look-up"),
    Step.WAIT_FOR_ANSWER: mark("Answer the look-up"),
    Step.PROPOSE: mark("Make the proposal"),
    Step.PROPOSE_ANEW: mark("Make the proposal anew"),
    Step.ASK_COLLEAGUE: mark("Ask a colleague"),
    Step.WAIT_FOR_COLLEAGUE: mark("Give a second opinion"),
    Step.DECIDE: mark("Decide"),
    Step.TELL_CANDIDATE: mark("Tell the candidate the outcome"),
    Step.LOOK_AGAIN: mark("Look again: the facts have changed"),
    Step.ANSWER_OBJECTION: mark("Answer the objection"),
    Step.CLOSE: mark("Close the case"),
    Step.ERASE_PAPERS: mark("Erase the copies of identity papers"),
    Step.ERASE: mark("Erase the case"),
    Step.NAME_RULE: mark("Name the rule that lets it be erased"),
    Step.WAIT_FOR_DAY: mark("Nothing: it is kept until its day"),
    Step.NOTHING: mark("Nothing"),
}
_TURN = {
    Step.WAIT_FOR_PAPERS: Who.CANDIDATE,
    Step.WAIT_FOR_ANSWER: Who.BODY,
    Step.WAIT_FOR_COLLEAGUE: Who.COLLEAGUE,
    Step.ERASE_PAPERS: Who.OFFICER,
    Step.ERASE: Who.OFFICER,
    Step.NAME_RULE: Who.OFFICER,
    Step.WAIT_FOR_DAY: Who.NOBODY,
    Step.NOTHING: Who.NOBODY,
}
"""Whose step it is, where it is not that of whoever handles the case."""
_SPOKEN_OF = {
    Who.CANDIDATE: mark("The candidate: {step}"),
    Who.BODY: mark("The body asked: {step}"),
    Who.COLLEAGUE: mark("The colleague: {step}"),
}


@dataclass(frozen=True, slots=True)
class Agenda:
    """The next step as a list keeps it: its code, its day, and the first day on which it is another; None: never by itself."""

    step: Step
    due: date | None
    changes_on: date | None


def agenda(case: Case, office: Office, today: date) -> Agenda:
    """The next step on that day, and how long it holds if nothing happens to the case."""
    now = next_step(case, office, today)
    for day in sorted({one for one in _turns(case, office) if one > today}):
        then = next_step(case, office, day)
        if (then.code, then.due) != (now.code, now.due):
            return Agenda(now.code, now.due, day)
    return Agenda(now.code, now.due, None)


def whose(step: Step) -> Who:
    """Whose turn it is."""
    return _TURN.get(step, Who.ASSESSOR)


def short(step: Step) -> Text:
    """The step in a few words, with whose turn it is where somebody else is waited for."""
    said = both(_SHORT[step])
    spoken_of = _SPOKEN_OF.get(whose(step))
    if spoken_of is None:
        return said
    return both(spoken_of, step=Text(_small(said.sv), _small(said.en)))


def _turns(case: Case, office: Office) -> Iterator[date]:
    """Every day on which the next step may become another one by itself."""
    for kept in (retention.erase_on(case, office), retention.papers_erase_on(case, office)):
        if kept is not None:
            yield kept
    for late in _awaited(case):
        if late < date.max:
            yield late + timedelta(days=1)


def _awaited(case: Case) -> Iterator[date]:
    """The last days on which what was asked for is not late."""
    if case.state is CaseState.WAITING_FOR_PAPERS:
        yield papers_due_by(case)
    for one in verifying.waiting(case):
        if (due := verifying.answer_due(one)) is not None:
            yield due
    for opinion in four_eyes.opinions(case):
        yield opinion.asked_at.date() + verifying.PATIENCE


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
