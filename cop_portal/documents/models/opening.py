"""The record of who opened a document."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop_portal.documents.models.document import Document


class DocumentOpening(models.Model):
    """Somebody opened a document. `organization_slug`: whom they acted for, empty for staff."""

    class Kind(models.TextChoices):
        VIEW = "view", _("viewed")
        DOWNLOAD = "download", _("downloaded")

    document = models.ForeignKey(Document, models.PROTECT, related_name="openings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    organization_slug = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    opened_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-opened_at"]
        verbose_name = _("opening of a document")
        verbose_name_plural = _("openings of documents")
        triggers = [
            pgtrigger.Protect(name="opening_is_never_changed", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} {self.kind} {self.opened_at:%Y-%m-%d %H:%M}"
