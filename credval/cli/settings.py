"""`credval settings`: what is set from a terminal: the database that a team shares."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from credval import paths
from credval.cli.talking import LangOption, errors, plain, system_language
from credval.cli.unlocking import passphrase
from credval.errors import CredvalError
from credval.text import tr

settings_app = typer.Typer(no_args_is_help=True, help="What is set from a terminal.")
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
    lang: LangOption = None,
) -> int:
    """Where the cases lie: on this computer, or in the database of a team. No password ever stands in the address."""
    from credval.actions.settings import load, save
    from credval.actions.teambox import Teambox

    language = lang or system_language()
    settings = load(paths.config_folder()).settings
    if not address:
        plain.print(settings.database or LOCAL, markup=False)
        return 0
    if address == LOCAL:
        save(replace(settings, database=""), paths.config_folder())
        plain.print(tr("The cases lie on this computer.", language))
        return 0
    box = Teambox(address, "")
    for promise in box.promises:
        plain.print(promise.get(language), markup=False)
    if ask_password:
        try:
            box.keep_password(passphrase(language, "Password of the server:"))
        except CredvalError as problem:
            errors.print(problem.get(language), markup=False)
    save(replace(settings, database=address), paths.config_folder())
    plain.print(tr("From now on the cases are those of {address}.", language, address=address), markup=False)
    return 0
