import logging

from django.core.management.base import BaseCommand, CommandError

from cop_portal.documents.models import Document
from cop_portal.documents.store import FileDamaged, read_document

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = (
        "Read every stored file and compare it with what was uploaded. Fails where one is damaged or missing. "
        "Those that were erased are not asked for."
    )

    def handle(self, *args, **options):
        whole = broken = 0
        for document in Document.objects.filter(erasure__erased_at=None).order_by("pk").iterator():
            try:
                read_document(document)
                whole += 1
            except FileDamaged as damage:
                broken += 1
                logger.error("Document %s did not pass verification: %s", document.public_id, damage)
                self.stderr.write(f"{document.public_id} {document.storage_name}: {damage}")
        self.stdout.write(f"{whole} whole, {broken} damaged or missing.")
        if broken:
            raise CommandError("Bring the damaged or missing files back from a backup.")
