"""How does a person read everything that is kept of them in one case (GDPR, Article 15)?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from credval.casework.wording import label
from credval.model.cases import Case, Credential
from credval.model.words import Outcome
from credval.reports.access_data import NAME, Kept, as_json
from credval.reports.access_tables import AFTER, BEFORE, table
from credval.reports.blocks import Attachment, Block, Facts, Paragraph, Plan, Points, Section, Style
from credval.reports.letters import Matter, addressee, case_rows, framed, job_of, paragraphs, section
from credval.reports.letters_notice import (
    abroad,
    by_a_person,
    complaint,
    ground_text,
    kept,
    objecting,
    purpose,
    recipients,
    rights,
    sources,
    who,
)
from credval.text import Lang, Text, mark, tr

Words = Mapping[str, Mapping[str, Text]]
"""For a key of a claim, the words of its closed list as a person reads them."""

_FACTS = {
    "country": mark("Education system"),
    "region": mark("Region"),
    "qualification": mark("Qualification, as typed"),
    "qualification_native": mark("Qualification, as written"),
    "institution": mark("Institution"),
    "award_date": mark("Awarded"),
    "award_calendar": mark("Calendar"),
    "field": mark("Field"),
    "duration_years": mark("Years of full-time study"),
    "credits": mark("Credits"),
    "credit_unit": mark("Unit of credits"),
    "documents": mark("Papers in hand"),
    "documents_missing_because": mark("Papers are missing because"),
    "requirement": mark("What the job requires"),
    "kind": mark("Kind"),
    "destination": mark("Swedish qualification"),
    "profession": mark("Profession"),
    "min_years": mark("Years at least"),
    "or_equivalent": mark("Other competence counts too"),
}


def access(given: Kept, words: Words) -> Plan:
    """The whole case as a readable plan; the same as data is attached."""
    matter = given.matter
    lang = matter.lang
    data = as_json(given)
    sections = tuple(one for one in _sections(given, words) if one.blocks)
    running = tr("What is kept in case {number}", lang, number=given.case.number)
    made = framed(matter, tr("Everything that we keep about you in this case", lang), sections, running)
    attachment = Attachment(NAME, data, tr("The same as data (JSON)", lang))
    return Plan(made.title, lang, made.office, made.running, made.day, made.sections, attachment)


def _sections(given: Kept, words: Words) -> Iterator[Section]:
    matter, case = given.matter, given.case
    yield Section("", tuple(_opening(matter)))
    yield from _about(matter)
    yield _section(matter, mark("Who you are, as written"), _person(case, words, matter.lang))
    yield _section(matter, mark("The job"), _job(case, words, matter.lang))
    for one in case.credentials:
        heading = f"{tr('Education', matter.lang)}: {given.name_of(one.id)}"
        yield Section(heading, (Facts(tuple(_facts(one, words, matter.lang))),))
    yield _section(
        matter, mark("Papers are missing"), ((tr("Because", matter.lang), case.papers_missing_because),)
    )
    yield from (table(part, given) for part in BEFORE)
    yield from _proposals(given)
    yield from (table(part, given) for part in AFTER)


def _opening(matter: Matter) -> Iterator[Block]:
    lang = matter.lang
    yield Facts(((tr("To", lang), addressee(matter)), *case_rows(matter)))
    yield Paragraph(tr("You have asked what we keep about you (GDPR, Article 15). This is all of it. The same is attached as data for a machine. Papers that you have sent are listed here; ask, and you get copies of them.", lang))  # fmt: skip
    yield from paragraphs(matter.own)


def _about(matter: Matter) -> Iterator[Section]:
    lang = matter.lang
    why = (purpose(matter).get(lang), ground_text(matter, lang), *_told(matter))
    yield section(matter, tr("Who answers for it", lang), Facts(who(matter)))
    yield section(matter, tr("Why we keep it, and by what right", lang), *why)
    yield section(
        matter, tr("Which data, and from where", lang), Points(sources(lang)), *_from_elsewhere(matter)
    )
    yield section(matter, tr("Who sees it", lang), Points(recipients(matter)))
    yield section(matter, tr("If we ask abroad", lang), *abroad(matter))
    yield section(matter, tr("How long we keep it", lang), *kept(matter))
    yield section(matter, tr("A person decides", lang), by_a_person(lang))
    mine = tuple(one for one in (objecting(matter), *rights(matter)) if one)
    yield section(matter, tr("Your rights", lang), Points(mine), complaint(lang))


def _told(matter: Matter) -> Iterator[str]:
    day = matter.case.protection.told_on
    if day:
        yield tr("You were given the notice of what we do with your data on {day}.", matter.lang, day=day.isoformat())  # fmt: skip


def _from_elsewhere(matter: Matter) -> Iterator[str]:
    origin = matter.case.origin
    if origin:
        yield tr("The case came from {office}, where it has the number {number}.", matter.lang, office=origin.office or "–", number=origin.number)  # fmt: skip


def _section(matter: Matter, heading: str, rows: Iterable[tuple[str, str]]) -> Section:
    found = tuple((what, value) for what, value in rows if value)
    return Section(tr(heading, matter.lang), (Facts(found),) if found else ())


def _person(case: Case, words: Words, lang: Lang) -> Iterator[tuple[str, str]]:
    one = case.person
    yield tr("Name, as written", lang), one.name_as_written
    yield tr("Other names", lang), "\n".join(one.other_names)
    calendar = _said(one.born_calendar, words.get("award_calendar", {}), lang)
    born = f"{one.born_as_written} ({calendar})" if one.born_as_written else ""
    yield tr("Born, as written", lang), born
    yield tr("Contact", lang), one.contact
    yield tr("Reference", lang), one.reference
    yield tr("Language of letters", lang), one.language


def _job(case: Case, words: Words, lang: Lang) -> Iterator[tuple[str, str]]:
    yield tr("The job", lang), job_of(case.job)
    needed = case.job.requirement
    yield (
        tr("What the job requires", lang),
        _said(needed, words.get("requirement", {}), lang) if needed else "",
    )
    yield tr("Needed because", lang), case.job.needed_because


def _facts(one: Credential, words: Words, lang: Lang) -> Iterator[tuple[str, str]]:
    for key, value in one.claim.items():
        yield _key(key, lang), _said(value, words.get(key, {}), lang)


def _key(key: str, lang: Lang) -> str:
    """The name of a fact; the key itself of one that few people ever have."""
    return tr(_FACTS[key], lang) if key in _FACTS else key.replace("_", " ")


def _said(value: Any, words: Mapping[str, Text], lang: Lang) -> str:
    """A value as a person reads it: words of a closed list by their label, yes or no, parts one after the other."""
    if isinstance(value, dict):
        return ", ".join(f"{_key(key, lang)}: {_said(one, words, lang)}" for key, one in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(_said(one, words, lang) for one in value)
    if isinstance(value, bool):
        return tr("yes", lang) if value else tr("no", lang)
    return words[value].get(lang) if value in words else str(value)


def _proposals(given: Kept) -> Iterator[Section]:
    lang = given.matter.lang
    for one in given.case.proposals:
        blocks: list[Block] = [Facts(((tr("By", lang), one.by), (tr("Edition of the rulebook", lang), one.edition)))]  # fmt: skip
        for result in given.of(one):
            said = tuple(text[lang.value] for text in result.get("summary") or ())
            word = label(Outcome(result["outcome"])).get(lang)
            blocks += [Paragraph(f"{given.name_of(result['id'])}: {word}", Style.LEAD), Points(said)]
        yield Section(tr("Proposal of {day}", lang, day=one.on.isoformat()), tuple(blocks))
