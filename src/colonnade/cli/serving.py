"""One granian server in the foreground: says where it answers once it does, ends cleanly at TERM."""

import contextlib
import errno
import ipaddress
import os
import socket
import threading
import time
import urllib.error
import urllib.request
import webbrowser
from collections.abc import Callable

from granian import Granian
from granian.constants import Interfaces

from colonnade.cli.faults import Stopped
from colonnade.core.errors import Refusal
from colonnade.site.tries import kept_for_children

USUAL_PORT = 8000
LAST_PORT = 65535
WORKERS = 2
"""Processes, since one interpreter uses one core. What one knows of the other is in the database or `site.tries`."""
THREADS = 24
"""Of each. Those who sign in hold at most 18 of them (`accounts.hashing`); more would only take turns."""
LAST_WORK = 10
"""Seconds that a worker has to end after TERM. One that was told before it could listen would else never end."""
_FAULTS = {errno.EADDRINUSE: "taken", errno.EACCES: "not_allowed"}
_PATIENCE = 60.0
_PAUSE = 0.1


class BadPort(Refusal):
    """The port asked for is no port or is taken."""

    code = "serving.port"


class BadHost(Refusal):
    """The address to listen on is none of this machine's."""

    code = "serving.host"


def chosen_port(host: str) -> int:
    """Return the port that ``PORT`` names, or refuse; left out, 8000 or, where that is taken, a free one."""
    _require_own(host)
    wanted = os.environ.get("PORT")
    if wanted is None:
        return USUAL_PORT if _fault(host, USUAL_PORT) is None else _free(host)
    if not (wanted.isascii() and wanted.isdigit() and 1 <= int(wanted) <= LAST_PORT):
        raise BadPort(port=wanted, fault="not_a_number")
    fault = _fault(host, int(wanted))
    if fault is not None:
        raise BadPort(port=wanted, fault=fault)
    return int(wanted)


def _require_own(host: str) -> None:
    """Granian takes addresses in numbers alone."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        raise BadHost(host=host) from None
    if _fault(host, 0) is not None:
        raise BadHost(host=host)


def _fault(host: str, port: int) -> str | None:
    with socket.socket(_family(host)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as fault:
            return _FAULTS.get(fault.errno or 0) or os.strerror(fault.errno or 0)
    return None


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _free(host: str) -> int:
    with socket.socket(_family(host)) as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])


def serve(host: str, port: int, *, opens_browser: bool, answers: Callable[[str], None]) -> None:
    """The node's pages are served until TERM or INT; ``answers`` is told where, once they are."""
    address = f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
    threading.Thread(target=_announce, args=(address, opens_browser, answers), daemon=True).start()
    server = Granian(
        "colonnade.site.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=THREADS,
        workers_kill_timeout=LAST_WORK,
        log_enabled=False,
    )
    with kept_for_children():
        server.serve()


def _announce(address: str, opens_browser: bool, answers: Callable[[str], None]) -> None:
    """Where nobody reads the answer, the pages are served all the same."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if _answers(address):
            with contextlib.suppress(Stopped):
                answers(address)
            if opens_browser:
                webbrowser.open(address)
            return
        time.sleep(_PAUSE)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=_PATIENCE):  # noqa: S310 -- our own address
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
