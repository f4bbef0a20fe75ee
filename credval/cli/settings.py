"""`credval settings`: what is set from a terminal: the database that a team shares."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from credval import paths
from credval.cli.office import member, members, office, team_key
from credval.cli.talking import LangOption, errors, plain, system_language
from credval.cli.unlocking import passphrase
from credval.errors import CredvalError
from credval.text import tr

settings_app = typer.Typer(no_args_is_help=True, help="What is set from a terminal.")
settings_app.command("office")(office)
settings_app.command("members")(members)
settings_app.command("member")(member)
settings_app.command("team-key")(team_key)
LOCAL = "local"


@settings_app.command("database")
def database(
    address: Annotated[
        str, typer.Argument(help="postgresql://user@server/database, or: local. Nothing: what holds now.")
    ] = "",
    ask_password: Annotated[
        bool,
        typer.Option("--password", help="Ask for the password of the server and keep it in the keyring."),
    ] = False,
    trial: Annotated[
        bool, typer.Option("--try", help="Try the connection first, and change nothing if it does not work.")
    ] = False,
    lang: LangOption = None,
) -> int:
    """Where the cases lie: on this computer, or in the database of a team. No password ever stands in the address."""
    from credval.actions.settings import load, save
    from credval.actions.teambox import keep_password, promises_of, try_connection

    language = lang or system_language()
    settings = load(paths.config_folder()).settings
    if not address:
        plain.print(settings.database or LOCAL, markup=False)
        return 0
    if address == LOCAL:
        save(replace(settings, database=""), paths.config_folder())
        plain.print(tr("The cases lie on this computer.", language))
        return 0
    for promise in promises_of(address):
        plain.print(promise.get(language), markup=False)
    password = passphrase(language, "Password of the server:") if ask_password else None
    if trial:
        plain.print(try_connection(address, password).says.get(language), markup=False)
    if password:
        try:
            keep_password(address, password)
        except CredvalError as problem:
            errors.print(problem.get(language), markup=False)
    save(replace(settings, database=address, team_address=address), paths.config_folder())
    plain.print(tr("From now on the cases are those of {address}.", language, address=address), markup=False)
    return 0
