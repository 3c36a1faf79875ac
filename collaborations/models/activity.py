"""What parties do together: trainings, coordination meetings, advocacy, research, publications, events."""

import uuid

import pghistory
from django.conf import settings
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cop_portal.documents.models import Document, keeps_document
from cop_portal.translations.texts import TextLanguage
from events.models import Event
from members.models import Governorate, Topic

from .collaboration import Collaboration, Party
from .corrections import Correctable


# No history of the parties' own words, which may name people or a house: what they take out must be gone.
@pghistory.track(exclude=["title", "place", "cancel_reason", "result"])
class JointActivity(Correctable):
    """A joint activity: planned, then held or cancelled."""

    class Kind(models.TextChoices):
        TRAINING = "training", _("training of staff")
        COORDINATION = "coordination", _("coordination meeting")
        ADVOCACY = "advocacy", _("advocacy")
        RESEARCH = "research", _("research")
        PUBLICATION = "publication", _("publication")
        EVENT = "event", _("event")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    collaboration = models.ForeignKey(Collaboration, models.PROTECT, related_name="activities")
    kind = models.CharField(_("kind"), max_length=15, choices=Kind.choices)
    title = models.CharField(_("title"), max_length=200)
    language = models.CharField(max_length=3, choices=TextLanguage.choices, default=TextLanguage.ENGLISH)
    planned_on = models.DateField(_("planned for"))
    # The last day, where it takes several.
    planned_until = models.DateField(_("planned until"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    governorate = models.ForeignKey(
        Governorate, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("governorate")
    )
    led_by = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="activities_led", verbose_name=_("led by")
    )
    topics = models.ManyToManyField(Topic, related_name="activities", blank=True, verbose_name=_("topics"))
    held_on = models.DateField(_("held on"), null=True, blank=True)
    held_until = models.DateField(_("held until"), null=True, blank=True)
    result = models.TextField(_("what came of it"), blank=True)
    result_language = models.CharField(
        max_length=3, choices=TextLanguage.choices, default=TextLanguage.ENGLISH
    )
    cancelled_on = models.DateField(_("cancelled on"), null=True, blank=True)
    cancel_reason = models.CharField(_("reason"), max_length=300, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    # Opened to all members, it is among the events, and who came is counted there alone.
    event = models.OneToOneField(
        Event, models.PROTECT, null=True, blank=True, related_name="joint_activity", verbose_name=_("event")
    )
    counted_here = models.BooleanField(default=True, editable=False)

    class Meta:
        ordering = ["planned_on", "pk"]
        verbose_name = _("joint activity")
        verbose_name_plural = _("joint activities")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(held_on__isnull=True) | models.Q(cancelled_on__isnull=True),
                name="activity_held_or_cancelled",
            ),
            models.CheckConstraint(
                condition=models.Q(cancelled_on__isnull=True) | ~models.Q(cancel_reason=""),
                name="activity_cancelled_with_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(planned_until__isnull=True)
                | models.Q(planned_until__gt=models.F("planned_on")),
                name="activity_planned_until_after_start",
            ),
            models.CheckConstraint(
                condition=models.Q(held_until__isnull=True) | models.Q(held_until__gt=models.F("held_on")),
                name="activity_held_until_after_start",
            ),
            models.CheckConstraint(
                condition=models.Q(event__isnull=True, counted_here=True)
                | models.Q(event__isnull=False, counted_here=False),
                name="activity_counted_here_or_at_its_event",
            ),
            # What the participants' composite foreign key points at.
            models.UniqueConstraint(fields=["id", "counted_here"], name="activity_id_and_counted_here"),
            models.UniqueConstraint(fields=["id", "collaboration"], name="activity_id_and_collaboration"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("collaborations:activity", args=[self.public_id])


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class ActivityParticipants(models.Model):
    """How many came from a party. Of a party that nobody counted there is no row."""

    activity = models.ForeignKey(JointActivity, models.CASCADE, related_name="participants")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    women = models.PositiveSmallIntegerField(_("women"), default=0)
    men = models.PositiveSmallIntegerField(_("men"), default=0)
    not_stated = models.PositiveSmallIntegerField(_("not stated"), default=0)
    # Tied to the activity's own column (a composite foreign key): of one that is counted at its event there is no row.
    counted_here = models.BooleanField(default=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["activity", "party"], name="participants_once_a_party"),
            models.CheckConstraint(condition=models.Q(counted_here=True), name="participants_counted_here"),
        ]


class ActivityFile(models.Model):
    """A file of a joint activity: agenda, materials, report. For the parties."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    activity = models.ForeignKey(JointActivity, models.PROTECT, related_name="files")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=200, blank=True)
    document = models.ForeignKey(Document, models.PROTECT, related_name="+", verbose_name=_("file"))

    class Meta:
        ordering = ["pk"]
        triggers = [keeps_document("activityfile_keeps_document", "document_id")]
