"""The checklists of a case: what this case needs, how it was answered, and all of it on paper.

An answer is kept with the edition that asked for it. No answer, and no warning sign, reaches an assessment.
"""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from credval.actions.assessing import assess_person
from credval.actions.books import OpenBook
from credval.actions.casebook import Casebook
from credval.assessment.record import Record
from credval.casework import editing
from credval.casework.checklist_facts import Known, facts_of, facts_of_post, with_answers
from credval.casework.checklists import OfCase, of_case
from credval.casework.claims import Claim, claim_without_person
from credval.conditions.evaluating import Fact
from credval.model.cases import Case, CheckedItem, Office
from credval.model.entries import Qualification
from credval.text import Lang


def checklist_of(book: OpenBook, case: Case, today: date, office: Office | None = None) -> OfCase:
    """The items that the case needs as its facts are today, with their answers. ``office``: whose case it is."""
    return of_case(book.guide.checklists, facts_of_case(book, case, today, office), case.checklist)


def facts_of_case(
    book: OpenBook, case: Case, today: date, office: Office | None = None
) -> list[dict[str, Fact]]:
    """For each credential the facts that pick items; those of the job alone while none is described."""
    post = facts_of_post(case, office)
    return [with_answers(post | one, case.checklist) for one in _facts_of_credentials(book, case, today)]


def _facts_of_credentials(book: OpenBook, case: Case, today: date) -> list[dict[str, Fact]]:
    claims = [claim_without_person(case, one) for one in case.credentials]
    if not claims:
        return [facts_of(Known(_job_alone(case), {}), today)]
    results = assess_person(book, claims, today)
    return [facts_of(_known(book, *pair), today) for pair in zip(claims, results, strict=True)]


def answer(casebook: Casebook, book: OpenBook, case: Case, given: CheckedItem) -> Case:
    """An item answered, under the edition that asks for it. Raises as `Casebook.edit`."""
    return casebook.edit(case, editing.check, replace(given, edition=book.edition))


def printed(casebook: Casebook, book: OpenBook, case: Case, lang: Lang) -> bytes:
    """The checklists of the case as PDF. Raises NotAllowedError."""
    from credval.casework.roles import Right
    from credval.reports.checklist import checklist
    from credval.reports.letters import Matter
    from credval.reports.pdf import pdf

    casebook.expect(Right.READ_CASES)
    matter = Matter(case=casebook.shown(case), office=casebook.office, lang=lang, day=casebook.today)
    found = checklist_of(book, case, casebook.today, casebook.office)
    return pdf(checklist(matter, found, book.edition))


def _job_alone(case: Case) -> Claim:
    found: Claim = {"stage": case.job.stage, "documents_missing_because": case.papers_missing_because}
    return found | ({"requirement": case.job.requirement} if case.job.requirement else {})


def _known(book: OpenBook, claim: Claim, result: Record) -> Known:
    entry = _entry(book, result)
    system = entry.system if entry else str(claim.get("country") or "").lower()
    return Known(claim, result, entry, book.country(system))


def _entry(book: OpenBook, result: Record) -> Qualification | None:
    """The entry, where one is meant and no other fits."""
    matched = result["matched"]
    if not matched or matched["how"] == "close" or len(result["candidates"]) > 1:
        return None
    return book.qualification(matched["qualification_id"] or "")
