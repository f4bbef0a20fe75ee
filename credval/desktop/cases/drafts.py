"""How does what is typed survive a crash, a lock and a closed window? Every five seconds, as long as it is not saved."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from credval.desktop.cases.told import Told

if TYPE_CHECKING:
    from credval.actions.casebook import Casebook

EVERY_MS = 5_000
Forms = Callable[[], Mapping[str, object]]
"""The forms that there are now, by name. Those with something to keep have `dirty`, `typed()` and `restore(typed)`."""


class Drafts(QObject):
    """Drafts of some forms, in the database of the cases, encrypted like everything in it."""

    def __init__(self, parent: QObject, forms: Forms, form: Callable[[str], object], told: Told) -> None:
        """``form`` gives one by its name, made if need be; ``told`` says what goes wrong."""
        super().__init__(parent)
        self._forms, self._form, self._told = forms, form, told
        self._casebook: Casebook | None = None
        self._key, self._case = "", ""
        self._kept: dict[str, Any] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.flush)

    def begin(self, casebook: Casebook, key: str, case: str = "") -> datetime | None:
        """Keep what is typed under ``key`` from now on, and let it go with ``case`` (an id) if that is named.

        What was typed before under that key and not saved stands in the forms again. From when it is; None if nothing.
        """
        self._casebook, self._key, self._case, self._kept = casebook, key, case, {}
        self._timer.start()
        draft = casebook.store.draft(key)
        if draft is None:
            return None
        self._kept = found = _read(draft.body)
        for name, typed in found.items():
            self._form(name).restore(typed)  # type: ignore[attr-defined]
        return draft.at

    def flush(self) -> bool:
        """Keep what is typed now, if it is another thing than what is kept; forget it where nothing is left to save.

        False where it could not be kept, which is told.
        """
        casebook = self._casebook
        if casebook is None or casebook.store.read_only:
            return True
        typed, problem = self._typed()
        if typed != self._kept:
            try:
                self._keep(casebook, typed)
            except Exception as another:  # noqa: BLE001  # whatever it is, it is told above; the form is still there
                problem = another
            else:
                self._kept = typed
        if problem is not None:
            self._told.tell(problem)
        return problem is None

    def end(self) -> bool:
        """The forms are to be put down; False where what is typed could not be kept, and it is watched on."""
        if not self.flush():
            return False
        self.drop()
        return True

    def drop(self) -> None:
        """Nothing is watched any more, and nothing of it stays here."""
        self._timer.stop()
        self._casebook, self._kept = None, {}

    def _keep(self, casebook: Casebook, typed: dict[str, Any]) -> None:
        if typed:
            body = json.dumps(typed, ensure_ascii=False).encode()
            casebook.store.keep_draft(self._key, body, at=casebook.now, case_id=self._case or None)
        else:
            casebook.store.drop_draft(self._key)

    def _typed(self) -> tuple[dict[str, Any], Exception | None]:
        """What stands in the forms. One that fails takes no other with it, and what was kept of it stays."""
        found, problem = {}, None
        for name, form in self._forms().items():
            try:
                if getattr(form, "dirty", False):
                    found[name] = form.typed()  # type: ignore[attr-defined]
            except Exception as one:  # noqa: BLE001  # told once the others are kept
                problem = one
                if name in self._kept:
                    found[name] = self._kept[name]
        return found, problem


def _read(body: bytes) -> dict[str, Any]:
    """What was kept; nothing where it cannot be read any more."""
    try:
        found = json.loads(body)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
