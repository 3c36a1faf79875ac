from typing import Any

from django.core.management.base import BaseCommand

from members.actions.confirming import remind_representatives


class Command(BaseCommand):
    help = (
        "Mails the representatives of organizations whose profile was not confirmed for six months. Run it daily: "
        "nobody is mailed twice in six months."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        count = remind_representatives()
        if options["verbosity"]:
            self.stdout.write(f"Still true: the representatives of {count} organizations are mailed.")
