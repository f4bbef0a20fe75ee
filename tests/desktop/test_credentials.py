"""A person may have several credentials: each keeps what was typed, and a removal can be undone."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from credval.desktop.assess.case import Case
from credval.model.words import Stage
from tests.desktop.conftest import WAIT, Opened
from tests.desktop.helpers import DELHI, answer, fill, settled


def case() -> Case:
    made = Case(Stage.SCREENING)
    made.put({"country": "IN", "qualification": "B.Com."})
    made.add()
    made.put({"country": "IN", "qualification": "M.Com.", "builds_on": ["1"]})
    return made


def test_a_credential_keeps_its_number_when_another_is_removed() -> None:
    made = case()
    made.remove(0)
    assert [claim["id"] for claim in made.claims] == ["2"]


def test_what_builds_on_a_removed_credential_says_so_no_more() -> None:
    made = case()
    made.remove(0)
    assert "builds_on" not in made.asked()[0]


def test_undo_brings_back_what_was_removed_in_its_place() -> None:
    made = case()
    before = [dict(claim) for claim in made.claims]
    made.remove(0)
    assert made.undo()
    assert made.claims == before


def test_undo_has_nothing_to_do_at_first() -> None:
    assert not Case(Stage.SCREENING).undo()


def test_the_last_credential_leaves_an_empty_one_behind() -> None:
    made = Case(Stage.SCREENING)
    made.put({"country": "IN"})
    made.remove(0)
    assert [claim.keys() for claim in made.claims] == [{"id"}]


def test_undo_replaces_the_empty_one_that_was_left() -> None:
    made = Case(Stage.SCREENING)
    made.put({"country": "IN"})
    made.remove(0)
    made.undo()
    assert made.claims == [{"country": "IN", "id": "1"}]


def test_only_what_has_country_and_title_is_asked_about() -> None:
    made = case()
    made.add()
    assert [claim["id"] for claim in made.asked()] == ["1", "2"]


def test_the_job_and_the_stage_hold_for_every_credential() -> None:
    made = case()
    made.job = {"kind": "higher_education"}
    asked = made.asked()
    assert {claim["stage"] for claim in asked} == {"screening"}
    assert all(claim["requirement"] == {"kind": "higher_education"} for claim in asked)


def test_each_credential_keeps_what_was_typed(window: Opened, qtbot: QtBot) -> None:
    answer(qtbot, window.shell)
    page = window.shell.assess
    page.credentials.add.click()
    assert page.form.read() == {}
    fill(window.shell, {"country": "DE", "qualification": "Diplom (FH)"})
    settled(qtbot, window.shell)
    page.credentials.tabs.setCurrentIndex(0)
    settled(qtbot, window.shell)
    assert page.form.read() == DELHI


def test_each_credential_has_its_own_answer(window: Opened, qtbot: QtBot) -> None:
    answer(qtbot, window.shell)
    page = window.shell.assess
    page.credentials.add.click()
    fill(window.shell, {"country": "DE", "qualification": "Diplom (FH)"})
    qtbot.waitUntil(lambda: len(page.work.replies) == 2, timeout=WAIT)
    found = {
        key: reply.result["matched"]["qualification_id"].split("/")[0]
        for key, reply in page.work.replies.items()
    }
    assert found == {"1": "in", "2": "de"}


def test_one_report_holds_all_credentials(window: Opened, qtbot: QtBot) -> None:
    answer(qtbot, window.shell)
    page = window.shell.assess
    page.credentials.add.click()
    fill(window.shell, {"country": "DE", "qualification": "Diplom (FH)"})
    qtbot.waitUntil(lambda: len(page.work.replies) == 2, timeout=WAIT)
    assert [claim["id"] for claim, _ in page.work._pairs()] == ["1", "2"]


def test_a_removed_credential_comes_back_with_its_answer(window: Opened, qtbot: QtBot) -> None:
    answer(qtbot, window.shell)
    page = window.shell.assess
    page.credentials.add.click()
    fill(window.shell, {"country": "DE", "qualification": "Diplom (FH)"})
    settled(qtbot, window.shell)
    page.credentials.remove.click()
    page.credentials.undo.click()
    settled(qtbot, window.shell)
    assert page.form.read() == {"country": "DE", "qualification": "Diplom (FH)"}
    assert set(page.work.replies) == {"1", "2"}


def test_the_tabs_are_named_by_what_was_typed(window: Opened, qtbot: QtBot) -> None:
    answer(qtbot, window.shell)
    credentials = window.shell.assess.credentials
    credentials.add.click()
    assert [credentials.tabs.tabText(place) for place in range(2)] == ["B.Com.", "Credential 2"]


def test_a_new_person_starts_with_an_empty_page_for_the_same_job(window: Opened, qtbot: QtBot) -> None:
    page = window.shell.assess
    page.form.job.needed.choose("no")
    page.form.person.show_person({"name_as_written": "Åsa Öberg"})
    answer(qtbot, window.shell)
    page.credentials.new.click()
    settled(qtbot, window.shell)
    assert (page.form.read(), page.form.person.read()) == ({}, {})
    assert page.form.job.read() == {"kind": "none"}
    assert page.welcome.isVisible()


def test_the_person_before_comes_back_as_they_were(window: Opened, qtbot: QtBot) -> None:
    page = window.shell.assess
    page.form.person.show_person({"name_as_written": "Åsa Öberg"})
    answer(qtbot, window.shell)
    page.credentials.new.click()
    settled(qtbot, window.shell)
    page.credentials.back.click()
    qtbot.waitUntil(lambda: "1" in page.work.replies, timeout=WAIT)
    assert (page.form.read(), page.form.person.read()) == (DELHI, {"name_as_written": "Åsa Öberg"})


def test_who_prepares_is_filled_in_where_a_look_up_is_recorded(window: Opened) -> None:
    window.shell.change(replace(window.shell.settings, prepared_by="Åsa"))
    evidence = window.shell.assess.form.evidence
    evidence.more.click()
    assert evidence.read()[0]["by"] == "Åsa"
