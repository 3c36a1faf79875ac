"""Looking into bytes as an upload is looked into: by a worker of its own, or many by the children of one process."""

import json
import struct
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from cop_portal.documents.inspection import run


def inspect(data, name="file.pdf"):
    """The verdict on a file of these bytes, by the real worker."""
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.flush()
        return run.inspect(file, name=name, size=len(data))


# Imports what the worker imports once, then lets a child of its own be the worker of each file: the same limits and the
# same answer, without half a second of Python's start.
_PROGRAM = """
import os, struct, sys, tempfile
from cop_portal.documents.inspection import rules, worker

def be_the_worker(file, written):
    os.lseek(file.fileno(), 0, 0)
    for number, opened in enumerate((file.fileno(), written, os.open(os.devnull, os.O_WRONLY))):
        os.dup2(opened, number)
    try:
        sys.stdin, sys.stdout = open(0), open(1, "w", closefd=False)
        worker.main()
    except BaseException:
        os._exit(1)
    os._exit(0)

ask, answer = sys.stdin.buffer, sys.stdout.buffer
while head := ask.read(4):
    with tempfile.TemporaryFile() as file:
        file.write(ask.read(struct.unpack("!L", head)[0]))
        file.flush()
        read, written = os.pipe()
        child = os.fork()
        if child == 0:
            be_the_worker(file, written)
    os.close(written)
    words = b"".join(iter(lambda: os.read(read, 4096), b""))
    os.close(read)
    _pid, status, used = os.wait4(child, 0)
    milliseconds = int(1000 * (used.ru_utime + used.ru_stime))
    answer.write(struct.pack("!iLLL", os.waitstatus_to_exitcode(status), milliseconds, used.ru_maxrss, len(words)))
    answer.write(words)
    answer.flush()
"""


@dataclass(frozen=True)
class Looked:
    """What was found; how the child ended, how many seconds it counted, and how much memory it held."""

    reason: str | None
    pages: int | None
    status: int
    seconds: float
    megabytes: float


class Looker:
    """Answers of the worker's rules for one file after another; what ended a child is an answer too."""

    def __init__(self):
        self.process = subprocess.Popen(
            [sys.executable, "-E", "-s", "-c", _PROGRAM, str(run.MAX_PAGES)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=Path(run.__file__).resolve().parents[3],
            env={"LANG": "C.UTF-8"},
        )

    def look(self, data):
        """What is found in a file of these bytes."""
        self.process.stdin.write(struct.pack("!L", len(data)) + data)
        self.process.stdin.flush()
        status, milliseconds, memory, length = struct.unpack("!iLLL", self.process.stdout.read(16))
        words = self.process.stdout.read(length)
        answer = {"reason": f"failed with {status}", "pages": None}
        if status < 0 or status == run.NO_MEMORY_TO_LINK:
            answer = {"reason": "too_complex", "pages": None}
        elif status == 0:
            answer = json.loads(words)
        return Looked(answer["reason"], answer["pages"], status, milliseconds / 1000, memory / 1024)

    def close(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()
