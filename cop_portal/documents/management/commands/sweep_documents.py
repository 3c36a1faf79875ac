from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError

from cop_portal.documents.store import sweep


class Command(BaseCommand):
    help = "Remove files that no document owns, left by uploads that were cut short."

    def add_arguments(self, parser):
        parser.add_argument(
            "--hours",
            type=float,
            default=24,
            help="only files older than this (24); an upload under way is younger",
        )

    def handle(self, *args, hours, **options):
        if hours < 1:
            raise CommandError("Less than one hour could remove a file whose upload is under way.")
        strays = sweep(older_than=timedelta(hours=hours))
        self.stdout.write(f"{len(strays)} removed.")
