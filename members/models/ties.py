"""Facts about two organizations that lower rooms ask and higher rooms write.

``Partnership`` is written by collaborations' actions, ``Acquaintance`` by events' actions, each in the transaction of
the fact it follows from. The lower id comes first, so that a pair has one row whichever way round it is asked.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .organization import Organization


class Pair(models.Model):
    """Two organizations, the one with the lower id first."""

    organization_low = models.ForeignKey(
        Organization, models.PROTECT, related_name="+", verbose_name=_("one organization")
    )
    organization_high = models.ForeignKey(
        Organization, models.PROTECT, related_name="+", verbose_name=_("the other organization")
    )
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        abstract = True


class Partnership(Pair):
    """They work together: a follow-up meeting was held or an MoU concluded, and nobody has left since."""

    class Meta:
        verbose_name = _("partnership")
        verbose_name_plural = _("partnerships")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(organization_low__lt=models.F("organization_high")),
                name="partnership_low_before_high",
            ),
            models.UniqueConstraint(
                fields=["organization_low", "organization_high"],
                condition=models.Q(until__isnull=True),
                name="partnership_one_open",
            ),
        ]


class Acquaintance(Pair):
    """They were at the same event: until 12 months after it. ``event_key`` is the event's public id."""

    event_key = models.UUIDField()

    class Meta:
        verbose_name = _("acquaintance")
        verbose_name_plural = _("acquaintances")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(organization_low__lt=models.F("organization_high")),
                name="acquaintance_low_before_high",
            ),
            models.UniqueConstraint(
                fields=["organization_low", "organization_high", "event_key"],
                name="acquaintance_once_an_event",
            ),
        ]
