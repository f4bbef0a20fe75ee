"""How does what is typed survive a crash, a lock and a closed window? Every five seconds, as long as it is not saved."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, QTimer

from credval.desktop.cases.case_view import CaseView
from credval.desktop.cases.desk import Desk

EVERY_MS = 5_000


class Drafts(QObject):
    """Drafts of the forms of the case in hand, in the database of the cases, encrypted like everything in it."""

    def __init__(self, view: CaseView, desk: Desk) -> None:
        super().__init__(view)
        self._view, self._desk = view, desk
        self._kept: dict[str, Any] = {}
        self._case = ""
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.flush)

    def begin(self) -> datetime | None:
        """Watch the case in hand; what was typed in it before and not saved stands in the forms again. From when it is."""
        self._kept, self._case = {}, self._desk.case.id
        self._timer.start()
        draft = self._desk.casebook.store.draft(self._key)
        if draft is None:
            return None
        found = _read(draft.body)
        for name, typed in found.items():
            piece = self._view.piece(name)
            piece.restore(typed)  # type: ignore[attr-defined]
        self._kept = found
        return draft.at

    def flush(self) -> bool:
        """Keep what is typed now, if it is another thing than what is kept; forget it where nothing is left to save.

        False where it could not be kept, which is told above the case.
        """
        if not self._desk.is_open or self._desk.case.id != self._case or self._desk.read_only:
            return True
        typed = self._typed()
        if typed == self._kept:
            return True
        store = self._desk.casebook.store
        try:
            if typed:
                body = json.dumps(typed, ensure_ascii=False).encode()
                store.keep_draft(self._key, body, at=self._desk.casebook.now, case_id=self._case)
            else:
                store.drop_draft(self._key)
        except Exception as problem:  # noqa: BLE001  # whatever it is, it is told above the case; the form is still there
            self._view.head.notice.tell(problem)
            return False
        self._kept = typed
        return True

    def end(self) -> bool:
        """The case is to be put down; False where what is typed could not be kept, and it is watched on."""
        if not self.flush():
            return False
        self._timer.stop()
        return True

    @property
    def _key(self) -> str:
        return f"case:{self._case}"

    def _typed(self) -> dict[str, Any]:
        found = {}
        for name, piece in self._view.pieces.items():
            if getattr(piece, "dirty", False):
                found[name] = piece.typed()  # type: ignore[attr-defined]
        return found


def _read(body: bytes) -> dict[str, Any]:
    """What was kept; nothing where it cannot be read any more."""
    try:
        found = json.loads(body)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
