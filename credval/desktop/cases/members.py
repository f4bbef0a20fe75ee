"""Who is a member of the team, and as what? Shown to its administrators; others read what their role is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from credval.actions import members as team
from credval.actions.casebook import Casebook
from credval.casework.roles import Right
from credval.casework.wording import label
from credval.desktop.cases.rowlist import Line
from credval.desktop.cases.told import Confirm, Told
from credval.desktop.fields import Field, Options, side_by_side
from credval.desktop.parts import Card, button, column, empty, row, spoken, words
from credval.desktop.tools import Tools
from credval.model.case_words import Role
from credval.text import both, mark

if TYPE_CHECKING:
    from credval.actions.strongbox import Strongbox
    from credval.desktop.cases.sheets import AskSave
    from credval.store.team import Member

_DOES = {
    Role.ASSESSOR: mark("Opens cases, looks things up, proposes, decides and writes letters."),
    Role.REVIEWER: mark("Reads cases, gives second opinions and decides."),
    Role.OFFICER: mark("The data protection officer: reads, gives out, corrects and erases, and decides nothing."),
    Role.ADMINISTRATOR: mark("Takes members in and sets the policy; sees no candidate."),
}  # fmt: skip


class MembersCard(Card):
    """The members of a team; hidden where nobody shares the cases."""

    def __init__(self, tools: Tools, box: Strongbox, save: AskSave) -> None:
        super().__init__(tools, mark("Members and roles"))
        self._tools, self._box, self._save = tools, box, save
        self._casebook: Casebook | None = None
        self.notice, self.confirm, self.mine = Told(tools), Confirm(tools), words("strong")
        self.lines: dict[str, Line] = {}
        self._column = column(gap=8)
        self.login, self.name = QLineEdit(), QLineEdit()
        self.role = Options(tools, [(one.value, label(one)) for one in Role])
        self.does = words("small")
        self.keep = button(tools, mark("Take in, or change"), "main", "save")
        self.key = button(tools, mark("Save the key file for a colleague …"), "plain", "save")
        self.managing = QWidget()
        self._lay_out()
        self.keep.clicked.connect(self.put)
        self.key.clicked.connect(self._give_key)
        self.role.chosen.connect(lambda _: self._speak())
        tools.speech.changed.connect(self._speak)
        self.hide()

    def use(self, casebook: Casebook | None) -> None:
        """The team of these cases; nothing of it stays once they are locked."""
        self._casebook = casebook
        self.notice.tell(None)
        self.confirm.hide()
        self._clear()
        self.setVisible(casebook is not None and casebook.is_shared)
        self._show()

    def put(self) -> None:
        """Take a member in, or change the name or role of one."""
        login, name, role = self.login.text(), self.name.text(), Role(self.role.value())
        self._change(lambda book: team.put(book, login, name, role), both("{login} is {role} from now on.", login=login.strip(), role=label(role)))  # fmt: skip

    def edit(self, one: Member) -> None:
        """Fill in the form with a member, to be changed."""
        self.login.setText(one.login)
        self.name.setText(one.name)
        self.role.choose(one.role.value)
        self._speak()
        self.role.setFocus()

    def ask_remove(self, one: Member) -> None:
        """Ask before somebody is taken out."""
        says = both("{name} ({login}) opens these cases no more. What was done under the login stays in the log. The password of the server and the key file are yours to change.", name=one.name, login=one.login)  # fmt: skip
        done = both("{login} is no member any more. What was done under the login stays in the log.", login=one.login)  # fmt: skip
        self.confirm.ask(says, mark("Take out"), lambda: self._change(lambda book: team.remove(book, one.login), done))  # fmt: skip

    def _change(self, change: Callable[[Casebook], None], said: object) -> None:
        """Do it and say so; what goes wrong is told here, and the form stays as it was typed."""
        if self._casebook is None:
            return
        self.notice.tell(None)
        try:
            change(self._casebook)
        except Exception as problem:  # noqa: BLE001  # whatever it is, it is told here
            self.notice.tell(problem)
            return
        self._clear()
        self._show()
        self.notice.tell(said, "info")  # type: ignore[arg-type]

    def _give_key(self) -> None:
        from credval.actions.teambox import Teambox

        target = self._save("team.keys")
        if target is None or not isinstance(self._box, Teambox):
            return
        try:
            self._box.give_key_file(target)
        except Exception as problem:  # noqa: BLE001  # whatever it is, it is told here
            self.notice.tell(problem)
            return
        self.notice.tell(both("The key file lies in {path}. Tell the colleague its passphrase in another way.", path=target), "info")  # fmt: skip

    def _show(self) -> None:
        empty(self._column)
        self.lines = {}
        book = self._casebook
        administers = book is not None and book.is_shared and book.may(Right.MANAGE_MEMBERS)
        self.managing.setVisible(administers)
        if book is not None and administers:
            try:
                found = team.members(book)
            except Exception as problem:  # noqa: BLE001  # whatever it is, it is told here
                self.notice.tell(problem)
                found = []
            self.lines = {one.login: self._line(one) for one in found}
        self._speak()

    def _line(self, one: Member) -> Line:
        speech = self._tools.speech
        title = one.name if one.name == one.login else f"{one.name} ({one.login})"
        line = Line(self._tools, title, speech.of(label(one.role)), ("person", "accent"))
        line.offer(
            [(mark("Change"), lambda: self.edit(one)), (mark("Take out"), lambda: self.ask_remove(one))]
        )
        self._column.addWidget(line)
        return line

    def _clear(self) -> None:
        self.login.clear()
        self.name.clear()
        self.role.choose(Role.ASSESSOR.value)

    def _speak(self) -> None:
        speech, book = self._tools.speech, self._casebook
        role = book.user.role if book else None
        who = {"login": book.user.login, "role": speech.of(label(role))} if book and role else {}
        self.mine.setText(speech.tr("You are {login}, {role}.", **who) if who else "")
        self.does.setText(speech.tr(_DOES[Role(self.role.value())]))
        if book is not None and {one.remark.text() for one in self.lines.values()} - {
            speech.of(label(one)) for one in Role
        }:
            self._show()

    def _lay_out(self) -> None:
        tools = self._tools
        self.body.setSpacing(12)
        self.body.addWidget(self.mine)
        self.body.addWidget(spoken(tools, mark("Roles bind in this program only; the server's own rights are what binds others."), "muted"))  # fmt: skip
        self.body.addWidget(self.notice)
        inside = column(self.managing, gap=12)
        inside.addLayout(self._column)
        inside.addWidget(self.confirm)
        login = Field(tools, mark("Login of the colleague's computer"), self.login)
        inside.addLayout(side_by_side(login, Field(tools, mark("Name"), self.name), Field(tools, mark("Role"), self.role)))  # fmt: skip
        inside.addWidget(self.does)
        line = row()
        line.addWidget(self.keep)
        line.addWidget(self.key)
        line.addStretch()
        inside.addLayout(line)
        self.body.addWidget(self.managing)
