"""Cases, their policy and where they lie, for pictures: a few invented people on an ordinary day."""

from __future__ import annotations

from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from credval.casework import editing
from credval.desktop.shell import Shell
from credval.model.case_words import Role
from credval.model.cases import Credential, Job, Person
from credval.store.team import Member
from credval.text import both
from tests.desktop.picturing import quiet

INDIA = {
    "country": "IN",
    "qualification": "B.Com.",
    "institution": "University of Delhi",
    "award_date": "2012",
}


def first_cases(shell: Shell) -> None:
    """The page Cases before there are any."""
    shell.show_page("cases")


def cases(shell: Shell) -> None:
    """A list of cases."""
    _with_cases(shell)


def case(shell: Shell) -> None:
    """A case with one education, its first part."""
    page = _with_cases(shell)
    page.list.table.go_to(0)
    page.open_case(page.list.model.row(0).id)


def case_checklists(shell: Shell) -> None:
    """The checklists of a case, with why each item is asked; one warning sign is seen."""
    part = _welder(shell, "checklists").piece("checklists")
    part.folds["completeness"].head.setChecked(True)
    part.folds["authenticity"].head.setChecked(True)
    part.folds["authenticity"].lines["authenticity.a5"].warning.box.click()
    quiet(shell)


def case_sector(shell: Shell) -> None:
    """What holds in the sector of the post, inside a case."""
    view = _welder(shell, "basics")
    for area in view.findChildren(QScrollArea):
        area.ensureWidgetVisible(view.piece("sector"), 0, 400)


def case_report(shell: Shell) -> None:
    """Where the report of a case is saved, and a problem with the way to its paragraph."""
    view = _welder(shell, "decision")
    view.piece("report").notice.tell(FileNotFoundError(2, "No such file"))
    for area in view.findChildren(QScrollArea):
        area.ensureWidgetVisible(view.piece("report"), 0, 60)


def _welder(shell: Shell, tab: str) -> Any:
    """A case of a post that a sector pack knows, with one answer; its view, open at a tab."""
    page = _with_cases(shell)
    post = Job(title="Svetsare", requirement={"kind": "higher_education"})
    made = page.casebook.open_new(post, Person(name_as_written="Ewa Nowak"))
    made = page.casebook.edit(made, editing.write_credential, Credential(id="1", claim=dict(INDIA)))
    made = page.casebook.edit(
        made, editing.answer_sectors, {"welding": {"months_since_signature": 9.0}}, "2026.1"
    )
    page.open_case(made.id, tab)
    quiet(shell)
    return page.case


def _with_cases(shell: Shell) -> Any:
    """The page with a few invented cases in it."""
    page: Any = shell.show_page("cases")
    unlocked, _words = page._box.make("correct horse battery")
    page._open(unlocked)
    for name, post in (
        ("Амина Петрова", "Controller"),
        ("محمد العلي", "Sjuksköterska"),
        ("王小明", "Ekonom"),
    ):
        made = unlocked.casebook.open_new(
            Job(title=post, requirement={"kind": "higher_education"}), Person(name_as_written=name)
        )
        unlocked.casebook.edit(made, editing.write_credential, Credential(id="1", claim=dict(INDIA)))
    page.list.refresh()
    return page


def settings(shell: Shell) -> None:
    shell.show_page("settings")


def where_cases_lie(shell: Shell) -> None:
    """A team's database being chosen, and who protects what of it."""
    page: Any = shell.show_page("settings")
    page.where.which._buttons["team"].click()
    page.where.address.setText("postgresql://asa@db.example.se/arenden")
    page.where.tell(both("There is no server of the name {server}. Check how it is spelt, and whether this computer is in the right network.", server="db.example.se"), "problem")  # fmt: skip
    QTest.qWait(100)
    for area in page.findChildren(QScrollArea):
        area.ensureWidgetVisible(page.where, 0, 0)
        area.verticalScrollBar().setValue(page.where.y() - 16)


def team_begins(shell: Shell) -> None:
    """The page Cases of a team, before its key is here."""
    shell.cases_at("postgresql://asa@db.example.se/arenden", None)
    shell.show_page("cases")


def policy(shell: Shell) -> None:
    """The office of a public body, with what should be looked at again."""
    page = _with_cases(shell)
    page.list.policy.click()
    fields = page.office.fields
    fields.kind.setCurrentIndex(fields.kind.findData("state_agency"))


def policy_end(shell: Shell) -> None:
    """The same, further down, with members as a team has them."""
    policy(shell)
    page: Any = shell.page("cases")
    page.members.show()
    page.members.managing.show()
    for login, name, role in (("asa", "Åsa Öberg", Role.ASSESSOR), ("rut", "Rut Ek", Role.REVIEWER)):
        page.members._line(Member(login, name, role))
    QTest.qWait(100)
    for area in page.office.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum() * 8 // 10)


def look_ups(shell: Shell) -> None:
    """Look-ups that can be made, one of them planned."""
    page = _with_cases(shell)
    page.open_case(page.list.model.row(0).id, "lookups")
    piece = page.case.piece("lookups")
    piece.find_tasks()
    QTest.qWait(800)
    piece._plan(piece.tasks[-1])
    QTest.qWait(300)


SCENES = (
    first_cases,
    cases,
    case,
    case_checklists,
    case_sector,
    case_report,
    settings,
    where_cases_lie,
    team_begins,
    policy,
    policy_end,
    look_ups,
)
