"""Firefox driven over Marionette, the protocol that it speaks itself: no driver in between.

Messages are ``length:[0, id, command, parameters]``, answers ``length:[1, id, error, result]``; see
Mozilla's documentation of Marionette.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

START = 60.0
"""Seconds that a first start with a new profile may take on a busy machine."""


class Firefox:
    """One window at phone size."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self._number = 0
        self._read()  # the greeting
        self._ask("WebDriver:NewSession", {"capabilities": {"alwaysMatch": {}}})
        self._ask("WebDriver:SetWindowRect", {"width": 450, "height": 915})

    def open(self, url: str) -> None:
        """Go to a page and wait until it is loaded."""
        self._ask("WebDriver:Navigate", {"url": url})

    def run(self, script: str, *values: Any) -> Any:
        """What a function's body returns on the page."""
        return self._ask("WebDriver:ExecuteScript",
                         {"script": script, "args": list(values), "sandbox": None})["value"]

    def text(self) -> str:
        """What can be read on the page."""
        return str(self.run("return document.body.innerText"))

    def fill(self, selector: str, text: str) -> None:
        """Type into a field, as keys would."""
        self._ask("WebDriver:ElementSendKeys", {"id": self._find(selector), "text": text})

    def click(self, selector: str) -> None:
        """Press what the selector finds first."""
        self._ask("WebDriver:ElementClick", {"id": self._find(selector)})

    def wait(self, selector: str, seconds: float = 60.0) -> None:
        """Until something is on the page. Raises ``AssertionError`` where it never comes."""
        end = time.monotonic() + seconds
        while not self.run("return !!document.querySelector(arguments[0])", selector):
            assert time.monotonic() < end, f"{selector} never came; the page says: {self.text()}"
            time.sleep(0.05)

    def wait_for(self, said: str, seconds: float = 60.0) -> None:
        """Until the page says something. Raises ``AssertionError`` where it never does."""
        end = time.monotonic() + seconds
        while said not in self.text():
            assert time.monotonic() < end, f"{said} is never said; the page says: {self.text()}"
            time.sleep(0.05)

    def _find(self, selector: str) -> str:
        self.wait(selector)
        found = self._ask("WebDriver:FindElement", {"using": "css selector", "value": selector})
        return str(next(iter(found["value"].values())))

    def _ask(self, command: str, values: dict[str, Any]) -> Any:
        self._number += 1
        said = json.dumps([0, self._number, command, values]).encode()
        self._line.sendall(b"%d:%s" % (len(said), said))
        _, number, error, result = self._read()
        assert number == self._number
        assert error is None, f"{command}: {error}"
        return result

    def _read(self) -> Any:
        digits = b""
        while not digits.endswith(b":"):
            byte = self._line.recv(1)
            assert byte, "Firefox has gone"
            digits += byte
        left, parts = int(digits[:-1]), []
        while left:
            parts.append(self._line.recv(left))
            assert parts[-1], "Firefox has gone"
            left -= len(parts[-1])
        return json.loads(b"".join(parts))


@contextmanager
def firefox(folder: Path) -> Iterator[Firefox]:
    """A headless Firefox with a profile of its own. Raises ``FileNotFoundError`` without one."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if program is None:
        raise FileNotFoundError("firefox-esr")
    profile = folder / "profile"
    profile.mkdir()
    port = _free_port()
    (profile / "user.js").write_text(
        f'user_pref("marionette.port", {port});\n'
        'user_pref("intl.accept_languages", "fr-FR, fr");\n'
        'user_pref("network.dns.disabled", true);\n'
        'user_pref("app.update.enabled", false);\n'
        'user_pref("ui.prefersReducedMotion", 1);\n', "utf-8")
    with (folder / "firefox.log").open("wb") as log, subprocess.Popen(
        [program, "--headless", "--marionette", "--no-remote", "--profile", str(profile)],
        stdout=log, stderr=log,
    ) as process:
        try:
            with _connected(port, process) as line:
                yield Firefox(line)
        finally:
            process.terminate()
            process.wait(20)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _connected(port: int, process: subprocess.Popen[bytes]) -> socket.socket:
    end = time.monotonic() + START
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=START)
        except ConnectionRefusedError:
            assert process.poll() is None, "Firefox ended"
            assert time.monotonic() < end, "Firefox does not listen"
            time.sleep(0.1)
