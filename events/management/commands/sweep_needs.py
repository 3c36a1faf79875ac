from typing import Any

from django.core.management.base import BaseCommand

from events.actions.events import NEEDS_KEPT_DAYS, sweep_needs


class Command(BaseCommand):
    help = f"Erases what people said they need at events that ended more than {NEEDS_KEPT_DAYS} days ago."

    def handle(self, *args: Any, **options: Any) -> None:
        erased = sweep_needs()
        if options["verbosity"]:
            self.stdout.write(f"{erased} erased.")
