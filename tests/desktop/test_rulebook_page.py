"""The rulebook can be read: every system, every entry in full, and addresses open only when pressed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from credval.actions.books import open_book
from credval.desktop.assess.shelf import Shelf
from credval.desktop.rulebook.entry_text import entry_html
from credval.desktop.rulebook.page import TABS, RulebookPage, fetch
from credval.desktop.rulebook.system_text import (
    WHY_NOT,
    checking_html,
    grades_html,
    overview_html,
    papers_html,
)
from credval.desktop.speech import Speech
from credval.text import Lang, Text
from tests.desktop.conftest import SYSTEMS, WAIT, Opened
from tests.desktop.helpers import settled

ENTRY = "ir/karshenasi"


def page(window: Opened, qtbot: QtBot, id_: str = "in") -> RulebookPage:
    found = window.shell.show_page("rulebook")
    assert isinstance(found, RulebookPage)
    found.open(id_)
    settled(qtbot, window.shell)
    return found


def shelf_of(window: Opened) -> Shelf:
    assert window.shell.shelf is not None
    return window.shell.shelf


def an_entry(window: Opened, system: str = "ir") -> str:
    """An entry whose own title is in another script."""
    for one in shelf_of(window).book.qualifications(system):
        if not one.titles.native.isascii() and one.views:
            return one.id
    raise AssertionError("none")


def test_every_system_of_the_book_is_listed(window: Opened, qtbot: QtBot) -> None:
    assert page(window, qtbot).systems.count() == len(SYSTEMS)


def first_sight(window: Opened, qtbot: QtBot) -> RulebookPage:
    found = window.shell.show_page("rulebook")
    assert isinstance(found, RulebookPage)
    qtbot.waitUntil(lambda: found.coverage.view.drawing() is not None, timeout=WAIT)
    return found


def test_before_a_system_is_chosen_the_page_shows_how_far_the_book_reaches(
    window: Opened, qtbot: QtBot
) -> None:
    found = first_sight(window, qtbot)
    assert found.stack.currentWidget() is found.coverage
    assert found.coverage.total.text().startswith(f"{len(SYSTEMS)} education systems")


def test_the_map_is_said_in_words(window: Opened, qtbot: QtBot) -> None:
    assert "Iran" in first_sight(window, qtbot).coverage.view.accessibleDescription()


def test_one_can_come_back_to_the_map(window: Opened, qtbot: QtBot) -> None:
    found = page(window, qtbot)
    found.reach.click()
    assert found.stack.currentWidget() is found.coverage
    assert found.systems.chosen() == ""


def test_a_system_is_found_by_typing(window: Opened, qtbot: QtBot) -> None:
    found = page(window, qtbot)
    found.sought.setText("ger")
    found._list_systems()
    assert found.systems.count() == 1


@pytest.mark.parametrize("name", [name for name, _ in TABS if name not in ("entry", "ladder")])
def test_every_part_of_a_system_has_something_to_read(window: Opened, qtbot: QtBot, name: str) -> None:
    found = page(window, qtbot)
    found._show_tab(name)
    assert len(found.reading.toPlainText()) > 200


def test_the_ladder_is_drawn_with_a_text_of_the_same_content(window: Opened, qtbot: QtBot) -> None:
    found = page(window, qtbot)
    found._show_tab("ladder")
    qtbot.waitUntil(lambda: found.ladder.view.drawing() is not None, timeout=WAIT)
    assert len(found.ladder.view.accessibleDescription()) > 100


def test_an_entry_shows_its_title_in_every_script(window: Opened, qtbot: QtBot) -> None:
    id_ = an_entry(window)
    entry = shelf_of(window).book.qualification(id_)
    assert entry is not None
    shown = page(window, qtbot, id_).reading.toPlainText()
    titles = entry.titles
    assert all(title in shown for title in (titles.native, titles.romanised or "", titles.en, titles.sv))


def test_an_entry_shows_its_sources_with_the_day_they_were_read(window: Opened, qtbot: QtBot) -> None:
    id_ = an_entry(window)
    entry = shelf_of(window).book.qualification(id_)
    assert entry is not None
    shown = page(window, qtbot, id_).reading.toPlainText()
    assert all(one.address in shown and one.read.isoformat() in shown for one in entry.sources)


def test_an_entry_says_how_far_it_was_reviewed(window: Opened, qtbot: QtBot) -> None:
    assert "nobody has reviewed it" in page(window, qtbot, an_entry(window)).reading.toPlainText()


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("system", SYSTEMS)
def test_every_entry_can_be_written_out(shelf: Shelf, system: str, lang: Lang) -> None:
    found = fetch(shelf, system)
    assert found is not None
    speech = Speech(lang)
    shown = [entry_html(one, speech, found.titles, found.kinds) for one in found.entries]
    assert all(speech.tr("Comparable to, by day of award") in text for text in shown)


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("system", SYSTEMS)
def test_every_system_can_be_written_out(shelf: Shelf, system: str, lang: Lang) -> None:
    country = shelf.book.country(system)
    assert country is not None
    texts = [make(country, Speech(lang)) for make in (overview_html, papers_html, checking_html, grades_html)]
    assert all(len(text) > 100 for text in texts)


def test_the_grades_lead_to_why_they_are_not_converted(window: Opened, qtbot: QtBot) -> None:
    found = page(window, qtbot)
    found._show_tab("grades")
    assert "Why grades are not converted" in found.reading.toPlainText()
    found.reading.anchorClicked.emit(QUrl(WHY_NOT))
    settled(qtbot, window.shell)
    assert window.shell.shown == "handbook"


def test_what_a_file_says_is_never_taken_for_markup(shelf: Shelf) -> None:
    entry = next(iter(shelf.book.qualifications("in")))
    odd = replace(entry, home_access=Text("<script>", "<script>"))
    assert "<script>" not in entry_html(odd, Speech(Lang.EN), {}, {})


def test_entries_are_filtered_by_text(window: Opened, qtbot: QtBot) -> None:
    entries = page(window, qtbot).entries
    entries.text.setText("commerce")
    entries._filter()
    assert 0 < entries.list.count() < len(shelf_of(window).book.qualifications("in"))


def test_entries_are_filtered_by_kind(window: Opened, qtbot: QtBot) -> None:
    entries = page(window, qtbot).entries
    entries.kind.choose("third_cycle")
    entries._filter()
    expected = [one for one in shelf_of(window).book.qualifications("in") if one.kind == "third_cycle"]
    assert entries.list.count() == len(expected) > 0


def test_entries_are_filtered_by_the_year_of_award(window: Opened, qtbot: QtBot) -> None:
    entries = page(window, qtbot).entries
    entries.year.setText("1980")
    entries._filter()
    year = date(1980, 1, 1), date(1980, 12, 31)
    expected = [one for one in shelf_of(window).book.qualifications("in") if one.awarded.touches(*year)]
    assert entries.list.count() == len(expected)


def test_filters_that_leave_nothing_say_what_to_do(window: Opened, qtbot: QtBot) -> None:
    entries = page(window, qtbot).entries
    entries.text.setText("qwertyuiop")
    entries._filter()
    assert "Loosen the filters" in entries._count.text()


def test_an_assessment_starts_from_an_entry(window: Opened, qtbot: QtBot) -> None:
    found = page(window, qtbot, "in/bachelor-of-commerce-honours-3y")
    found.start.click()
    claim = window.shell.assess.form.read()
    assert claim == {"country": "IN", "qualification": "in/bachelor-of-commerce-honours-3y"}
    assert window.shell.stack.currentWidget() is window.shell.assess


class Browser(QObject):
    """Stands in for the browser of the machine."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def show(self, url: QUrl) -> None:
        self.opened.append(url.toString())


def test_an_address_opens_only_when_it_is_pressed(window: Opened, qtbot: QtBot) -> None:
    browser = Browser()
    QDesktopServices.setUrlHandler("https", browser, "show")  # type: ignore[arg-type]  # the stub says bytes
    try:
        found = page(window, qtbot, an_entry(window))
        assert browser.opened == []
        found.reading.anchorClicked.emit(QUrl("https://example.org/law"))
        assert browser.opened == ["https://example.org/law"]
    finally:
        QDesktopServices.unsetUrlHandler("https")


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "ftp://example.org"])
def test_nothing_but_web_addresses_is_ever_opened(window: Opened, qtbot: QtBot, address: str) -> None:
    browser = Browser()
    for scheme in ("file", "javascript", "ftp"):
        QDesktopServices.setUrlHandler(scheme, browser, "show")  # type: ignore[arg-type]  # the stub says bytes
    try:
        page(window, qtbot).reading.anchorClicked.emit(QUrl(address))
        assert browser.opened == []
    finally:
        for scheme in ("file", "javascript", "ftp"):
            QDesktopServices.unsetUrlHandler(scheme)


@pytest.mark.parametrize(
    ("system", "lang", "says"),
    [
        ("de", Lang.SV, "Ett lägre tal är bättre."),
        ("in", Lang.EN, "Each institution sets its own scale"),
        ("in", Lang.EN, "No Swedish degree bears a grade to convert to"),
        ("pl", Lang.SV, "Ingen svensk examen bär ett betyg att räkna om till"),
    ],
)
def test_each_scale_says_which_way_it_goes_who_sets_it_and_why_it_is_not_converted(
    system: str, lang: Lang, says: str
) -> None:
    country = open_book().country(system)
    assert country is not None
    assert says in grades_html(country, Speech(lang))


@pytest.mark.parametrize(
    ("published", "says"),
    [
        ({"fee": None, "time": None}, ["Fee and time: Not published as far as we have read."]),
        ({"fee": Text("Gratis", "Free"), "time": None}, ["Fee: Free", "Time: Not published as far as we have read."]),
        ({"from_year": None}, ["Covers from: not known"]),
        ({"from_year": 1993}, ["Covers from: 1993"]),
    ],
)  # fmt: skip
def test_what_a_channel_does_not_publish_is_said(published: dict[str, Any], says: list[str]) -> None:
    country = open_book().country("in")
    assert country is not None
    channel = replace(country.verification[0], **published)
    shown = checking_html(replace(country, verification=(channel,)), Speech(Lang.EN))
    told = re.sub(r"<[^>]+>", " ", shown.replace("</span>", ":"))
    assert all(one in re.sub(r"\s*:\s*", ": ", " ".join(told.split())) for one in says)
