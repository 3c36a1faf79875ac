"""Starting the workers that draw photos anew and join them, and reading their answers. This side parses nothing."""

from __future__ import annotations

import json
import logging
import tempfile
import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import IO

from cop_portal.documents.inspection import photo_reasons, viruses
from cop_portal.documents.inspection.run import ask

logger = logging.getLogger(__name__)

PHOTO_WORKER = ["-E", "-s", "-m", "cop_portal.documents.inspection.photo_worker"]
JOINING_WORKER = ["-E", "-s", "-m", "cop_portal.documents.inspection.joining_worker"]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a worker made; or the reason (a key of ``photo_reasons.REASONS``) why it made nothing."""

    content: bytes = b""
    reason: str | None = None


def redraw_photo(file: IO[bytes]) -> Drawn:
    """A clean upright JPEG of the photo in ``file``, a real one on disk. Its name is not asked."""
    started = time.monotonic()
    reason, said = ask(PHOTO_WORKER, file)
    reason = viruses.asked_too(reason, file, since=started)
    return Drawn(reason=reason) if reason is not None else _read(said, b"\xff\xd8\xff")


def join(photos: Sequence[tuple[bytes, int]]) -> Drawn:
    """One PDF of these JPEGs of ours, each turned clockwise by so many degrees, a page each."""
    try:
        file = tempfile.TemporaryFile()  # noqa: SIM115  (closed below)
    except OSError:
        logger.exception("Photos cannot be written aside to be joined.")
        return Drawn(reason="not_kept")
    with file:
        try:
            file.write(json.dumps([[len(photo), turned] for photo, turned in photos]).encode() + b"\n")
            for photo, _turned in photos:
                file.write(photo)
            file.flush()
        except OSError:
            logger.exception("Photos cannot be written aside to be joined.")
            return Drawn(reason="not_kept")
        reason, said = ask(JOINING_WORKER, file)
    return Drawn(reason=reason) if reason is not None else _read(said, b"%PDF-")


def answer_in(said: bytes, reasons: Collection[str], *starts: bytes) -> tuple[str | None, bytes] | None:
    """The reason and the content that a worker wrote; None where it wrote nothing that makes sense."""
    line, _end, content = said.partition(b"\n")
    try:
        reason = json.loads(line)["reason"]
        if reason is None:
            return (None, content) if content.startswith(starts) else None
        return (reason, b"") if reason in reasons else None
    except (ValueError, KeyError, TypeError):
        return None


def _read(said: bytes, start: bytes) -> Drawn:
    answer = answer_in(said, photo_reasons.REASONS, start)
    if answer is None:
        logger.error("A worker on photos gave an answer that is none.")
        return Drawn(reason="unavailable")
    return Drawn(reason=answer[0], content=answer[1])
