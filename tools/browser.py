"""A headless Chromium, driven over the Chrome DevTools protocol.

Runs in the virtual environment, which has `websocket` and `requests`; a library that
brings its own browser would be the larger dependency.
"""

import itertools
import json
import re
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import requests
import websocket

from places import GENERATED

SWITCHES = (
    "--headless",
    # Chromium refuses its sandbox to root; pages are our own.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--hide-scrollbars",
    "--no-first-run",
    "--remote-debugging-port=0",
    "--force-device-scale-factor=1",
)
START_SECONDS = 30
# A page has settled when it asked for nothing during this time.
# On a busy machine the web client asks for nothing while it starts.
IS_STARTING = """Boolean(document.querySelector("body.o_web_client"))
    && !document.querySelector(".o_action_manager > *")"""
QUIET_SECONDS = 0.8
# The end of a worker's own script is never told to the page.
ENDLESS = "/bus/websocket_worker_bundle"


class Browser:
    """One page in a Chromium of its own; use it with `with`."""

    def __init__(self):
        """Prepare; nothing is started before `with`."""
        self.errors, self.warnings = [], []
        self._numbers = itertools.count(1)
        self._pending = {}
        self._loaded = False

    def __enter__(self):
        """Start Chromium and connect to its first page."""
        self._profile = Path(tempfile.mkdtemp(prefix="chromium-", dir=GENERATED))
        program = shutil.which("chromium") or shutil.which("google-chrome")
        if not program:
            raise RuntimeError("there is no Chromium on this machine")
        self._process = subprocess.Popen(
            [
                *_unlimited(),
                program,
                *SWITCHES,
                f"--user-data-dir={self._profile}",
                "about:blank",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        pages = requests.get(f"http://127.0.0.1:{self._port()}/json", timeout=10).json()
        address = next(each for each in pages if each["type"] == "page")
        self._socket = websocket.create_connection(
            address["webSocketDebuggerUrl"], suppress_origin=True, timeout=60
        )
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")
        return self

    def __exit__(self, *_):
        """Stop Chromium, in the end by force, and remove its profile."""
        self._socket.send(json.dumps({"id": 0, "method": "Browser.close"}))
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._socket.close()
        shutil.rmtree(self._profile, ignore_errors=True)

    def call(self, method, **parameters):
        """Call a method of the protocol and return its result."""
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": parameters}
        self._socket.send(json.dumps(message))
        while True:
            answer = json.loads(self._socket.recv())
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self._note(answer)

    def evaluate(self, script):
        """Run JavaScript in the page, wait for its promise, return its value."""
        found = self.call(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in found:
            raise RuntimeError(_exception(found["exceptionDetails"]))
        return found["result"].get("value")

    def size(self, width, height):
        """Give the page a window of this size; a narrow one is a telephone's."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 600,
        )

    def log_in(self, site, login, password):
        """Log in over HTTP and hand the session to the page."""
        session = requests.Session()
        page = session.get(f"{site}/web/login", timeout=60).text
        token = re.search(r'name="csrf_token" value="([^"]+)"', page)
        if not token:
            raise RuntimeError(f"{site}/web/login shows no login form")
        values = {"login": login, "password": password, "csrf_token": token[1]}
        answer = session.post(
            f"{site}/web/login", data=values, allow_redirects=False, timeout=60
        )
        if answer.status_code != 303:
            raise RuntimeError(f"the login {login} was refused")
        self.call(
            "Network.setCookie",
            name="session_id",
            value=session.cookies["session_id"],
            url=site,
        )

    def open(self, url, quiet=QUIET_SECONDS):
        """Open a page and wait until it has settled."""
        self.expect()
        self.call("Page.navigate", url=url)
        self.settle(quiet=quiet)

    def expect(self):
        """Expect another page, which something is about to open."""
        self._loaded = False
        self._pending.clear()

    def settle(self, seconds=60, quiet=QUIET_SECONDS):
        """Wait until the page is loaded and has asked for nothing for a while."""
        end = time.monotonic() + seconds
        quiet_since = time.monotonic()
        while time.monotonic() < end:
            self._receive()
            if self._pending or not self._loaded:
                quiet_since = time.monotonic()
            elif time.monotonic() - quiet_since > quiet:
                if not self.evaluate(IS_STARTING):
                    self.evaluate("document.fonts.ready.then(() => true)")
                    return
                quiet_since = time.monotonic()
        waiting = ", ".join(self._pending.values()) or "its load event"
        self.errors.append(f"not settled within {seconds} seconds: {waiting}")

    def _receive(self):
        """Take one message, if there is one soon."""
        self._socket.settimeout(0.1)
        try:
            self._note(json.loads(self._socket.recv()))
        except websocket.WebSocketTimeoutException:
            pass
        finally:
            self._socket.settimeout(60)

    def _note(self, event):
        """Keep what an event tells about loading and errors."""
        values = event.get("params", {})
        match event.get("method"):
            case "Page.loadEventFired":
                self._loaded = True
            case "Network.requestWillBeSent":
                url = values["request"]["url"]
                if ENDLESS not in url:
                    self._pending[values["requestId"]] = url
            case "Network.loadingFinished" | "Network.loadingFailed":
                self._pending.pop(values["requestId"], None)
            case "Runtime.exceptionThrown":
                self.errors.append(_exception(values["exceptionDetails"]))
            case "Runtime.consoleAPICalled":
                said = (
                    each.get("value", each.get("description"))
                    for each in values["args"]
                )
                self._keep(values["type"], " ".join(map(str, said)))
            case "Log.entryAdded":
                entry = values["entry"]
                self._keep(entry["level"], f"{entry['text']} {entry.get('url', '')}")

    def _keep(self, level, text):
        """Keep what the console was told, if it is an error or a warning."""
        kept = {"error": self.errors, "warning": self.warnings}
        kept.get(level, []).append(text)

    def _port(self):
        told = self._profile / "DevToolsActivePort"
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and self._process.poll() is None:
            if told.exists() and len(lines := told.read_text().splitlines()) > 1:
                return lines[0]
            time.sleep(0.05)
        self._process.kill()
        raise RuntimeError("Chromium did not start")


def _unlimited():
    """Return the words before Chromium: Odoo limits the addresses of its process."""
    program = shutil.which("prlimit")
    return [program, "--as=unlimited"] if program else []


def _exception(details):
    thrown = details.get("exception", {})
    return thrown.get("description") or details.get("text", "unknown error")
