"""Where is the end of the log noted outside the database, so that a log cut short or replaced does not pass?

One small file beside the database, written over after each change and copied into each backup. It may lag behind the
log (after a crash, or where two programs write), never run ahead of it.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from credval.store import files
from credval.store.chain import Head
from credval.store.problems import DamagedError, problem
from credval.text import mark

FORMAT = 1
_TRIES = 3
"""Another program may be in the middle of its write."""
_LINE = re.compile(rb"credval-anchor (\d+) (\d{20}) ([0-9a-f]{64}) ([0-9a-f]{64})\n?")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The file at ``path``, signed with ``key``, so that nobody without it can make another."""

    path: Path
    key: bytes = field(default=b"", repr=False)

    def write(self, head: Head) -> None:
        """Note ``head`` in one write of one length, without waiting for the disk but for the first time. Raises OSError, StoreError."""
        said = b"credval-anchor %d %020d %s" % (FORMAT, head.seq, head.hash.hex().encode())
        line = b"%s %s\n" % (said, self._mac(said))
        try:
            file = os.open(self.path, os.O_WRONLY)
        except FileNotFoundError:
            files.replace(self.path, line)
            return
        try:
            os.write(file, line)
        finally:
            os.close(file)

    def read(self) -> Head | None:
        """What was noted last; None where nothing was. Raises DamagedError for anything that we did not write."""
        for _ in range(_TRIES):
            try:
                raw = self.path.read_bytes()
            except FileNotFoundError:
                return None
            except OSError as said:
                raise self._damaged() from said
            found = _LINE.fullmatch(raw)
            if found and int(found[1]) == FORMAT and hmac.compare_digest(self._mac(raw[: found.end(3)]), found[4]):  # fmt: skip
                return Head(int(found[2]), bytes.fromhex(found[3].decode()))
        raise self._damaged()

    def _mac(self, said: bytes) -> bytes:
        return hmac.new(self.key, said, hashlib.sha256).hexdigest().encode()

    def _damaged(self) -> DamagedError:
        return problem(
            DamagedError,
            mark("{file}, which notes where the log ends, is not as it was written. Compare the log with the latest backup."),
            file=self.path,
        )  # fmt: skip
