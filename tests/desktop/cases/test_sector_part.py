"""What holds in the sector goes with the case: from the page Assess, changed in the case, and back."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from credval.desktop.cases.sector_part import SectorPiece
from credval.desktop.fields import NumberBox
from credval.model.cases import Job
from credval.text import Lang
from tests.desktop.cases.conftest import InCases, OpenCases
from tests.desktop.cases.working import NEEDED, opened, piece
from tests.desktop.helpers import answer, settled, texts, write

WELDER = Job(title="Svetsare", reference="R-17", requirement=NEEDED)


def in_case(here: InCases, qtbot: QtBot) -> SectorPiece:
    found = piece(here, "sector")
    assert isinstance(found, SectorPiece)
    settled(qtbot, here.opened.shell)
    return found


def months(part: object) -> NumberBox:
    control = part.blocks["welding"].fields["months_since_signature"].control  # type: ignore[attr-defined]
    assert isinstance(control, NumberBox)
    return control


def typed_on_assess(here: InCases, qtbot: QtBot) -> None:
    """A welder's post with one answer, on the page Assess."""
    shell = here.opened.shell
    shell.show_page("assess")
    answer(qtbot, shell)
    title = shell.assess.form.job_title
    title.setFocus()
    write("Svetsare")
    settled(qtbot, shell)
    months(shell.assess.work.sector).setFocus()
    write("9")
    settled(qtbot, shell)


def test_job_title_and_answers_go_into_the_case(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    typed_on_assess(here, qtbot)
    here.opened.shell.assess.footer.keep.click()
    settled(qtbot, here.opened.shell)
    case = here.page.desk.case
    assert case.job.title == "Svetsare"
    assert [(one.pack, one.given) for one in case.sectors] == [("welding", {"months_since_signature": 9.0})]
    assert months(in_case(here, qtbot).inner).number() == 9


def test_an_answer_is_changed_in_the_case_and_kept(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    opened(here, qtbot, WELDER)
    part = in_case(here, qtbot)
    assert part.isVisible()
    months(part.inner).setFocus()
    write("3")
    settled(qtbot, here.opened.shell)
    assert part.save.isEnabled()
    part.save.click()
    settled(qtbot, here.opened.shell)
    [kept] = here.page.desk.case.sectors
    assert kept.given == {"months_since_signature": 3.0}
    assert not part.dirty


def test_what_was_answered_stands_on_assess_when_the_education_is_assessed_anew(
    open_cases: OpenCases, qtbot: QtBot
) -> None:
    here = open_cases()
    typed_on_assess(here, qtbot)
    here.opened.shell.assess.footer.keep.click()
    settled(qtbot, here.opened.shell)
    here.opened.shell.assess.work.new_person()
    settled(qtbot, here.opened.shell)
    assert months(here.opened.shell.assess.work.sector).number() is None
    here.opened.shell.show_page("cases")
    piece(here, "credentials").lines["1"].buttons["Assess this"].click()
    settled(qtbot, here.opened.shell)
    assert here.opened.shell.assess.form.job_title.text() == "Svetsare"
    assert months(here.opened.shell.assess.work.sector).number() == 9


def test_a_post_of_no_sector_shows_no_card(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    opened(here, qtbot, Job(title="Xyzzy", requirement=NEEDED))
    assert not in_case(here, qtbot).isVisible()


def test_another_case_shows_nothing_of_what_was_typed_in_the_one_before(
    open_cases: OpenCases, qtbot: QtBot
) -> None:
    here = open_cases()
    opened(here, qtbot, WELDER)
    months(in_case(here, qtbot).inner).setFocus()
    write("x")
    settled(qtbot, here.opened.shell)
    here.page.put_down()
    opened(here, qtbot, WELDER)
    assert months(in_case(here, qtbot).inner).text() == ""


def test_the_card_speaks_the_language_of_the_window(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    opened(here, qtbot, WELDER)
    part = in_case(here, qtbot)
    here.opened.tools.speech.switch(Lang.SV)
    settled(qtbot, here.opened.shell)
    assert "Det som gäller i branschen" in "\n".join(texts(part).values())


def test_the_report_is_saved_with_the_checklists_unless_somebody_takes_them_out(
    open_cases: OpenCases, qtbot: QtBot
) -> None:
    here = open_cases()
    opened(here, qtbot, WELDER, tab="decision")
    part = piece(here, "report")
    assert part.checklists.box.isChecked()
    part.go.click()
    settled(qtbot, here.opened.shell)
    with_annex = here.opened.path.stat().st_size
    part.checklists.box.click()
    part.go.click()
    settled(qtbot, here.opened.shell)
    assert here.opened.path.read_bytes().startswith(b"%PDF")
    assert here.opened.path.stat().st_size < with_annex
