"""A person asks what is kept: everything of a case as a readable PDF and as data (GDPR, Article 15)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from credval.actions.books import OpenBook
from credval.actions.casebook import Casebook
from credval.actions.letter_parts import educations
from credval.actions.proposing import results_of
from credval.actions.reporting import file_name
from credval.casework.roles import Right
from credval.model.cases import Case
from credval.text import Lang, Text

if TYPE_CHECKING:
    from credval.reports.access_data import Kept
    from credval.reports.blocks import Plan

_LISTS = {
    "field": "fields",
    "mode": "modes",
    "delivery": "deliveries",
    "completion": "completion",
    "authenticity": "authenticity",
    "identity": "identity",
    "institution_status": "institution-statuses",
    "programme_status": "programme-statuses",
    "credit_unit": "units",
    "documents": "documents",
    "award_calendar": "calendars",
    "requirement": "requirements",
}
"""By the key of a claim, the closed list that its words are of."""


@dataclass(frozen=True, slots=True)
class AccessExport:
    """Everything kept: readable, with the data attached, and the same data by itself."""

    lang: Lang
    plan: Plan
    pdf: bytes
    json: bytes
    file_name: str
    """Without ending."""


def access(
    casebook: Casebook,
    book: OpenBook,
    case: Case,
    *,
    lang: Lang | None = None,
    own: str = "",
    colleagues: bool = False,
) -> AccessExport:
    """The export, with a line in the log that it was given.

    ``colleagues``: with the names of those who worked with the case, else with numbers for them. Raises
    NotAllowedError, StoreError.
    """
    from credval.reports.access_data import as_json, without_names
    from credval.reports.access_export import access as plan_of
    from credval.reports.pdf import pdf

    casebook.expect(Right.GIVE_ACCESS)
    lang = lang or Lang(case.person.language)
    kept = _kept(casebook, book, case, lang, own)
    if not colleagues:
        kept = without_names(kept)
    plan = plan_of(kept, _words(book))
    made = AccessExport(lang, plan, pdf(plan), as_json(kept), file_name(f"{case.number} access {lang.value}"))
    if not casebook.store.read_only:
        casebook.store.note("access_given", by=casebook.user.login, at=casebook.now, case_id=case.id)
    return made


def _kept(casebook: Casebook, book: OpenBook, case: Case, lang: Lang, own: str) -> Kept:
    from credval.reports.access_data import Kept, LogLine
    from credval.reports.letters import Matter

    results = {one.id: results_of(casebook, case, one) for one in case.proposals}
    store = casebook.store
    log = store.audit(0, store.audit_length(case.id), case.id)
    matter = Matter(
        case=case,
        office=casebook.office,
        lang=lang,
        day=casebook.today,
        own=own,
        educations=educations(book, case, {}),
    )
    lines = tuple(LogLine(one.at, one.by, one.action) for one in reversed(log))
    return Kept(matter=matter, results=results, log=lines)


def _words(book: OpenBook) -> dict[str, dict[str, Text]]:
    lists = {key: book.vocabulary(name) for key, name in _LISTS.items()}
    return lists | {"country": {code: name for _, code, name in book.countries()}}
