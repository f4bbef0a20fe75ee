"""Which part of a web domain did its owner choose?"""

from __future__ import annotations

import re

_ENDING = re.compile(r"(\.(ac|co|com|edu|gob|gov|net|or|org|sch))?\.(xn--[a-z0-9-]+|[a-z]+)$")


def label_key(domain: str) -> str:
    """What an index holds of a domain: ``www.kth`` for ``kth.se``, ``www.ox`` for ``ox.ac.uk``.

    That is the part that its owner chose. The dot keeps it apart from all names, which are folded without.
    """
    return f"www.{_ENDING.sub('', domain).rpartition('.')[2]}"
