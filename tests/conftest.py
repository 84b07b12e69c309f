"""A fake adb server that speaks the host protocol; `tests/device/test_watch_contract.py` holds it to the real one."""

import contextlib
import queue
import signal
import socketserver
import threading

import pytest

from adbaudit.device.server import ServerAddress


def block(text):
    """Length in four hexadecimal digits, then the text (AOSP OVERVIEW.TXT)."""
    data = text.encode()
    return f"{len(data):04x}".encode() + data


class FakeAdb:
    """Answers requests from a table: text for `OKAY` and a block, bytes as they are, functions of the request."""

    def __init__(self):
        self.answers = {"host:version": "0029", "host:devices-l": "", "host:mdns:check": "mdns daemon version [1]"}
        self.answers["host:mdns:services"] = ""
        self.requests = []
        self.tracked = queue.Queue()

    def answer(self, request):
        self.requests.append(request)
        known = next((reply for name, reply in self.answers.items() if request.startswith(name)), None)
        known = known(request) if callable(known) else known
        if known is None:
            return b"FAIL" + block(f"unknown host service '{request}'")
        return known if isinstance(known, bytes) else b"OKAY" + block(known)

    @property
    def environ(self):
        return {"ANDROID_ADB_SERVER_PORT": str(self.address.port)}

    @contextlib.contextmanager
    def serve(self):
        fake = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self):
                length = self.rfile.read(4)
                if not length:
                    return
                request = self.rfile.read(int(length, 16)).decode()
                if request != "host:track-devices-l":
                    self.wfile.write(fake.answer(request))
                    return
                self.wfile.write(b"OKAY")
                with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                    while (listing := fake.tracked.get()) is not None:
                        self.wfile.write(listing if isinstance(listing, bytes) else block(listing))

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True
            allow_reuse_address = True

        with Server(("127.0.0.1", 0), Handler) as server:
            self.address = ServerAddress(host="127.0.0.1", port=server.server_address[1])
            thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
            thread.start()
            try:
                yield self
            finally:
                self.tracked.put(None)
                server.shutdown()
                thread.join()


@pytest.fixture
def fake_adb():
    """A running fake adb server; put answers into `.answers`, listings to track into `.tracked`."""
    with FakeAdb().serve() as fake:
        yield fake


def pytest_configure():
    """A shell that starts tests in the background has them ignore Ctrl-C; what they start must not inherit that."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
