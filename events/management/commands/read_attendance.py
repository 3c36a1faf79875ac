from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from events.attendance import ReadLine, read_every_line
from events.attendance.files import decode, is_text
from events.recognizing import everybody


class Command(BaseCommand):
    help = (
        "Reads an attendance list as the portal understands it when it is pasted, and saves nothing: one JSON object "
        "for each line that is not empty. FILE is in UTF-8, UTF-16 or Windows-1256; - is the standard input."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", help="the list; - for the standard input")

    def handle(self, *args: Any, **options: Any) -> None:
        content = _content_of(options["file"])
        if not is_text(content):
            file = "The standard input" if options["file"] == "-" else options["file"]
            raise CommandError(
                f"{file} is not text. Save the list as text (.txt or .csv) first, then read that."
            )
        # Names in Arabic, whatever the terminal says of itself.
        if reconfigure := getattr(self.stdout, "reconfigure", None):
            reconfigure(encoding="utf-8", errors="replace")
        for line in read_every_line(decode(content), everybody(), in_other_letters=True):
            self.stdout.write(json.dumps(_object(line), ensure_ascii=False))


def _content_of(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read() if hasattr(sys.stdin, "buffer") else sys.stdin.read().encode()
    try:
        return Path(file).read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise CommandError(f"{file} cannot be read: {reason}.") from error


def _object(line: ReadLine) -> dict[str, Any]:
    return {
        "line": line.number,
        "name": line.name,
        "organization": line.organization,
        "organization_slug": line.organization_slug,
        "email": line.email,
        "women": line.women,
        "men": line.men,
        "problem": None if line.problem is None else str(line.problem),
    }
