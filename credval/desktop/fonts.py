"""Which letters can the window draw, whatever fonts the machine has?"""

from __future__ import annotations

import re

from PySide6.QtGui import QFont, QFontDatabase

from credval.paths import resources

LATIN = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")
HAN = ("NotoSansSC-Regular.ttf", "NotoSansTC-Regular.ttf", "NotoSansJP-Regular.ttf", "NotoSansKR-Regular.ttf")
_HAN_LETTER = re.compile("[\u2e80-\uffef]")


class Fonts:
    """The bundled fonts, each loaded when it is first of use.

    Latin, Greek and Cyrillic before the first window, the small ones after it, the large Han files with the
    first Chinese, Japanese or Korean letter.
    """

    def __init__(self) -> None:
        self._loaded: set[str] = set()

    def latin(self, size: int) -> QFont:
        """The letters of the window, ``size`` pixels high; every other script falls back on its own file."""
        self._load(LATIN[:1])
        font = QFont()
        font.setFamilies(["Noto Sans"])
        font.setPixelSize(size)
        return font

    def rest(self) -> None:
        """All small files; a few milliseconds."""
        names = sorted(path.name for path in resources("fonts").glob("*.ttf"))
        self._load(tuple(name for name in names if name not in HAN))

    def need(self, text: str) -> None:
        """Make sure that ``text`` can be drawn."""
        if HAN[0] not in self._loaded and _HAN_LETTER.search(text):
            self._load(HAN)

    def _load(self, names: tuple[str, ...]) -> None:
        for name in names:
            if name not in self._loaded:
                self._loaded.add(name)
                QFontDatabase.addApplicationFont(str(resources(f"fonts/{name}")))
