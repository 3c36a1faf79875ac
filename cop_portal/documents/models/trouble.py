"""What went wrong with a stored file, and what was removed because a law says so."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop_portal.documents.models.document import Document


class DamagedFile(models.Model):
    """The alarm: a file was found missing or changed. Open until it was found whole again."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="damages")
    is_missing = models.BooleanField(_("missing"))
    noticed_at = models.DateTimeField(_("noticed"), default=timezone.now)
    mended_at = models.DateTimeField(_("found whole again"), null=True, blank=True)

    class Meta:
        ordering = ["-noticed_at"]
        verbose_name = _("damaged file")
        verbose_name_plural = _("damaged files")
        constraints = [
            models.UniqueConstraint(
                fields=["document"],
                condition=models.Q(mended_at__isnull=True),
                name="damagedfile_one_alarm",
            )
        ]

    def __str__(self) -> str:
        return f"{self.document_id} {self.noticed_at:%Y-%m-%d %H:%M}"


class LegalRemoval(models.Model):
    """A file was removed on a legal ground, though rows still point at its document. This record stays."""

    document = models.OneToOneField(Document, models.PROTECT, related_name="legal_removal")
    # Written for those who read why: which law or order, of which day, of whom; no names of people at risk.
    ground = models.CharField(_("legal ground"), max_length=500)
    removed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(_("removed"), default=timezone.now)

    class Meta:
        ordering = ["-removed_at"]
        verbose_name = _("removal on a legal ground")
        verbose_name_plural = _("removals on a legal ground")
        constraints = [
            models.CheckConstraint(condition=~models.Q(ground=""), name="legalremoval_says_the_ground")
        ]
        triggers = [
            pgtrigger.Protect(
                name="legalremoval_is_never_changed", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"{self.document_id} {self.removed_at:%Y-%m-%d %H:%M}"
