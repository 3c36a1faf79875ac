import logging
from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError

from cop_portal.documents.erasing import KEPT_FOR, erase_unneeded
from cop_portal.documents.reach import StorageDown
from cop_portal.documents.store import sweep

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = (
        "Erase the files that nobody needs: those of documents that no row points at any more, and those that no "
        "document owns, left by uploads that were cut short. Says how many, and no names."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--hours",
            type=float,
            default=24,
            help="of files without a document only those older than this (24); an upload under way is younger",
        )
        parser.add_argument(
            "--days",
            type=float,
            default=KEPT_FOR.days,
            help="of documents only those that nobody has needed for so long (%(default)s); 0 in an emergency",
        )

        parser.add_argument(
            "--keep-strays",
            action="store_true",
            help="leave files without a document alone, as a start does: this database may be an older one",
        )

    def handle(self, *args, hours, days, keep_strays, verbosity, **options):
        if hours < 1:
            raise CommandError("Less than one hour could remove a file whose upload is under way.")
        if days < 0:
            raise CommandError("The number of days cannot be below 0.")
        found = erase_unneeded(older_than=timedelta(days=days))
        strays: list[str] = []
        is_down = False
        try:
            strays = [] if keep_strays else sweep(older_than=timedelta(hours=hours))
        except StorageDown:
            is_down = True
            logger.exception("Files without a document stay until the next sweep.")
        if verbosity:
            self.stdout.write(
                f"{found.erased} erased, {found.waiting} waiting, {len(strays)} without a document removed."
            )
        if found.failed:
            self.stderr.write(f"{found.failed} could not be erased: the log says why.")
        if is_down:
            raise CommandError("The storage does not answer: the next run does what is left.")
