"""Every face of the Cases page, for pictures of it: filled as on an ordinary day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from PySide6.QtTest import QTest

from credval.casework import editing
from credval.casework.acts import Given
from credval.desktop.cases.first_time import FirstTime
from credval.desktop.cases.page import CasesPage
from credval.desktop.cases.tabs import TABS
from credval.desktop.shell import Shell
from credval.model.case_words import Move
from credval.model.cases import Case, Credential, Job, Paper, Person, Verification
from credval.model.words import EvidenceAbout

PASSPHRASE = "correct horse battery"
NEEDED = {"kind": "higher_education"}
INDIA = {
    "country": "IN",
    "qualification": "B.Com.",
    "institution": "University of Delhi",
    "award_date": "2012",
    "documents": ["degree_certificate"],
}
PEOPLE = (
    ("Амина Петрова", "K-7", "Controller"),
    ("محمد العلي", "K-8", "Sjuksköterska"),
    ("王小明", "K-9", "Ekonom"),
    ("Siobhán Ní Bhriain", "K-10", "Redovisningsekonom vid ekonomiavdelningen"),
)


def page_of(shell: Shell) -> CasesPage:
    found = shell.show_page("cases")
    assert isinstance(found, CasesPage)
    return found


def opened(shell: Shell) -> CasesPage:
    """The page with a few invented cases in it."""
    page = page_of(shell)
    unlocked, _words = page._box.make(PASSPHRASE)
    page._open(unlocked)
    book = unlocked.casebook
    for n, (name, reference, post) in enumerate(PEOPLE):
        case = book.open_new(Job(title=post, requirement=dict(NEEDED)), Person(name_as_written=name, reference=reference))  # fmt: skip
        case = book.edit(case, editing.write_credential, Credential(id="1", claim=dict(INDIA)))
        if n == 1:
            book._clock = lambda: datetime.now(UTC) - timedelta(days=30)
            case = book.edit(case, editing.told, book.today)
            case = book.move(case, Move.ASK_FOR_PAPERS)
            book._clock = lambda: datetime.now(UTC)
        if n == 2:
            book.edit(case, editing.told, book.today)
    book.reckon()
    page.list.refresh()
    return page


def worked_on(shell: Shell) -> CasesPage:
    """A case with papers, look-ups and a proposal, in view."""
    page = opened(shell)
    book = page.casebook
    assert book is not None
    [row] = [one for one in book.listed(page.list.listing(), 0, 10) if one.reference == "K-7"]
    case = book.load(row.id)
    case = book.edit(case, editing.told, book.today)
    content = b"%PDF-1.7 diploma"
    case = _with_paper(page, case, content)
    look_up = Verification(id="v1", credential="1", about=EvidenceAbout.AUTHENTICITY, body="University of Delhi", domain="du.ac.in")  # fmt: skip
    case = book.edit(case, editing.plan_look_up, look_up)
    case = book.edit(case, editing.consent, "v1", book.today)
    case = book.edit(case, editing.ask, "v1", "DU/2026/17", book.today)
    book.move(case, Move.PAPERS_COMPLETE)
    page.open_case(case.id)
    return page


def _with_paper(page: CasesPage, case: Case, content: bytes) -> Case:
    import hashlib

    digest = hashlib.sha256(content).hexdigest()
    paper = Paper(id="f1", name="diploma.pdf", kind="degree_certificate", sha256=digest, size=len(content), media_type="application/pdf", credentials=("1",))  # fmt: skip
    assert page.casebook is not None
    return page.casebook.edit(case, editing.add_paper, paper, contents={digest: content})


def case_first(shell: Shell) -> None:
    """Before there are any."""
    page_of(shell)


def case_passphrase(shell: Shell) -> None:
    """The second step."""
    first = page_of(shell).first
    assert isinstance(first, FirstTime)
    first.what.go.click()


def case_words(shell: Shell) -> None:
    """The recovery words."""
    page = page_of(shell)
    unlocked, found = page._box.make(PASSPHRASE)
    page._made(unlocked, found, PASSPHRASE)


def case_locked(shell: Shell) -> None:
    """Locked."""
    opened(shell).lock_now()


def case_restore(shell: Shell) -> None:
    """The database is damaged; backups are offered, and one is about to be restored."""
    page = opened(shell)
    page._box.back_up(PASSPHRASE)
    page.lock_now()
    page._box.file.write_bytes(b"x" * 5000)
    page.closed.typed.setText(PASSPHRASE)
    page.closed.go.click()
    _wait(shell)
    page.closed.restore.click()


def case_empty(shell: Shell) -> None:
    """An empty list."""
    page = page_of(shell)
    unlocked, _words = page._box.make(PASSPHRASE)
    page._open(unlocked)


def case_list(shell: Shell) -> None:
    """A list."""
    opened(shell).list.table.go_to(0)


def case_new(shell: Shell) -> None:
    """A new case."""
    opened(shell).list.add.click()


def case_office(shell: Shell) -> None:
    """The policy."""
    opened(shell).list.policy.click()


def case_move(shell: Shell) -> None:
    """What a move asks for."""
    worked_on(shell).case.head.press(Move.CLOSE)


def case_conflict(shell: Shell) -> None:
    """Two people changed one case."""
    page = worked_on(shell)
    book, case = page.casebook, page.desk.case
    assert book is not None
    book.store.save(
        editing.write_person(case, "bo", book.now, Person(name_as_written="Amina Petrova", reference="K-7")),
        by="bo", action="edited", at=book.now,
    )  # fmt: skip
    form: Any = page.case.piece("person")
    form.name_.setText("Amina Petrovna")
    form.touch()
    form.save.click()


def case_proposed(shell: Shell) -> None:
    """Proposal and decision."""
    page = worked_on(shell)
    page.case.show_tab("decision")
    page.case.head.press(Move.PROPOSE)
    _wait(shell)


def case_path(shell: Shell) -> None:
    """Without papers."""
    page = opened(shell)
    book = page.casebook
    assert book is not None
    row = book.listed(page.list.listing(), 0, 1)[0]
    case = book.load(row.id)
    case = book.edit(case, editing.write_credential, Credential(id="1", claim={**INDIA, "documents": []}))
    book.move(case, Move.GO_ON_WITHOUT_PAPERS, Given(because="The school burnt down."))
    page.open_case(row.id, "papers")


def _tab(name: str) -> Any:
    def scene(shell: Shell) -> None:
        worked_on(shell).case.show_tab(name)
        _wait(shell)

    scene.__name__ = f"case_tab_{name}"
    return scene


def _wait(shell: Shell) -> None:
    for _ in range(100):
        QTest.qWait(50)
        if not shell._tools.jobs._latest:
            return


SCENES = (
    case_first, case_passphrase, case_words, case_locked, case_restore, case_empty, case_list, case_new, case_office,
    case_move, case_conflict, case_proposed, case_path, *(_tab(name) for name, _ in TABS),
)  # fmt: skip
