from typing import Any

from django.core.management.base import BaseCommand

from members.actions.drafts import sweep_drafts


class Command(BaseCommand):
    help = "Removes drafts of profiles that nobody has gone on with for 30 days."

    def handle(self, *args: Any, **options: Any) -> None:
        removed = sweep_drafts()
        if options["verbosity"]:
            self.stdout.write(f"{removed} removed.")
