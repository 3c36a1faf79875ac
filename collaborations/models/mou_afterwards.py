"""What comes after the signatures: commitments and what proves them, reminders, an end before the last day."""

import uuid

import pghistory
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from collaborations.mous.draft_triggers import COMMITMENT_TRIGGERS
from cop_portal.translations.texts import TextLanguage

from .activity import JointActivity
from .collaboration import Collaboration
from .meeting import FollowUpMeeting
from .mou import MemorandumOfUnderstanding, MouParty, MouVersion


class Commitment(models.Model):
    """What a version promises: who (a party; all together where none is named) does what, and how often or by when."""

    class Rhythm(models.TextChoices):
        MONTHLY = "monthly", _("every month")
        QUARTERLY = "quarterly", _("every three months")
        HALF_YEARLY = "half_yearly", _("every six months")
        YEARLY = "yearly", _("every year")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    mou = models.ForeignKey(MemorandumOfUnderstanding, models.PROTECT, related_name="commitments")
    version = models.ForeignKey(MouVersion, models.PROTECT, related_name="commitments")
    collaboration = models.ForeignKey(Collaboration, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)
    mou_party = models.ForeignKey(
        MouParty, models.PROTECT, null=True, blank=True, related_name="commitments", verbose_name=_("who")
    )
    # In the language of the authoritative text, and in the second one where there is one.
    what = models.CharField(_("what"), max_length=200)
    what_second = models.CharField(max_length=200, blank=True)
    rhythm = models.CharField(_("how often"), max_length=12, choices=Rhythm.choices, blank=True)
    due_on = models.DateField(_("by"), null=True, blank=True)

    class Meta:
        ordering = ["version__number", "position", "pk"]
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        constraints = [
            models.UniqueConstraint(fields=["id", "collaboration"], name="commitment_id_and_collaboration"),
            models.CheckConstraint(condition=~models.Q(what=""), name="commitment_says_what"),
            models.CheckConstraint(
                condition=models.Q(rhythm="", due_on__isnull=False)
                | (~models.Q(rhythm="") & models.Q(due_on__isnull=True)),
                name="commitment_how_often_or_by_when",
            ),
        ]
        triggers = COMMITMENT_TRIGGERS

    def __str__(self) -> str:
        return self.what


@pghistory.track()
class CommitmentProof(models.Model):
    """A meeting or a joint activity that proves a commitment; it counts from the day it was held."""

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="proofs")
    collaboration = models.ForeignKey(Collaboration, models.PROTECT, related_name="+")
    meeting = models.ForeignKey(FollowUpMeeting, models.PROTECT, null=True, blank=True, related_name="proves")
    activity = models.ForeignKey(JointActivity, models.PROTECT, null=True, blank=True, related_name="proves")
    linked_on = models.DateField()
    linked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(meeting__isnull=True, activity__isnull=False)
                | models.Q(meeting__isnull=False, activity__isnull=True),
                name="commitmentproof_meeting_or_activity",
            ),
            models.UniqueConstraint(fields=["commitment", "meeting"], name="commitmentproof_meeting_once"),
            models.UniqueConstraint(fields=["commitment", "activity"], name="commitmentproof_activity_once"),
        ]


# No history of the reason, which may name people.
@pghistory.track(exclude=["reason"])
class MouTermination(models.Model):
    """A party ends the memorandum before its time. ``ends_on`` is its last day in force."""

    mou = models.OneToOneField(MemorandumOfUnderstanding, models.PROTECT, related_name="termination")
    mou_party = models.ForeignKey(MouParty, models.PROTECT, related_name="+")
    said_on = models.DateField()
    ends_on = models.DateField(_("last day"))
    reason = models.CharField(_("reason"), max_length=500)
    language = models.CharField(max_length=3, choices=TextLanguage.choices, default=TextLanguage.ENGLISH)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("said_on")), name="moutermination_not_backwards"
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="moutermination_with_reason"),
        ]


class MouReminder(models.Model):
    """That the parties were reminded, so many days before its last day: once for each end it has."""

    mou = models.ForeignKey(MemorandumOfUnderstanding, models.PROTECT, related_name="reminders")
    ends_on = models.DateField()
    days = models.PositiveSmallIntegerField()
    sent_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mou", "ends_on", "days"], name="moureminder_once"),
            models.CheckConstraint(condition=models.Q(days__in=[90, 30, 7]), name="moureminder_days"),
        ]
