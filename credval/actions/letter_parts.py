"""What does a letter need of the rulebook and the store: titles, countries, results, professions, channels?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from credval.actions.books import OpenBook
from credval.actions.casebook import Casebook
from credval.actions.proposing import assessed, results_of
from credval.assessment.record import Record
from credval.assessment.wording import destination_text
from credval.casework import verifying
from credval.casework.differing import last_decisions
from credval.model.cases import Case, Credential, Verification
from credval.model.entries import Qualification
from credval.model.sweden import Profession
from credval.model.systems import Country
from credval.reports.letters import Check, Education
from credval.text import Text


def results(casebook: Casebook, book: OpenBook, case: Case) -> dict[str, Record]:
    """For each credential the result that was decided on, else the one proposed, else that of today."""
    wanted = {one.credential: one.proposal for one in last_decisions(case)}
    if not wanted and case.proposal is None:
        return {one["id"]: one for one in assessed(book, case, casebook.today)}
    found: dict[str, Record] = {}
    for proposal in case.proposals:
        if proposal is case.proposal or proposal.id in wanted.values():
            found |= {
                one["id"]: one
                for one in results_of(casebook, case, proposal)
                if wanted.get(one["id"], proposal.id) == proposal.id
            }
    return found


def educations(book: OpenBook, case: Case, results: Mapping[str, Record]) -> tuple[Education, ...]:
    """Each credential of the case with what the rulebook says of it, in order."""
    return tuple(_education(book, case, one, results.get(one.id)) for one in case.credentials)


def _education(book: OpenBook, case: Case, credential: Credential, result: Record | None) -> Education:
    typed = str(credential.claim.get("qualification") or "")
    picked = book.qualification(typed)
    entry = book.qualification(_matched(result)) or picked
    decision = next((one for one in last_decisions(case) if one.credential == credential.id), None)
    return Education(
        credential=credential,
        title=picked.title if picked else Text(typed, typed),
        country=_country(book, credential, entry),
        result=result,
        decision=decision,
        counterpart=_counterpart(book, decision.counterpart) if decision else None,
        profession=_profession(book, case, entry),
        kind=entry.kind if entry else None,
    )


def _matched(result: Record | None) -> str:
    return (result["matched"] or {}).get("qualification_id") or "" if result else ""


def _country(book: OpenBook, credential: Credential, entry: Qualification | None) -> Country | None:
    return book.country(entry.system if entry else str(credential.claim.get("country") or "").lower())


def _counterpart(book: OpenBook, key: str) -> Text | None:
    one = book.sweden.get(key)
    return destination_text(one) if one else None


def _profession(book: OpenBook, case: Case, entry: Qualification | None) -> Profession | None:
    """What the education leads to, else what the job is."""
    asked = (case.job.requirement or {}).get("profession")
    keys = (entry.profession if entry else None, asked)
    return next((found for key in keys if key and (found := book.profession(str(key)))), None)


def check(one: Verification, education: Education, today: date) -> Check:
    """A look-up of an education with its channel in the country file, as that is today."""
    country = education.country
    known = verifying.tasks(country, verifying.Asked(today)) if country else ()
    task = next((task for task in known if task.channel == one.channel and task.about is one.about), None)
    return Check(one=one, education=education, task=task, read=_read(country, one.channel))


def _read(country: Country | None, channel: str) -> date | None:
    """When somebody read what the country file says of a channel or body: the latest of its pages."""
    if country is None:
        return None
    body = country.authorities.get(channel)
    keys = next(
        (one.sources for one in country.verification if one.id == channel), body.sources if body else ()
    )
    return max((one.read for one in country.sources if one.key in keys and one.address), default=None)


def titles(book: OpenBook, case: Case, found: Mapping[str, Record]) -> Iterator[tuple[str, Text]]:
    """Words for the ids and codes of a case's education; for a title in its own script the one that is read here."""
    fields = book.vocabulary("fields")
    for one in case.credentials:
        typed, field = str(one.claim.get("qualification") or ""), str(one.claim.get("field") or "")
        entry = book.qualification(_matched(found.get(one.id))) or book.qualification(typed)
        for key in (typed, str(one.claim.get("qualification_native") or "")):
            if key:
                yield key, entry.title if entry else Text(typed or key, typed or key)
        if field in fields:
            yield field, fields[field]
    for decision in last_decisions(case):
        if named := _counterpart(book, decision.counterpart):
            yield decision.counterpart, named
