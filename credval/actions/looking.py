"""What a person may mean by what they typed, as rows for terminal and window."""

from __future__ import annotations

from credval.actions.books import OpenBook
from credval.assessment.record import Record, plain
from credval.search import Hit
from credval.text import Text


def rows(book: OpenBook, kind: str, text: str, country: str | None, limit: int) -> list[Record]:
    """The hits of a search, best first: id, title, how it fits and why."""
    return [_row(book, kind, one) for one in book.find(kind, text, country, limit)]


def _row(book: OpenBook, kind: str, hit: Hit) -> Record:
    return {
        "id": hit.target,
        "title": plain(title(book, kind, hit.target)),
        "name": hit.name,
        "how": str(hit.how),
        "because": plain(hit.because),
    }


def title(book: OpenBook, kind: str, key: str) -> Text:
    """The title of an entry in both languages; its id where it is not in the book."""
    if kind == "institution":
        place = book.institution(key)
        name = place.name_on(None) if place else key
        return Text(name, name)
    if kind == "profession":
        profession = book.profession(key)
        return profession.titles if profession else Text(key, key)
    entry = book.qualification(key)
    return entry.title if entry else Text(key, key)
