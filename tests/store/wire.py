"""A wire between a program and a server, that a test can cut and mend."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator


class Wire:
    """Listens on a port of this machine and carries everything to the server's socket, until it is cut."""

    def __init__(self, socket_path: str) -> None:
        self._to = socket_path
        self._ends: list[socket.socket] = []
        self._listening: socket.socket | None = None
        self.port = 0
        self.mend()

    def mend(self) -> None:
        """Connections come about from now on, on the same port as before."""
        listening = socket.socket()
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", self.port))
        listening.listen()
        self.port, self._listening = listening.getsockname()[1], listening
        threading.Thread(target=self._accept, args=(listening,), daemon=True).start()

    def cut(self) -> None:
        """Every connection is gone, and none comes about."""
        assert self._listening is not None
        ends, self._ends = [self._listening, *self._ends], []
        for one in ends:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _accept(self, listening: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = listening.accept()
                far = socket.socket(socket.AF_UNIX)
                far.connect(self._to)
                self._ends += [near, far]
                for one, other in ((near, far), (far, near)):
                    threading.Thread(target=_carry, args=(one, other), daemon=True).start()


def _carry(one: socket.socket, other: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while chunk := one.recv(65_536):
            other.sendall(chunk)
        other.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def wire_to(url: str) -> Iterator[tuple[Wire, str]]:
    """A wire to the server of ``url``, which has a socket, and the address of the same database by way of it."""
    import sqlalchemy

    parts = sqlalchemy.make_url(url)
    folder = str(parts.query["host"])
    wire = Wire(f"{folder}/.s.PGSQL.{parts.port or 5432}")
    address = f"postgresql://{parts.username}@127.0.0.1:{wire.port}/{parts.database}?sslmode=disable"
    try:
        yield wire, address
    finally:
        wire.cut()
