"""In which language does the window speak right now, and what must change when it changes?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from credval.text import Lang, Text, plural, tr

TwoTexts = Text | Mapping[str, str] | None


class _Bound(NamedTuple):
    target: QObject
    name: str
    message: str
    values: dict[str, object]


class _Voice(QObject):
    changed = Signal()


class Speech:
    """The language of the window. Texts that are bound to it follow at once when it changes.

    ``changed`` is emitted after all bound texts have been set again, for whatever is built from data.
    """

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self._voice = _Voice()
        self.changed = self._voice.changed
        self._bound: list[_Bound] = []
        self._tidy_at = 512

    def switch(self, lang: Lang) -> None:
        if lang != self.lang:
            self.lang = lang
            self._tidy()
            for one in self._bound:
                self._say(one)
            self.changed.emit()

    def tr(self, message: str, **values: object) -> str:
        return tr(message, self.lang, **values)

    def plural(self, singular: str, several: str, n: int, **values: object) -> str:
        return plural(singular, several, n, self.lang, **values)

    def of(self, text: TwoTexts) -> str:
        """The side of a two-language text that is spoken now; nothing for None."""
        if text is None:
            return ""
        return text.get(self.lang) if isinstance(text, Text) else text.get(self.lang.value, "")

    def bind(self, target: QObject, name: str, message: str, **values: object) -> None:
        """Let the Qt property ``name`` of ``target`` be ``message`` in the language of the moment, from now on."""
        self._bound = [one for one in self._bound if one.name != name or one.target is not target]
        one = _Bound(target, name, message, values)
        self._bound.append(one)
        self._say(one)
        if len(self._bound) > self._tidy_at:
            self._tidy()

    def _say(self, one: _Bound) -> None:
        one.target.setProperty(one.name, tr(one.message, self.lang, **one.values))

    def _tidy(self) -> None:
        """Forget what is no longer there."""
        self._bound = [one for one in self._bound if isValid(one.target)]
        self._tidy_at = max(512, 2 * len(self._bound))
