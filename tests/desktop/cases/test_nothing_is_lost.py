"""Two windows on one case, a crash, a lock: what was typed is still there, and both versions are shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from credval.casework import editing
from credval.casework.acts import Given
from credval.desktop.cases.drafts import EVERY_MS
from credval.model.case_words import CaseState, Move
from credval.model.cases import Credential, Job, Merit, Person, Verification
from credval.model.words import EvidenceAbout
from tests.desktop.cases.conftest import PASSPHRASE, InCases, OpenCases
from tests.desktop.cases.working import CLAIM, JOB, NEEDED, PERSON, opened, piece
from tests.desktop.conftest import WAIT
from tests.desktop.helpers import settled, texts


def elsewhere(here: InCases, change: object, *given: object) -> None:
    """Somebody else saves the same case meanwhile."""
    store, case = here.casebook.store, here.page.desk.case
    theirs = change(store.load(case.id, by="bo", at=here.casebook.now), "bo", here.casebook.now, *given)  # type: ignore[operator]
    store.save(theirs, by="bo", action="edited", at=here.casebook.now)


def rename(here: InCases, name: str) -> None:
    """Type another name and save it."""
    form = piece(here, "person")
    form.name_.setText(name)
    form.touch()
    form.save.click()


def test_both_versions_are_shown_field_by_field(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    opened(here, qtbot)
    elsewhere(here, editing.write_person, Person(name_as_written="Amina Petrova"))
    rename(here, "Amina Petrovna")
    settled(qtbot, here.opened.shell)
    assert here.page.stack.currentWidget() is here.page.conflict
    shown = " ".join(texts(here.page.conflict).values())
    assert "Amina Petrova" in shown
    assert "Amina Petrovna" in shown
    assert "Both changed it." in shown


@pytest.mark.parametrize(("which", "name"), [("theirs", "Amina Petrova"), ("mine", "Amina Petrovna")])
def test_what_is_chosen_holds(open_cases: OpenCases, qtbot: QtBot, which: str, name: str) -> None:
    here = open_cases()
    opened(here, qtbot)
    elsewhere(here, editing.write_person, Person(name_as_written="Amina Petrova"))
    rename(here, "Amina Petrovna")
    here.page.conflict.choices["person"].choose(which)
    here.page.conflict.keep.click()
    assert here.page.stack.currentWidget() is here.page.case
    assert here.page.desk.case.person.name_as_written == name


def test_what_only_one_of_them_changed_is_kept_of_both(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    opened(here, qtbot)
    elsewhere(here, editing.write_job, Job(title="Revisor", requirement=NEEDED))
    rename(here, "Amina Petrovna")
    here.page.conflict.keep.click()
    kept = here.page.desk.case
    assert (kept.job.title, kept.person.name_as_written) == ("Revisor", "Amina Petrovna")
    assert {one.by for one in kept.events} == {"bo", here.casebook.user.login}


def test_a_move_on_an_older_version_is_made_again_by_whoever_made_it(
    open_cases: OpenCases, qtbot: QtBot
) -> None:
    here = open_cases()
    opened(here, qtbot)
    elsewhere(here, editing.write_merits, [Merit(kind="experience", what="Revision")])  # type: ignore[arg-type]
    here.page.case.head.buttons[Move.PAPERS_COMPLETE].click()
    assert not here.page.conflict.keep.isVisible()
    here.page.conflict.theirs.click()
    assert here.page.desk.case.merits
    assert here.page.desk.case.state is CaseState.DRAFT


def test_what_is_typed_is_kept_every_five_seconds() -> None:
    assert EVERY_MS == 5_000


def test_what_was_typed_before_a_crash_stands_in_the_form_again(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    case = opened(here, qtbot)
    form = piece(here, "person")
    form.name_.setText("Amina, half typed")
    form.touch()
    here.page.drafts.flush()
    here.page.desk.put_down()  # as a crash does: nothing is said, nothing kept any more
    here.page.open_case(case.id)
    assert piece(here, "person").name_.text() == "Amina, half typed"
    assert piece(here, "person").dirty
    assert "had not saved" in here.page.note.text()
    assert here.page.desk.case.person.name_as_written == "Амина Петрова"


def test_what_was_typed_when_the_cases_were_locked_stands_in_the_form_again(
    open_cases: OpenCases, qtbot: QtBot
) -> None:
    here = open_cases()
    case = opened(here, qtbot)
    piece(here, "job").title.setText("Controller, half typed")
    piece(here, "job").touch()
    here.page.idle.rested.emit()
    assert not any("half typed" in one for one in texts(here.opened.shell).values())
    here.page.closed.typed.setText(PASSPHRASE)
    here.page.closed.go.click()
    qtbot.waitUntil(lambda: here.page.casebook is not None, timeout=WAIT)
    here.page.open_case(case.id)
    assert piece(here, "job").title.text() == "Controller, half typed"


def test_a_draft_is_forgotten_once_it_is_saved(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    case = opened(here, qtbot)
    form = piece(here, "person")
    form.name_.setText("Amina")
    form.touch()
    here.page.drafts.flush()
    form.save.click()
    here.page.drafts.flush()
    assert here.casebook.store.draft(f"case:{case.id}") is None


def test_reasons_half_written_survive_too(open_cases: OpenCases, qtbot: QtBot) -> None:
    from tests.desktop.cases.working import proposed

    here = open_cases()
    case = proposed(here, qtbot)
    [ruling] = piece(here, "decision").rulings.values()
    ruling.reasons.setPlainText("The syllabus sh")
    here.page._to_list()
    here.page.open_case(case.id, "decision")
    [ruling] = piece(here, "decision").rulings.values()
    assert ruling.reasons.toPlainText() == "The syllabus sh"


def test_a_form_is_not_written_over_by_another_change_of_the_case(
    open_cases: OpenCases, qtbot: QtBot
) -> None:
    here = open_cases()
    opened(here, qtbot)
    form = piece(here, "person")
    form.name_.setText("Amina, half typed")
    form.touch()
    here.page.desk.edit(form.notice, editing.write_job, JOB)
    assert form.name_.text() == "Amina, half typed"


def test_a_problem_while_saving_leaves_the_form_as_it_is(
    open_cases: OpenCases, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from credval.store.problems import DiskFullError

    here = open_cases()
    opened(here, qtbot)

    def full(*_: object, **__: object) -> None:
        raise DiskFullError("Disken är full.", "The disk is full.")

    monkeypatch.setattr(here.casebook.store, "save", full)
    rename(here, "Amina")
    form = piece(here, "person")
    assert form.notice.text() == "The disk is full."
    assert form.name_.text() == "Amina"
    assert form.dirty


def test_no_part_opens_a_window_of_its_own(open_cases: OpenCases, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QApplication

    here = open_cases()
    shown: set[str] = set()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.focusWindowChanged.connect(lambda window: shown.add(type(window).__name__ if window else "none"))
    opened(here, qtbot)
    for place in range(here.page.case.tabs.count()):
        here.page.case.tabs.setCurrentIndex(place)
        settled(qtbot, here.opened.shell)
    assert shown == set()
    assert PERSON.name_as_written in here.page.case.head.title.text()


def crash(here: InCases) -> None:
    """What is typed was kept a moment ago, and then the program dies: nothing is said, nothing kept any more."""
    assert here.page.drafts.flush()
    here.page.desk.put_down()
    here.page.case.forget()


def lock_and_unlock(here: InCases, qtbot: QtBot) -> None:
    """As after a while without anybody."""
    here.page.idle.rested.emit()
    assert here.page.casebook is None
    here.page.closed.typed.setText(PASSPHRASE)
    here.page.closed.go.click()
    qtbot.waitUntil(lambda: here.page.casebook is not None, timeout=WAIT)


def full(here: InCases, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no room for drafts any more."""
    from credval.store.problems import DiskFullError

    def refuse(*_: object, **__: object) -> None:
        raise DiskFullError("Disken är full.", "The disk is full.")

    monkeypatch.setattr(here.casebook.store, "keep_draft", refuse)


def test_what_is_said_with_a_move_survives_a_crash(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    case = opened(here, qtbot)
    here.page.case.head.press(Move.CLOSE)
    here.page.case.head.form.because.setPlainText("The candidate wi")
    crash(here)
    here.page.open_case(case.id)
    form = here.page.case.head.form
    assert form.isVisible()
    assert (form.chosen, form.because.toPlainText()) == (Move.CLOSE, "The candidate wi")


def test_an_answer_half_written_survives_a_crash(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    case = opened(here, qtbot, tab="lookups")
    look_up = Verification(id="v1", credential="1", about=EvidenceAbout.AUTHENTICITY, body="Delhi", domain="du.ac.in")  # fmt: skip
    here.page.desk.edit(piece(here, "lookups").notice, editing.plan_look_up, look_up)
    here.page.desk.edit(piece(here, "lookups").notice, editing.ask, "v1", "", here.casebook.today)
    answering = piece(here, "lookups").answering
    answering.ask(here.page.desk.case.verifications[0], "answer")
    answering.note.setText("The degree, not the gr")
    crash(here)
    here.page.open_case(case.id, "lookups")
    answering = piece(here, "lookups").answering
    assert not answering.isHidden()
    assert answering.note.text() == "The degree, not the gr"


def test_why_a_case_is_kept_longer_survives_a_crash(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    case = opened(here, qtbot, tab="protection")
    piece(here, "kept").because.setText("An ongoing disp")
    crash(here)
    here.page.open_case(case.id)
    assert piece(here, "kept").because.text() == "An ongoing disp"


def test_a_new_case_half_typed_survives_a_lock(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    here.page.list.add.click()
    here.page.new.name_.setText("Amina, half typed")
    lock_and_unlock(here, qtbot)
    assert here.page.new.name_.text() == "Amina, half typed"


def test_a_policy_half_typed_survives_leaving_it_and_a_lock(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    name = here.page.office.fields.name
    here.page.list.policy.click()
    name.setText("Office, half ty")
    here.page.office.list.click()
    here.page.list.policy.click()
    assert name.text() == "Office, half ty"
    lock_and_unlock(here, qtbot)
    assert name.text() == "Office, half ty"
    here.page.office.discard.click()
    assert name.text() == here.casebook.office.name


def test_one_step_without_papers_that_is_saved_takes_nothing_from_the_next(
    open_cases: OpenCases, qtbot: QtBot
) -> None:
    here = open_cases()
    opened(here, qtbot, tab="papers")
    without = {**CLAIM, "documents": []}
    here.page.desk.edit(
        piece(here, "path").notice, editing.write_credential, Credential(id="1", claim=without)
    )
    here.page.desk.move(
        piece(here, "path").notice, Move.GO_ON_WITHOUT_PAPERS, Given(because="The school burnt down.")
    )
    path = piece(here, "path")
    first, second = list(path.keeps)[1:3]
    path.answers[first].choose("yes")
    path.notes[second].setText("Half written")
    path.keeps[first].click()
    assert path.answers[first].value() == "yes"
    assert path.notes[second].text() == "Half written"
    assert list(path.typed()) == [second]


def test_a_question_asked_of_one_case_is_never_answered_of_another(
    open_cases: OpenCases, qtbot: QtBot
) -> None:
    here = open_cases()
    first = opened(here, qtbot, tab="protection")
    kept = piece(here, "kept")
    kept.requested.setChecked(True)
    kept.ask_erase()
    assert first.number in kept.confirm.text()
    opened(here, qtbot, tab="protection")
    assert piece(here, "kept").confirm.isHidden()
    assert first.number not in " ".join(texts(here.page.case).values())


def test_files_chosen_for_one_case_are_not_put_into_another(
    open_cases: OpenCases, qtbot: QtBot, tmp_path: Path
) -> None:
    here = open_cases()
    opened(here, qtbot, tab="papers")
    piece(here, "papers").adding.offer([tmp_path / "diploma.pdf"])
    opened(here, qtbot, tab="papers")
    assert piece(here, "papers").adding.files == []


def test_what_is_said_with_a_move_of_one_case_is_not_said_of_another(
    open_cases: OpenCases, qtbot: QtBot
) -> None:
    here = open_cases()
    opened(here, qtbot)
    here.page.case.head.press(Move.CLOSE)
    here.page.case.head.form.because.setPlainText("The candidate withdrew.")
    opened(here, qtbot)
    assert here.page.case.head.form.isHidden()
    assert not here.page.case.head.form.dirty


def test_cases_are_not_locked_over_something_typed_that_cannot_be_kept(
    open_cases: OpenCases, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = open_cases()
    opened(here, qtbot)
    form = piece(here, "person")
    form.name_.setText("Amina, half typed")
    form.touch()
    full(here, monkeypatch)
    here.page.lock.click()
    assert here.page.case.head.notice.text() == "The disk is full."
    assert form.name_.text() == "Amina, half typed"
    form.discard.click()
    here.page.lock.click()
    assert here.page.casebook is None


def test_the_window_stays_open_once_over_something_typed_that_cannot_be_kept(
    open_cases: OpenCases, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = open_cases()
    opened(here, qtbot)
    form = piece(here, "person")
    form.name_.setText("Amina, half typed")
    form.touch()
    full(here, monkeypatch)
    shell = here.opened.shell
    assert not shell.close()
    assert "could not be kept" in shell.notice.text()
    assert form.name_.text() == "Amina, half typed"
    assert shell.close()
