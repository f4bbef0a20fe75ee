"""Which host does an address name? One reading, for what a person types and for what registries publish."""

from __future__ import annotations

import re

_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_END = re.compile(r"[/?#\\]")
_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?\.)+(?:[a-z]{2,24}|xn--[a-z0-9-]{1,59})")
_BEGUN = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?\.)+[a-z0-9-]{0,59}")
_LONGEST = 253
"""Letters of a host, by RFC 1035."""


def host_of(text: str) -> str:
    """The host of a web or mail address, or the host itself, as registries of domains write it; "" for other texts.

    Small letters without ``www.``; letters of other scripts as IDNA (``münchen.example`` as ``xn--mnchen-3ya.example``).
    """
    host = _written(text).strip(".")
    if "." not in host or any(char.isspace() for char in host):
        return ""
    ascii_host = (host if host.isascii() else _idna(host)).removeprefix("www.")
    return ascii_host if len(ascii_host) <= _LONGEST and _HOST.fullmatch(ascii_host) else ""


def host_begun(text: str) -> str:
    """What is typed of a host whose ending is not there yet (``kth.s`` of ``kth.se``), in Latin letters; "" for other texts."""
    host = _written(text).removeprefix("www.")
    return host if len(host) <= _LONGEST and _BEGUN.fullmatch(host) else ""


def _written(text: str) -> str:
    given = _SCHEME.sub("", text.strip())
    return _END.split(given, maxsplit=1)[0].rpartition("@")[2].partition(":")[0].lower()


def _idna(host: str) -> str:
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:  # a label that is too long, empty, or of letters that no host may have
        return ""
