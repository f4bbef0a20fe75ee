"""What must hold of one country file, beyond its shape?"""

from __future__ import annotations

from collections.abc import Iterator

from credval.model.words import GENERAL_KNOWLEDGE
from credval.rulebook.checking import Book, Country
from credval.rulebook.country_shape import PartShape
from credval.rulebook.issues import Issue, Severity, did_you_mean, issue
from credval.rulebook.longform import source_keys
from credval.text import both
from credval.writing.folding import fold


def country_problems(draft: Country, book: Book) -> Iterator[Issue]:
    """Every problem of one country file."""
    yield from _id(draft)
    yield from _sources(draft)
    yield from _ladders(draft, book)
    yield from _parts(draft)
    if "part-unused" not in draft.shape.excused:
        yield from _unused(draft, book)
    if "unreached-stage" not in draft.shape.excused:
        yield from _unreached(draft)


def _unreached(draft: Country) -> Iterator[Issue]:
    """Every rung but the ones where people begin is reached from another one."""
    for n, ladder in enumerate(draft.shape.ladders):
        reached = {other for stage in ladder.stages for other in stage.leads_to}
        begin = min((stage.starts_age for stage in ladder.stages), default=0)
        for m, stage in enumerate(ladder.stages):
            if stage.id not in reached and stage.starts_age > begin:
                text = both("No stage leads to '{id}'. Say which one does, under 'leads_to'.", id=stage.id)
                line = draft.parsed.line(("ladders", n, "stages", m))
                yield issue(draft.file, line, "unreached-stage", text, Severity.WARNING)


def _id(draft: Country) -> Iterator[Issue]:
    folder = draft.file.split("/")[1]
    if draft.shape.id != folder or draft.shape.code.lower() != folder:
        text = both(
            "Folder, id and code must agree: folder '{folder}', id '{id}', code '{code}'.",
            folder=folder,
            id=draft.shape.id,
            code=draft.shape.code,
        )
        yield issue(draft.file, draft.parsed.line(("id",)), "id-is-path", text)


def _sources(draft: Country) -> Iterator[Issue]:
    content = draft.shape.model_dump(exclude={"sources", "reviews"})
    known = {*draft.shape.sources, GENERAL_KNOWLEDGE}
    for key in sorted(set(source_keys(content)) - known):
        near = did_you_mean(key, known)
        text = both("The source '{key}' is not described under 'sources'.{near}", key=key, near=near)
        yield issue(draft.file, draft.parsed.line(("sources",)), "source", text)


def _ladders(draft: Country, book: Book) -> Iterator[Issue]:
    for n, ladder in enumerate(draft.shape.ladders):
        stages = {stage.id for stage in ladder.stages}
        for m, stage in enumerate(ladder.stages):
            line = draft.parsed.line(("ladders", n, "stages", m))
            for other in stage.leads_to:
                if other not in stages:
                    near = did_you_mean(other, stages)
                    yield issue(
                        draft.file,
                        line,
                        "stage",
                        both("'{id}' is no stage of this ladder.{near}", id=other, near=near),
                    )
            for entry in stage.qualifications:
                if entry not in book.qualifications and entry not in book.destinations:
                    near = did_you_mean(entry, book.qualifications)
                    text = both("'{id}' is no entry of the rulebook.{near}", id=entry, near=near)
                    yield issue(draft.file, line, "entry", text, Severity.WARNING)


def _parts(draft: Country) -> Iterator[Issue]:
    """Ladders name parts that there are; a code is the country's own; one name stands for one part."""
    shape, known = draft.shape, [one.id for one in draft.shape.parts]
    for n, ladder in enumerate(shape.ladders):
        for one in ladder.part:
            if one not in known:
                text = both("'{id}' is no part of this country.{near}", id=one, near=did_you_mean(one, known))
                yield issue(draft.file, draft.parsed.line(("ladders", n, "part")), "country-part", text)
    taken: dict[str, str] = {}
    for n, part in enumerate(shape.parts):
        line = draft.parsed.line(("parts", n))
        for code in part.codes:
            if not code.startswith(f"{shape.code}-"):
                text = both("'{code}' is no ISO 3166-2 code of {country}.", code=code, country=shape.code)
                yield issue(draft.file, line, "part-code", text)
        for name in _spellings(part):
            other = taken.setdefault(fold(name), part.id)
            if other != part.id:
                text = both(
                    "'{name}' stands for the part '{other}' too. Leave it with one.", name=name, other=other
                )
                yield issue(draft.file, line, "part-name", text)


def _spellings(part: PartShape) -> tuple[str, ...]:
    name = part.name
    own = (name.sv, name.en, name.native, name.romanised)
    return (part.id, *part.codes, *(one for one in own if one), *part.also_known_as)


def _unused(draft: Country, book: Book) -> Iterator[Issue]:
    """A part is there to tell entries or ladders apart."""
    used = {one for ladder in draft.shape.ladders for one in ladder.part}
    used |= book.parts_used.get(draft.shape.id, set())
    for n, part in enumerate(draft.shape.parts):
        if part.id not in used:
            text = both(
                "No entry or ladder has the part '{id}'. Mark them with it, or take it out.", id=part.id
            )
            yield issue(draft.file, draft.parsed.line(("parts", n)), "part-unused", text, Severity.WARNING)
