from typing import Any

from django.core.management.base import BaseCommand

from members.search import rebuild_search


class Command(BaseCommand):
    help = "Makes the rows that the directory searches anew. Changes nothing where they are right."

    def handle(self, *args: Any, **options: Any) -> None:
        changed = rebuild_search()
        if options["verbosity"]:
            self.stdout.write(f"Search: {changed} organizations had rows to change.")
