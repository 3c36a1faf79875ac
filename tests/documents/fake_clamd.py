"""A small daemon that answers as ClamAV's does, or as it does on a bad day."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading

#: Harmless by agreement, and found by every virus scanner; in two parts, lest one finds this file.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-" + rb"STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class FakeClamd:
    """Listens in a thread; ``received`` holds what it was sent of each file, whole."""

    def __init__(self, behavior="honest", path=None):
        self.behavior, self.received = behavior, []
        self.socket = socket.socket(socket.AF_UNIX if path else socket.AF_INET)
        self.socket.bind(str(path) if path else ("127.0.0.1", 0))
        self.socket.listen()
        self.address = str(path) if path else f"127.0.0.1:{self.socket.getsockname()[1]}"
        self.ended = threading.Event()

    def __enter__(self):
        threading.Thread(target=self.serve, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.ended.set()
        self.socket.close()

    def serve(self):
        with contextlib.suppress(OSError):
            while True:
                connection, _address = self.socket.accept()
                with contextlib.suppress(OSError), connection:
                    getattr(self, self.behavior)(connection)

    def read_file(self, connection):
        stream = connection.makefile("rb")
        assert stream.readline() == b"nINSTREAM\n"
        data = b""
        while size := struct.unpack("!L", stream.read(4))[0]:
            data += stream.read(size)
        self.received.append(data)
        return data

    def honest(self, connection):
        virus = EICAR in self.read_file(connection)
        connection.sendall(b"stream: Win.Test.EICAR_HDB-1 FOUND\n" if virus else b"stream: OK\n")

    def silent(self, connection):
        self.ended.wait(30)

    def silent_once_it_has_all(self, connection):
        self.read_file(connection)
        self.ended.wait(30)

    def drips(self, connection):
        """A byte now and then, and never a line: each wait is short, all together have no end."""
        self.read_file(connection)
        while not self.ended.wait(0.05):
            connection.sendall(b"s")

    def resets(self, connection):
        connection.recv(10)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def hangs_up(self, connection):
        self.read_file(connection)

    def refuses_the_size(self, connection):
        connection.recv(1000)
        connection.sendall(b"INSTREAM size limit exceeded. ERROR\n")

    def refuses_the_size_of_all(self, connection):
        self.read_file(connection)
        connection.sendall(b"INSTREAM size limit exceeded. ERROR\n")

    def fails(self, connection):
        self.read_file(connection)
        connection.sendall(b"stream: Can't allocate memory ERROR\n")

    def talks_nonsense(self, connection):
        self.read_file(connection)
        connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    def talks_no_text(self, connection):
        self.read_file(connection)
        connection.sendall(b"\xff\xfe\x80\n")

    def never_ends_its_line(self, connection):
        self.read_file(connection)
        connection.sendall(b"stream: OK" * 100_000)


NOT_ANSWERING = [
    name for name in vars(FakeClamd) if name not in ("serve", "read_file", "honest") and name[0] != "_"
]
