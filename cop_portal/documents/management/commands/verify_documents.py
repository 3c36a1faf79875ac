import logging

from django.core.management.base import BaseCommand, CommandError

from cop_portal.documents.models import Document
from cop_portal.documents.reach import GIVES_UP_AFTER, StorageDown
from cop_portal.documents.store import FileDamaged, read_document
from cop_portal.documents.trouble import alarm, kept_documents, mend, should_be_there

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = (
        "Read every stored file and compare it with what was uploaded. Fails where one is damaged or missing, which "
        "Search staff see from then on; of one that is whole again they see it no more. Those that were erased or "
        "removed are not asked for."
    )

    def handle(self, *args, **options):
        self.whole = self.broken = self.unread = 0
        in_a_row = 0
        for document in kept_documents().order_by("pk").iterator():
            try:
                self.look_at(document)
                in_a_row = 0
            except StorageDown as problem:
                self.unread, in_a_row = self.unread + 1, in_a_row + 1
                logger.error("Document %s cannot be verified now: %s", document.public_id, problem)
                self.stderr.write(f"{document.public_id}: {problem}")
                if in_a_row == GIVES_UP_AFTER:
                    break
        self.stdout.write(f"{self.whole} whole, {self.broken} damaged or missing.")
        if in_a_row == GIVES_UP_AFTER:
            raise CommandError("The storage does not answer: run it again once it does.")
        if self.unread:
            raise CommandError(
                f"{self.unread} could not be read: the storage does not answer, or refuses them."
            )
        if self.broken:
            raise CommandError("Bring the damaged or missing files back from a backup.")

    def look_at(self, document: Document) -> None:
        """Read one, and raise or end its alarm."""
        try:
            read_document(document)
        except FileDamaged as damage:
            if not should_be_there(document):  # it was erased a moment ago
                return
            self.broken += 1
            alarm(document, missing=damage.missing)
            logger.error("Document %s did not pass verification: %s", document.public_id, damage)
            self.stderr.write(f"{document.public_id} {document.storage_name}: {damage}")
        else:
            self.whole += 1
            mend(document)
