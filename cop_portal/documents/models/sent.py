"""What was sent in, where what is kept was made from it."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from cop_portal.documents.models.document import Document


class SentFile(models.Model):
    """One of the files from which a document was made: a photo of a sheet of paper, in its place.

    Its bytes are not kept. Its ``sha256`` is the receipt of who sent it: with the file on their own phone they can
    show what they sent; the document's own is that of what is kept.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="sent")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(_("file name"), max_length=255)
    size = models.PositiveBigIntegerField(_("size"))
    sha256 = models.CharField(_("fingerprint"), max_length=64)

    class Meta:
        ordering = ["document_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["document", "position"], name="sentfile_position_once"),
            models.CheckConstraint(
                condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$"), name="sentfile_sha256_is_hexadecimal"
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="sentfile_is_never_changed", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return self.name
