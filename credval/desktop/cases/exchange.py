"""How does what is typed on the page Assess get into a case, and from a case to that page?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from credval.actions.carrying import bring_back, carried, keep, sectors_of, with_sectors
from credval.desktop.assess.case import Case as Typed
from credval.desktop.cases.page import CasesPage
from credval.model.cases import Case, Job, Person
from credval.model.words import Stage
from credval.text import both

if TYPE_CHECKING:
    from credval.desktop.shell import Shell


class Exchange(QObject):
    """Carries credentials between the two pages. A person on the page Assess is of one case, or of none yet."""

    def __init__(self, shell: Shell, page: CasesPage) -> None:
        super().__init__(page)
        self._shell, self._page = shell, page
        self._typed: Typed | None = None
        self._case, self._number = "", ""

    def carry(self, credential: str) -> None:
        """Show the case's educations on the page Assess, this one in view; empty: a new one."""
        desk, work = self._page.desk, self._shell.assess.work
        case = desk.shown
        typed = typed_of(case)
        places = [one["id"] for one in typed.claims]
        if credential in places:
            typed.current = places.index(credential)
        elif case.credentials:
            typed.add()
        if not self._page.put_down():
            return
        self._typed, self._case, self._number = typed, case.id, case.number
        self._shell.show_page("assess")
        work.take_up(typed)
        self._shell.assess.form.paper.country.setFocus()

    def keep(self) -> None:
        """Put what is on the page Assess into its case, or into a new one; the cases are unlocked first where they must be."""
        self._shell.show_page("cases")
        self._page.setFocus()
        self._page.when_open(self._keep)

    def look(self) -> None:
        """Another person is on the page Assess: the button says whose case it goes to."""
        ours = self._typed is not None and self._shell.assess.work.case is self._typed
        self._shell.assess.footer.of_case(self._number if ours else "")

    def _keep(self) -> None:
        page, work = self._page, self._shell.assess.work
        casebook, typed = page.casebook, work.case
        edition = page.desk.shelf.book.edition if page.desk.shelf else ""
        if casebook is None:
            return
        claims = [one for one in typed.claims if len(one) > 1]
        try:
            if typed is self._typed and self._case:
                case = bring_back(casebook, casebook.load(self._case), claims)
                case = with_sectors(casebook, case, typed.sectors, edition)
            else:
                case = keep(casebook, claims, _job(typed), _person(typed), typed.sectors, edition)
        except Exception as problem:  # noqa: BLE001  # whatever it is, it is told; what was typed stays on the page Assess
            page.note.tell(problem)
            return
        self._typed, self._case, self._number = typed, case.id, case.number
        self.look()
        page.put_down()
        page.show_case(case, "papers")
        if typed.job is not None and typed.job != case.job.requirement:
            page.note.tell(both("The requirement of the case stands as it was written there, the same for every candidate. It is changed under “Post and candidate”, with a reason."), "info")  # fmt: skip


def typed_of(case: Case) -> Typed:
    """A case as the page Assess has it."""
    claims: list[dict[str, Any]] = carried(case) or [{"id": "1"}]
    numbers = [int(one["id"]) for one in claims if str(one["id"]).isdigit()]
    person = {"name_as_written": case.person.name_as_written, "reference": case.person.reference}
    return Typed(
        Stage(case.job.stage),
        dict(case.job.requirement) if case.job.requirement is not None else None,
        case.job.title,
        dict(sectors_of(case)),
        {key: value for key, value in person.items() if value},
        claims,
        _last=max(numbers, default=len(claims)),
    )


def _job(typed: Typed) -> Job:
    return Job(
        title=typed.title,
        reference=typed.candidate.get("reference", ""),
        requirement=typed.job,
        stage=typed.stage.value,
    )


def _person(typed: Typed) -> Person:
    return Person(name_as_written=typed.candidate.get("name_as_written", ""))
