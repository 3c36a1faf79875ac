"""Starting the worker on a file, and reading its answer. This side never parses the file."""

import json
import logging
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import IO

from django.conf import settings
from django.utils.functional import Promise

from cop_portal.documents.inspection import picture_reasons, reasons, viruses
from cop_portal.documents.sizes import MEGABYTE

logger = logging.getLogger(__name__)

WORKER = ["-E", "-s", "-m", "cop_portal.documents.inspection.worker"]
PICTURE_WORKER = ["-E", "-s", "-m", "cop_portal.documents.inspection.picture_worker"]
#: How long the worker may take, in seconds, before the file counts as too complicated.
SECONDS = 9
MAX_PAGES = 200
PNG_START = b"\x89PNG\r\n\x1a\n"
#: With this status the dynamic linker ends a process that has no memory left to find a function.
NO_MEMORY_TO_LINK = 127
_PROJECT = Path(__file__).resolve().parents[3]
_TEXT_DOCUMENTS = {".doc", ".docx", ".odt", ".rtf", ".pages", ".txt"}
_PICTURES = {".jpg", ".jpeg", ".png", ".heic", ".heif", ".webp", ".tif", ".tiff", ".gif", ".bmp"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found in a file: its kind and pages, or the reason why it may not be kept."""

    size: int
    pages: int | None = None
    reason: str | None = None
    seconds: float = 0.0
    kind: str = "pdf"

    @property
    def accepted(self) -> bool:
        return self.reason is None

    @property
    def sentence(self) -> str | Promise | None:
        """The reason in words for the person who chose the file."""
        if self.reason is None:
            return None
        return reasons.sentence(self.reason, size=self.size, max_size=max_size(), max_pages=MAX_PAGES)


def max_size() -> int:
    """The most bytes a file may have (MAX_UPLOAD_MB, 25 where it is not set)."""
    return int(getattr(settings, "MAX_UPLOAD_MB", 25)) * MEGABYTE


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture drawn anew, as a PNG; or the reason (a key of ``picture_reasons.REASONS``) why it may not be kept."""

    png: bytes = b""
    reason: str | None = None


def redraw(file: IO[bytes]) -> Picture:
    """A clean PNG of the picture in ``file``, a real one on disk. Its name is not asked: what is in it counts."""
    started = time.monotonic()
    reason, said = ask(PICTURE_WORKER, file)
    reason = viruses.asked_too(reason, file, since=started)
    if reason is not None:
        return Picture(reason=reason)
    line, _end, content = said.partition(b"\n")
    try:
        reason = json.loads(line)["reason"]
        if reason in picture_reasons.REASONS or (reason is None and content.startswith(PNG_START)):
            return Picture(png=content if reason is None else b"", reason=reason)
    except (ValueError, KeyError, TypeError):
        pass
    logger.error("Drawing a picture anew gave an answer that is none.")
    return Picture(reason="unavailable")


def inspect(file: IO[bytes], *, name: str, size: int) -> Verdict:
    """Say whether a file of this name may be kept. `file` is a real one on disk, read from its start."""
    started = time.monotonic()
    reason, pages = _by_name_and_size(name, size), None
    if reason is None:
        reason, pages = _by_worker(file)
        reason = viruses.asked_too(reason, file, since=started)
    return Verdict(size=size, pages=pages, reason=reason, seconds=time.monotonic() - started)


def _by_name_and_size(name: str, size: int) -> str | None:
    extension = PurePath(name).suffix.lower()
    if size == 0:
        return "empty"
    if extension in _TEXT_DOCUMENTS:
        return "word"
    if extension in _PICTURES:
        return "picture"
    if extension != ".pdf":
        return "not_pdf"
    return "too_large" if size > max_size() else None


def _by_worker(file: IO[bytes]) -> tuple[str | None, int | None]:
    """Ask the worker for PDFs."""
    reason, said = ask([*WORKER, str(MAX_PAGES)], file)
    if reason is not None:
        return reason, None
    try:
        answer = json.loads(said)
        reason, pages = answer["reason"], answer["pages"]
        if reason is None or reason in reasons.REASONS or reason == "too_many_pages":
            return reason, pages
    except (ValueError, KeyError, TypeError):
        pass
    logger.error("The inspection of a file gave an answer that is none.")
    return "unavailable", None


def ask(worker: list[str], file: IO[bytes], *, seconds: float | None = None) -> tuple[str | None, bytes]:
    """Start a worker on a file: what it wrote, or the reason why it wrote nothing.

    One that ran into a limit gives no answer, and the file is too much for it.
    """
    file.seek(0)
    seconds = seconds or SECONDS
    try:
        process = subprocess.run(
            [sys.executable, *worker],
            stdin=file,
            capture_output=True,
            timeout=seconds,
            cwd=_PROJECT,
            env={"LANG": "C.UTF-8"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        logger.warning("The inspection of a file was ended after %s seconds.", seconds)
        return "too_complex", b""
    except OSError:
        logger.exception("The inspection of files cannot be started.")
        return "unavailable", b""
    said = process.stderr.decode(errors="replace")[-2000:]
    if process.returncode < 0:
        logger.warning("The inspection of a file was ended by signal %s.", -process.returncode)
        return "too_complex", b""
    if process.returncode == NO_MEMORY_TO_LINK or said.rstrip().endswith("MemoryError"):
        logger.warning("The inspection of a file came to an end of its memory.")
        return "too_complex", b""
    if process.returncode:
        logger.error("The inspection of a file failed with status %s: %s", process.returncode, said)
        return "unavailable", b""
    return None, process.stdout
