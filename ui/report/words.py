"""The facilitator's words for a section, kept as one types; a draft until it is accepted."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from facilitator.i18n import N_
from facilitator.report.richtext import Rich
from ui.look import Look
from ui.parts.basic import button, fill, label, restyle, row
from ui.parts.flow import flow
from ui.report.part_rows import part_title
from ui.report.rich_document import plainly
from ui.report.rich_edit import RichEdit
from ui.report.writing import Shown, cited_in

_IDLE = 300  # milliseconds after the last key before the words are kept


class WordsEditor(QWidget):
    """Emits ``written`` with section, words and whether they stay a draft after a pause in typing,
    ``accepted`` for a draft taken, ``refused`` with the section of one that is not, ``undone`` and
    ``redone``, ``larger`` when the verbatims are to make room or to come back."""

    written = Signal(str, object, bool)
    accepted = Signal(str, object)
    refused = Signal(str)
    undone = Signal()
    redone = Signal()
    larger = Signal(bool)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        say = look.say
        self._title = label("", "heading", wrap=True)
        self._state = label("", "small")
        self._note = label(say(N_("Une citation barrée ne paraît pas : sa réponse est masquée ou "
                                  "laissée de côté.")), "small", wrap=True)
        self._changed = label(say(N_("Citation soulignée : réécrite, elle n’est plus liée à sa "
                                     "réponse. Pour couper sans délier, mettez […].")), "small",
                              wrap=True)
        self.edit = RichEdit(look)
        self.edit.setAccessibleName(say(N_("Vos mots pour cette partie")))
        self.accept = button(look, say(N_("Accepter ce brouillon")), self._accept, icon="check")
        self.refuse = button(look, say(N_("Refuser ce brouillon")), self._refuse, role="quiet",
                             icon="x", bare=True)
        self._back = button(look, say(N_("Version précédente")), self.undone.emit, role="quiet",
                            icon="undo-2", bare=True)
        self._ahead = button(look, say(N_("Version suivante")), self.redone.emit, role="quiet",
                             icon="redo-2", bare=True)
        self.back = button(look, say(N_("Rendre les mots d’origine")), self.edit.give_back,
                           role="quiet", icon="undo-2")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_IDLE)
        self._pause.timeout.connect(self.flush)
        self.edit.textChanged.connect(self._typed)
        self.large = button(look, say(N_("Écrire en grand, sans les verbatims")), None,
                            role="quiet", icon="maximize-2", bare=True, checkable=True)
        self.large.toggled.connect(self.larger)
        layout = QVBoxLayout(self)
        self._tools = self._marks()
        state = row(self._state, None, self.large)
        state.setAlignment(self._state, Qt.AlignmentFlag.AlignVCenter)
        fill(layout, (self._title, state,
                      flow(*self._tools, None, self._back, self._ahead, gap=0), self.edit,
                      self._note, self._changed, row(self.back, None),
                      flow(self.accept, self.refuse, gap=4)), 6)
        layout.setStretch(3, 1)
        self._quiet = self._waiting = self._draft = False
        self._section = ""
        self._turns = (False, False)
        self._shown: Rich = ()

    def show_words(self, shown: Shown | None) -> None:
        """Show a section's words, unless somebody is typing in it; another's are kept first."""
        section = shown.section.id if shown is not None else ""
        if section != self._section:
            self.flush()
            self._section = section
        wording = shown.section.wording if shown is not None else None
        self._title.setText(part_title(shown.section, self._look) if shown is not None else "")
        self._draft = wording is not None and wording.draft
        can_write = shown is not None and shown.writable
        self._say_state(shown)
        self.accept.setVisible(self._draft and can_write)
        self.refuse.setVisible(self._draft and can_write)
        self._offer(can_write)
        self._turns = shown.turns if shown is not None and can_write else (False, False)
        words = plainly(shown.words) if shown is not None else ()
        if not self._waiting and words != plainly(self.edit.said()):
            self._quiet = True
            self.edit.show_words(words, shown.silent if shown is not None else ())
            self._quiet = False
        self._shown = words
        self._say_turns()
        self._say_ties()

    def flush(self) -> None:
        """Keep what was typed now."""
        self._pause.stop()
        if self._waiting:
            self._waiting = False
            self.written.emit(self._section, self.edit.said(), self._draft)

    def quote(self, answer_id: str, text: str) -> None:
        """Put an answer in as a quote where the cursor is."""
        if self.edit.isEnabled():
            self.edit.quote(answer_id, text)

    def cited(self) -> frozenset[str]:
        """The ids of the answers quoted here."""
        return cited_in(self.edit.said())

    def _marks(self) -> tuple[QPushButton, ...]:
        look, say, edit = self._look, self._look.say, self.edit
        made = []
        for sign, words, act in ((N_("G"), N_("Gras (Ctrl+B)"), edit.bold),
                                 (N_("I"), N_("Italique (Ctrl+I)"), edit.italic)):
            one = button(look, say(words), act, role="quiet", bare=True)
            one.setText(say(sign))
            font = QFont(look.font(1, bold=act == edit.bold))
            font.setItalic(act == edit.italic)
            one.setFont(font)
            made.append(one)
        for icon, words, does in (
                ("list", N_("Liste à puces"), lambda: edit.listed(False)),
                ("list-ordered", N_("Liste numérotée"), lambda: edit.listed(True)),
                ("message-circle", N_("Citation"), edit.as_quote)):
            made.append(button(look, say(words), does, role="quiet", icon=icon, bare=True))
        return tuple(made)

    def _offer(self, can_write: bool) -> None:
        """A part that cannot be written does not look as if it could."""
        self.edit.setEnabled(can_write)
        self.edit.setPlaceholderText(self._look.say(
            N_("Écrivez ce que les chiffres taisent.") if can_write else
            N_("Choisissez-en une autre à gauche.")))
        for tool in self._tools:
            tool.setEnabled(can_write)
        self.large.setEnabled(can_write or self.large.isChecked())

    def _say_turns(self) -> None:
        back, ahead = self._turns
        self._back.setEnabled(back or self._waiting)
        self._ahead.setEnabled(ahead and not self._waiting)

    def _say_state(self, shown: Shown | None) -> None:
        say = self._look.say
        wording = shown.section.wording if shown is not None else None
        if wording is None or shown is None or not shown.writable:
            words = N_("Cette partie s’écrit toute seule.")
        elif wording.draft:
            words = N_("Brouillon à relire")
        elif wording.kept and not shown.words:
            words = N_("Sans mots, à votre demande.")
        else:
            words = N_("Écrit par vous.") if wording.kept else N_("Rien d’écrit pour l’instant.")
        self._note.setVisible(shown is not None and bool(shown.silent))
        self._state.setText(say(words))
        restyle(self._state, "role", "live" if wording and wording.draft else "small")

    def _say_ties(self) -> None:
        changed = self.edit.mark_changed()
        self._changed.setVisible(changed)
        self.back.setVisible(changed)

    def _typed(self) -> None:
        self._say_ties()
        if not self._quiet:
            self._waiting = True
            self._pause.start()
            self._say_turns()

    def _accept(self) -> None:
        self._waiting = False
        self._pause.stop()
        self.accepted.emit(self._section, self.edit.said())

    def _refuse(self) -> None:
        self._waiting = False
        self._pause.stop()
        self.refused.emit(self._section)
