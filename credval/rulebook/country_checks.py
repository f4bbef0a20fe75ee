"""What must hold of one country file, beyond its shape?"""

from __future__ import annotations

from collections.abc import Iterator

from credval.model.words import GENERAL_KNOWLEDGE
from credval.rulebook.checking import Book, Country
from credval.rulebook.issues import Issue, Severity, did_you_mean, issue
from credval.rulebook.longform import source_keys
from credval.text import both


def country_problems(draft: Country, book: Book) -> Iterator[Issue]:
    """Every problem of one country file."""
    yield from _id(draft)
    yield from _sources(draft)
    yield from _ladders(draft, book)
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
