"""How does a team share one database, and what of it is encrypted by whom?

The connection is encrypted by TLS unless it stays on this machine; the password never stands in the address. Papers
and results are sealed by us; the rest is the server's to protect, and `promises` says so.
"""

from __future__ import annotations

import ipaddress
from typing import NoReturn

import sqlalchemy
from sqlalchemy import event

from credval.store import keyrings
from credval.store.problems import (
    BusyError,
    DamagedError,
    DiskFullError,
    KeyringMissingError,
    ReadOnlyError,
    ServerError,
    StoreError,
    WrongPassphraseError,
    problem,
)
from credval.text import Text, both, mark

CONNECT_SECONDS = 10
LOCK_MS = 5_000
"""How long a writer waits for another before it is said in words."""
_ALIVE = {"keepalives_idle": 5, "keepalives_interval": 2, "keepalives_count": 3, "tcp_user_timeout": 10_000}
"""A connection that nobody is at the other end of any more is noticed within some ten seconds, not after two hours."""
_CHECKED, _ENCRYPTED = "verify-full", ("require", "verify-ca", "verify-full")

_KINDS: dict[str, tuple[type[StoreError], str]] = {
    "28": (ServerError, mark("The server {server} does not accept this user and password. Enter the password again, or ask whoever runs the server.")),
    "3D": (ServerError, mark("There is no such database on the server {server}. Ask whoever runs the server for its name.")),
    "42501": (ServerError, mark("This user lacks the right to do that in the database on {server}. Ask whoever runs the server.")),
    "25006": (ReadOnlyError, mark("The database on {server} cannot be changed at the moment. Nothing was changed.")),
    "55P03": (BusyError, mark("Somebody else is saving to the database on {server}. Nothing was changed; try again in a moment.")),
    "57014": (BusyError, mark("Somebody else is saving to the database on {server}. Nothing was changed; try again in a moment.")),
    "40": (BusyError, mark("Somebody else is saving to the database on {server}. Nothing was changed; try again in a moment.")),
    "53100": (DiskFullError, mark("There is no room on the server {server}. Nothing of the last change was kept. Tell whoever runs the server.")),
    "53": (ServerError, mark("The server {server} has no room for another connection. Nothing was changed; try again in a moment.")),
    "58": (StoreError, mark("The disk of the server {server} refused to read or write. Nothing of the last change was kept. Tell whoever runs the server.")),
    "XX": (DamagedError, mark("The database on {server} is damaged. Tell whoever runs the server.")),
    "host": (ServerError, mark("There is no server of the name {server}. Check how it is spelt, and whether this computer is in the right network.")),
    "refused": (ServerError, mark("No database answers on {server}: the connection was refused. Check the name and the port, or ask whoever runs the server whether it is on. Nothing was changed.")),
    "silence": (ServerError, mark("{server} does not answer. Check the network, or ask whoever runs the server whether this computer is let through. Nothing was changed.")),
    "tls": (ServerError, mark("There is no encrypted connection to {server} whose certificate can be checked (TLS), and nothing is sent in the clear. Ask whoever runs the server to turn TLS on, or for the certificate of their authority, and add ?sslrootcert= with its file to the address.")),
}  # fmt: skip
"""By SQLSTATE, or its class: https://www.postgresql.org/docs/current/errcodes-appendix.html."""


def open_server(address: str, password: str | None = None) -> sqlalchemy.Engine:
    """An engine on the database at ``address``. Nothing is connected to yet. Raises ServerError for a bad address."""
    url = checked(address)
    given = {"password": password} if password else {}
    engine = sqlalchemy.create_engine(
        url, pool_size=8, pool_pre_ping=True, hide_parameters=True,
        connect_args={"connect_timeout": CONNECT_SECONDS, "options": f"-c lock_timeout={LOCK_MS}", **_ALIVE, **given},
    )  # fmt: skip

    @event.listens_for(engine, "handle_error")
    def tell(context: sqlalchemy.ExceptionContext) -> None:
        if context.is_pre_ping:
            return  # the pool makes a new connection instead; whoever waits for it is told only if that fails, too
        sentence = told(context.original_exception, server_name(url))
        if sentence:
            raise sentence from context.original_exception

    return engine


def checked(address: str) -> sqlalchemy.URL:
    """The address as it is connected to: PostgreSQL, without a password, over TLS unless it stays on this machine.

    Raises ServerError, which says what to write instead.
    """
    try:
        url = sqlalchemy.make_url(address)
    except (sqlalchemy.exc.ArgumentError, ValueError) as bad:
        raise problem(ServerError, _NO_ADDRESS) from bad
    if url.get_backend_name() not in {"postgresql", "postgres"} or not url.database:
        raise problem(ServerError, _NO_ADDRESS)
    if url.password or "password" in url.query:
        raise problem(ServerError, mark("Leave the password out of the address of the database. It is asked for, and kept in this computer's keyring."))  # fmt: skip
    url = url.set(drivername="postgresql+psycopg", password=None)
    return url if stays_here(url) else _over_tls(url)


_NO_ADDRESS = mark(
    "This is no address of a PostgreSQL database. Write it as postgresql://user@server/database; whoever runs the server knows it."
)


def stays_here(url: sqlalchemy.URL) -> bool:
    """Whether every server of the address is on this machine: a socket, or the loopback interface."""
    return all(map(_is_here, _hosts(url)))


def server_name(url: sqlalchemy.URL) -> str:
    """What the server is called in a sentence, and its password in the keyring; without the password."""
    hosts = ", ".join(host for host in _hosts(url) if not host.startswith("/")) or "localhost"
    return f"{hosts}:{url.port}" if url.port else hosts


def account(address: str) -> str:
    """The name under which the keyring keeps the password of this address."""
    url = checked(address)
    return f"{url.username or ''}@{server_name(url)}/{url.database}"


def keep_password(address: str, password: str) -> None:
    """Give the password of this address to the keyring. Raises KeyringMissingError."""
    keyrings.keep(account(address), password.encode())


def kept_password(address: str) -> str | None:
    """The password that the keyring keeps for this address; None where it keeps none, or there is no keyring."""
    try:
        return keyrings.kept(account(address)).decode() or None
    except (KeyringMissingError, WrongPassphraseError):
        return None


def promises(address: str) -> tuple[Text, ...]:
    """What is encrypted by whom on the database at ``address``, sentence by sentence, for the window to show."""
    url = checked(address)
    return (
        both("Papers and the results of proposals are encrypted by this program; whoever runs the server cannot read them."),
        both("Names, decisions, reasons, drafts and the log are protected by the server {server}: whoever runs it can read them.", server=server_name(url)),
        _way(url),
        both("Backups of the server are its own: whoever runs it answers for them being gone after 30 days at most."),
    )  # fmt: skip


def told(said: BaseException | None, server: str) -> StoreError | None:
    """The sentence for what the driver ``said``; None for what only a programmer can mend."""
    import psycopg

    if not isinstance(said, psycopg.Error):
        return None
    state = said.sqlstate or _state_of_words(str(said))
    kind, message = _KINDS.get(state) or _KINDS.get(state[:2]) or (None, "")
    if kind:
        return problem(kind, message, server=server)
    if isinstance(said, psycopg.OperationalError):
        return problem(ServerError, _UNREACHABLE, server=server)
    return None


_UNREACHABLE = mark("There is no connection to the database on {server}. The last change may not have been kept. Check the network, the address and the password, then try again.")  # fmt: skip
_WORDS = {
    "permission denied": "42501", "password": "28", "no pg_hba.conf entry": "28", 'role "': "28", 'database "': "3D", "too many": "53",
    "translate host name": "host", "Name or service not known": "host", "nodename nor servname": "host",
    "certificate": "tls", "SSL": "tls", "Connection refused": "refused", "No such file or directory": "refused",
    "timeout expired": "silence", "No route to host": "silence", "Network is unreachable": "silence",
}  # fmt: skip
"""What libpq says of a connection that did not come about, the first that fits: a sentence can hold several of them."""


def _state_of_words(said: str) -> str:
    """The class of a refused connection, of which libpq gives only words; "" if they are in a language we do not know."""
    return next((state for words, state in _WORDS.items() if words in said), "")


def _way(url: sqlalchemy.URL) -> Text:
    if stays_here(url):
        return both("The connection stays on this computer.")
    if url.query["sslmode"] == "require":
        return both("The connection is encrypted (TLS), but who the server is is not checked: write sslmode=verify-full for that.")  # fmt: skip
    return both("The connection is encrypted (TLS), and who the server is is checked.")


def _over_tls(url: sqlalchemy.URL) -> sqlalchemy.URL:
    mode = url.query.get("sslmode", _CHECKED)
    if mode not in _ENCRYPTED:
        _refuse_mode(str(mode))
    return url.update_query_dict({"sslmode": str(mode)})


def _refuse_mode(mode: str) -> NoReturn:
    raise problem(
        ServerError,
        mark("Candidates' data are not sent over a network in the clear: sslmode={mode} is refused. Leave sslmode out, or write sslmode=verify-full."),
        mode=mode,
    )  # fmt: skip


def _hosts(url: sqlalchemy.URL) -> tuple[str, ...]:
    """Every server that the address names; libpq takes several, and also in the query."""
    named = [url.host or ""]
    for key in ("host", "hostaddr"):
        found = url.query.get(key, ())
        named += [found] if isinstance(found, str) else found
    return tuple(host for one in named if one for host in one.split(","))


def _is_here(host: str) -> bool:
    if host.startswith("/") or host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
