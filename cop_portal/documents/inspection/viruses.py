"""Asking ClamAV of each file, by its daemon, where CLAMD_ADDRESS is set. Bytes go there and a word comes back.

The portal's own rules say what a file can do; the daemon knows what is going around. Where it does not answer in time,
or makes no sense, nothing is taken: "try again in a few minutes".
"""

from __future__ import annotations

import logging
import socket
import time
from typing import IO, Any, BinaryIO, cast

from clamav_client.clamd import ClamdError, ClamdNetworkSocket
from django.conf import settings

logger = logging.getLogger(__name__)

#: How long the daemon may take for one file, in seconds, connecting and answering included.
SECONDS = 5.0
#: How long all the looking into a file may take, the worker's included.
WHOLE = 9.8
#: A file goes to the daemon in pieces of so many bytes.
_PIECE = 128 * 1024
#: Longer than any answer that is one.
_LONGEST_ANSWER = 4096


def asked_too(reason: str | None, file: IO[bytes], *, since: float) -> str | None:
    """The reason against a file, once ClamAV was asked too. Each way by which a file comes in calls this, with what its
    own rules have against it and when they began (by the clock ``time.monotonic``).

    A virus is said before all else: "print it to PDF" is no advice then. That ClamAV is silent counts only where
    nothing else is against the file. All the looking together takes ten seconds at most.
    """
    left = max(0.8, WHOLE - (time.monotonic() - since))
    found = reason_against(file, seconds=min(SECONDS, left))
    return found if found == "virus" else reason or found


def reason_against(file: IO[bytes], *, seconds: float = SECONDS) -> str | None:
    """What ClamAV has against a file: None (nothing, or it is not used here), "virus", or "unavailable" where it does
    not say. ``file`` is read from its start; every file that is stored must be asked of."""
    address = settings.CLAMD_ADDRESS
    if not address:
        return None
    file.seek(0)
    try:
        answers = _Daemon(address, seconds).instream(cast(BinaryIO, _Pieces(file)))
        status, name = answers.get("stream", ("", None))
    except (ClamdError, OSError, ValueError):  # ValueError: an answer in no encoding
        # A daemon whose StreamMaxLength is too small hangs up, or says so.
        logger.exception("ClamAV did not answer of a file.")
        return "unavailable"
    if status == "OK":
        return None
    if status == "FOUND":
        logger.warning("ClamAV found %s in an upload.", name)
        return "virus"
    logger.error("ClamAV could not look into a file: %s.", name or "no answer")
    return "unavailable"


class _Pieces:
    """A file that gives more at a time than the library asks for; 25 MB in pieces of 1 KB take a while."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file

    def read(self, _size: int) -> bytes:
        return self.file.read(_PIECE)


class _Daemon(ClamdNetworkSocket):
    """The library's client, with an end to all waiting together, not only to each wait."""

    clamd_socket: Any = None

    def __init__(self, address: str, seconds: float) -> None:
        host, _colon, port = address.rpartition(":")
        self.path = address.removeprefix("unix:") if address.startswith(("/", "unix:")) else ""
        super().__init__(host.strip("[]"), 0 if self.path else int(port))
        self.ends = time.monotonic() + seconds

    def _close_socket(self) -> None:
        if self.clamd_socket is not None:
            self.clamd_socket.close()

    def _init_socket(self) -> None:
        family, place = socket.AF_UNIX, cast(Any, self.path)
        if not self.path:
            family, _kind, _protocol, _name, place = socket.getaddrinfo(
                self.host, self.port, type=socket.SOCK_STREAM
            )[0]
        self.clamd_socket = _TimedSocket(self.ends, family)
        self.clamd_socket.connect(place)

    def _recv_response(self) -> str:
        said = b""
        while not said.endswith(b"\n") and len(said) < _LONGEST_ANSWER:
            more = self.clamd_socket.recv(_LONGEST_ANSWER)
            if not more:
                break
            said += more
        return said.decode().strip()


class _TimedSocket(socket.socket):
    """A socket each of whose waits ends where the time for all of them does."""

    def __init__(self, ends: float, family: int) -> None:
        super().__init__(family, socket.SOCK_STREAM)
        self.ends = ends

    def _wait_no_longer(self) -> None:
        left = self.ends - time.monotonic()
        if left <= 0:
            raise TimeoutError("The time is over.")
        self.settimeout(left)

    def connect(self, address: Any) -> None:
        self._wait_no_longer()
        super().connect(address)

    def sendall(self, data: Any, *flags: int) -> None:
        self._wait_no_longer()
        super().sendall(data, *flags)

    def recv(self, size: int, *flags: int) -> bytes:
        self._wait_no_longer()
        return super().recv(size, *flags)
