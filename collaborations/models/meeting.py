"""Follow-up meetings, and the complementary areas and entry points found in them."""

import uuid

import pghistory
from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cop_portal.dates import Precision
from cop_portal.translations.texts import TextLanguage
from members.models import Topic

from .collaboration import Collaboration, Party
from .corrections import Correctable


# No history of words, which may name people or a house: what is taken out must be gone.
@pghistory.track(exclude=["notes", "challenges", "place", "link", "called_off_reason"])
class FollowUpMeeting(Correctable):
    """A meeting of the parties: planned, then held or called off. Its notes are the parties' alone."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    collaboration = models.ForeignKey(Collaboration, models.PROTECT, related_name="meetings")
    planned_on = models.DateField(_("planned for"), null=True, blank=True)
    starts_at = models.TimeField(_("at"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    link = models.URLField(_("link"), blank=True)
    held_on = models.DateField(_("held on"), null=True, blank=True)
    date_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    # Grows with each change that a calendar should hear of.
    version = models.PositiveIntegerField(default=1, editable=False)
    called_off_on = models.DateField(_("called off on"), null=True, blank=True)
    called_off_reason = models.CharField(_("reason"), max_length=300, blank=True)
    notes = models.TextField(_("notes"), blank=True)
    notes_language = models.CharField(
        max_length=3, choices=TextLanguage.choices, default=TextLanguage.ENGLISH
    )
    # Grows with each change of the notes or challenges: who wrote upon an older number is shown both texts.
    notes_version = models.PositiveIntegerField(default=0, editable=False)
    challenges = models.TextField(_("challenges"), blank=True)
    challenges_language = models.CharField(
        max_length=3, choices=TextLanguage.choices, default=TextLanguage.ENGLISH
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="meetings_made")

    class Meta:
        ordering = ["planned_on", "held_on", "pk"]
        verbose_name = _("follow-up meeting")
        verbose_name_plural = _("follow-up meetings")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(planned_on__isnull=False) | models.Q(held_on__isnull=False),
                name="meeting_has_a_date",
            ),
            models.CheckConstraint(
                condition=models.Q(held_on__isnull=True) | models.Q(called_off_on__isnull=True),
                name="meeting_held_or_called_off",
            ),
            models.CheckConstraint(
                condition=models.Q(called_off_on__isnull=True) | ~models.Q(called_off_reason=""),
                name="meeting_called_off_with_reason",
            ),
            models.UniqueConstraint(fields=["id", "collaboration"], name="meeting_id_and_collaboration"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("collaborations:meeting", args=[self.public_id])


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), exclude=["people"]
)
class MeetingParty(models.Model):
    """A party that was at a meeting, and who came for it."""

    meeting = models.ForeignKey(FollowUpMeeting, models.CASCADE, related_name="attending")
    party = models.ForeignKey(Party, models.PROTECT, related_name="meetings")
    collaboration = models.ForeignKey(Collaboration, models.PROTECT, related_name="+")
    people = models.CharField(_("who came"), max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "party"], name="meetingparty_once")]


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), exclude=["sentence"]
)
class ComplementaryArea(models.Model):
    """Where the parties complement each other: a topic and a sentence, found in a meeting.

    Other words are another row, so that nobody confirms what they have not read.
    """

    class Kind(models.TextChoices):
        AREA = "area", _("complementary area")
        ENTRY_POINT = "entry_point", _("entry point")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # An entry point is where they could begin; a stage follows from areas alone.
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.AREA)
    meeting = models.ForeignKey(FollowUpMeeting, models.PROTECT, related_name="areas")
    collaboration = models.ForeignKey(Collaboration, models.PROTECT, related_name="areas")
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="areas", verbose_name=_("topic"))
    sentence = models.CharField(_("how you complement each other"), max_length=300, blank=True)
    language = models.CharField(max_length=3, choices=TextLanguage.choices, default=TextLanguage.ENGLISH)

    class Meta:
        ordering = ["kind", "topic__theme__position", "topic__position"]
        verbose_name = _("complementary area")
        verbose_name_plural = _("complementary areas")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "topic", "kind"], name="area_topic_once_a_meeting")
        ]


class AreaConfirmation(models.Model):
    """A party says that an area is one. The party that wrote it down has confirmed it by that."""

    area = models.ForeignKey(ComplementaryArea, models.CASCADE, related_name="confirmations")
    party = models.ForeignKey(Party, models.PROTECT, related_name="area_confirmations")
    confirmed_on = models.DateField()
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "party"], name="areaconfirmation_once")]


class MeetingShare(models.Model):
    """What a party that was at a meeting lets Search staff read of it. Staff read a part once every party that was
    there has ticked it; any of them can take it back at once."""

    meeting = models.ForeignKey(FollowUpMeeting, models.CASCADE, related_name="shares")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    collaboration = models.ForeignKey(Collaboration, models.PROTECT, related_name="+")
    areas = models.BooleanField(default=False)
    challenges = models.BooleanField(default=False)
    notes = models.BooleanField(default=False)
    changed_on = models.DateField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "party"], name="meetingshare_once")]
