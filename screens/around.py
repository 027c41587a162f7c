"""The pictures of what lies around the sequence: the report, and the console's side panels."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.workplace import Workplace

Take = Callable[[QWidget, str], None]
Settle = Callable[[int], None]


def report_pictures(place: Workplace, name: str, take: Take, settle: Settle) -> None:
    """The report as it is written, with its words large, and on its way into a file."""
    place.page.write()
    report = place.report
    for _ in range(60):
        if report.parts.count() > 4:
            break
        settle(100)
    settle(1200)
    take(place.page, f"report-{name}")
    report.words.large.setChecked(True)
    settle(600)
    take(place.page, f"report-{name}-words")
    report.words.large.setChecked(False)
    report.choices.out.click()
    settle(600)
    take(place.page, f"report-{name}-export")
    report.exporting.closed.emit()


def panel_pictures(place: Workplace, name: str, take: Take, settle: Settle) -> None:
    """The panels that open over the console, each alone."""
    console = place.console
    for words, panel in (("people", console.people), ("network", console.network),
                         ("outcomes", console.suites_panel)):
        panel.toggle()
        settle(500)
        take(place.page, f"panel-{name}-{words}")
        panel.toggle()
    console.key_sheet.open()
    take(place.page, f"panel-{name}-keys")
    console.key_sheet.hide()
