"""What is offered while one types the name of an institution: its word for the day of award, and where else it is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from credval.desktop.find_box import Offer
from credval.desktop.speech import Speech
from credval.text import mark

if TYPE_CHECKING:
    from credval.actions.books import OpenBook
    from credval.model.institutions import Institution

_MOST_KNOWN = 4
Days = tuple[date, date] | None
"""The first and the last day that the award may have been made on; None while it is not written."""


def institution_offers(book: OpenBook, speech: Speech, text: str, system: str, days: Days) -> list[Offer]:
    """Institutions that fit what was typed, those on record first. For the worker thread."""
    found = list(_on_record(book, speech, text, system, days))
    if system:
        found += _by_domain(book, speech, text, system)
        found += _in_registries(speech, text, system)
    once: dict[str, Offer] = {}
    for one in found:  # two on record may bear one name; one that is only known is offered once
        once.setdefault(one.id or one.title.casefold(), one)
    return list(once.values())


def _on_record(book: OpenBook, speech: Speech, text: str, system: str, days: Days) -> Iterator[Offer]:
    for hit in book.find_institutions(text, system or None):
        place = book.institution(hit.target)
        if place is not None:
            then, now = place.name_on(days[0] if days else None), place.name_on(None)
            told = (
                _word(book, place, speech, days),
                place.city,
                "" if then == now else speech.tr("today {name}", name=now),
                "" if hit.name == then else hit.name,
                speech.of(hit.because),
            )
            yield Offer(place.id, then, " · ".join(filter(None, told)))


def _word(book: OpenBook, place: Institution, speech: Speech, days: Days) -> str:
    """Whether it was entitled then, in a word; nothing while the day is not written."""
    from credval.assessment.inputs import Record
    from credval.assessment.standing import standing_on
    from credval.assessment.wording import label_both

    if days is None:
        return ""
    record = Record(place, book.predecessors(place.id))
    return speech.of(label_both(standing_on(record, *days).status))


def _by_domain(book: OpenBook, speech: Speech, text: str, system: str) -> Iterator[Offer]:
    """Names that nobody has on record, but that have a web domain: better spelt right than not at all."""
    why = mark("Known by its web domain {domain}. The right to award is not checked.")
    for hit in book.find_known(text, system, _MOST_KNOWN):
        if book.exact("institution", hit.name, system):
            continue  # it is on record, and stands above
        yield Offer("", hit.name, speech.tr(why, domain=hit.target))


def _in_registries(speech: Speech, text: str, system: str) -> Iterator[Offer]:
    """What imported registries hold, if somebody has imported one."""
    from credval.actions.evidence import evidence_in_use
    from credval.actions.looking import registry_rows

    evidence = evidence_in_use()
    for one in registry_rows(evidence, text, system, _MOST_KNOWN) if evidence else ():
        yield Offer("", one["name"], " ".join(speech.of(said) for said in one["says"]))
