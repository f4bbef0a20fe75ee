"""What a person may mean by what they typed, as rows for terminal and window."""

from __future__ import annotations

from credval.actions import registry_facts
from credval.actions.books import OpenBook
from credval.actions.evidence import OpenEvidence
from credval.assessment.record import Record, plain
from credval.assessment.routes import cost_of, time_of, who
from credval.model.sweden import Profession, Route
from credval.search import Hit, How, Sign
from credval.search.handbook import Found
from credval.text import Lang, Text, both


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


def profession_rows(book: OpenBook, text: str, limit: int) -> list[Record]:
    """Regulated professions for ``text``: what it means or may mean first, with the reason; then what is found near it.

    Beside the keys of `rows`: ``recognised`` (yes; unknown where a person has to say; no of what only looks like it; None
    of what is merely near) and ``routes``, what each way costs and takes, as published.
    """
    meant = book.recognise_profession(text)
    hits = {one.target: one for one in book.find_professions(text, limit)}
    told = {one.profession: one for one in reversed(meant.signs)}
    keys = dict.fromkeys((*meant.professions, *hits))
    rows = [_profession_row(book, key, told.get(key), hits.get(key)) for key in keys]
    return [one for one in rows if one][:limit]


def _profession_row(book: OpenBook, key: str, sign: Sign | None, hit: Hit | None) -> Record:
    profession = book.profession(key)
    if profession is None:
        return {}
    because = (
        sign.because
        if sign
        else hit.because
        if hit
        else both("is the title “{name}”", name=profession.titles)
    )
    return {
        "id": key,
        "title": plain(profession.titles),
        "name": sign.typed if sign else hit.name if hit else profession.titles.sv,
        "how": str(hit.how) if hit else "recognised",
        "because": plain(because),
        "recognised": sign.answer.value if sign else None,
        "routes": [plain(_route_line(profession, one)) for one in profession.routes],
    }


def _route_line(profession: Profession, route: Route) -> Text:
    cost, time = cost_of(profession, route), time_of(profession, route)
    return both("{where}. Cost: {cost} Time: {time}", where=who(route), cost=cost, time=time)


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


def handbook_rows(book: OpenBook, text: str, lang: Lang, limit: int) -> list[Record]:
    """Paragraphs of the handbook that hold ``text`` in one language, best first: id, title, passage and why."""
    return [
        {
            "id": one.paragraph,
            "title": {lang.value: one.heading},
            "passage": {lang.value: "".join(words for words, _typed in one.pieces)},
            "how": one.how,
            "because": plain(_handbook_reason(one)),
        }
        for one in book.guide.find(text, lang, limit)
    ]


def _handbook_reason(found: Found) -> Text:
    if found.how == "near":
        return both("spelt like “{meant}”", meant=found.meant)
    return both("a word begins so") if found.how == "begins" else both("stands inside a word")


def registry_rows(evidence: OpenEvidence, text: str, country: str | None, limit: int) -> list[Record]:
    """What imported registries hold near ``text``, best first: the keys of `rows`, the registry, and what it says.

    They hold so many names that something is always spelt alike; that is shown only where nothing fits better.
    """
    found = evidence.find(text, country, limit)
    better = [one for one in found if one.how is not How.CLOSE]
    return [_registry_row(evidence, one) for one in better or found]


def _registry_row(evidence: OpenEvidence, hit: Hit) -> Record:
    kept = evidence.record(hit.target)
    name = kept.record.names[0].name if kept else hit.name
    return {
        "id": hit.target,
        "title": plain(Text(name, name)),
        "name": hit.name,
        "how": str(hit.how),
        "because": plain(hit.because),
        "registry": plain(registry_facts.title(kept.record.registry)) if kept else None,
        "says": [plain(one) for one in registry_facts.says(evidence, kept)] if kept else [],
        "odd": [plain(one) for one in registry_facts.odd(kept)] if kept else [],
    }
