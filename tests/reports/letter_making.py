"""Letters to look at: an invented case with a country and a profession, and every kind of letter of it."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import msgspec

from credval.casework.merits import merits
from credval.casework.verifying import Asked, tasks
from credval.model.case_words import CaseState, Happening, LetterKind, MeritKind, Move
from credval.model.cases import (
    Case,
    Credential,
    Decision,
    Event,
    Job,
    Merit,
    Office,
    Paper,
    Person,
    Proposal,
    Proposed,
    Verification,
)
from credval.model.entries import Source
from credval.model.sweden import Fee, Named, Profession, Published, Route
from credval.model.systems import Authority, Channel, Document, HardToObtain, Name
from credval.model.words import (
    DocumentKind,
    EvidenceAbout,
    Outcome,
    Proves,
    QualificationKind,
    Rule,
    SourceKind,
)
from credval.reports.access_data import Kept, LogLine
from credval.reports.access_export import access
from credval.reports.blocks import Plan
from credval.reports.candidate_letter import candidate, referral
from credval.reports.consent_letter import consent
from credval.reports.letters import Check, Education, Matter
from credval.reports.letters_notice import notice
from credval.reports.letters_outcome import outcome
from credval.reports.letters_requests import hold, request_for_papers, undocumented
from credval.reports.merit_letter import merits as merit_letter
from credval.reports.task_sheet import task_sheet
from credval.text import Lang, Text
from tests.drawing.ladder_samples import INDIA, SYRIA
from tests.reports.making import sample

DAY = date(2026, 11, 27)
AT = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
NAME = "محمد عبد الرحمن الحلبي"
CONTROLLER = "Exempelverket\nBox 1, 111 11 Exempelstad\nrekrytering@example.se"
OFFICE = Office(name="Exempelverket", controller=CONTROLLER)
OWN = "Vår kontaktperson är Åsa Öberg. Ring gärna."

_READ = Source(
    "fee", "Fees", "Ministry", SourceKind.MINISTRY, "https://mohe.example.sy/fees", date(2026, 11, 20)
)


def _document(kind: DocumentKind, sv: str, en: str, native: str, proves: Proves) -> Document:
    return Document(
        kind.value, kind, Name(sv, en, native), proves, Text("Universitetet", "The university"), "ar", ()
    )


LAND = replace(
    SYRIA,
    code="SY",
    authorities={
        "mohe": Authority(
            Name("Ministeriet för högre utbildning", "Ministry of Higher Education", "وزارة التعليم العالي"),
            ("recognition",),
            ("fee",),
            "https://www.mohe.example.sy",
            "yes",
        )
    },
    documents=(
        _document(DocumentKind.DEGREE_CERTIFICATE, "Examensbevis", "Degree certificate", "شهادة الإجازة", Proves.AWARD),
        _document(DocumentKind.GRADUATION_CERTIFICATE, "Bestyrkt examensintyg", "Certified graduation note", "مصدقة تخرج", Proves.AWARD),
        _document(DocumentKind.TRANSCRIPT, "Kursutdrag", "Transcript", "كشف علامات", Proves.PART),
        _document(DocumentKind.SCHOOL_CERTIFICATE, "Gymnasiebetyg", "Secondary certificate", "وثيقة الشهادة الثانوية العامة", Proves.AWARD),
    ),
    verification=(
        Channel(
            "mohe-verification",
            Name("Ministeriets äkthetskontroll", "The ministry's authenticity check"),
            "mohe",
            "request",
            Text("Att pappret är utfärdat.", "That the paper was issued."),
            Text("Kopia av pappret och innehavarens medgivande.", "A copy of the paper and the holder's consent."),
            Text("Innehavaren och arbetsgivare.", "The holder and employers."),
            Text("Inget: register kan vara förstörda.", "Nothing: records may be destroyed."),
            ("fee",),
            "mohe.example.sy",
            Text("20 US-dollar för varje papper", "20 US dollars for each paper"),
        ),
    ),
    hard_to_obtain=(
        HardToObtain(
            Text("Examensbevis för den som har lämnat landet.", "Degree certificates for those who left the country."),
            Text("Universiteten lämnade inte ut dem.", "Universities did not hand them out."),
            Text("UHR kan skriva en beskrivning.", "UHR can write a description."),
            ("fee",),
        ),
    ),
    sources=(_READ,),
)  # fmt: skip

NURSE = Profession(
    id="se/sjukskoterska",
    titles=Text("sjuksköterska", "nurse"),
    kind="licence",
    reserved=Text("Titeln sjuksköterska är skyddad.", "The title (sjuksköterska) is protected."),
    authority=Named(
        Text("Socialstyrelsen", "the National Board of Health and Welfare (Socialstyrelsen)"),
        "https://legitimation.socialstyrelsen.se",
    ),
    routes=(
        Route("eu_eea", Text("Ansök om erkännande.", "Apply for recognition."), ("sos",)),
        Route(
            "other",
            Text("Ansök om prövning av utbildningen.", "Apply to have the education examined."),
            ("sos",),
            fees=(Fee(Text("Ansökan om legitimation", "Application for the licence"), 870, sources=("sos",)),),
            time=Published(Text("Omkring 3 månader", "About 3 months"), sources=("sos",)),
        ),
    ),
    meanwhile=Text("Anställ gärna i ett annat arbete, utan titeln.", "Employ the person in other work if you like, without the title."),
    also_known_as={},
    register=Named(Text("HOSP", "HOSP"), "https://www.socialstyrelsen.se"),
    law=("Patientsäkerhetslag (2010:659)",),
    sources=(Source("sos", "Ansökan om legitimation", "Socialstyrelsen", SourceKind.REGISTER, "https://legitimation.socialstyrelsen.se/ansok", date(2026, 11, 23)),),
)  # fmt: skip

_COMPARED = {
    "COMPARABLE": ("kandidatexamen, 180 högskolepoäng (SeQF 6)", "Degree of Bachelor, 180 higher education credits (SeQF 6)"),
    "COMPARABLE_NOTE": ("kandidatexamen, 180 högskolepoäng (SeQF 6)", "Degree of Bachelor, 180 higher education credits (SeQF 6)"),
    "PARTIAL": ("kandidatexamen, 180 högskolepoäng (SeQF 6)", "Degree of Bachelor, 180 higher education credits (SeQF 6)"),
}  # fmt: skip
_SAMPLES = {
    Outcome.COMPARABLE_NOTE: "syria",
    Outcome.PARTIAL: "partial",
    Outcome.CANNOT_ASSESS: "eritrea",
    Outcome.REFER_AUTHORITY: "nurse",
}


def education(word: Outcome, key: str = "c1", reasons: str = "") -> Education:
    """An education that was decided so: by the result of a sample, else departing from one, with reasons."""
    name = _SAMPLES.get(word, "syria")
    given = sample(name)
    result, claim = given["results"][0], given["claims"][0]
    proposed = Outcome(result["outcome"])
    own = reasons or ("" if proposed is word else "Kursplanen visar något annat än vad som var känt.")
    decision = Decision(
        credential=key, proposal="s1", proposed=proposed, outcome=word, by="bo", at=AT, reasons=own
    )
    compared = _COMPARED.get(word.value)
    return Education(
        credential=Credential(id=key, claim=claim),
        title=Text(result["matched"]["title"]["sv"], result["matched"]["title"]["en"]) if result["matched"]["title"] else Text(claim["qualification"], claim["qualification"]),
        country=LAND if name == "syria" else INDIA,
        result=result,
        decision=decision,
        counterpart=Text(*compared) if compared else None,
        profession=NURSE if word is Outcome.REFER_AUTHORITY else None,
        kind=QualificationKind.FIRST_CYCLE,
    )  # fmt: skip


def case(*educations: Education, **changes: Any) -> Case:
    """The case of these educations."""
    made = Case(
        id="0" * 32,
        number="2026-0117",
        opened_at=AT,
        opened_by="asa",
        state=CaseState.DECIDED,
        job=Job(title="Controller", reference="R-12", requirement={"kind": "higher_education"}),
        person=Person(name_as_written=NAME, other_names=("Mohamad Alhalabi",), born_as_written="1988-03-04", contact="m@example.org"),
        credentials=tuple(one.credential for one in educations),
        merits=(
            Merit(kind=MeritKind.EXPERIENCE, what="Redovisningsansvarig på ett medelstort bolag", when="2011–2015"),
            Merit(kind=MeritKind.OTHER, what="Svenska, C1"),
        ),
        papers=(Paper(id="p1", name="diploma.pdf", kind="degree_certificate", sha256="ab" * 32, size=10, credentials=("c1",), received_on=DAY),),
        verifications=(look_up(),),
        proposals=(Proposal(id="s1", made_at=AT, by="asa", on=DAY, edition="2026.1", book="b", results_sha256="", of=tuple(_proposed(one) for one in educations)),),
        decisions=tuple(one.decision for one in educations if one.decision),
        events=(
            Event(at=AT, by="asa", what=Happening.CREATED, state=CaseState.DRAFT),
            Event(at=AT, by="asa", what=Move.PROPOSE, state=CaseState.PROPOSED),
            Event(at=AT, by="bo", what=Move.DECIDE, state=CaseState.DECIDED),
        ),
    )  # fmt: skip
    return msgspec.structs.replace(made, **changes)


def _proposed(one: Education) -> Proposed:
    assert one.decision is not None
    return Proposed(credential=one.credential.id, outcome=one.decision.proposed, rule=Rule.C11)


def look_up(**changes: Any) -> Verification:
    made = Verification(
        id="v1", credential="c1", about=EvidenceAbout.AUTHENTICITY, body="Ministry of Higher Education",
        channel="mohe-verification", domain="mohe.example.sy", needs_consent=True,
    )  # fmt: skip
    return msgspec.structs.replace(made, **changes)


def matter(lang: Lang, *educations: Education, office: Office = OFFICE, **changes: Any) -> Matter:
    """What a letter is about; without educations the one of Syria."""
    given = educations or (education(Outcome.COMPARABLE_NOTE),)
    return Matter(
        case=case(*given, **changes), office=office, lang=lang, day=DAY, signed="Åsa Öberg", own=OWN, educations=given
    )  # fmt: skip


def check(one: Verification | None = None) -> Check:
    """A look-up with its channel."""
    return Check(one=one or look_up(), education=education(Outcome.COMPARABLE_NOTE), task=tasks(LAND, Asked(date(2026, 11, 20)))[-1], read=date(2026, 11, 20))  # fmt: skip


def _waiting(lang: Lang) -> Plan:
    asked = look_up(consent_on=DAY, asked_on=DAY, by="asa")
    return hold(matter(lang, verifications=(asked,), state=CaseState.READY), date(2026, 12, 11))


def _candidate(lang: Lang) -> Plan:
    both = (education(Outcome.COMPARABLE_NOTE), education(Outcome.REFER_AUTHORITY, "c2"))
    return candidate(matter(lang, *both))


def _sheet(lang: Lang) -> Plan:
    body = Verification(id="v2", credential="c1", about=EvidenceAbout.INSTITUTION, body="Ministry of Higher Education", channel="mohe")  # fmt: skip
    other = replace(check(body), task=tasks(LAND, Asked(date(2026, 11, 20)))[0])
    return task_sheet(matter(lang), (check(), other))


def merit_plan(lang: Lang, given: Case | None = None, **how: Any) -> Plan:
    """The information on merits of a case."""
    found = given or case(education(Outcome.COMPARABLE_NOTE))
    titles = {"إجازة في الاقتصاد": Text("Ijaza (bachelor), fyra år", "Bachelor (Licence), four years")}
    return merit_letter(OFFICE, found.job, merits(found), titles, lang, DAY, to="Erik Ek", **how)


def kept(lang: Lang) -> Kept:
    """Everything of the case, with two lines of the log."""
    given = education(Outcome.COMPARABLE_NOTE)
    log = (LogLine(AT, "asa", "created"), LogLine(AT, "bo", "read"))
    return Kept(matter=matter(lang, given), results={"s1": [given.result or {}]}, log=log)


EVERY: Mapping[str, Callable[[Lang], Plan]] = {
    LetterKind.NOTICE: lambda lang: notice(matter(lang)),
    LetterKind.REQUEST_FOR_PAPERS: lambda lang: request_for_papers(matter(lang), (replace(education(Outcome.COMPARABLE_NOTE), credential=Credential(id="c9", claim={"country": "SY", "qualification": "sy/ijaza", "qualification_native": "إجازة في الاقتصاد"})),), date(2026, 12, 11)),
    LetterKind.CONSENT: lambda lang: consent(matter(lang), check()),
    LetterKind.HOLD: _waiting,
    **{f"outcome-{word.value.lower()}": functools.partial(lambda word, lang: outcome(matter(lang, education(word)), education(word)), word) for word in Outcome},
    LetterKind.REFERRAL: lambda lang: referral(matter(lang, education(Outcome.REFER_AUTHORITY)), education(Outcome.REFER_AUTHORITY)),
    LetterKind.UNDOCUMENTED: lambda lang: undocumented(matter(lang), (education(Outcome.COMPARABLE_NOTE),)),
    LetterKind.MERITS: merit_plan,
    LetterKind.CANDIDATE: _candidate,
    LetterKind.TASK_SHEET: _sheet,
    "access": lambda lang: access(kept(lang), {}),
}  # fmt: skip
"""By name, every letter of the case in a language."""
