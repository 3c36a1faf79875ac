from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from members.search.text import is_behind, rebuild_search


class Command(BaseCommand):
    help = "Brings the rows that the directory searches up to date. Changes nothing where they are right."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-behind",
            action="store_true",
            help="only after an update that changed what organizations are found by",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["if_behind"] and not is_behind():
            return
        changed = rebuild_search()
        if options["verbosity"]:
            self.stdout.write(f"Search: {changed} organizations had rows to change.")
