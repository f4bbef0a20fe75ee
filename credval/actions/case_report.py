"""The report of a case: its education with the outcome and the decision, what holds in the sector, and the checklists."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from credval.actions import letter_parts
from credval.actions.books import OpenBook
from credval.actions.carrying import sectors_of
from credval.actions.casebook import Casebook
from credval.actions.checking import checklist_of
from credval.actions.proposing import assessed, results_of
from credval.actions.reporting import Beside, Office, report
from credval.assessment.record import Record
from credval.casework import editing
from credval.casework.checking import is_stale
from credval.casework.claims import claims
from credval.casework.differing import last_decisions
from credval.casework.roles import Right
from credval.casework.wording import label
from credval.model.cases import Case, Proposal
from credval.reports.blocks import Section
from credval.reports.case import Decision
from credval.reports.checklist import annex
from credval.text import Lang, both


def case_report(
    casebook: Casebook,
    book: OpenBook,
    case: Case,
    lang: Lang,
    *,
    checklists: bool = True,
    prepared_by: str = "",
) -> bytes:
    """The report as PDF; ``checklists``: with what was looked at, as an annex.

    It says what was proposed, as long as that is of the facts that stand now; else what the rulebook says today, and then
    without a decision. Raises NotAllowedError, EditRefusedError, StoreError.
    """
    casebook.expect(Right.READ_CASES)
    shown = casebook.shown(case)
    if not shown.credentials:
        raise editing.EditRefusedError(both("Describe at least one education first."))
    standing = _standing(case)
    results, on = _results(casebook, book, case, standing)
    beside = Beside(
        shown.job.title,
        sectors_of(shown),
        tuple(_decisions(book, shown, standing, results, lang)),
        tuple(_annex(casebook, book, shown, lang)) if checklists else (),
    )
    pairs = list(zip(claims(shown), results, strict=True))
    return report(book, pairs, lang, on, Office(casebook.office.name, prepared_by), beside)


def _standing(case: Case) -> Proposal | None:
    """The proposal, as long as it is of the facts that stand now."""
    proposal = case.proposal
    if proposal is None or is_stale(case):
        return None
    same = [one.credential for one in proposal.of] == [one.id for one in case.credentials]
    return proposal if same else None


def _results(
    casebook: Casebook, book: OpenBook, case: Case, standing: Proposal | None
) -> tuple[list[Record], date]:
    """Of every credential, in order, and the day that they are of."""
    if standing is None:
        return assessed(book, case, casebook.today), casebook.today
    return results_of(casebook, case, standing), standing.on


def _decisions(
    book: OpenBook, case: Case, standing: Proposal | None, results: list[Record], lang: Lang
) -> Iterator[Decision]:
    """What a person decided on the proposal that stands; the credential is named where there are several."""
    of_them = {one["id"]: one for one in results}
    named = {one.credential.id: one for one in letter_parts.educations(book, case, of_them)}
    for one in last_decisions(case):
        if standing is None or one.proposal != standing.id or one.credential not in named:
            continue
        education = named[one.credential]
        counterpart = education.compared(lang)
        word = label(one.outcome).get(lang)
        yield Decision(
            f"{word}: {counterpart}" if counterpart != "–" else word,
            one.by,
            one.at.date(),
            one.reasons,
            education.named(lang) if len(named) > 1 else "",
        )


def _annex(casebook: Casebook, book: OpenBook, case: Case, lang: Lang) -> Iterator[Section]:
    return annex(checklist_of(book, case, casebook.today, casebook.office), book.edition, lang)
