"""How are the institutions of a system written out, with what bodies have said of them and when?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import unquote

from credval.assessment.history import became
from credval.desktop.rich import esc, heading, link, paragraph, table
from credval.desktop.rulebook.entry_text import span_words
from credval.desktop.speech import Speech
from credval.model.entries import Span
from credval.model.institutions import Institution, StatusRecord
from credval.model.systems import Country
from credval.model.words import StoredStatus
from credval.text import mark

if TYPE_CHECKING:
    from credval.desktop.rulebook.institutions_view import OnRecord

_LONGEST = 60
_STATUSES = {
    StoredStatus.RECOGNISED: mark("recognised"),
    StoredStatus.RECOGNISED_BY_PROGRAMME: mark("recognised for certain programmes"),
    StoredStatus.NOT_RECOGNISED: mark("not recognised"),
    StoredStatus.LISTED_AS_NOT_ENTITLED: mark("listed as not entitled to award degrees"),
    StoredStatus.CLOSED: mark("closed"),
}


def institutions_html(country: Country, found: Sequence[OnRecord], speech: Speech, total: int) -> str:
    """Institutions on record: names in time, where they went, each status with its body, dates and page.

    ``total`` is how many there are in all.
    """
    told = speech.tr(
        "Only some institutions are on record. One that is not here is not known, which says nothing against it."
    )
    shown = speech.tr("{n} of {total} are shown: type a name to find others.", n=len(found), total=total)
    rows = [(_names(one, speech), _statuses(country, one.institution, speech)) for one in found]
    head = (speech.tr("Institution"), speech.tr("What bodies say, and since when"))
    notes = paragraph(told, "muted") + (paragraph(shown, "muted") if len(found) < total else "")
    return heading(speech.tr("Institutions")) + notes + table(head, rows)


def _names(row: OnRecord, speech: Speech) -> str:
    one = row.institution
    now = one.name_on(None)
    others = []
    for name in one.names:
        dated = name.first or name.last
        when = f" ({span_words(Span(name.first, name.last), speech)})" if dated else ""
        if name.name != now or dated:
            others.append(esc(name.name + when))
    city = f"<br><span class='muted'>{esc(one.city)}</span>" if one.city else ""
    listed = f"<br><span class='small'>{'<br>'.join(others)}</span>" if others else ""
    went = "".join(f"<br>{esc(speech.of(became(now, after)))}" for after in row.after)
    return f"<b>{esc(now)}</b>{city}{listed}{went}"


def _statuses(country: Country, one: Institution, speech: Speech) -> str:
    return "<br>".join(_status(country, status, speech) for status in one.statuses)


def _status(country: Country, one: StatusRecord, speech: Speech) -> str:
    body = country.authorities.get(one.authority)
    who = speech.of(body.name.text) if body else one.authority
    when = span_words(Span(one.first, one.last), speech)
    told = speech.tr("{body}: {status}, {when}", body=who, status=speech.tr(_STATUSES[one.status]), when=when)
    read = speech.tr("read {day}", day=one.read.isoformat())
    return f"{esc(told)}<br><span class='small'>{link(one.address, _short(one.address))}, {esc(read)}</span>"


def _short(address: str) -> str:
    """The host and the beginning of the path, readable: whole addresses of some pages fill ten lines."""
    readable = unquote(address).removeprefix("https://").removeprefix("http://")
    return readable if len(readable) <= _LONGEST else readable[: _LONGEST - 1] + "…"
