from typing import Any

from django.core.management.base import BaseCommand

from members.mailing.weekly import queue_weekly_mails


class Command(BaseCommand):
    help = (
        "Sends the weekly mail to everybody for whom something waits and who had none for seven days. Run it daily: "
        "nobody gets two in a week."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        count = queue_weekly_mails()
        if options["verbosity"]:
            self.stdout.write(f"Weekly mail: looked at {count} people.")
