"""`manage.py messages`: the interface's strings from the source into the catalogs, or a check that they are there."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cop_portal.home import catalogs


class Command(BaseCommand):
    """Update and compile the catalogs; with --check change nothing and fail on what is missing."""

    help = "Bring new strings into locale/ and compile them"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take --check."""
        parser.add_argument("--check", action="store_true", help="only say what is missing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it for each language."""
        try:
            import polib  # noqa: F401
        except ImportError:
            raise CommandError("This needs polib: pip install -r requirements/dev.txt") from None
        found: list[str] = []
        for language in catalogs.languages():
            if options["check"]:
                found += catalogs.problems(language)
            else:
                left = catalogs.update(language)
                self.stdout.write(
                    f"{language}: {left} strings to translate" if left else f"{language}: complete"
                )
        if found:
            raise CommandError("\n".join([*found[:40], f"{len(found)} problems in the catalogs"]))
