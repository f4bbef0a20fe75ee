"""What do the form's lists take from the rulebook once it is open?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from credval.desktop.find_box import Offer
from credval.desktop.speech import Speech
from credval.model.words import Answer
from credval.text import Text

if TYPE_CHECKING:
    from credval.actions.books import OpenBook
    from credval.model.sweden import Destination

_NO_COUNTRIES = {"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"}
"""Codes of CLDR that are unions, tests or parts of other countries."""

Names = Sequence[tuple[str, Text, Sequence[str]]]
"""Things of a short list: id, title, and further spellings by which they are found."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """An open rulebook and the short lists of it, taken once. The book is only asked on its worker thread."""

    book: OpenBook
    systems: Sequence[tuple[str, str, Text]]
    """Every education system of the rulebook: id, code, name."""
    unwritten: Sequence[tuple[str, str, Text]]
    """The countries that nobody has written yet, in the same form: their answer names the way to UHR."""
    destinations: Sequence[Destination]
    fields: Names
    documents: dict[str, Text]
    channels: dict[str, Text]
    kinds: dict[str, Text]

    @classmethod
    def of(cls, book: OpenBook) -> Shelf:
        """Read the lists. For the worker thread."""
        fields = [(code, _with_code(code, name), (code,)) for code, name in book.vocabulary("fields").items()]
        documents, channels, kinds = (book.vocabulary(name) for name in ("documents", "channels", "kinds"))
        systems = book.countries()
        unwritten = _others({code for _, code, _ in systems})
        return cls(book, systems, unwritten, book.destinations(), fields, documents, channels, kinds)

    def name_of(self, system: str) -> Text | None:
        return next((name for id_, _, name in self.systems if id_ == system), None)

    def is_written(self, system: str) -> bool:
        """Whether the rulebook has this system."""
        return self.name_of(system) is not None


def _others(known: set[str]) -> list[tuple[str, str, Text]]:
    """Every country of ISO 3166-1 but ``known``, with its names from CLDR."""
    from babel import Locale

    swedish, english = Locale("sv").territories, Locale("en").territories
    codes = sorted(code for code in map(str, english) if len(code) == 2 and code.isalpha())
    wanted = [code for code in codes if code not in known | _NO_COUNTRIES]
    return [(code.lower(), code, Text(str(swedish.get(code, code)), str(english[code]))) for code in wanted]


def _with_code(code: str, name: Text) -> Text:
    return Text(f"{name.sv} ({code})", f"{name.en} ({code})")


def qualification_offers(shelf: Shelf, speech: Speech, text: str, system: str) -> list[Offer]:
    """Entries that fit what was typed, in one system or in all. For the worker thread."""
    found = []
    for hit in shelf.book.find_qualifications(text, system or None):
        entry = shelf.book.qualification(hit.target)
        if entry is not None:
            name = shelf.name_of(entry.system)
            where = "" if system or name is None else f"{speech.of(name)} · "
            found.append(
                Offer(
                    entry.id,
                    _title(speech.of(entry.title), entry.titles.native),
                    where + speech.of(hit.because),
                )
            )
    return found


def profession_offers(shelf: Shelf, speech: Speech, text: str) -> list[Offer]:
    """Regulated professions that fit what was typed. For the worker thread."""
    meant = shelf.book.recognise_profession(text)
    reasons = {one.profession: one.because for one in reversed(meant.signs) if meant.answer is not Answer.NO}
    keys = dict.fromkeys((*reasons, *(hit.target for hit in shelf.book.find_professions(text))))
    found = []
    for one in (shelf.book.profession(key) for key in keys):
        if one is not None:
            because = f" · {speech.of(reasons[one.id])}" if one.id in reasons else ""
            found.append(Offer(one.id, speech.of(one.titles), speech.of(one.authority.name) + because))
    return found


def _title(title: str, native: str) -> str:
    """The title in our language, with the one on the paper where that is another."""
    return title if native.casefold() in title.casefold() else f"{title} · {native}"


def short_list(speech: Speech, names: Callable[[], Names], limit: int = 400) -> Callable[[str], list[Offer]]:
    """Finds in a short list: the beginning of a name first, then of one of its words, then any part of it.

    An empty text offers everything, in the order of the language.
    """

    def find(text: str) -> list[Offer]:
        from credval.writing.folding import fold

        wanted = fold(text)
        ranked = []
        for id_, title, others in names():
            place = _place(wanted, [fold(one) for one in (speech.of(title), title.sv, title.en, *others)])
            if place is not None:
                ranked.append((place, fold(speech.of(title)), id_, speech.of(title)))
        return [Offer(id_, title) for _, _, id_, title in sorted(ranked)[:limit]]

    return find


def _place(wanted: str, names: Sequence[str]) -> int | None:
    """0 for the beginning of a name, 1 for that of a word in it, 2 for any part; None if it is not there."""
    if any(name.startswith(wanted) for name in names):
        return 0
    if any(f" {wanted}" in f" {name}" for name in names):
        return 1
    return 2 if len(wanted) > 2 and any(wanted in name for name in names) else None
