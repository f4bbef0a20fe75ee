"""The handbook is read, searched, kept and printed by keys alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFont, QTextBlock, QTextCharFormat, QTextCursor, QTextFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollBar, QTextBrowser
from pytestqt.qtbot import QtBot

from credval.actions.settings import Theme
from credval.desktop.handbook.page import HandbookPage
from credval.desktop.palettes import colours, contrast
from tests.desktop.conftest import WAIT
from tests.desktop.handbook.conftest import OpenPage
from tests.desktop.helpers import accessibles, focused, press, settled, tab_to, write
from tests.desktop.test_access import TO_USE
from tests.desktop.test_palette_box import found, opened

KEY = Qt.Key


def drawn(reading: QTextBrowser) -> Iterator[tuple[QTextBlock, QTextFragment]]:
    """Each piece of the text that is drawn alike, with the block that it stands in."""
    block = reading.document().begin()
    while block.isValid():
        for part in block:  # type: ignore[attr-defined]  # Qt's iterator, which PySide describes without its next
            yield block, part.fragment()
        block = block.next()


def is_hit(look: QTextCharFormat) -> bool:
    """In bold and underlined, on a ground of its own: more than a colour."""
    ground = look.background().style() != Qt.BrushStyle.NoBrush
    return ground and look.fontUnderline() and look.fontWeight() > QFont.Weight.Normal


def hits(reading: QTextBrowser) -> list[str]:
    """What is marked as found."""
    return [part.text() for _, part in drawn(reading) if is_hit(part.charFormat())]


def place_of(reading: QTextBrowser, anchor: str) -> int:
    """Pixels from the top of the view to the paragraph of this name."""
    found = (block for block, part in drawn(reading) if anchor in part.charFormat().anchorNames())
    return reading.cursorRect(QTextCursor(next(found))).top()


def test_a_chapter_is_chosen_in_the_contents_and_read(open_page: OpenPage) -> None:
    _, page = open_page()
    assert page.guide is not None
    tab_to(page.contents.list)
    press(KEY.Key_Down)
    second = page.guide.chapters[1]
    assert page.contents.list.chosen() == second.id
    assert page.reading.toPlainText().startswith(second.title.en)


def test_the_text_is_reached_from_the_contents_by_f6(open_page: OpenPage) -> None:
    _, page = open_page()
    press(KEY.Key_F6)
    press(KEY.Key_Tab)
    tab_to(page.reading, most=10)


@pytest.mark.parametrize(
    ("language", "typed", "hit"),
    [
        ("en", "apost", "apostille"),
        ("sv", "apost", "apostille"),
        ("sv", "apostile", "apostille"),
        ("sv", "avtal", "avtal"),
    ],
)
def test_what_a_search_finds_is_marked_in_its_chapter(
    open_page: OpenPage, language: str, typed: str, hit: str
) -> None:
    _, page = open_page(language=language)
    write(typed)
    assert page.contents.list.count() > 0
    tab_to(page.contents.list)
    press(KEY.Key_Down)
    assert any(hit in one.casefold() for one in hits(page.reading))


@pytest.mark.parametrize(("language", "typed"), [("sv", "民國"), ("en", "۱۳۷۹"), ("sv", "๒๕๕๐")])
def test_letters_of_another_script_are_found_and_marked(
    open_page: OpenPage, language: str, typed: str
) -> None:
    _, page = open_page(language=language)
    write(typed)
    tab_to(page.contents.list)
    press(KEY.Key_Down)
    assert page.contents.list.chosen().startswith("scripts-and-calendars")
    assert typed in hits(page.reading)


def test_how_much_was_found_is_said_and_that_nothing_was(open_page: OpenPage) -> None:
    _, page = open_page()
    write("apostille")
    assert page.contents.told.text() == f"{page.contents.list.count()} paragraphs"
    write("qqqqqqq")
    assert "qqqqqqq" in page.contents.told.text()
    assert page.contents.list.count() == 0


def test_nothing_is_marked_any_more_once_the_line_is_empty(open_page: OpenPage) -> None:
    _, page = open_page()
    write("foreign")
    tab_to(page.contents.list)
    press(KEY.Key_Down)
    assert hits(page.reading)
    page.contents.sought.setFocus()
    press(KEY.Key_A, control=True)
    press(KEY.Key_Delete)
    assert hits(page.reading) == []


def test_a_paragraph_opens_at_its_own_place(open_page: OpenPage, qtbot: QtBot) -> None:
    window, page = open_page()
    window.shell.read("outcomes/rows")
    settled(qtbot, window.shell)
    assert 0 <= place_of(page.reading, "outcomes/rows") < page.reading.height() // 3
    assert page.contents.list.chosen() == "outcomes"


def test_back_and_forward_lead_through_what_was_read(open_page: OpenPage) -> None:
    window, page = open_page()
    first = page.contents.list.chosen()
    window.shell.read("outcomes")
    for button, place in ((page.back, first), (page.forward, "outcomes")):
        button.setFocus()
        press(KEY.Key_Space)
        assert page.contents.list.chosen() == place
    assert page.back.isEnabled()
    assert not page.forward.isEnabled()


def test_a_bookmark_is_kept_for_the_next_start(open_page: OpenPage, home: Path) -> None:
    window, page = open_page()
    window.shell.read("outcomes/rows")
    page.keep.setFocus()
    press(KEY.Key_Space)
    assert page.keep.text() == "Remove bookmark"
    settings = json.loads((home / "config" / "settings.json").read_text(encoding="utf-8"))
    assert settings["bookmarks"] == "outcomes/rows"


def test_a_bookmark_of_an_earlier_start_stands_first_and_can_be_removed(
    open_page: OpenPage, home: Path
) -> None:
    _, page = open_page(bookmarks="outcomes/rows gone/away")
    page.contents.list.setFocus()
    press(KEY.Key_Home)
    assert page.contents.list.chosen() == "outcomes/rows"
    page.keep.setFocus()
    press(KEY.Key_Space)
    assert page.contents.bookmarks == ("gone/away",)


@pytest.mark.parametrize(("language", "first", "second"), [("sv", "sv", "en"), ("en", "en", "sv")])
def test_both_languages_stand_side_by_side(
    open_page: OpenPage, language: str, first: str, second: str
) -> None:
    window, page = open_page(language=language)
    window.shell.read("outcomes")
    assert page.guide is not None
    assert page.other.isHidden()
    page.beside.setFocus()
    press(KEY.Key_Space)
    chapter = page.guide.chapter("outcomes")
    assert chapter is not None
    assert page.reading.toPlainText().startswith(chapter.title.get(first))
    assert page.other.isVisible()
    assert page.other.toPlainText().startswith(chapter.title.get(second))


def test_the_sides_change_places_with_the_language(open_page: OpenPage) -> None:
    window, page = open_page()
    page.beside.click()
    before = page.reading.toPlainText().splitlines()[0], page.other.toPlainText().splitlines()[0]
    window.shell.switch_language()
    after = page.reading.toPlainText().splitlines()[0], page.other.toPlainText().splitlines()[0]
    assert after == before[::-1]


def _to_a_term(page: HandbookPage, reading: QTextBrowser) -> str:
    """Tab to the first term of the text; its key."""
    reading.setFocus()
    for _ in range(60):
        press(KEY.Key_Tab)
        assert focused() is reading
        address = reading.textCursor().charFormat().anchorHref()
        if address.startswith("credval:term:"):
            return address.removeprefix("credval:term:")
    raise AssertionError("no term within sixty links")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_term_is_explained_when_its_link_has_the_focus(open_page: OpenPage, language: str) -> None:
    _, page = open_page(language=language)
    assert page.guide is not None
    key = _to_a_term(page, page.reading)
    term = next(one for one in page.guide.terms if one.id == key)
    assert page.explained.isVisible()
    assert term.means.get(language) in page.explained.words.text()


def test_a_screen_reader_gets_the_explanation(open_page: OpenPage) -> None:
    _, page = open_page()
    _to_a_term(page, page.reading)
    told = QAccessible.queryAccessibleInterface(page.reading).text(QAccessible.Text.Description)
    assert told == page.explained.words.text() != ""


def test_a_term_in_the_other_language_is_explained_in_that_one(open_page: OpenPage) -> None:
    _, page = open_page()
    assert page.guide is not None
    page.beside.click()
    key = _to_a_term(page, page.other)
    term = next(one for one in page.guide.terms if one.id == key)
    assert term.means.sv in page.explained.words.text()


def test_a_term_under_the_mouse_is_explained(open_page: OpenPage) -> None:
    _, page = open_page()
    _to_a_term(page, page.reading)
    spot = page.reading.cursorRect().center()
    page.explained.clear()
    QTest.mouseMove(page.reading.viewport(), spot)
    spot.setX(spot.x() - 6)
    QTest.mouseMove(page.reading.viewport(), spot)
    assert page.explained.isVisible()
    assert page.reading.toolTip() == page.explained.words.text()


def test_a_link_to_another_chapter_is_followed_by_keys(open_page: OpenPage) -> None:
    window, page = open_page()
    window.shell.read("outcomes")
    page.reading.setFocus()
    address = ""
    for _ in range(80):
        press(KEY.Key_Tab)
        address = page.reading.textCursor().charFormat().anchorHref()
        if address.startswith("credval:handbook:"):
            break
    press(KEY.Key_Return)
    assert page.contents.list.chosen() == address.removeprefix("credval:handbook:").split("/")[0]


@pytest.mark.parametrize("whole", [False, True])
def test_a_pdf_is_written_where_a_person_wants_it(open_page: OpenPage, qtbot: QtBot, whole: bool) -> None:
    window, page = open_page()
    window.shell.read("outcomes/rows")
    assert page.guide is not None
    chapter = page.guide.chapter("outcomes")
    assert chapter is not None
    (page.book_pdf if whole else page.chapter_pdf).setFocus()
    press(KEY.Key_Space)
    qtbot.waitUntil(lambda: not window.tools.jobs.busy("print"), timeout=3 * WAIT)
    title = "Handbook" if whole else chapter.title.en
    assert window.asked == [f"{title}.pdf"]
    document = pypdfium2.PdfDocument(window.path)
    assert title in document[0].get_textpage().get_text_range()
    assert len(document) > (50 if whole else 1)


def test_a_folder_that_cannot_be_written_to_is_told(
    open_page: OpenPage, qtbot: QtBot, tmp_path: Path
) -> None:
    window, page = open_page()
    window.path = tmp_path / "not there" / "handbook.pdf"
    page.chapter_pdf.click()
    qtbot.waitUntil(page.notice.isVisible, timeout=WAIT)
    assert page.notice.text()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_everything_on_the_page_has_a_name(open_page: OpenPage, language: str) -> None:
    _, page = open_page(language=language)
    page.beside.click()
    nameless = [
        (role.name, type(one).__name__)
        for role, said, one in accessibles(page)
        if role in TO_USE and not said and not isinstance(one, QScrollBar)
    ]
    assert nameless == []


def test_ctrl_k_finds_a_paragraph_and_opens_it(open_page: OpenPage, qtbot: QtBot) -> None:
    window, page = open_page()
    window.shell.show_page("assess")
    assert page.guide is not None
    wanted = page.guide.find("apostille", page._mine(), 4)[0]
    box = opened(window, qtbot)
    write("apostille")
    qtbot.waitUntil(lambda: wanted.heading in found(box), timeout=WAIT)
    for _ in range(found(box).index(wanted.heading)):
        press(KEY.Key_Down)
    press(KEY.Key_Return)
    assert window.shell.shown == "handbook"
    assert page.contents.list.chosen() == wanted.chapter


@pytest.mark.parametrize("size", ["normal", "larger"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_button_shows_its_whole_label_in_a_narrow_window(
    open_page: OpenPage, qtbot: QtBot, language: str, size: str
) -> None:
    window, page = open_page(language=language, text_size=size, width=1024, height=700)
    settled(qtbot, window.shell)
    cut = [
        one.text()
        for one in (page.back, page.forward, page.keep, page.beside, page.chapter_pdf, page.book_pdf)
        if one.width() < one.sizeHint().width()
    ]
    assert cut == []


@pytest.mark.parametrize("theme", list(Theme))
def test_hits_and_terms_can_be_read_in_both_looks(open_page: OpenPage, theme: Theme) -> None:
    window, page = open_page(theme=theme.value)
    write("degree")
    window.shell.read("swedish-degrees")
    seen = set()
    for _, part in drawn(page.reading):
        look = part.charFormat()
        term = look.anchorHref().startswith("credval:term:")
        if is_hit(look) or term:
            ground = look.background().color().name() if is_hit(look) else colours(theme).surface
            assert contrast(look.foreground().color().name(), ground) >= 4.5
            assert look.fontUnderline()
            seen.add((is_hit(look), term))
    assert {(True, False), (False, True)} <= seen
