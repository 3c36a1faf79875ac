"""Keeping threads warm: nudges and reminders, and from when on a thread counts as cold."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from members.models import Organization

from .collaboration import Collaboration, Party


class Nudge(models.Model):
    """Somebody asked those who must act in a thread to look at it: Search staff, or (``party``) the other side."""

    collaboration = models.ForeignKey(Collaboration, models.PROTECT, related_name="nudges")
    party = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_on = models.DateField()

    class Meta:
        ordering = ["-made_on", "-pk"]


class NudgedPerson(models.Model):
    """Whom a nudge went to. Nobody gets a second one within a fortnight, whatever thread it is about."""

    nudge = models.ForeignKey(Nudge, models.CASCADE, related_name="people")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="nudges")
    # For which organization: people change theirs.
    organization = models.ForeignKey(Organization, models.CASCADE, related_name="+")
    nudged_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "nudged_on"], name="nudgedperson_once_a_day"),
            models.UniqueConstraint(fields=["nudge", "person"], name="nudgedperson_once"),
        ]


class FollowUpSettings(models.Model):
    """What staff decide about the follow-up board; one row, number 1."""

    cold_after_days = models.PositiveSmallIntegerField(
        _("days without any entry until a collaboration is cold"),
        default=45,
        validators=[MinValueValidator(7), MaxValueValidator(365)],
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="followupsettings_one_row"),
            models.CheckConstraint(
                condition=models.Q(cold_after_days__gte=7, cold_after_days__lte=365),
                name="followupsettings_days_make_sense",
            ),
        ]
