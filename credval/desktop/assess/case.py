"""What has been typed about one person: the job, and each credential as a claim?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from credval.model.words import Stage

Claim = dict[str, Any]
"""One claim as the command line takes it, without the job and the stage, which hold for all of a person's."""


@dataclass(slots=True)
class Case:
    """One person: never saved by itself, and the name is for the report only.

    A credential keeps its number (its ``id``, from 1) whatever is added or removed around it.
    """

    stage: Stage
    job: dict[str, Any] | None = None
    """The requirement of a claim; None until somebody has said whether a qualification is needed."""
    title: str = ""
    """Of the post; it only says which sector is meant."""
    sectors: dict[str, dict[str, Any]] = field(default_factory=dict)
    """For a sector pack, by its id, what was answered to its questions."""
    candidate: dict[str, str] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=lambda: [{"id": "1"}])
    current: int = 0
    _last: int = 1
    _removed: list[tuple[int, Claim]] = field(default_factory=list)

    @property
    def claim(self) -> Claim:
        """The credential in view."""
        return self.claims[self.current]

    def put(self, claim: Mapping[str, Any]) -> None:
        """Replace what is said of the credential in view."""
        self.claims[self.current] = {**claim, "id": self.claim["id"]}

    def add(self) -> None:
        """A further, empty credential, and look at it."""
        self.claims.append(self._new())
        self.current = len(self.claims) - 1

    def remove(self, index: int) -> None:
        """Take a credential away; `undo` brings it back. One always stands."""
        self._removed.append((index, self.claims.pop(index)))
        if not self.claims:
            self.claims.append(self._new())
        self.current = min(self.current, len(self.claims) - 1)

    def undo(self) -> bool:
        """Bring back what was removed last and look at it. False if there is nothing to bring back."""
        if not self._removed:
            return False
        index, claim = self._removed.pop()
        if len(self.claims) == 1 and self.claims[0].keys() == {"id"}:
            self.claims.clear()
        index = min(index, len(self.claims))
        self.claims.insert(index, claim)
        self.current = index
        return True

    def can_undo(self) -> bool:
        return bool(self._removed)

    def ready(self, index: int) -> bool:
        """Whether there is enough to ask about: a system and a title."""
        claim = self.claims[index]
        return bool(claim.get("country")) and bool(claim.get("qualification"))

    def asked(self) -> list[Claim]:
        """The claims that can be assessed, whole: with the job and the stage, without who the person is."""
        return [self._whole(index) for index in range(len(self.claims)) if self.ready(index)]

    def _whole(self, index: int) -> Claim:
        claim: Claim = {**self.claims[index], "stage": self.stage.value}
        there = {one["id"] for one in self.claims}
        if kept := [one for one in claim.pop("builds_on", []) if one in there]:
            claim["builds_on"] = kept
        if self.job is not None:
            claim["requirement"] = dict(self.job)
        return claim

    def _new(self) -> Claim:
        self._last += 1
        return {"id": str(self._last)}
