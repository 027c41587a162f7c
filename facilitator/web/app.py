"""The routes, and the application that serves them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiohttp import web

from facilitator.web import captive, people, photos, projector, remote, returning, room
from facilitator.web.desk import DESK, Desk
from facilitator.web.news import NEWS, News
from facilitator.web.returns import RETURNS, Returns
from facilitator.web.security import BODY_LIMIT, guard

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

ROUTES: tuple[tuple[str, str, Handler], ...] = (
    ("GET", "/", room.home),
    ("GET", "/view", room.view),
    ("GET", "/state", room.state),
    ("GET", "/events", room.events),
    ("POST", "/join", people.join),
    ("POST", "/return", returning.come_back),
    ("POST", "/answer", room.answer),
    ("POST", "/group", room.group),
    ("POST", "/photo", photos.add),
    ("GET", "/photo/{id}", photos.show),
    ("POST", "/photo/{id}/remove", photos.remove),
    ("POST", "/language", people.language),
    ("GET", "/me", people.me),
    ("POST", "/me/name", people.rename),
    ("POST", "/me/delete", people.delete),
    ("GET", "/privacy", people.privacy),
    ("GET", "/remote/{secret}/", remote.page),
    ("GET", "/remote/{secret}/state", remote.state),
    ("GET", "/remote/{secret}/view", remote.view),
    ("GET", "/remote/{secret}/events", remote.events),
    ("POST", "/remote/{secret}/{command}", remote.command),
    ("GET", "/projector/{secret}/", projector.page),
    ("GET", "/projector/{secret}/view", projector.view),
    ("GET", "/projector/{secret}/events", projector.events),
    ("GET", "/projector/{secret}/font/{name}", projector.font),
    ("GET", "/projector/{secret}/photo/{id}", projector.photo),
)
"""Method, path and handler of everything that is served; docs/http.md tells of each."""


def make_app(desk: Desk) -> web.Application:
    """Put the application together."""
    app = web.Application(middlewares=[guard], client_max_size=BODY_LIMIT)
    app[DESK] = desk
    app[RETURNS] = Returns.of(desk.session)
    app[NEWS] = News(desk)
    app[people.JOIN_FORMS] = people.JoinForms()
    app[photos.PHOTOS] = taking = photos.Photos(desk.session)
    app[projector.SCREEN] = screen = projector.Screen(desk)

    async def end(_: web.Application) -> None:
        taking.close()
        screen.close()

    app.on_cleanup.append(end)
    for method, path, handler in ROUTES:
        app.router.add_route(method, path, handler)
    for name in desk.assets.files:
        app.router.add_get(f"/{name}", desk.assets.serve)
    for path in captive.CHECKS:
        app.router.add_get(path, captive.answer)
    return app
