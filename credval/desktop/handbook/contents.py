"""What stands in the list at the left: the contents, a person's bookmarks, or what a search found?"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from credval.actions.guiding import Guide
from credval.desktop.fields import Field
from credval.desktop.find_box import Offer
from credval.desktop.parts import column, spoken, words
from credval.desktop.pick_list import PickList
from credval.desktop.tools import Tools
from credval.model.handbook import Chapter
from credval.search.handbook import Piece
from credval.text import Lang, mark

PARTS = {
    "assessing": mark("Assessing education"),
    "system": mark("The Swedish system"),
    "recruiting": mark("Recruiting"),
    "teaching": mark("Teaching and using the program"),
    "industry": mark("For industry groups"),
}
_MOST = 60
_BEFORE_HIT = 16  # letters


class Contents(QWidget):
    """A line to search in, and the list. `picked` gives the name of a chapter or paragraph."""

    picked = Signal(str)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._guide: Guide | None = None
        self._meant = ""
        self.bookmarks: tuple[str, ...] = ()
        self.sought = QLineEdit()
        self.list = PickList(tools, mark("Chapters of the handbook"))
        self.told = words("muted")
        inside = column(self, margin=16, gap=12)
        inside.addWidget(spoken(tools, mark("Handbook"), "title"))
        inside.addWidget(Field(tools, mark("Search the handbook"), self.sought))
        inside.addWidget(self.told)
        inside.addWidget(self.list, 1)
        self.sought.textEdited.connect(self.refresh)
        self.list.picked.connect(self.picked)
        tools.speech.changed.connect(self.refresh)

    def use(self, guide: Guide) -> None:
        self._guide = guide
        self.refresh()

    @property
    def sought_words(self) -> str:
        """What is searched for: as typed, or what the search took instead where nothing held that."""
        return self._meant or self.sought.text()

    def choose(self, place: str) -> None:
        """Mark in the list what is being read: the paragraph, or else its chapter."""
        self.list.choose(place)
        if not self.list.chosen():
            self.list.choose(place.split("/", maxsplit=1)[0])

    def refresh(self) -> None:
        if self._guide is None:
            return
        typed = self.sought.text().strip()
        self._meant = ""
        offers = self._found(typed) if typed else [*self._kept(), *self._chapters()]
        self.told.setText(self._say(typed, len(offers)))
        self.told.setVisible(bool(self.told.text()))
        self.list.offer(offers)

    def _say(self, typed: str, n: int) -> str:
        if not typed:
            return ""
        speech = self._tools.speech
        if not n:
            return speech.tr("Nothing in the handbook is like “{text}”.", text=typed)
        return speech.plural("{n} paragraph", "{n} paragraphs", n)

    def _found(self, typed: str) -> list[Offer]:
        assert self._guide is not None
        lang = self._tools.speech.lang
        found = self._guide.find(typed, lang, _MOST)
        self._meant = found[0].meant if found else ""
        return [Offer(one.paragraph, one.heading, passage(one.pieces)) for one in found]

    def _kept(self) -> list[Offer]:
        assert self._guide is not None
        lang = self._tools.speech.lang
        said = self._tools.speech.tr("Bookmark")
        found = ((key, self._guide.paragraph(key)) for key in self.bookmarks)
        return [Offer(key, one.heading.get(lang), said) for key, one in found if one is not None]

    def _chapters(self) -> list[Offer]:
        assert self._guide is not None
        return chapter_offers(self._guide.chapters, self._tools.speech.lang, self._part)

    def _part(self, name: str) -> str:
        return self._tools.speech.tr(PARTS.get(name, name))


def passage(pieces: Sequence[Piece]) -> str:
    """The words around what was found, so cut that the first hit is in view in a narrow list."""
    first = next((place for place, (_, typed) in enumerate(pieces) if typed), 0)
    before = "".join(words for words, _ in pieces[:first])
    kept = before if len(before) <= _BEFORE_HIT else "…" + before[-_BEFORE_HIT:].partition(" ")[2]
    return " ".join((kept + "".join(words for words, _ in pieces[first:])).split())


def chapter_offers(chapters: Sequence[Chapter], lang: Lang, part: Callable[[str], str]) -> list[Offer]:
    """The contents: each chapter with its part."""
    return [Offer(one.id, one.title.get(lang), part(one.part)) for one in chapters]
