"""Which cases stand in a list, in which order, and how many? Everything is chosen and put in order by the database."""

from __future__ import annotations

import functools
from datetime import date, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    and_,
    bindparam,
    case,
    func,
    literal,
    literal_column,
    or_,
    select,
)

from credval.model.case_words import CaseState
from credval.store.base import Base
from credval.store.columns import words
from credval.store.lists import Listing, Order, Row
from credval.store.tables import CASES, NOT_ERASED

_ORDERS: dict[Order, Any] = {
    Order.NUMBER: CASES.c.number_order,
    Order.STATE: CASES.c.state,
    Order.OPENED: CASES.c.opened_at,
    Order.CHANGED: CASES.c.changed_at,
    Order.DECIDED: CASES.c.decided_at,
    Order.ERASED_ON: CASES.c.erase_on,
    Order.ASSESSOR: CASES.c.assessor,
    Order.JOB: CASES.c.job_order,
    Order.JOB_REFERENCE: CASES.c.job_reference,
    Order.PERSON: CASES.c.person_order,
    Order.REFERENCE: CASES.c.reference,
    Order.COUNTRY: CASES.c.countries,
    Order.QUALIFICATION: CASES.c.qualification_order,
    Order.INSTITUTION: CASES.c.institution_order,
    Order.OUTCOME: CASES.c.outcomes,
    Order.NEXT: CASES.c.next_order,
}
_MAY_BE_EMPTY = {Order.DECIDED, Order.ERASED_ON}
_HAS_OUTCOME = CASES.c.outcomes != literal_column("''")


class Listings(Base):
    """Lists of cases. Reading them is logged by whoever shows them, once a list, with `note`."""

    def listed(self, listing: Listing, first: int, count: int) -> list[Row]:
        """At most ``count`` rows from the ``first`` (0 is the top) on."""
        with self._ledger.looking() as connection:
            return [
                Row._make(one) for one in connection.execute(page(listing), {"first": first, "count": count})
            ]

    def how_many(self, listing: Listing) -> int:
        """How many rows the whole list has."""
        counted = select(func.count()).select_from(CASES).where(*_conditions(listing))
        with self._ledger.looking() as connection:
            return connection.execute(counted).scalar_one()

    def due(self, day: date) -> list[Row]:
        """The cases whose day of erasure has come on ``day``, the longest overdue first."""
        listing = Listing(erase_by=day, order=Order.ERASED_ON, descending=False)
        return self.listed(listing, 0, self.how_many(listing))

    def assessors(self) -> list[str]:
        """Everybody who stands as assessor of a case, in order."""
        with self._ledger.looking() as connection:
            found = select(CASES.c.assessor).where(NOT_ERASED).distinct().order_by(CASES.c.assessor)
            return list(connection.execute(found).scalars())


@functools.cache
def _shown(blind: bool) -> tuple[Any, ...]:
    person = (
        case((_HAS_OUTCOME, CASES.c.person_name), else_=literal_column("''"))
        if blind
        else CASES.c.person_name
    )
    return (
        CASES.c.id, CASES.c.number, CASES.c.state, person, CASES.c.reference, CASES.c.job_title, CASES.c.job_reference, CASES.c.countries,
        CASES.c.qualification, CASES.c.institution, CASES.c.outcomes, CASES.c.assessor, CASES.c.opened_at, CASES.c.changed_at, CASES.c.decided_at,
        CASES.c.erase_on, CASES.c.version, CASES.c.next_step, CASES.c.next_due,
    )  # fmt: skip


@functools.lru_cache(maxsize=64)
def page(listing: Listing) -> Select[Any]:
    """The statement of a list, kept while somebody scrolls in it; its parameters are ``first`` and ``count``."""
    chosen = select(*_shown(listing.blind)).where(*_conditions(listing)).order_by(*_in_order(listing))
    return chosen.offset(bindparam("first", type_=Integer)).limit(bindparam("count", type_=Integer))


def _conditions(listing: Listing) -> list[ColumnElement[bool]]:
    """What narrows the list; without the wish for erased ones word for word what the indexes leave out."""
    asked: list[Any] = [] if CaseState.ERASED in listing.states else [NOT_ERASED]
    if len(listing.states) == 1:
        asked.append(CASES.c.state == listing.states[0].value)
    elif listing.states:
        asked.append(CASES.c.state.in_([state.value for state in listing.states]))
    if listing.country:
        asked.append(_one_of(CASES.c.countries, listing.country))
    if listing.outcome:
        asked.append(_one_of(CASES.c.outcomes, listing.outcome))
    if listing.assessor:
        asked.append(CASES.c.assessor == listing.assessor)
    if listing.decided_between:
        start, end = listing.decided_between
        asked.append(and_(CASES.c.decided_at >= start, CASES.c.decided_at < end))
    if listing.erase_by:
        asked.append(CASES.c.erase_on <= listing.erase_by)
    if listing.next_by:
        asked.append(CASES.c.next_order < (listing.next_by + timedelta(days=1)).isoformat())
    return [*asked, *(_holds(word, listing.blind) for word in words(listing.text))]


def _one_of(column: Any, word: str) -> ColumnElement[bool]:
    """Whether ``word`` stands in a column of words with blanks between; most hold one, which the index finds."""
    return or_(column == word, (literal(" ") + column + " ").contains(f" {word} ", autoescape=True))


def _holds(word: str, blind: bool) -> ColumnElement[bool]:
    named = CASES.c.person_search.contains(word, autoescape=True)
    return or_(CASES.c.search.contains(word, autoescape=True), and_(named, _HAS_OUTCOME) if blind else named)


def _in_order(listing: Listing) -> tuple[Any, Any]:
    """The order, and the place of the row where two are equal, so that a page never repeats a row."""
    column = _ORDERS[listing.order]
    if listing.blind and listing.order is Order.PERSON:
        column = case((_HAS_OUTCOME, CASES.c.person_order), else_=literal_column("''"))
    if not listing.descending:
        return (
            column.asc().nulls_first() if listing.order in _MAY_BE_EMPTY else column.asc()
        ), CASES.c.place.asc()
    return (
        column.desc().nulls_last() if listing.order in _MAY_BE_EMPTY else column.desc()
    ), CASES.c.place.desc()
