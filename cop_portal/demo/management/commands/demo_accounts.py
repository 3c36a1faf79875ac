from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cop_portal.demo.accounts import ACCOUNTS


class Command(BaseCommand):
    help = "Prints who can sign in to the demonstration"

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("This is not the demonstration (DEMO is off), so it has no public accounts.")
        self.stdout.write(f"Password of all: {settings.DEMO_PASSWORD}")
        width = max(len(account.email) for account in ACCOUNTS)
        for account in ACCOUNTS:
            self.stdout.write(f"  {account.email:<{width}}  {account.name}, {account.who}")
