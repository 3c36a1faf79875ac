"""An event's program: its sessions, who speaks, and the slots in which organizations present themselves."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cop_portal.translations.names import ThreeNames
from members.models import Organization, Topic

from .event import Event
from .limits import LONGEST_NAME


class EventSession(ThreeNames):
    """A part of an event's program."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="sessions")
    position = models.PositiveSmallIntegerField(pgettext_lazy("place in a list", "position"), default=0)
    # Only where the event has several days; otherwise it is the event's.
    day = models.DateField(_("day"), null=True, blank=True)
    starts_at = models.TimeField(_("starts at"), null=True, blank=True)
    ends_at = models.TimeField(_("ends at"), null=True, blank=True)
    topics = models.ManyToManyField(Topic, related_name="sessions", blank=True, verbose_name=_("topics"))
    # Organizations that present their programming, expertise and challenges in it.
    presenters = models.ManyToManyField(
        Organization,
        through="Slot",
        related_name="sessions",
        blank=True,
        verbose_name=_("organizations that present"),
    )

    class Meta:
        ordering = ["day", "position", "starts_at", "pk"]
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__isnull=True) | models.Q(ends_at__gt=models.F("starts_at")),
                name="eventsession_ends_after_start",
            ),
        ]


class Speaker(models.Model):
    """Somebody who speaks in a session: a guest, or one of an organization. Shown to whoever sees the event."""

    session = models.ForeignKey(EventSession, models.CASCADE, related_name="speakers")
    position = models.PositiveSmallIntegerField(pgettext_lazy("place in a list", "position"), default=0)
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    role = models.CharField(_("who they are"), max_length=200, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")

    def __str__(self) -> str:
        return self.name


class Slot(models.Model):
    """An organization presents itself in a session: its programming, its expertise, its challenges."""

    class Covers(models.TextChoices):
        PROGRAMMING = "programming", _("programming")
        EXPERTISE = "expertise", _("expertise")
        CHALLENGES = "challenges", _("challenges")

    eventsession = models.ForeignKey(
        EventSession, models.CASCADE, related_name="slots", verbose_name=_("session")
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="slots", verbose_name=_("organization")
    )
    position = models.PositiveSmallIntegerField(
        pgettext_lazy("place in a list", "position"), default=0, db_default=0
    )
    starts_at = models.TimeField(_("starts at"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    covers = ArrayField(
        models.CharField(max_length=11, choices=Covers.choices),
        default=list,
        db_default=[],
        blank=True,
        verbose_name=_("what it presents"),
    )

    class Meta:
        ordering = ["position", "starts_at", "pk"]
        verbose_name = _("slot")
        verbose_name_plural = _("slots")
        # Where the rows of the plain many-to-many were.
        db_table = "events_eventsession_presenters"
        constraints = [
            models.UniqueConstraint(fields=["eventsession", "organization"], name="slot_once_a_session"),
        ]

    def __str__(self) -> str:
        return str(self.organization)
