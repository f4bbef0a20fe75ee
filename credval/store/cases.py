"""The store: everything that is kept of cases, in one place for whoever uses it.

Its parts: `saving` (one case in and out), `listing` (many), `erasing`, `auditing` (the log), `drafts`, `team`, `earlier`.
Instants come from the caller, who holds the clock; each must be aware.
"""

from __future__ import annotations

from credval.store.auditing import Auditing
from credval.store.drafts import Drafts
from credval.store.earlier import Guidance
from credval.store.erasing import Erasing
from credval.store.listing import Listings
from credval.store.team import Team


class Store(Listings, Erasing, Auditing, Drafts, Team, Guidance):
    """Cases in a database of one person or of a team; `store.opening` opens it.

    May be used from several threads and by several programs at once: writers wait for each other. Every method
    raises StoreError, in both languages, where the disk or the server fails; then nothing was changed.
    """
