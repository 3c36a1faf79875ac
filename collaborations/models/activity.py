"""What parties do together: trainings, coordination meetings, advocacy, research, publications, events."""

import uuid

import pghistory
from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cop_portal.translations.texts import TextLanguage
from members.models import Governorate, Topic

from .collaboration import Collaboration, Party
from .corrections import Correctable


# What came of it is the parties' own words: what they take out must be gone.
@pghistory.track(exclude=["result"])
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
    place = models.CharField(_("place"), max_length=200, blank=True)
    governorate = models.ForeignKey(
        Governorate, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("governorate")
    )
    led_by = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="activities_led", verbose_name=_("led by")
    )
    topics = models.ManyToManyField(Topic, related_name="activities", blank=True, verbose_name=_("topics"))
    held_on = models.DateField(_("held on"), null=True, blank=True)
    result = models.TextField(_("what came of it"), blank=True)
    result_language = models.CharField(
        max_length=3, choices=TextLanguage.choices, default=TextLanguage.ENGLISH
    )
    cancelled_on = models.DateField(_("cancelled on"), null=True, blank=True)
    cancel_reason = models.CharField(_("reason"), max_length=300, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

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

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["activity", "party"], name="participants_once_a_party")
        ]
