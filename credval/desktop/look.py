"""What does everything look like at the moment: colours, sizes, icons?"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from string import Template

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication
from shiboken6 import isValid

from credval.actions.settings import TextSize, Theme
from credval.desktop.fonts import Fonts
from credval.desktop.palettes import Colours, colours, qt_palette
from credval.paths import resources

SIZES = {"small": 12, "body": 14, "heading": 17, "title": 24}
"""The four type sizes, in pixels."""
_SCALE = {TextSize.NORMAL: 1.0, TextSize.LARGE: 1.15, TextSize.LARGER: 1.35}
_INK = "#000000"


class Look(QObject):
    """The theme in use. `changed` says that colours or sizes are others now."""

    changed = Signal()

    def __init__(self, theme: Theme, text_size: TextSize = TextSize.NORMAL) -> None:
        super().__init__()
        self.theme = theme
        self.text_size = text_size
        self.fonts = Fonts()
        self._drawings: dict[str, str] = {}
        self._icons: dict[tuple[str, str, Theme], QIcon] = {}
        self._given: list[tuple[QAbstractButton, str, str]] = []

    @property
    def colours(self) -> Colours:
        return colours(self.theme)

    def size(self, name: str) -> int:
        """One of the four type sizes in pixels, as large as the user likes it."""
        return round(SIZES[name] * _SCALE[self.text_size])

    def put_on(self, app: QApplication, sheet: bool = True) -> None:
        """Give the whole program this look, from now on; without ``sheet`` only its colours and letters."""
        app.setPalette(qt_palette(self.colours))
        app.setFont(self.fonts.latin(self.size("body")))
        if sheet:
            app.setStyleSheet(self.style_sheet())

    def switch(self, theme: Theme, text_size: TextSize) -> None:
        if (theme, text_size) != (self.theme, self.text_size):
            self.theme, self.text_size = theme, text_size
            app = QApplication.instance()
            if isinstance(app, QApplication):
                self.put_on(app)
            self._given = [one for one in self._given if isValid(one[0])]
            for target, name, ink in self._given:
                target.setIcon(self.icon(name, ink))
            self.changed.emit()

    def give(self, target: QAbstractButton, name: str, ink: str = "muted") -> None:
        """Show an icon on a button in the colours of the moment, from now on."""
        self._given.append((target, name, ink))
        target.setIcon(self.icon(name, ink))

    @contextmanager
    def unstyled(self) -> Iterator[None]:
        """Build many widgets at once: the style sheet is worked through when all stand in their places.

        With a style sheet in force Qt works it through anew each time a widget finds a parent, which takes
        several times as long as everything else.
        """
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.setStyleSheet("")
        try:
            yield
        finally:
            app.setStyleSheet(self.style_sheet())

    def style_sheet(self) -> str:
        sheet = Template(resources("styles/window.qss").read_text(encoding="utf-8"))
        sizes = {name: self.size(name) for name in SIZES}
        icons = resources("icons").as_posix()
        return sheet.substitute(
            dataclasses.asdict(self.colours), theme=self.theme.value, icons=icons, **sizes
        )

    def icon(self, name: str, ink: str = "muted") -> QIcon:
        """An icon of ``resources/icons`` drawn in the colour ``ink`` of the theme."""
        key = (name, ink, self.theme)
        if key not in self._icons:
            made = QIcon(self.picture(name, ink, 48))
            if ink == "on_accent":
                made.addPixmap(self.picture(name, "muted", 48), QIcon.Mode.Disabled)
            self._icons[key] = made
        return self._icons[key]

    def picture(self, name: str, ink: str = "muted", side: int = 20) -> QPixmap:
        """The same as a picture, ``side`` pixels square."""
        if name not in self._drawings:
            self._drawings[name] = resources(f"icons/{name}.svg").read_text(encoding="utf-8")
        drawing = self._drawings[name].replace(_INK, getattr(self.colours, ink))
        sized = drawing.replace('width="24" height="24"', f'width="{side}" height="{side}"', 1)
        image = QImage.fromData(sized.encode())
        return QPixmap.fromImage(image)
