import json
import os
import time
from pathlib import Path

from django.core.management.base import BaseCommand

from cop_portal.documents.inspection import photo_reasons, reasons
from cop_portal.documents.inspection.photo_workers import redraw_photo
from cop_portal.documents.inspection.run import inspect, max_size
from cop_portal.documents.photos import looks_like_photo

#: What photos of signed paper are called.
PHOTOS = {".jpg", ".jpeg", ".png", ".heic", ".heif", ".webp", ".tif", ".tiff"}
STARTS = {b"\xff\xd8\xff": "jpeg", b"\x89PNG": "png", b"RIFF": "webp", b"II*\0": "tiff", b"MM\0*": "tiff"}


class Command(BaseCommand):
    help = (
        "Say of each file whether it would be accepted, as an upload is asked: one JSON object a file with file, "
        "accepted, kind, pages, reason (null or a sentence), seconds. Stores nothing and needs no database."
    )

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FILE")

    def handle(self, *args, files, **options):
        for name in files:
            self.stdout.write(json.dumps(self.describe(name), ensure_ascii=False))
            self.stdout.flush()

    def describe(self, name: str) -> dict:
        started, path = time.monotonic(), Path(name)
        kind, pages, sentence = None, None, reasons.REASONS["unreadable"]
        try:
            if path.is_dir():
                sentence = reasons.REASONS["folder"]
            elif path.is_file():  # a pipe or a device has no end
                # Without a buffer: the worker reads where this process stands.
                with path.open("rb", buffering=0) as file:
                    kind, pages, sentence = look_into(file, path)
        except OSError:
            pass
        return {
            # A name that is no UTF-8 is still to be printed.
            "file": os.fsencode(name).decode(errors="replace"),
            "accepted": sentence is None,
            "kind": kind if sentence is None else None,
            "pages": pages,
            "reason": None if sentence is None else str(sentence),
            "seconds": round(time.monotonic() - started, 2),
        }


def look_into(file, path):
    """Kind, pages, and the sentence against a file. A photo is asked as one of signed paper is."""
    size = path.stat().st_size
    if path.suffix.lower() in PHOTOS:
        return look_into_photo(file, size)
    verdict = inspect(file, name=path.name, size=size)
    return verdict.kind, verdict.pages, verdict.sentence


def look_into_photo(file, size):
    reason = "empty" if size == 0 else "too_large" if size > max_size() else None
    if reason is None and not looks_like_photo(file):
        reason = "not_photo"
    file.seek(0)
    start = file.read(4)
    reason = reason or redraw_photo(file).reason
    if reason is not None:
        return None, None, photo_reasons.sentence(reason, size=size, max_size=max_size())
    return STARTS.get(start, STARTS.get(start[:3], "heic")), None, None
