"""Both looks can be read, change at once, and every icon is there in both."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from credval.actions.settings import TextSize, Theme
from credval.desktop.look import SIZES, Look
from credval.desktop.palettes import BORDER_ON, DARK, LIGHT, TEXT_ON, Colours, contrast, qt_palette
from credval.desktop.shell import Shell
from credval.paths import resources
from tests.desktop.conftest import WAIT, Open, Opened
from tests.desktop.helpers import answer, settled

BOTH = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    yield Look(Theme.LIGHT)
    qapp.setStyleSheet("")


def test_black_on_white_has_the_highest_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@BOTH
@pytest.mark.parametrize(("ink", "ground"), TEXT_ON)
def test_words_can_be_read(colours: Colours, ink: str, ground: str) -> None:
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= 4.5


@BOTH
@pytest.mark.parametrize(("edge", "ground"), BORDER_ON)
def test_the_edges_of_what_can_be_used_can_be_seen(colours: Colours, edge: str, ground: str) -> None:
    assert contrast(getattr(colours, edge), getattr(colours, ground)) >= 3


@BOTH
@pytest.mark.parametrize(
    ("ink", "ground"),
    [("WindowText", "Window"), ("Text", "Base"), ("Text", "AlternateBase"), ("ButtonText", "Button"),
     ("HighlightedText", "Highlight"), ("ToolTipText", "ToolTipBase"), ("PlaceholderText", "Base"), ("Link", "Base")],
)  # fmt: skip
@pytest.mark.parametrize("group", ["Active", "Disabled"])
def test_what_the_style_sheet_leaves_alone_can_be_read_too(
    colours: Colours, ink: str, ground: str, group: str
) -> None:
    palette, role = qt_palette(colours), QPalette.ColorRole
    names = [palette.color(QPalette.ColorGroup[group], role[name]).name() for name in (ink, ground)]
    assert contrast(*names) >= 4.5


def test_the_style_sheet_names_no_colour_of_its_own() -> None:
    sheet = resources("styles/window.qss").read_text(encoding="utf-8")
    assert re.findall(r"#[0-9a-fA-F]{6}\b", sheet) == []


def test_the_style_sheet_uses_four_sizes_of_type() -> None:
    sheet = resources("styles/window.qss").read_text(encoding="utf-8")
    used = set(re.findall(r"font-size: \$\{(\w+)\}px", sheet))
    assert used <= set(SIZES)
    assert len(SIZES) == 4


def test_a_pressed_theme_changes_the_window_at_once(window: Opened, qapp: QApplication) -> None:
    before = window.shell.grab().toImage().pixelColor(20, 400).name()
    window.shell.switch_theme()
    after = window.shell.grab().toImage().pixelColor(20, 400).name()
    assert (before, after) == (LIGHT.surface, DARK.surface)


def test_larger_letters_make_larger_words(window: Opened, qtbot: QtBot) -> None:
    name = window.shell.assess.form.paper.title
    before = name.sizeHint().height()
    window.tools.look.switch(Theme.LIGHT, TextSize.LARGER)
    qtbot.waitUntil(lambda: name.sizeHint().height() > before, timeout=WAIT)


@pytest.mark.parametrize("path", sorted(resources("icons").glob("*.svg")), ids=lambda path: path.stem)
def test_every_icon_can_be_drawn(look: Look, path: object) -> None:
    assert not look.picture(str(getattr(path, "stem", "")), "text", 24).isNull()


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("text_size", TextSize)
def test_nothing_is_cut_off_at_any_size_of_letters(
    open_window: Open, qtbot: QtBot, language: str, text_size: TextSize
) -> None:
    shell = open_window(language=language, text_size=text_size.value, width=1024, height=700).shell
    settled(qtbot, shell)
    assert cut_off(shell) == []
    answer(qtbot, shell)
    assert cut_off(shell) == []
    form = shell.assess.form
    assert form.width() <= shell.assess._form_area.viewport().width()


def cut_off(shell: Shell) -> list[str]:
    """The words in view that are given less height than they need."""
    labels = [one for one in shell.findChildren(QLabel) if one.isVisible() and one.wordWrap()]
    return [one.text() for one in labels if one.height() < one.heightForWidth(one.width())]
