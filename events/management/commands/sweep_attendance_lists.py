from typing import Any

from django.core.management.base import BaseCommand

from events.actions.pasted_lists import KEPT_DAYS, sweep_lists


class Command(BaseCommand):
    help = f"Erases pasted attendance lists that nobody has saved for {KEPT_DAYS} days."

    def handle(self, *args: Any, **options: Any) -> None:
        erased = sweep_lists()
        if options["verbosity"]:
            self.stdout.write(f"{erased} erased.")
