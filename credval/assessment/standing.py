"""Was the institution entitled to award it, then? Stored facts and what a person looked up, never a guess."""

from __future__ import annotations

import functools
from datetime import date

import msgspec

from credval.assessment.inputs import Found, Record, Registries
from credval.assessment.lookups import NO_LOOKUPS, Asked, Lookups, says
from credval.model import words as w
from credval.model.claims import Claim
from credval.model.entries import Qualification
from credval.model.institutions import Institution, StatusRecord
from credval.model.words import InstitutionStatus as Status
from credval.model.words import StoredStatus as Stored

_RECOGNISED = (Stored.RECOGNISED, Stored.RECOGNISED_BY_PROGRAMME)
_BY_PROGRAMME, _LISTED = Stored.RECOGNISED_BY_PROGRAMME, Stored.LISTED_AS_NOT_ENTITLED
_POSITIVE = (Status.RECOGNISED_AT_AWARD, Status.SUCCESSOR_CONFIRMED)
_AT_AWARD, _NOT_KNOWN, _MILL = Status.RECOGNISED_AT_AWARD, Status.UNKNOWN, Status.MILL_CONFIRMED
_INSTITUTION, _ABOUT_IT = w.AwardedBy.INSTITUTION, w.EvidenceAbout.INSTITUTION


class Standing(msgspec.Struct, frozen=True, gc=False, eq=False):
    """The word of the axis, why (a code of wording.STANDING), and the record or body behind it."""

    status: Status
    why: str
    record: StatusRecord | None = None
    body: str = ""
    day: date | None = None
    by_programme: bool = False
    conflict: bool = False


_AWARDED_BY_STATE = Standing(Status.RECOGNISED_AT_AWARD, "awarded_by_state")
_IN_NO_REGISTRY = Standing(Status.UNKNOWN, "in_no_registry")
_NOT_IN_BOOK, _NOT_GIVEN = Standing(Status.UNKNOWN, "not_in_book"), Standing(Status.UNKNOWN, "not_given")


def standing(claim: Claim, entry: Qualification | None, found: Found, on: date, asked: Asked) -> Standing:
    """The institution's status on the day of award. What a person found counts, if it is recorded."""
    looked_up = asked.get(_ABOUT_IT, NO_LOOKUPS)
    if claim.institution_status is _MILL and len(looked_up.denying_bodies) >= 2:
        return Standing(_MILL, "two_sources", body=", ".join(sorted(looked_up.denying_bodies)))
    if entry is not None and entry.awarded_by is not _INSTITUTION:
        return _AWARDED_BY_STATE
    recorded = _from_book(claim, entry, found, on)
    if looked_up is NO_LOOKUPS and claim.institution_status is None:
        return recorded
    person = _from_person(claim, found, looked_up)
    return recorded if person is None else _both(recorded, person)


def _both(recorded: Standing, person: Standing) -> Standing:
    """The word where the book says one thing and a person has found, or typed, another."""
    if recorded.status is Status.LISTED_NOT_ENTITLED and person.status in _POSITIVE:
        return Standing(Status.UNKNOWN, "conflict", recorded.record, person.body, person.day, conflict=True)
    if person.status is Status.UNKNOWN and recorded.status is not Status.UNKNOWN:
        return recorded
    return person


def _from_person(claim: Claim, found: Found, looked_up: Lookups) -> Standing | None:
    typed = claim.institution_status
    yes, no = looked_up.confirmed, looked_up.denied
    if yes is None and no is None:
        return None if typed in (None, _NOT_KNOWN) else Standing(_NOT_KNOWN, "typed_without_evidence")
    if yes and typed in (None, Status.UNKNOWN, Status.RECOGNISED_AT_AWARD):
        return Standing(Status.RECOGNISED_AT_AWARD, "looked_up", body=says(yes), day=yes.day)
    if yes and typed in (Status.SUCCESSOR_CONFIRMED, Status.RECOGNISED_OTHER_PERIOD):
        return Standing(typed, "looked_up", body=says(yes), day=yes.day)
    if no and typed is Status.LISTED_NOT_ENTITLED and _competent(no.body, found):
        return Standing(typed, "looked_up_listed", body=says(no), day=no.day)
    if (no or yes) and typed is Status.LEGITIMATE_NOT_RECOGNISED:
        answer = no or yes
        return Standing(typed, "looked_up_not", body=says(answer), day=answer.day if answer else None)
    if no:
        return Standing(_NOT_KNOWN, "denied", body=says(no), day=no.day)
    return Standing(_NOT_KNOWN, "typed_without_evidence")


def _competent(body: str, found: Found) -> bool:
    """Whether ``body`` is a competent authority of the system itself."""
    authorities = found.country.authorities if found.country else {}
    named = {
        text.casefold()
        for key, one in authorities.items()
        if one.competent == "yes"
        for text in (key, one.name.sv, one.name.en, one.name.native or "")
    }
    return body.strip().casefold() in named - {""}


def _from_book(claim: Claim, entry: Qualification | None, found: Found, on: date) -> Standing:
    record, award = found.record, claim.award
    if record is None:
        return _only_known(found.known_by, found.registries) if claim.institution else _NOT_GIVEN
    if award:
        return _then(record, entry, award.first, award.last)
    if entry is not None and entry.awarded.first is not None:
        return _then(record, entry, entry.awarded.first, min(entry.awarded.last or on, on))
    return _without_day(record.institution, entry)


@functools.lru_cache(maxsize=4096)
def _only_known(domains: tuple[str, ...], registries: Registries | None) -> Standing:
    """A name that is not in the rulebook. Wherever else it is known, the word stays the same."""
    named = ", ".join(domains[:3])
    if registries and (registries.records or registries.shared):
        return Standing(Status.UNKNOWN, "in_registries", body=named)
    if domains:
        return Standing(Status.UNKNOWN, "known_by_domain", body=named)
    return _IN_NO_REGISTRY if registries else _NOT_IN_BOOK


def _without_day(institution: Institution, entry: Qualification | None) -> Standing:
    """No day of award: only a recognition without beginning or end answers."""
    records = _speaking(institution, entry)
    whole = next(
        (one for one in records if one.status in _RECOGNISED and one.first is None and one.last is None), None
    )
    return (
        _recognised(whole)
        if whole
        else Standing(Status.UNKNOWN, "day_needed", records[-1] if records else None)
    )


def standing_on(record: Record, first: date, last: date) -> Standing:
    """The word for an award of any level on one of these days, by what is on record alone."""
    return _then(record, None, first, last)


def _then(record: Record, entry: Qualification | None, first: date, last: date) -> Standing:
    """The word for an award on one of these days; worked out once for each period and level."""
    key = (record.periods.key(first, last), entry.cycle if entry else None)
    known: Standing | None = record.standings.get(key)
    if known is None:
        known = record.standings[key] = _worked_out(record, entry, first, last)
    return known


def _worked_out(record: Record, entry: Qualification | None, first: date, last: date) -> Standing:
    records = _speaking(record.institution, entry)
    good = [one for one in records if one.status in _RECOGNISED]
    listed = _listed(records) if len(good) < len(records) else None
    if listed and listed.covers(first, last) and listed.competent:
        return Standing(Status.LISTED_NOT_ENTITLED, "listed", listed)
    covering = _covering(good, first, last)
    if covering:
        return _recognised(covering)
    if listed:
        return Standing(Status.UNKNOWN, "listed_other_time", listed)
    before = next((one for one in record.predecessors if _covering(_good(one, entry), first, last)), None)
    if before:
        status, name = _covering(_good(before, entry), first, last), before.name_on(first)
        return Standing(Status.SUCCESSOR_CONFIRMED, "predecessor", status, name)
    return _not_covered(records, good, first, last)


def _listed(records: list[StatusRecord]) -> StatusRecord | None:
    return next((one for one in records if one.status is _LISTED), None)


def _not_covered(records: list[StatusRecord], good: list[StatusRecord], first: date, last: date) -> Standing:
    if any(one.touches(first, last) for one in good):
        return Standing(Status.UNKNOWN, "day_too_vague", good[-1])
    refused = next(
        (one for one in records if one.status is Stored.NOT_RECOGNISED and one.covers(first, last)), None
    )
    if refused and refused.competent:
        return Standing(Status.LEGITIMATE_NOT_RECOGNISED, "not_recognised_then", refused)
    if good:
        return Standing(Status.RECOGNISED_OTHER_PERIOD, "other_period", good[-1])
    return Standing(Status.UNKNOWN, "no_status")


def _good(institution: Institution, entry: Qualification | None) -> list[StatusRecord]:
    return [one for one in _speaking(institution, entry) if one.status in _RECOGNISED]


def _speaking(institution: Institution, entry: Qualification | None) -> list[StatusRecord]:
    """The records that speak of this award, of the whole institution or of its level, in the order of time."""
    scopes = ("institution", "", "level:" + (entry.cycle or "") if entry is not None else "level:")
    found = [one for one in institution.statuses if one.scope in scopes]
    return found if len(found) < 2 else sorted(found, key=_days)


def _days(one: StatusRecord) -> tuple[date, date]:
    return one.first or date.min, one.last or date.max


def _covering(records: list[StatusRecord], first: date, last: date) -> StatusRecord | None:
    """The record that covers all the days, or the last of several that cover them together without a gap."""
    reached, latest = first, None
    for one in records:
        begins, ends = one.first, one.last
        if (begins is None or begins <= reached) and (ends is None or ends >= reached):
            if ends is None or ends >= last:
                return one
            latest, reached = one, date.fromordinal(ends.toordinal() + 1)
    return latest if latest and reached > last else None


def _recognised(record: StatusRecord) -> Standing:
    return Standing(_AT_AWARD, "on_record", record, "", None, record.status is _BY_PROGRAMME)
