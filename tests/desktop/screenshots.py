"""What does every page look like, in both languages and both looks?

Run by hand: ``python tests/desktop/screenshots.py FOLDER [WIDTHxHEIGHT ...] [SCENE ...]``. It also renews the pictures of
the documentation when FOLDER is ``docs``.
"""

from __future__ import annotations

import itertools
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from credval.actions.books import build
from credval.desktop import app as desktop
from credval.desktop.shell import Shell
from credval.paths import rules_folder
from tests.desktop import case_scenes, office_scenes
from tests.desktop.picturing import quiet, wait_for

TODAY = date(2026, 11, 24)
SIZES = ((1280, 800), (1600, 1000), (1024, 700))
IRAN = {
    "country": "IR",
    "qualification": "کارشناسی",
    "institution": "دانشگاه تهران",
    "award_date": "1395/06/31",
    "award_calendar": "solar_hijri",
    "duration_years": 4.0,
}
SYRIA = {
    "country": "SY",
    "qualification": "إجازة في الحقوق",
    "institution": "جامعة دمشق",
    "award_date": "2010",
}
INDIA = {
    "country": "IN",
    "qualification": "B.Com.",
    "institution": "University of Delhi",
    "award_date": "2012",
}


def main() -> None:
    """Take all pictures into the folder named."""
    folder = Path(sys.argv[1])
    sizes = [tuple(map(int, one.split("x"))) for one in sys.argv[2:] if one[0].isdigit()] or list(SIZES)
    wanted = [one for one in SCENES if one.__name__ in sys.argv[2:]] or SCENES
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(["credval", *desktop.STYLE])
    rules, book = rules_folder(), Path(tempfile.mkdtemp()) / "rulebook.sqlite"
    assert rules is not None
    os.environ["CREDVAL_BOOK"] = str(build(rules, book).path)  # once, not for each picture
    if folder.name == "docs":
        _take(app, folder / "screenshot-assess.png", "en", "light", (1440, 900), answered)
        _take(app, folder / "screenshot-rulebook.png", "en", "light", (1440, 900), entry)
        return
    for (width, height), lang, theme in itertools.product(sizes, ("sv", "en"), ("light", "dark")):
        for scene in wanted:
            name = f"{scene.__name__}-{width}x{height}-{lang}-{theme}.png"
            _take(app, folder / name, lang, theme, (width, height), scene)


def _take(
    app: QApplication,
    path: Path,
    lang: str,
    theme: str,
    size: tuple[int, ...],
    scene: Callable[[Shell], None],
) -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ["CREDVAL_HOME"] = str(Path(home))
        settings = {
            "format": 1,
            "language": lang,
            "theme": theme,
            "width": size[0],
            "height": size[1],
            "office": "Rekrytering",
        }
        Path(home, "config").mkdir()
        Path(home, "config", "settings.json").write_text(json.dumps(settings), encoding="utf-8")
        shell = desktop.make_window(app, lambda: TODAY, lambda _: None)
        shell.show()
        wait_for(lambda: shell.shelf is not None)
        scene(shell)
        quiet(shell)
        app.processEvents()
        shell.grab().save(str(path))
        shell.close()
        app.setStyleSheet("")
        shell.deleteLater()


def empty(shell: Shell) -> None:
    """The first page as it opens."""
    shell.show_page("assess")


def answered(shell: Shell) -> None:
    """A Persian title, a solar date, an advert that asks for higher education."""
    _needs(shell, "higher_education")
    shell.assess.form.paper.title.setFocus()
    _show(shell, IRAN)


def further_down(shell: Shell) -> None:
    """The same, scrolled to ladders and questions."""
    answered(shell)
    shell.assess._form_area.ensureWidgetVisible(shell.assess.form.checks, 0, 0)
    for area in _areas(shell):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum() * 45 // 100)


def looked_up(shell: Shell) -> None:
    """A look-up being recorded, in the middle of the form."""
    _show(
        shell,
        {
            **INDIA,
            "institution_status": "RECOGNISED_AT_AWARD",
            "evidence": [{"about": "institution", "answer": "confirmed"}],
        },
    )
    shell.assess.go_to("institution_status")


def right_to_left(shell: Shell) -> None:
    """A title and an institution in Arabic."""
    _show(shell, SYRIA)


def partly(shell: Shell) -> None:
    """A qualification at the level asked for, but not of the kind."""
    _needs(shell, "higher_education")
    _show(shell, {"country": "DE", "qualification": "Meister", "award_date": "2018-05-01"})


def referred(shell: Shell) -> None:
    """A profession that an authority decides on."""
    shell.assess.form.job.profession.show_picked("se/sjukskoterska", "Sjuksköterska")
    _needs(shell, "profession")
    _show(shell, {"country": "PH", "qualification": "Bachelor of Science in Nursing", "award_date": "2015"})


def part_chosen(shell: Shell) -> None:
    """A country whose parts have systems of their own, and the part chosen."""
    _show(
        shell,
        {"country": "GB", "qualification": "Ordinary degree", "award_date": "2004", "region": "Scotland"},
    )


def part_not_known(shell: Shell) -> None:
    """The same question open: the ladder of each part that may be meant."""
    _show(shell, {"country": "BE", "qualification": "Master", "award_date": "2015"})
    for area in _areas(shell):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum() * 45 // 100)


def not_there(shell: Shell) -> None:
    """A country that nobody has written yet."""
    _show(shell, {"country": "TV", "qualification": "Certificate"})


def asked(shell: Shell) -> None:
    """Several entries fit, and a date that can be read both ways."""
    _show(shell, {**INDIA, "qualification": "Bachelor of Comerce", "award_date": "03/04/2016"})
    shell.assess.go_to("award_date")


def several(shell: Shell) -> None:
    """Two credentials of one person, the end of the form."""
    _show(shell, INDIA)
    shell.assess.credentials.add.click()
    _show(shell, {"country": "BR", "qualification": "Bacharel em Direito"})
    shell.assess.form._further.open()
    shell.assess.form.evidence.more.click()
    bar = shell.assess._form_area.verticalScrollBar()
    QTest.qWait(100)
    bar.setValue(bar.maximum())


def entry(shell: Shell) -> None:
    """An entry of the rulebook in full."""
    shell.show_page("rulebook").open("in/bachelor-of-commerce-honours-3y")  # type: ignore[attr-defined]


def parts(shell: Shell) -> None:
    """The parts of a country, and the entries of one of them."""
    page = shell.show_page("rulebook")
    page.open("be")  # type: ignore[attr-defined]
    quiet(shell)
    page.entries.part.setCurrentIndex(2)  # type: ignore[attr-defined]


def ladder(shell: Shell) -> None:
    """A country's ladder."""
    page = shell.show_page("rulebook")
    page.open("ir")  # type: ignore[attr-defined]
    quiet(shell)
    page._show_tab("ladder")  # type: ignore[attr-defined]


def papers(shell: Shell) -> None:
    """What a country's papers prove."""
    page = shell.show_page("rulebook")
    page.open("ir")  # type: ignore[attr-defined]
    quiet(shell)
    page._show_tab("papers")  # type: ignore[attr-defined]


def about(shell: Shell) -> None:
    shell.show_page("about")


def palette(shell: Shell) -> None:
    """ctrl+K with something typed."""
    shell.open_palette()
    box = next(one for one in shell.children() if type(one).__name__ == "PaletteBox")
    box.typed.setText("diplom")  # type: ignore[attr-defined]
    box._edited("diplom")  # type: ignore[attr-defined]
    quiet(shell)
    box.setParent(shell.centralWidget())
    box.show()  # type: ignore[attr-defined]


def handbook(shell: Shell) -> None:
    """The contents, and a chapter."""
    shell.read("outcomes")


def handbook_search(shell: Shell) -> None:
    """What a search found, marked in its chapter, with a term explained."""
    page = shell.show_page("handbook")
    page.contents.sought.setText("apostille")  # type: ignore[attr-defined]
    page.contents.refresh()  # type: ignore[attr-defined]
    page.open("seals-and-signatures/apostille")  # type: ignore[attr-defined]
    page.explained.say("degree-certificate", page.reading)  # type: ignore[attr-defined]


def handbook_beside(shell: Shell) -> None:
    """Swedish and English side by side."""
    shell.read("five-elements")
    shell.page("handbook").beside.click()  # type: ignore[attr-defined]


def explained(shell: Shell) -> None:
    """The paragraph on the question in focus, beside the form."""
    _show(shell, INDIA)
    shell.assess.go_to("authenticity")


def explained_element(shell: Shell) -> None:
    """An element of the answer with the focus, and what the handbook says of it."""
    _show(shell, INDIA)
    element = shell.assess.work.answer.elements.rows.shown()[1]
    element.setFocus()
    for area in _areas(shell):
        area.ensureWidgetVisible(element, 0, 200)


def recognised(shell: Shell) -> None:
    """A job title in the plural, and below the answer what its authority asks: cost, time, the reason."""
    _sector(shell, "Narkossjuksköterskor till Umeå")


def perhaps(shell: Shell) -> None:
    """A job title that is sometimes regulated: a person is asked."""
    _sector(shell, "Kurator till ungdomsmottagning")


def _sector(shell: Shell, job: str) -> None:
    _show(shell, {"country": "PH", "qualification": "Bachelor of Science in Nursing", "award_date": "2015"})
    shell.assess.form.job_title.setText(job)
    shell.assess.work._advise()
    card = shell.assess.work.sector
    wait_for(card.isVisible)
    quiet(shell)
    for area in _areas(shell):
        area.ensureWidgetVisible(card.recognised, 0, 500)


SCENES = (
    empty, answered, right_to_left, partly, referred, part_chosen, part_not_known, parts, not_there, further_down, looked_up, asked, several, entry, ladder, papers, about, palette, handbook, handbook_search, handbook_beside, explained, explained_element, recognised, perhaps, *office_scenes.SCENES, *case_scenes.SCENES,
)  # fmt: skip


def _needs(shell: Shell, kind: str) -> None:
    job = shell.assess.form.job
    job.needed._buttons["yes"].click()
    job.kind.choose(kind)
    job._unfold()


def _show(shell: Shell, claim: Mapping[str, object]) -> None:
    form = shell.assess.form
    form.show_claim(dict(claim), {})
    form.paper.choose_system(form.paper.id_of(dict(claim)))
    quiet(shell)


def _areas(shell: Shell) -> Iterator[QScrollArea]:
    yield from shell.assess._middle.findChildren(QScrollArea)


if __name__ == "__main__":
    main()
