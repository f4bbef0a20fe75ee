"""When is a case, or a copy of an identity paper in it, to be erased, and why then?

Months are calendar months, clipped at the end of a month: 31 August and 18 months is 28 or 29 February. Days are those
of UTC. A clock set back during the work never brings a day forward: the latest instant on record counts.
"""

from __future__ import annotations

import calendar
from datetime import date, datetime

from credval.casework.wording import label
from credval.model.case_words import CaseState, Happening, Move, OfficeKind
from credval.model.cases import Case, Event, Office, Paper
from credval.text import Text, both, both_plural

DECIDED_STATES = frozenset({CaseState.DECIDED, CaseState.CLOSED})
_NO_CHANGE = frozenset({Happening.PAPER_REMOVED.value, Happening.KEPT_LONGER.value})
"""Lines of the timeline that keep the data no longer: tidying up is no work on the case."""


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later, or the last of that month; the last day of the calendar at most."""
    years, month = divmod(day.month - 1 + max(months, 0), 12)
    if day.year + years > date.max.year:
        return date.max
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def erase_on(case: Case, office: Office) -> date | None:
    """The first day on which the case is to be gone. None: erased already, or a public body that names no rule."""
    if case.state is CaseState.ERASED or not may_erase_at_all(office):
        return None
    day = clock(case, office)
    longer = case.protection.keep_longer_until
    return max(day, longer) if longer else day


def clock(case: Case, office: Office) -> date:
    """The day by the office's months alone: after the last decision, or the last change where none stands."""
    decided = _decided_on(case)
    if decided:
        return add_months(decided, office.keep_months)
    return add_months(_latest(case, case.events), office.keep_undecided_months)


def may_erase_at_all(office: Office) -> bool:
    """Whether the office may erase: a private one may, a public one by a rule that it names."""
    return office.kind is OfficeKind.PRIVATE or bool(office.erasure_rule.strip())


def held(case: Case, today: date) -> bool:
    """Whether somebody wrote a reason to keep the case beyond ``today``."""
    until = case.protection.keep_longer_until
    return until is not None and today < until


def is_due(case: Case, office: Office, today: date) -> bool:
    """Whether the case is to be erased now."""
    day = erase_on(case, office)
    return day is not None and day <= today


def papers_erase_on(case: Case, office: Office) -> date | None:
    """The day for copies of identity papers: never later than the case's own by the clock. None as `erase_on`."""
    if case.state is CaseState.ERASED or not may_erase_at_all(office):
        return None
    decided = _decided_on(case)
    by_clock = clock(case, office)
    return min(add_months(decided, office.keep_identity_months), by_clock) if decided else by_clock


def papers_due(case: Case, office: Office, today: date) -> tuple[Paper, ...]:
    """The copies of identity papers that are to be erased now, while the case stays."""
    day = papers_erase_on(case, office)
    if day is None or today < day:
        return ()
    return tuple(one for one in case.papers if is_identity(one) and one.removed_on is None)


def is_identity(paper: Paper) -> bool:
    """Whether it is a copy of an identity paper."""
    return paper.identity or paper.kind == "identity"


def explained(case: Case, office: Office) -> Text:
    """Until when the case is kept, and by which rule. Always a sentence."""
    day = erase_on(case, office)
    if case.state is CaseState.ERASED:
        return both("The content is erased. That there was a case stays on record.")
    if day is None:
        return no_rule(office)
    longer = case.protection.keep_longer_until
    if longer and longer == day and longer > clock(case, office):
        return both(
            "It is kept until {day}, longer than usual, because: {reason}",
            day=day.isoformat(),
            reason=case.protection.keep_longer_because,
        )
    return _by_the_clock(case, office, day)


def no_rule(office: Office) -> Text:
    """Why a public body erases nothing yet, and what it does about it."""
    return both(
        "The office is {kind}. It erases nothing without naming the rule (gallringsbeslut) that lets it: write its number and day in the settings.",
        kind=label(office.kind),
    )


def _by_the_clock(case: Case, office: Office, day: date) -> Text:
    months = office.keep_months if _decided_on(case) else office.keep_undecided_months
    if office.kind is not OfficeKind.PRIVATE:
        return both("It is erased on {day}, by {rule}.", day=day.isoformat(), rule=office.erasure_rule)
    if _decided_on(case):
        return both(
            "It is erased on {day}: {months} after the decision.", day=day.isoformat(), months=_months(months)
        )
    return both(
        "It is erased on {day}: {months} after the last change, since nothing is decided.",
        day=day.isoformat(),
        months=_months(months),
    )


def _months(n: int) -> Text:
    return both_plural("one month", "{n} months", max(n, 0))


def _decided_on(case: Case) -> date | None:
    """The day of the last decision where it stands; None while the case is worked on, again or for the first time."""
    decided = case.decided_at
    if decided is None or case.state not in DECIDED_STATES:
        return None
    last = max((n for n, one in enumerate(case.events) if one.what == Move.DECIDE), default=-1)
    return _latest(case, case.events[: last + 1], decided)


def _latest(case: Case, events: tuple[Event, ...], *more: datetime) -> date:
    telling = (one.at for one in events if one.what not in _NO_CHANGE)
    return max((case.opened_at, *telling, *more)).date()
