"""What does the way to the right to practise cost, how long does it take, and when was that read?

Nothing is guessed: where no page that somebody has read names a fee or a time, that is what is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from credval.model.codes import EU_EEA
from credval.model.sweden import Fee, Profession, Published, Route
from credval.text import Text, both

_WITH_SWITZERLAND = EU_EEA | {"CH"}
"""Where the directive on professional qualifications holds (2005/36/EC), by agreement also in Switzerland."""


def way_of(trained_in: str) -> str:
    """eu_eea or other, by the country of training; empty where it is not known."""
    return "" if not trained_in else "eu_eea" if trained_in.upper() in _WITH_SWITZERLAND else "other"


def routes_for(profession: Profession, trained_in: str = "") -> tuple[Route, ...]:
    """The routes for a country of training (a code, never nationality); all of them where it is not known."""
    purpose = way_of(trained_in)
    return tuple(one for one in profession.routes if purpose in ("", one.purpose)) or profession.routes


def not_published() -> Text:
    """Instead of a fee or a time that nobody has found."""
    return both("Not published as far as we have read.")


def cost_of(profession: Profession, route: Route) -> Text:
    """Every fee of a route, with the day on which its page was read."""
    told = [_fee(profession, one) for one in route.fees]
    return sentences(told) if told else not_published()


def time_of(profession: Profession, route: Route) -> Text:
    """The time that the authority names, with the day on which its page was read."""
    return _dated(profession, route.time) if route.time else not_published()


def statement_of(profession: Profession, route: Route) -> Text | None:
    """What the authority says in writing of the education itself; None where it gives no such word."""
    return _dated(profession, route.official_statement) if route.official_statement else None


def over_routes(texts: Iterable[tuple[Route, Text]]) -> Text:
    """The texts of several routes as one: once where they say the same, else each with whom it is for."""
    given = tuple(texts)
    same = dict.fromkeys(text for _, text in given)
    if len(same) == 1:
        return next(iter(same))
    return sentences(both("{who}: {text}", who=who(route), text=text) for route, text in given)


def sources_of(route: Route) -> Iterator[str]:
    """The keys of every page that a route rests on, its fees and its time included."""
    yield from route.sources
    for one in (*route.fees, route.time, route.official_statement):
        yield from one.sources if one else ()


def who(route: Route) -> Text:
    """For whom a route is."""
    return (
        both("Trained in the EU, EEA or Switzerland")
        if route.purpose == "eu_eea"
        else both("Trained outside the EU, EEA and Switzerland")
    )


def sentences(texts: Iterable[Text]) -> Text:
    """Sentences one after the other."""
    listed = tuple(texts)
    return Text(" ".join(one.sv for one in listed), " ".join(one.en for one in listed))


def _fee(profession: Profession, fee: Fee) -> Text:
    return both(
        "{what}: {amount} ({days}).",
        what=fee.what,
        amount=_amount(fee),
        days=_days(profession, fee.published, fee.sources),
    )


def _amount(fee: Fee) -> Text:
    if fee.amount is None:
        return both("a fee that the page read does not name")
    if fee.amount == 0:
        return both("free of charge")
    whole = f"{fee.amount:,.0f}" if fee.amount == int(fee.amount) else f"{fee.amount:,.2f}"
    swedish = whole.replace(",", "\u00a0").replace(".", ",")
    unit = "kr" if fee.currency == "SEK" else fee.currency
    return Text(f"{swedish}\u00a0{unit}", f"{fee.currency}\u00a0{whole}")


def _dated(profession: Profession, given: Published) -> Text:
    says = Text(given.says.sv.rstrip("."), given.says.en.rstrip("."))
    return both("{says} ({days}).", says=says, days=_days(profession, given.published, given.sources))


def _days(profession: Profession, published: date | None, keys: Iterable[str]) -> Text:
    read = max(_read(profession, keys), default=None)
    if published and read:
        return both(
            "page dated {published}, read {read}", published=published.isoformat(), read=read.isoformat()
        )
    return both("read {read}", read=read.isoformat()) if read else both("day of reading not noted")


def _read(profession: Profession, keys: Iterable[str]) -> Iterator[date]:
    wanted = set(keys)
    return (one.read for one in profession.sources if one.key in wanted)
