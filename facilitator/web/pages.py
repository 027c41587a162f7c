"""Turning views and sentences into pages, fragments and JSON."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Mapping
from typing import Any

import jinja2
from aiohttp import web

import resources
from facilitator.fields import FieldError
from facilitator.i18n import N_, Languages, Translator
from facilitator.web.assets import Assets, pack
from facilitator.web.incoming import Refusal, wants_json
from facilitator.web.returns import RETURNS
from facilitator.web.views import View
from facilitator.web.widgets import LONG_LIST, describe

NAMES = {
    "fr": "Français", "en": "English", "pt": "Português", "es": "Español",
    "gcf": "Kréyòl gwadloupéyen, matinitjé", "gcr": "Kriyòl gwiyanè", "rcf": "Kréol rényoné",
}
_WORTH_PACKING = 4000  # bytes; below it packing costs a full room more than it saves
_CLOSING = re.compile(r" ([?!:;»])")
_OPENING = re.compile(r"« ")
ID_PLACE = "@@id@@"
"""Where a drawn form gets its own submission id."""


class Pages:
    """The templates with a language to each request."""

    def __init__(self, languages: Languages, assets: Assets) -> None:
        self._languages = languages
        self._assets = assets
        self._templates = jinja2.Environment(
            loader=jinja2.FileSystemLoader(resources.path("web")), autoescape=True,
            trim_blocks=True, lstrip_blocks=True, auto_reload=False,
            undefined=jinja2.StrictUndefined,
        )
        self._templates.filters["spaced"] = spaced
        self._choices = tuple((code, NAMES.get(code, code)) for code in languages.codes())

    def warm(self) -> None:
        """Compile the templates, so that nobody's first page waits for it (150 ms in all)."""
        for name in self._templates.list_templates(extensions=["html"]):
            self._templates.get_template(name)

    def language(self, request: web.Request, wanted: str = "") -> Translator:
        """The language of a request: the one wished for, asked for, or the browser's."""
        wanted = wanted or request.query.get("lang", "")
        if wanted in dict(self._choices):
            return self._languages.get(wanted)
        return self._languages.choose(request.headers.get("Accept-Language", ""))

    def draw(self, template: str, tr: Translator, **values: Any) -> str:
        """Fill a template in."""
        return self._templates.get_template(template).render(
            {"_": lambda text, **params: spaced(tr(text, **params)),
             "plural": tr.plural, "count": tr.count, "lang": tr.language,
             "long_list": LONG_LIST, **values}
        )

    def page(
        self, request: web.Request, template: str, tr: Translator, status: int = 200, **values: Any
    ) -> web.Response:
        """A whole page."""
        base = {
            "css": self._assets.style, "script": self._assets.address("app.js"), "surface": "phone",
            "languages": self._choices, "language_name": NAMES.get(tr.language, tr.language),
            "back": request.path if request.method == "GET" else "/", "title": "Palabre",
            "live": "", "stamp": "", "me": "", "place": 0, "total": 0, "main": "",
        }
        me = values.get("me", "")
        base["code"] = request.app[RETURNS].code(me) if me else ""
        text = self.draw(template, tr, **{**base, **values})
        return html(request, text, status)

    def fragment(self, view: View, tr: Translator, picture: str = "", notice: str = "") -> str:
        """What goes into ``<main>``; holds a place where :func:`with_id` puts an id."""
        return self.draw("view.html", tr, v=view, picture=picture, notice=notice)

    def refusal(
        self, request: web.Request, refusal: Refusal, wanted: str = ""
    ) -> web.Response:
        """What somebody is told whose request is not done, in the language ``wanted``."""
        tr = self.language(request, wanted)
        sentence = tr(refusal.message)
        response: web.Response
        if wants_json(request):
            body: dict[str, Any] = {"error": sentence}
            if refusal.kept:
                body["kept"] = refusal.kept
            if refusal.wait:
                body["wait"] = max(0.1, round(refusal.wait, 1))
            response = as_json(request, body, refusal.status)
        else:
            url = refusal.message.params.get("url", "/")
            response = self.page(request, "message.html", tr, refusal.status, sentence=sentence,
                                 kept=refusal.kept, way=str(url))
        if refusal.wait:
            response.headers["Retry-After"] = str(int(refusal.wait) + 1)
        if refusal.close:
            response.force_close()
        return response


def spaced(text: str) -> str:
    """Keep French signs on the line of the word they belong to (no-break spaces, U+00A0).

    In every language of the page: a question written in French is read on English phones too.
    """
    return _OPENING.sub("«\u00a0", _CLOSING.sub("\u00a0\\1", text))


def html(request: web.Request, text: str, status: int = 200) -> web.Response:
    """A page, packed where the browser takes it so."""
    body = text.encode("utf-8", "replace")
    headers = {"Vary": "Accept-Encoding, Accept-Language, Cookie"}
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        body = pack(body)
        headers["Content-Encoding"] = "gzip"
    return web.Response(body=body, status=status, content_type="text/html", charset="utf-8",
                        headers=headers)


def as_json(request: web.Request, body: Any, status: int = 200) -> web.Response:
    """JSON, packed where it is worth it."""
    raw = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    headers = {}
    if len(raw) > _WORTH_PACKING and "gzip" in request.headers.get("Accept-Encoding", ""):
        raw = pack(raw)
        headers = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
    return web.Response(body=raw, status=status, content_type="application/json", charset="utf-8",
                        headers=headers)


def with_id(fragment: str) -> str:
    """Give a form its submission id, for browsers without JavaScript."""
    if ID_PLACE not in fragment:
        return fragment
    return fragment.replace(ID_PLACE, secrets.token_urlsafe(15))


def errors_as_json(errors: tuple[FieldError, ...], tr: Translator) -> list[dict[str, str]]:
    """What is wrong with a form, by field."""
    return [{"field": error.field, "reason": tr(error.reason)} for error in errors]


def view_as_json(view: View, tr: Translator, stamp: str) -> dict[str, Any]:
    """What a participant's program needs to know to answer."""
    step = None
    if view.step is not None:
        step = {
            "id": view.step.id, "key": view.step.key, "kind": view.step.kind,
            "title": view.title, "prompt": view.prompt, "place": view.place, "total": view.total,
            "state": view.step.state, "shown": view.draw,
            "fields": describe(view.fields, tr),
        }
    value: Mapping[str, Any] = view.value or {}
    return {
        "stamp": stamp, "mode": view.mode, "step": step, "answered": view.answered,
        "sent": list(view.sent), "value": dict(value), "message": view.message,
        "group": None if view.team is None else {
            "id": view.team.id, "label": view.team.label, "question": view.team.question,
            "members": list(view.team.names),
            "others": {w.field.name: [{"author": a, "text": t} for a, t in w.others]
                       for w in view.widgets if w.others},
            "photos": {place: [{"id": one.id, "author": one.author, "own": one.own}
                               for one in shots] for place, shots in view.photos.items()},
        },
        "groups": [{"id": team.id, "label": team.label, "question": team.question,
                    "members": list(team.names)} for team in view.teams],
    }


CONSENT = N_("En rejoignant, vous acceptez que vos réponses soient gardées sur l’ordinateur de "
             "l’animation, pour cet atelier et son compte rendu.")
"""The sentence of the join page, where the workshop's settings give no other (``consent``)."""
