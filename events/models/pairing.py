"""Who meets whom in an event's short conversations, and who is kept apart."""

import uuid

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop_portal.history import every_change
from events.pairing_triggers import APART_TRIGGERS, MEETING_TRIGGERS
from members.models import Organization

from .event import Event


@pghistory.track(*every_change())
class KeepApart(models.Model):
    """Two organizations that staff never bring together. Staff alone know of it, and why is not written anywhere."""

    organization_low = models.ForeignKey(
        Organization, models.PROTECT, related_name="+", verbose_name=_("one organization")
    )
    organization_high = models.ForeignKey(
        Organization, models.PROTECT, related_name="+", verbose_name=_("the other organization")
    )
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("marked by")
    )
    marked_at = models.DateTimeField(_("marked"), default=timezone.now)

    class Meta:
        ordering = ["organization_low__name_en", "pk"]
        verbose_name = _("pair kept apart")
        verbose_name_plural = _("pairs kept apart")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(organization_low__lt=models.F("organization_high")),
                name="keepapart_low_before_high",
            ),
            models.UniqueConstraint(fields=["organization_low", "organization_high"], name="keepapart_once"),
        ]
        triggers = APART_TRIGGERS

    def __str__(self) -> str:
        return f"{self.organization_low} – {self.organization_high}"


class Pairing(models.Model):
    """An event's rounds of short conversations between two organizations each. Members see theirs once it is
    published.

    ``minutes``, ``pause`` and ``starts_at`` are those of the rounds that were proposed last. Where earlier ones were
    kept, ``kept`` has of each of these, from the first on, its ``minutes`` and the hour at which it ``begins`` ("18:40"
    or null), so that they stay as they were held. ``draft_from`` is the first round that members do not see yet where
    they see those before it; null where they see all, or none.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    event = models.OneToOneField(Event, models.CASCADE, related_name="pairing", verbose_name=_("event"))
    rounds = models.PositiveSmallIntegerField(_("rounds"))
    minutes = models.PositiveSmallIntegerField(_("minutes a round"))
    pause = models.PositiveSmallIntegerField(_("minutes between rounds"), default=0)
    day = models.DateField(_("day"))
    starts_at = models.TimeField(_("starts at"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    kept = models.JSONField(default=list, blank=True, editable=False)
    draft_from = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("pairing")
        verbose_name_plural = _("pairings")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(rounds__gte=1, minutes__gte=1), name="pairing_has_rounds"
            ),
            models.CheckConstraint(
                condition=models.Q(draft_from__isnull=True)
                | models.Q(published_at__isnull=False, draft_from__gt=1),
                name="pairing_draft_follows_what_is_shown",
            ),
        ]

    def __str__(self) -> str:
        return str(self.event)

    @property
    def shown_rounds(self) -> int:
        """How many rounds members see, from the first on."""
        if self.published_at is None:
            return 0
        return self.rounds if self.draft_from is None else self.draft_from - 1

    @property
    def is_draft(self) -> bool:
        """Whether there are rounds that only staff see."""
        return self.shown_rounds < self.rounds


class PairingParticipant(models.Model):
    """An organization that staff chose for the rounds.

    ``absent_rounds`` are those for which it was not chosen: the first ones of who came later, the last ones of who
    left. ``told`` is whom it met when its people were last told, a list of [round, table, partner's id]; null where
    they never were.
    """

    pairing = models.ForeignKey(Pairing, models.CASCADE, related_name="participants")
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="+", verbose_name=_("organization")
    )
    absent_rounds = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True, editable=False)
    told = models.JSONField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        constraints = [
            models.UniqueConstraint(fields=["pairing", "organization"], name="pairingparticipant_once"),
        ]

    def __str__(self) -> str:
        return str(self.organization)


class PairingMeeting(models.Model):
    """Two participants meet in a round at a table; whoever was chosen for a round and has no meeting in it rests.

    Who meets is a participant by foreign keys of (pairing, organization), see the migration.
    """

    pairing = models.ForeignKey(Pairing, models.CASCADE, related_name="meetings")
    round = models.PositiveSmallIntegerField(_("round"))
    table = models.PositiveSmallIntegerField(_("table"))
    organization_low = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    organization_high = models.ForeignKey(Organization, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["round", "table"]
        verbose_name = _("meeting of two")
        verbose_name_plural = _("meetings of two")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(organization_low__lt=models.F("organization_high")),
                name="pairingmeeting_low_before_high",
            ),
            models.UniqueConstraint(
                fields=["pairing", "organization_low", "organization_high"], name="pairingmeeting_once"
            ),
            models.UniqueConstraint(
                fields=["pairing", "round", "table"],
                name="pairingmeeting_one_at_a_table",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(
                fields=["pairing", "round", "organization_low"],
                name="pairingmeeting_low_once_a_round",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(
                fields=["pairing", "round", "organization_high"],
                name="pairingmeeting_high_once_a_round",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]
        triggers = MEETING_TRIGGERS

    def __str__(self) -> str:
        return f"{self.organization_low} – {self.organization_high}"
