"""`credval settings office|members|member|team-key`: the policy of the office and who works in its team, from a terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from credval.cli.talking import JsonOption, LangOption, errors, plain, system_language
from credval.cli.unlocking import cases, strongbox
from credval.errors import CredvalError
from credval.model.case_words import FourEyes, LegalGround, OfficeKind, Role
from credval.text import Lang, Text, both, tr

if TYPE_CHECKING:
    from credval.actions.teambox import Teambox
    from credval.model.cases import Office

_Months = Annotated[int | None, typer.Option(min=0, max=1200)]
_LoginArgument = Annotated[
    str, typer.Argument(help="The login of the colleague, as the own computer has it.")
]


def office(
    name: Annotated[str | None, typer.Option()] = None,
    kind: Annotated[OfficeKind | None, typer.Option(help="Only a private one may erase without a rule.")] = None,
    erasure_rule: Annotated[str | None, typer.Option(help="Number and day of the gallringsbeslut.")] = None,
    controller: Annotated[str | None, typer.Option(help="Who answers for the data, with address.")] = None,
    protection_officer: Annotated[str | None, typer.Option(help="The data protection officer, with address.")] = None,
    purpose: Annotated[str | None, typer.Option()] = None,
    ground: Annotated[LegalGround | None, typer.Option(help="Legal ground, GDPR, Article 6.")] = None,
    four_eyes: Annotated[FourEyes | None, typer.Option()] = None,
    blind: Annotated[bool | None, typer.Option("--blind/--no-blind")] = None,
    keep_months: _Months = None,
    keep_undecided_months: _Months = None,
    keep_identity_months: _Months = None,
    json: JsonOption = False,
    lang: LangOption = None,
) -> int:  # fmt: skip
    """The office and its policy: what holds now, or with options what holds from now on for every case."""
    given = {
        key: value for key, value in locals().items() if key not in {"json", "lang"} and value is not None
    }
    language = lang or system_language()
    with cases(language) as unlocked:
        book = unlocked.casebook
        if given:
            import msgspec

            book.change_office(msgspec.structs.replace(book.office, **given))
        holds = book.office
    _show_office(holds, json, language)
    return 0


def members(json: JsonOption = False, lang: LangOption = None) -> int:
    """Who works in the team, and as what. Roles are rules of this program; the server's own rights bind others."""
    from credval.actions.members import members as of
    from credval.casework.wording import label

    language = lang or system_language()
    with cases(language) as unlocked:
        found = of(unlocked.casebook)
    for one in found:
        if json:
            _print_json({"login": one.login, "name": one.name, "role": one.role.value})
        else:
            plain.print(f"{one.login}  {label(one.role).get(language)}  {one.name}", markup=False)
    return 0


def member(
    login: _LoginArgument,
    role: Annotated[Role | None, typer.Option(help="What the member may do from now on.")] = None,
    name: Annotated[str, typer.Option(help="Empty: as it is, for a new member the login.")] = "",
    remove: Annotated[bool, typer.Option("--remove", help="Take the member out of the team.")] = False,
    lang: LangOption = None,
) -> int:
    """Take a member in, change the name or role, or take the member out. The last administrator stays."""
    from credval.actions import members as team
    from credval.casework.wording import label

    language = lang or system_language()
    with cases(language) as unlocked:
        book = unlocked.casebook
        if remove:
            team.remove(book, login)
            said = both("{login} is no member any more. What was done under the login stays in the log.", login=login)  # fmt: skip
        else:
            before = next((one for one in team.members(book) if one.login == login), None)
            now = role or (before.role if before else None)
            if now is None:
                raise _refused(both("Say what the new member is, with --role: assessor, reviewer, officer or administrator."))  # fmt: skip
            team.put(book, login, name or (before.name if before else ""), now)
            said = both("{login} is {role} from now on.", login=login, role=label(now))
    plain.print(said.get(language), markup=False)
    return 0


def team_key(
    file: Annotated[Path, typer.Argument(help="The key file: to be written, or with --take to be taken in.")],
    take: Annotated[
        bool, typer.Option("--take", help="Take in the team's key file on this computer.")
    ] = False,
    lang: LangOption = None,
) -> int:
    """A copy of the team's key file for a colleague, or one from a colleague. It opens nothing without its passphrase."""
    language, box = lang or system_language(), _teambox()
    if take:
        box.take_key_file(file)
        said = both("The key file is here. The cases open with its passphrase.")
    else:
        box.give_key_file(file)
        said = both(
            "The key file lies in {path}. Tell the colleague its passphrase in another way.", path=file
        )
    plain.print(said.get(language), markup=False)
    return 0


def _teambox() -> Teambox:
    from credval.actions.teambox import Teambox

    box = strongbox()
    if not isinstance(box, Teambox):
        raise _refused(both("The cases lie on this computer alone. Name the team's database first: credval settings database postgresql://user@server/database"))  # fmt: skip
    return box


def _show_office(office: Office, as_json: bool, lang: Lang) -> None:
    """Each detail with its name as a person reads it; what should be looked at again goes to stderr."""
    from credval.casework.policy import DETAILS, remarks

    values = {key: getattr(office, key) for key in DETAILS}
    if as_json:
        _print_json(values)
        return
    for key, value in values.items():
        plain.print(f"{tr(DETAILS[key].name, lang)}: {_said(value, lang)}", markup=False)
    for one in remarks(office):
        errors.print(one.get(lang), markup=False)


def _said(value: Any, lang: Lang) -> str:
    from credval.casework.wording import label
    from credval.model.words import Word

    if isinstance(value, Word):
        return label(value).get(lang)
    if isinstance(value, bool):
        return tr("yes", lang) if value else tr("no", lang)
    return str(value).replace("\n", ", ") or "–"


def _print_json(found: dict[str, Any]) -> None:
    import json

    plain.print(json.dumps(found, ensure_ascii=False), markup=False)


def _refused(why: Text) -> CredvalError:
    return CredvalError(why.sv, why.en)
