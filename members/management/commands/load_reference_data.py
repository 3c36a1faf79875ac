from importlib.util import find_spec
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils.module_loading import import_string

from members import reference_data
from members.search.writing import rebuild_search


class Command(BaseCommand):
    help = "Brings governorates, themes, topics and the groups of people into the database. May be run at any time."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--overwrite",
            action="store_true",
            help="bring names and synonyms back to those that are shipped: what staff changed of them goes",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = reference_data.load(overwrite=options["overwrite"])
        if find_spec("members.groups"):
            from members.groups import ensure_groups

            ensure_groups()
        # What the rooms above have of their own.
        for path in settings.REFERENCE_DATA_PARTS:
            import_string(path)()
        if loaded.has_changed:
            # Names and synonyms of topics and places are part of what is searched.
            rebuild_search()
        if options["verbosity"]:
            self.stdout.write(
                f"Reference data: {loaded.governorates} governorates, {loaded.themes} themes, "
                f"{loaded.topics} topics."
            )
