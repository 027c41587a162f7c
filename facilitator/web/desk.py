"""Everything the handlers work with, put together once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from aiohttp import web

from facilitator.i18n import Languages
from facilitator.web.arrivals import Arrivals
from facilitator.web.assets import Assets
from facilitator.web.hosts import Hosts
from facilitator.web.limits import Buckets
from facilitator.web.pages import Pages
from facilitator.web.pictures import Pictures
from facilitator.web.shelf import Shelf
from facilitator.web.stream import Streams
from facilitator.web.views import Views
from facilitator.web.watch import Watch
from facilitator.workshop.session import Session


@dataclass(frozen=True)
class Desk:
    """The parts of the server. ``heard`` is told the address of each phone that reaches us;
    ``join_url`` gives the announced address."""

    session: Session
    languages: Languages
    assets: Assets
    pages: Pages
    watch: Watch
    views: Views
    pictures: Pictures
    streams: Streams
    hosts: Hosts
    requests: Buckets
    posts: Buckets
    joins: Buckets
    guesses: Buckets
    remote_secret: str
    projector_secret: str
    shelf: Shelf
    arrivals: Arrivals
    join_url: Callable[[], str]
    heard: Callable[[str], None]


DESK = web.AppKey("desk", Desk)
