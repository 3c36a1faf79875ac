import json
from pathlib import Path

from django.core.management.base import BaseCommand

from cop_portal.documents.inspection import reasons
from cop_portal.documents.inspection.run import Verdict, inspect


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

    def describe(self, name: str) -> dict:
        try:
            with Path(name).open("rb") as file:
                verdict = inspect(file, name=Path(name).name, size=Path(name).stat().st_size)
            sentence = verdict.sentence
        except OSError:
            verdict, sentence = Verdict(size=0, reason="unreadable"), reasons.REASONS["unreadable"]
        return {
            "file": name,
            "accepted": verdict.accepted,
            "kind": verdict.kind if verdict.accepted else None,
            "pages": verdict.pages,
            "reason": None if sentence is None else str(sentence),
            "seconds": round(verdict.seconds, 2),
        }
