"""A stored file."""

import uuid

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop_portal.documents.sizes import size_text


class Document(models.Model):
    """A file as it was received. `size` in bytes, `sha256` in hexadecimal, `storage_name` in the storage.

    A document points at nothing that uses it: the owning row points at the document. It is never changed, and
    never deduplicated: two parties that upload the same bytes learn nothing of each other.
    """

    class Kind(models.TextChoices):
        PDF = "pdf", _("PDF")
        PNG = "png", _("PNG")
        JPEG = "jpeg", _("JPEG")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    storage_name = models.CharField(max_length=100, unique=True, editable=False)
    name = models.CharField(_("file name"), max_length=255)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.PDF)
    size = models.PositiveBigIntegerField(_("size"))
    sha256 = models.CharField(_("fingerprint"), max_length=64)
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(_("uploaded"), default=timezone.now)

    class Meta:
        ordering = ["-uploaded_at"]
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        constraints = [
            models.CheckConstraint(condition=models.Q(size__gt=0), name="document_is_not_empty"),
            models.CheckConstraint(condition=models.Q(pages__gt=0), name="document_has_pages"),
            models.CheckConstraint(
                condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$"), name="document_sha256_is_hexadecimal"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="document_is_never_changed", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def fingerprint(self) -> str:
        """The first twelve digits of the sha256 in groups of four, short enough to compare by eye."""
        return " ".join(self.sha256[start : start + 4] for start in (0, 4, 8))

    @property
    def size_text(self) -> str:
        """The size in words of the active language: "1.2 MB"."""
        return size_text(self.size)
