"""Which web domain does a person mean by an address?"""

from __future__ import annotations

import re

_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}")
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)


_ENDING = re.compile(r"(\.(ac|co|com|edu|gob|gov|net|or|org|sch))?\.[a-z]+$")


def domain_of(text: str) -> str | None:
    """The domain of a web address, an e-mail address or a domain itself, without ``www.``; None for other texts."""
    bare = _SCHEME.sub("", text.strip())
    host = re.split(r"[/?#]", bare, maxsplit=1)[0].rpartition("@")[2].partition(":")[0]
    domain = host.lower().rstrip(".").removeprefix("www.")
    return domain if _DOMAIN.fullmatch(domain) else None


def label_key(domain: str) -> str:
    """What an index holds of a domain: ``www.kth`` for ``kth.se``, ``www.ox`` for ``ox.ac.uk``.

    That is the part that its owner chose. The dot keeps it apart from all names, which are folded without.
    """
    return f"www.{_ENDING.sub('', domain).rpartition('.')[2]}"
