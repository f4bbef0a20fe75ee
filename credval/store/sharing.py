"""How are the cases opened that a team shares on a server, and who protects what of them?"""

from __future__ import annotations

import sqlalchemy
from sqlalchemy import select

from credval.store import migrating, restoring
from credval.store.backups import ANCHOR
from credval.store.cases import Store
from credval.store.engine import Location, reading
from credval.store.keys import subkeys
from credval.store.opening import Opened
from credval.store.postgresql import open_server, promises
from credval.store.problems import DamagedError, StoreMissingError, WrongPassphraseError, problem
from credval.store.tables import CONTENTS
from credval.text import Text, both, mark


def open_shared(
    where: Location, data_key: bytes, *, password: str | None = None, create: bool = False
) -> Opened:
    """The cases of a team on the server of ``where``; anchor and log of erasures lie beside its ``path`` on this machine.

    Every colleague has the same ``data_key``, by a key file of the same origin. ``create``: tables that are not there are
    made. Backups are the server's. The notes say who protects what. Raises StoreError.
    """
    if where.url is None:
        raise ValueError("a file is opened by store.opening")
    keys, notes = subkeys(data_key), promises(where.url)
    engine = open_server(where.url, password)
    try:
        notes += _brought_up_to_date(engine, create)
        store = Store(engine, keys.papers, where.beside(ANCHOR), anchor_key=keys.anchor)
        _expect_same_key(store)
        if store.holds_key_mark() is None:
            store.note_key()
    except BaseException:
        engine.dispose()
        raise
    return Opened(store, notes=notes)


def _brought_up_to_date(engine: sqlalchemy.Engine, create: bool) -> tuple[Text, ...]:
    version = migrating.version_of(engine)
    if version is None and not create:
        raise problem(
            StoreMissingError,
            mark("There are no cases in this database yet. Whoever administers it makes them, once."),
        )
    if not migrating.is_known(version):
        raise restoring.newer()
    if version == migrating.newest():
        return ()
    migrating.migrate(engine)
    return (
        both("The tables on the server were brought to the form of this version of the program. Colleagues with an older one must update it."),
    )  # fmt: skip


def _expect_same_key(store: Store) -> None:
    """Refuse a key of other cases: the server lets in whoever knows its password, and papers would look damaged."""
    if store.holds_key_mark() is False:
        raise _other_key()
    with reading(store.engine).connect() as connection:
        one = connection.execute(select(CONTENTS.c.case_id, CONTENTS.c.sha256).limit(1)).first()
        if one is None:
            return
        try:
            store.unsealed(connection, one.case_id, one.sha256)
        except DamagedError as said:
            raise _other_key() from said


def _other_key() -> WrongPassphraseError:
    return problem(
        WrongPassphraseError,
        mark("The key file on this computer is not the one of these cases. Ask whoever administers them for theirs."),
    )  # fmt: skip
