"""Can a team's database be reached, and what stands there? Nothing is changed by asking."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from credval.store import migrating
from credval.store.postgresql import open_server
from credval.text import Text, both


class Stands(Enum):
    """What a database that can be reached holds."""

    NOTHING = "nothing"
    CASES = "cases"
    OLDER = "older"
    NEWER = "newer"


@dataclass(frozen=True, slots=True)
class Found:
    """What stands there, and a sentence that says so and what comes next."""

    stands: Stands
    says: Text


def look(address: str, password: str | None = None) -> Found:
    """Connect once and look at the version of the tables. Raises ServerError: why not, and what to do."""
    engine = open_server(address, password)
    try:
        version = migrating.version_of(engine)
    finally:
        engine.dispose()
    return _found(version)


def _found(version: str | None) -> Found:
    if version is None:
        return Found(Stands.NOTHING, both("The connection works. The database is empty: whoever administers the team makes the cases there, once."))  # fmt: skip
    if not migrating.is_known(version):
        return Found(Stands.NEWER, both("The connection works, but the cases there were written by a newer version of the program. Update this one first."))  # fmt: skip
    if version == migrating.newest():
        return Found(Stands.CASES, both("The connection works, and a team's cases lie there."))
    return Found(Stands.OLDER, both("The connection works. The cases there have an older form: whoever opens them next brings them to that of this version, and colleagues must update the program then."))  # fmt: skip
