from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cop_portal.demo import loader
from cop_portal.refusals import Refused


class Command(BaseCommand):
    help = "Fills an empty database with the demonstration; refuses where DEMO is off. A second run changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing where there are organizations already"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            loaded = loader.load(if_empty=options["if_empty"])
        except loader.NotHere as error:
            raise CommandError(str(error)) from error
        except Refused as error:
            raise CommandError(
                f"The demonstration does not follow the portal's own rules: {error.message}"
            ) from error
        if options["verbosity"]:
            self.stdout.write(
                "The demonstration is loaded." if loaded else "There is data already; nothing was changed."
            )
