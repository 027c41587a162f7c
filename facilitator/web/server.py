"""The server of the forms: aiohttp on a thread of its own, so that it serves with and without a
window."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import logging
import socket
import sys
import threading
import time
from concurrent.futures import Future
from dataclasses import dataclass

from aiohttp import web

from facilitator.errors import RoomProblem
from facilitator.i18n import N_, Languages, long_date
from facilitator.web import limits, network
from facilitator.web.app import make_app
from facilitator.web.arrivals import Arrivals
from facilitator.web.assets import Assets
from facilitator.web.connections import Listener, raise_file_limit
from facilitator.web.desk import Desk
from facilitator.web.hosts import Hosts
from facilitator.web.pages import Pages
from facilitator.web.pictures import Pictures
from facilitator.web.selfcheck import SelfCheck, self_check
from facilitator.web.shelf import Shelf
from facilitator.web.stream import Streams
from facilitator.web.views import Views
from facilitator.web.watch import Watch
from facilitator.workshop.session import Session
from facilitator.workshop.warming import warm

_log = logging.getLogger(__name__)
PORT = 8765
_TRIES = 20  # ports tried from PORT on where none is asked for
_TURN = 0.001  # seconds a thread computes on while another waits; less is lost in turning
_READY = 20.0  # seconds within which the server must stand


@dataclass(frozen=True, slots=True)
class Address:
    """Where phones find us."""

    host: str
    port: int

    @property
    def url(self) -> str:
        """The address to type or scan."""
        return f"http://{self.host}:{self.port}/"


@dataclass(frozen=True, slots=True)
class Contact:
    """When phones (not this machine) reached us, first and last, and the last one's address."""

    at: float
    address: str
    first: float


class Server:
    """Serves one session. ``start``, ``stop`` and the properties may be used from any thread.

    ``host`` binds to one address only (all of them where None) and announces it; ``port`` None is
    8765 or the next free one, 0 any free one, else just that one.
    """

    def __init__(
        self, session: Session, languages: Languages, *, host: str | None = None,
        port: int | None = None,
    ) -> None:
        self.session = session
        self._languages = languages
        self._host = host
        self._wanted_port = port
        self._address: Address | None = None
        self._contact: Contact | None = None
        self._hosts = Hosts([host or ""])
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._end: asyncio.Event | None = None
        self.desk: Desk | None = None
        self._remote = session.secret("remote")
        self._projector = session.secret("projector")

    def start(self) -> Address:
        """Start serving. Raises :class:`RoomProblem` where no port can be had."""
        # The window and its pool share the interpreter with us: each of our many short turns would
        # wait as long as this for whoever computes (5 ms unless told).
        sys.setswitchinterval(_TURN)
        listening = self._listen()
        port = int(listening.getsockname()[1])
        self._address = Address(self._host_to_announce(), port)
        ready: Future[None] = Future()
        self._thread = threading.Thread(
            target=self._run, args=(listening, ready), name="palabre-server", daemon=True
        )
        self._thread.start()
        try:
            ready.result(timeout=_READY)
        except Exception as error:
            listening.close()
            _log.exception("the server did not start")
            raise RoomProblem(N_("Le serveur n’a pas démarré : {why}."), why=str(error)) from error
        warm(self.session)
        return self._address

    def stop(self) -> None:
        """End all streams, finish what is being answered, and let go of the port."""
        thread, loop, end = self._thread, self._loop, self._end
        if thread is None:
            return
        if loop is not None and end is not None:
            with contextlib.suppress(RuntimeError):  # the loop has ended by itself
                loop.call_soon_threadsafe(end.set)
        thread.join(timeout=10)
        self._thread = None

    @property
    def address(self) -> Address:
        """The announced address. Raises :class:`RoomProblem` before the start."""
        if self._address is None:
            raise RoomProblem(N_("Le serveur n’est pas démarré."))
        return self._address

    @property
    def join_url(self) -> str:
        """What the QR code says."""
        return self.address.url

    @property
    def remote_url(self) -> str:
        """The facilitator's remote control; only for the console to show."""
        return f"{self.address.url}remote/{self._remote}/"

    @property
    def projector_url(self) -> str:
        """The projector as a page; only for the console to show."""
        return f"{self.address.url}projector/{self._projector}/"

    @property
    def contact(self) -> Contact | None:
        """The first and the last sign of life of a phone, for "a phone reached me at 09:12"."""
        return self._contact

    @property
    def open_streams(self) -> int:
        """How many event streams are open."""
        return self.desk.streams.count if self.desk else 0

    def addresses(self) -> list[network.Candidate]:
        """The addresses that can be announced, the best first."""
        return network.addresses()

    def announce(self, host: str) -> Address:
        """Announce another of the laptop's addresses from now on."""
        self._address = Address(host, self.address.port)
        return self._address

    def check(self) -> bool:
        """Whether the announced address answers, asked from this laptop. Blocks up to 3 s."""
        return self.self_check().well

    def self_check(self) -> SelfCheck:
        """Fetch our own join page over the announced address. Blocks up to 3 s."""
        return self_check(self.address.host, self.address.port)

    def _host_to_announce(self) -> str:
        if self._host and self._host not in ("0.0.0.0", "::"):
            return self._host
        found = network.addresses()
        return found[0].address if found else "127.0.0.1"

    def _listen(self) -> socket.socket:
        if self._wanted_port is None:
            ports = [*range(PORT, PORT + _TRIES), 0]
        else:
            ports = [self._wanted_port]
        problem: OSError | None = None
        for port in ports:
            listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
            try:
                if sys.platform != "win32":  # there it would let two servers share a port
                    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                listening.bind((self._host or "0.0.0.0", port))
                listening.listen(1024)
                listening.setblocking(False)
                return listening
            except (OSError, OverflowError) as error:
                listening.close()
                problem = error if isinstance(error, OSError) else OSError(str(error))
                if problem.errno == errno.EADDRNOTAVAIL:
                    break
        assert problem is not None
        if problem.errno == errno.EADDRINUSE:
            raise RoomProblem(N_("Le port {port} est déjà pris par un autre programme."),
                              port=str(ports[0]))
        raise RoomProblem(N_("Le serveur ne peut pas écouter sur {host}, port {port} : {why}."),
                          host=self._host or "0.0.0.0", port=str(ports[0]),
                          why=problem.strerror or str(problem))

    def _run(self, listening: socket.socket, ready: Future[None]) -> None:
        try:
            with asyncio.Runner(loop_factory=_plain_loop) as runner:
                runner.run(self._serve(listening, ready))
        except BaseException as error:
            if ready.done():
                _log.exception("the server ended")
            else:
                ready.set_exception(error)
        finally:
            listening.close()

    async def _serve(self, listening: socket.socket, ready: Future[None]) -> None:
        self._loop, self._end = asyncio.get_running_loop(), asyncio.Event()
        raise_file_limit()
        desk = self._desk(self._loop)
        self.desk = desk
        runner = web.AppRunner(make_app(desk), access_log=None, handler_cancellation=True,
                               shutdown_timeout=2)
        await runner.setup()
        assert runner.server is not None
        listener = Listener(runner.server)
        serving = await self._loop.create_server(listener.protocol, sock=listening, backlog=1024)
        ready.set_result(None)
        try:
            await self._loop.run_in_executor(None, _warm, desk)
            await self._end.wait()
        finally:
            desk.watch.close()
            serving.close()
            await asyncio.sleep(0)  # streams say good-bye before their connections go
            await runner.cleanup()
            listener.close()
            desk.pictures.close()
            desk.views.close()

    def _desk(self, loop: asyncio.AbstractEventLoop) -> Desk:
        assets = Assets()
        watch, pages = Watch(self.session, loop), Pages(self._languages, assets)
        return Desk(
            session=self.session, languages=self._languages, assets=assets,
            pages=pages, watch=watch, views=Views(self.session), shelf=Shelf(pages),
            arrivals=Arrivals(loop),
            pictures=Pictures(self.session, assets.light), streams=Streams(watch),
            hosts=self._hosts,
            requests=limits.Buckets(limits.REQUESTS_OF_AN_ADDRESS),
            posts=limits.Buckets(limits.POSTS_OF_A_PHONE),
            joins=limits.Buckets(limits.JOINS_OF_AN_ADDRESS),
            guesses=limits.Buckets(limits.WRONG_SECRETS),
            remote_secret=self._remote, projector_secret=self._projector,
            join_url=lambda: self.join_url, heard=self._heard,
        )

    def _heard(self, address: str) -> None:
        if self._hosts.here(address):  # our own check, or a browser on this laptop
            return
        now, before = time.time(), self._contact
        self._contact = Contact(now, address, before.first if before else now)


def _warm(desk: Desk) -> None:
    """Do beforehand what would hold up the first phones that come all at once."""
    try:
        desk.pages.warm()
        long_date("2000-01-01", "fr")
    except Exception:
        _log.exception("warming up failed; the first pages will take longer")


def _plain_loop() -> asyncio.AbstractEventLoop:
    """A selector loop everywhere but on Windows, where only the proactor holds many sockets."""
    return asyncio.new_event_loop()
