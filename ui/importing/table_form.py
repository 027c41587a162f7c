"""How a table comes in: its file, what each of its columns is, what would come of it, agreed to."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from facilitator.errors import PalabreError
from facilitator.i18n import N_, Message
from ui.importing.preview import SHOWN, Preview
from ui.look import Look
from ui.parts.basic import button, clear, column, fill, label, restyle, row, scrolled
from ui.parts.empty import Empty

_NOTES = 200
_LINES = 5
"""So many lines of notes are in sight at once."""


@dataclass(frozen=True)
class Wording:
    """What the form says of one kind of table, to be translated.

    ``ask`` and ``files`` are for the dialog; ``icon``, ``empty``, ``promise`` and ``rules`` for
    the time before a file is chosen; ``coming`` heads the preview, which screen readers call
    ``preview``.
    """

    ask: str
    files: str
    icon: str
    empty: str
    promise: str
    rules: str
    coming: str
    preview: str


class TableForm(QWidget):
    """``chosen`` tells the path of a file, ``changed`` that a column is to be something else,
    ``agreed`` that what is previewed may come in.

    Nothing comes in before the person agrees. ``nothing`` is what a column is that is not taken;
    ``above`` are parts that stand over the form.
    """

    chosen = Signal(object)
    changed = Signal()
    agreed = Signal()

    def __init__(self, look: Look, words: Wording, folder: Path, nothing: Hashable,
                 *above: QWidget | QLayout) -> None:
        super().__init__()
        self._look, self._words, self._folder = look, words, folder
        self._nothing = nothing
        self._keys: tuple[Any, ...] = ()
        self._names: dict[str, QLabel] = {}
        self.boxes: dict[str, QComboBox] = {}
        self.view = Preview(look, look.say(words.preview))
        self.model = self.view.rows
        self.take = button(look, "", self.agreed.emit, role="primary")
        self._first = label("", "strong", wrap=True)
        self._notes = label("", "soft", wrap=True)
        self._all = label("", "small")
        self._heading = label("", "heading")
        self._file = label("", "strong")
        fill(layout := QVBoxLayout(self), (*above, self._empty(), self._matching()), 14)
        layout.setStretch(len(above), 1)
        layout.setStretch(len(above) + 1, 1)
        self.start_again()

    def ask(self) -> None:
        """Let the person choose a file."""
        say = self._look.say
        path, _ = QFileDialog.getOpenFileName(self, say(self._words.ask), str(self._folder),
                                              say(self._words.files))
        if path:
            self.chosen.emit(Path(path))

    def start_again(self, sentence: str = "") -> None:
        """Ask for a file, saying why the last one was not taken."""
        refocus = self._found.isAncestorOf(self.focusWidget() or self)
        self._start.show()
        if refocus:
            self.first.setFocus()
        self._found.hide()
        self._blank.say(sentence or self._look.say(self._words.empty), self._hint)

    def ask_columns(self, file: str, columns: Sequence[str],
                    choices: Sequence[tuple[Any, str]], guessed: Mapping[str, Any]) -> None:
        """Ask what each column of a file is: one of ``choices``, keys with their names."""
        clear(self._columns)
        self.boxes, self._names = {}, {}
        self._keys = tuple(key for key, _ in choices)
        for number, heading in enumerate(columns):
            box = QComboBox()
            box.setAccessibleName(heading)
            box.addItems([words for _, words in choices])
            key = guessed.get(heading, self._nothing)
            box.setCurrentIndex(self._keys.index(key) if key in self._keys else 0)
            box.currentIndexChanged.connect(self._changed)
            name = label(heading, wrap=True)
            self.boxes[heading], self._names[heading] = box, name
            self._columns.addWidget(name, number, 0)
            self._columns.addWidget(box, number, 1)
        self._columns.setColumnStretch(0, 1)
        self._file.setText(file)
        self._soften()
        self._found.show()
        if self.first.hasFocus():
            self._again.setFocus()
        self._start.hide()

    def columns(self) -> dict[str, Any]:
        """What each column is, by its heading."""
        return {heading: self._keys[box.currentIndex()] for heading, box in self.boxes.items()}

    def show_rows(self, header: list[str], rows: Sequence[list[Any]],
                  out: Collection[int] = ()) -> None:
        """Preview rows; those in ``out`` will not come in."""
        self.view.show_rows(header, rows, out)
        words = N_("les {n} premières lignes sur {total}")
        self._all.setText(self._look.say(words, n=SHOWN, total=len(rows))
                          if len(rows) > SHOWN else "")

    def offer(self, words: str, *, possible: bool) -> None:
        """Offer to take in what is previewed."""
        self._heading.setText(self._look.say(self._words.coming))
        self.take.setText(words)
        self.take.setAccessibleName(words)
        if not possible:
            self._leave_take()
        self.take.setEnabled(possible)
        self.take.show()

    def came_in(self, heading: str) -> None:
        """Offer nothing more: what is previewed has come in."""
        self._heading.setText(heading)
        self._leave_take()
        self.take.hide()

    def note(self, notes: Sequence[Message], nothing: str, first: str = "") -> None:
        """Say ``first``, then notes, or ``nothing`` where there is neither."""
        lines = [self._look.say(note) for note in notes[:_NOTES]]
        if len(notes) > _NOTES:
            lines.append(self._look.tr.plural("… et {n} autre.", "… et {n} autres.",
                                              len(notes) - _NOTES))
        self._notes.setText("\n".join(lines) or ("" if first else nothing))
        self._first.setText(first)
        for one in (self._first, self._notes):
            one.setVisible(bool(one.text()))
        self._fit_notes()

    def notes(self) -> str:
        """What is said of the file or of the import."""
        return "\n".join(filter(None, (self._first.text(), self._notes.text())))

    def refused(self, error: BaseException) -> bool:
        """Say why a file cannot be taken; False for what is no fault of the file's."""
        if isinstance(error, PalabreError):
            self.start_again(self._look.say(error.message))
        return isinstance(error, PalabreError)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_notes()

    def _empty(self) -> QWidget:
        look, words, say = self._look, self._words, self._look.say
        self._hint = say(words.promise) + "\n" + say(words.rules)
        self._blank = Empty(look, words.icon, say(words.empty), self._hint)
        self.first = self._choose("primary")
        self._start = QWidget()
        fill(QVBoxLayout(self._start), (None, self._blank, row(None, self.first, None), None), 14)
        return self._start

    def _matching(self) -> QWidget:
        look, say = self._look, self._look.say
        self._again = self._choose("")
        self._columns = QGridLayout()
        self._columns.setHorizontalSpacing(12)
        self._columns.setVerticalSpacing(6)
        inner = QWidget()
        fill(hold := QVBoxLayout(inner), (self._columns, None), 0)
        hold.setContentsMargins(0, 0, 12, 0)
        grid = scrolled(inner)
        grid.setFixedWidth(look.side(388))
        uses = column(label(say(N_("Que contient chaque colonne ?")), "heading"), grid, gap=10)
        seen = column(row(self._heading, self._all, None, gap=10), self.view, gap=10)
        sides = row()
        fill(sides, (uses, seen), 24)
        sides.setStretch(1, 1)
        self._found = QWidget()
        fill(whole := QVBoxLayout(self._found), (
            row(self._again, self._file, None, gap=12), sides, self._end()), 14)
        whole.setStretch(1, 1)
        return self._found

    def _end(self) -> QHBoxLayout:
        """What is said at the left, the one thing to do at the right."""
        inside = QWidget()
        fill(QVBoxLayout(inside), (None, self._first, self._notes, None), 0)
        self._said = scrolled(inside)
        made = row(self._said, self.take, gap=24)
        made.setStretch(0, 1)
        made.setAlignment(self.take, Qt.AlignmentFlag.AlignBottom)
        return made

    def _choose(self, role: str) -> QPushButton:
        return button(self._look, self._look.say(N_("Choisir un fichier…")), self.ask, role=role,
                      icon="folder-open")

    def _changed(self, _index: int) -> None:
        self._soften()
        self.changed.emit()

    def _soften(self) -> None:
        """Columns that are not taken stand back."""
        for heading, key in self.columns().items():
            restyle(self._names[heading], "role", "soft" if key == self._nothing else "")

    def _leave_take(self) -> None:
        """The focus stays near where it was, not wherever Qt finds it a place."""
        if self.take.hasFocus():
            self._again.setFocus()

    def _fit_notes(self) -> None:
        """As high as the notes are, up to a few whole lines."""
        wide = max(1, self._said.width() - 14)
        some = "\n".join("x" * _LINES)
        most = self._notes.fontMetrics().boundingRect(self.rect(), 0, some).height()
        high = sum(one.heightForWidth(wide) for one in (self._first, self._notes) if one.text())
        self._said.setFixedHeight(min(most, max(high, self.take.sizeHint().height())))
