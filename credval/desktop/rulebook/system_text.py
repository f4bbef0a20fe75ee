"""How is an education system written out: bodies, scales, papers, channels, reforms, sources?"""

from __future__ import annotations

from collections.abc import Iterator

from credval.assessment.routes import not_published
from credval.assessment.wording import label
from credval.desktop.assess.papers_part import PROVES
from credval.desktop.handbook.text import PLACE
from credval.desktop.rich import bullets, esc, heading, link, paragraph, subheading, table, title
from credval.desktop.rulebook.entry_text import sources_html, span_words
from credval.desktop.speech import Speech
from credval.model.entries import Span
from credval.model.systems import Channel, Country, Grading, Name
from credval.text import mark

_APPLIES = {"school": mark("School"), "vocational": mark("Vocational"), "higher": mark("Higher education")}
WHY_NOT = f"credval:{PLACE}grades"
"""The chapter of the handbook that says why grades are not converted."""
_WAY = {"up": mark("A higher number is better."), "down": mark("A lower number is better.")}
_SET_BY = {
    "national": mark("The scale is the same in the whole country."),
    "institution": mark("Each institution sets its own scale: what the transcript says comes first."),
}
_FRAMEWORKS = {
    "referenced": mark("referenced to the European framework"),
    "self_certified": mark("certified within the European Higher Education Area only"),
    "unreferenced": mark("not referenced to the European framework"),
    "none": mark("no national framework"),
}


def overview_html(country: Country, speech: Speech) -> str:
    """Name, overview, framework, authorities, reforms: the first thing to read."""
    return "".join(_Overview(country, speech).parts())


class _Overview:
    def __init__(self, country: Country, speech: Speech) -> None:
        self._country, self._speech = country, speech

    def parts(self) -> Iterator[str]:
        country, speech = self._country, self._speech
        yield title(speech.of(country.name.text))
        native = [one for one in (country.name.native, country.name.romanised) if one]
        yield paragraph(" · ".join(dict.fromkeys(native)), "muted")
        yield paragraph(
            speech.tr("This entry is {vetting}.", vetting=label(country.vetting, speech.lang)), "wait"
        )
        yield paragraph(speech.of(country.overview))
        yield self._parts()
        yield self._framework()
        yield self._authorities()
        yield self._reforms()
        yield self._relations()
        yield self._contested()

    def _parts(self) -> str:
        speech = self._speech
        lines = []
        for one in self._country.parts:
            codes = f" <span class='small'>{esc(one.codes[0])}</span>" if one.codes else ""
            lines.append(
                f"<b>{esc(speech.of(one.name.text))}</b>{codes}{_native(one.name)}<br>{esc(speech.of(one.differs))}"
            )
        return heading(speech.tr("Parts with systems of their own")) + bullets(lines) if lines else ""

    def _framework(self) -> str:
        speech, framework = self._speech, self._country.framework
        status = speech.tr(_FRAMEWORKS.get(framework.status, framework.status))
        name = speech.of(framework.name.text) if framework.name else ""
        rows = [
            (
                esc(row.level),
                esc(f"{row.eqf}{f'–{row.eqf_high}' if row.eqf_high else ''}" if row.eqf else "–"),
                esc(speech.of(row.holds)),
            )
            for row in framework.table
        ]
        head = (speech.tr("Level"), "EQF", speech.tr("What stands there"))
        told = f"{name}: {status}" if name else status[:1].upper() + status[1:]
        return (
            heading(speech.tr("Framework"))
            + paragraph(told + ".")
            + table(head, rows)
            + paragraph(speech.of(framework.note), "small")
        )

    def _authorities(self) -> str:
        speech = self._speech
        lines = []
        for one in sorted(self._country.authorities.values(), key=lambda one: one.place):
            native = f"<br><span class='small'>{esc(one.name.native)}</span>" if one.name.native else ""
            where = f"<br><span class='small'>{link(one.address)}</span>" if one.address else ""
            decides = speech.tr("decides who may award what") if one.competent == "yes" else ""
            tail = f" ({esc(decides)})" if decides else ""
            lines.append(f"<b>{esc(speech.of(one.name.text))}</b>{tail}{native}{where}")
        return heading(speech.tr("Bodies")) + bullets(lines)

    def _reforms(self) -> str:
        speech = self._speech
        rows = [
            (
                esc(one.on),
                f"{esc(speech.of(one.what))}<br><span class='muted'>{esc(speech.of(one.effect))}</span>",
            )
            for one in self._country.reforms
        ]
        return (
            heading(speech.tr("Reforms")) + table((speech.tr("From"), speech.tr("What changed")), rows)
            if rows
            else ""
        )

    def _relations(self) -> str:
        speech = self._speech
        before = [f"{one.system}: {speech.of(one.note)}" for one in self._country.predecessors]
        after = [f"{one.system}: {speech.of(one.note)}" for one in self._country.successors]
        parts = [(speech.tr("Before it"), before), (speech.tr("After it"), after)]
        return "".join(heading(head) + bullets(esc(line) for line in lines) for head, lines in parts if lines)

    def _contested(self) -> str:
        speech = self._speech
        return "".join(
            heading(speech.of(one.place.text)) + paragraph(speech.of(one.paragraph))
            for one in self._country.contested
        )


def papers_html(country: Country, speech: Speech) -> str:
    """What holders have and what each paper proves, and what they often cannot get."""
    rows = [
        (
            f"<b>{esc(speech.of(one.name.text))}</b>{_native(one.name)}",
            esc(speech.tr(PROVES[one.proves])),
            f"{esc(speech.of(one.issuer))}<br><span class='small'>{esc(speech.of(one.note))}</span>",
        )
        for one in country.documents
    ]
    head = (speech.tr("Paper"), speech.tr("What it proves"), speech.tr("Issued by"))
    hard = [
        f"<b>{esc(speech.of(one.what))}</b><br>{esc(speech.of(one.because))}<br>{esc(speech.tr('Instead: {what}', what=one.instead))}"
        for one in country.hard_to_obtain
    ]
    tail = heading(speech.tr("Hard to obtain")) + bullets(hard) if hard else ""
    return (
        heading(speech.tr("Papers and what each proves"))
        + table(head, rows)
        + tail
        + _people(country, speech)
    )


def _people(country: Country, speech: Speech) -> str:
    people = country.people
    told = " ".join(part for part in (speech.of(people.names), speech.of(people.note)) if part)
    return heading(speech.tr("Names, calendars and scripts")) + paragraph(told)


def checking_html(country: Country, speech: Speech) -> str:
    """The ways to check a paper at its source."""
    return heading(speech.tr("Ways to check")) + "".join(
        _channel(country, one, speech) for one in country.verification
    )


def _channel(country: Country, one: Channel, speech: Speech) -> str:
    body = country.authorities.get(one.body)
    rows = [
        (speech.tr("Run by"), speech.of(body.name.text) if body else one.body),
        (speech.tr("Confirms"), speech.of(one.confirms)),
        (speech.tr("For"), _what_for(country, one, speech)),
        (speech.tr("Needs"), speech.of(one.needs)),
        (speech.tr("Who may ask"), speech.of(one.who_may_ask)),
        *_cost(one, speech),
        (speech.tr("Covers from"), str(one.from_year or speech.tr("not known"))),
        (speech.tr("“Not found” means"), speech.of(one.not_found_means)),
    ]
    where = f" <span class='small'>{link('https://' + one.domain, one.domain)}</span>" if one.domain else ""
    shown = [(f"<span class='muted'>{esc(name)}</span>", esc(told)) for name, told in rows if told]
    return subheading(speech.of(one.name.text), where) + table((), shown)


_AWARDS = {
    "school": mark("school certificates"),
    "vocational": mark("vocational awards"),
    "higher": mark("awards of higher education"),
}


def _what_for(country: Country, one: Channel, speech: Speech) -> str:
    """Which awards, of which parts of the country; nothing where it is every one."""
    parts = [found.name.text for part in one.part if (found := country.part_called(part))]
    told = [*(speech.tr(_AWARDS[word]) for word in one.awards), *map(speech.of, parts)]
    return ", ".join(told)


def _cost(one: Channel, speech: Speech) -> list[tuple[str, str]]:
    """Fee and time as published; what nobody has found is said, once where it is both."""
    missing = speech.of(not_published())
    if not (one.fee or one.time):
        return [(speech.tr("Fee and time"), missing)]
    return [
        (speech.tr("Fee"), speech.of(one.fee) or missing),
        (speech.tr("Time"), speech.of(one.time) or missing),
    ]


def grades_html(country: Country, speech: Speech) -> str:
    """Grading scales, explained and never converted, and units of credit."""
    parts = [
        heading(speech.tr("Grades")),
        paragraph(speech.tr("Grades are explained, never converted."), "muted"),
        paragraph(
            speech.tr(
                "No Swedish degree bears a grade to convert to, the same scale is used in different ways, and a formula hides that behind a decimal. The same degree has the same level, whatever its grade."
            )
        ),
        f"<p>{link(WHY_NOT, speech.tr('Why grades are not converted'))}</p>",
    ]
    if not country.grading:
        parts.append(paragraph(speech.tr("No scale is written for this system yet. The back of the transcript often explains it.")))  # fmt: skip
    return "".join([*parts, *(_scale_html(one, speech) for one in country.grading)]) + _credits(
        country, speech
    )


def _scale_html(one: Grading, speech: Speech) -> str:
    """What one scale says: its ends, which way it goes, who sets it, and its words."""
    applies = speech.tr(_APPLIES.get(one.applies_to, one.applies_to))
    ends = speech.tr("Best {best}, lowest pass {lowest}.", best=one.best, lowest=one.lowest_pass)
    told = [ends, *(speech.tr(said) for said in (_WAY.get(one.direction), _SET_BY.get(one.scope)) if said)]
    words = [
        (esc(word.native), esc(word.range), esc(word.sv if speech.lang == "sv" else word.en))
        for word in one.words
    ]
    return "".join(
        (
            subheading(f"{applies}, {span_words(Span(one.first, one.last), speech)}"),
            paragraph(" ".join(told)),
            table((speech.tr("On the paper"), speech.tr("Range"), speech.tr("Means")), words),
            paragraph(speech.of(one.note), "small"),
        )
    )


def _credits(country: Country, speech: Speech) -> str:
    rows = []
    for one in country.credits:
        year = speech.tr("{n} a full year", n=f"{one.full_year:g}") if one.full_year else ""
        ects = speech.tr("one is {n} ECTS by a published rule", n=f"{one.ects:g}") if one.ects else ""
        told = ", ".join(part for part in (year, ects) if part)
        rows.append((f"<b>{esc(speech.of(one.name))}</b>", esc(told), esc(speech.of(one.note))))
    return heading(speech.tr("Units of workload")) + table((), rows) if rows else ""


def pages_html(country: Country, speech: Speech) -> str:
    """The pages that the system's own file rests on."""
    return sources_html(country.sources, speech)


def _native(name: Name) -> str:
    own = " · ".join(one for one in (name.native, name.romanised) if one)
    return f"<br><span class='small'>{esc(own)}</span>" if own else ""
