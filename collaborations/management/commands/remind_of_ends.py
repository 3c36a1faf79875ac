from typing import Any

from django.core.management.base import BaseCommand

from collaborations.actions.mou_reminders import remind_of_ends


class Command(BaseCommand):
    help = (
        "Mails the people of memoranda whose last day, or that of their term, is 90, 30 or 7 days ahead. Run it daily: "
        "each reminder is sent once, and a night that was missed is made up for by the nearest one."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        count = remind_of_ends()
        if options["verbosity"]:
            self.stdout.write(f"Ends of memoranda: {count} reminders.")
