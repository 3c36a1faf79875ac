"""An event, and who is invited to it. Its program is in `program`."""

import datetime
import uuid

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cop_portal.dates import Precision, today
from cop_portal.history import every_change
from cop_portal.translations.names import ThreeNames
from cop_portal.translations.texts import TranslatedText, text_constraints
from members.models import Governorate, Organization, OrganizationLanguage


@pghistory.track(*every_change())
class Event(ThreeNames):
    """A workshop, regular meeting, webinar or training. What state it is in follows from its dated facts."""

    class Kind(models.TextChoices):
        WORKSHOP = "workshop", _("workshop")
        REGULAR_MEETING = "regular_meeting", _("regular meeting")
        WEBINAR = "webinar", _("webinar")
        TRAINING = "training", _("training")

    class Mode(models.TextChoices):
        IN_PERSON = "in_person", _("in person")
        ONLINE = "online", _("online")
        HYBRID = "hybrid", _("in person and online")

    class OpenTo(models.TextChoices):
        MEMBERS = "members", _("all members")
        INVITED = "invited", _("invited organizations")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("address on the portal"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    mode = models.CharField(_("how people meet"), max_length=10, choices=Mode.choices, default=Mode.IN_PERSON)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    date_precision = models.CharField(
        _("how exactly the date is known"),
        max_length=5,
        choices=Precision.choices,
        default=Precision.DAY,
        help_text=_("Where only the month is known, enter any day of it."),
    )
    starts_at = models.TimeField(_("starts at"), null=True, blank=True, help_text=_("Baghdad time."))
    ends_at = models.TimeField(_("ends at"), null=True, blank=True, help_text=_("Baghdad time."))
    place = models.CharField(_("place"), max_length=200, blank=True)
    governorate = models.ForeignKey(
        Governorate,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("governorate"),
    )
    # How to join from afar. Only those who come, and staff, read it: whoever has it is in the room.
    online_link = models.URLField(_("link to join online"), blank=True)
    capacity = models.PositiveSmallIntegerField(
        _("places"),
        null=True,
        blank=True,
        help_text=_("How many people there is room for. Leave it empty where it does not matter."),
    )
    hosts = models.ManyToManyField(
        Organization, related_name="hosted_events", blank=True, verbose_name=_("hosts")
    )
    languages = ArrayField(
        models.CharField(max_length=3, choices=OrganizationLanguage.Language.choices),
        default=list,
        blank=True,
        verbose_name=_("languages"),
    )
    open_to = models.CharField(_("open to"), max_length=10, choices=OpenTo.choices, default=OpenTo.MEMBERS)
    announced_on = models.DateField(
        _("announced on"), null=True, blank=True, help_text=_("Members see the event from this day on.")
    )
    cancelled_on = models.DateField(_("cancelled on"), null=True, blank=True)
    cancel_reason = models.CharField(_("reason"), max_length=300, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    # Grows with each change that a calendar of somebody who comes should hear of.
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["-starts_on", "pk"]
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="event_ends_after_start"
            ),
            models.CheckConstraint(
                condition=models.Q(cancelled_on__isnull=True) | ~models.Q(cancel_reason=""),
                name="event_cancelled_with_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(capacity__isnull=True) | models.Q(capacity__gt=0), name="event_has_places"
            ),
            models.CheckConstraint(
                condition=models.Q(closed_on__isnull=True)
                | models.Q(cancelled_on__isnull=True, closed_on__gte=models.F("ends_on")),
                name="event_closed_after_it_was_held",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("events:detail", args=[self.slug])

    def state_on(self, date: datetime.date) -> str:
        """``cancelled``, ``draft``, ``closed``, ``held`` (it has ended), ``running`` or ``announced``."""
        if self.cancelled_on is not None and self.cancelled_on <= date:
            return "cancelled"
        if self.announced_on is None or self.announced_on > date:
            return "draft"
        if self.closed_on is not None and self.closed_on <= date:
            return "closed"
        if self.ends_on < date:
            return "held"
        return "running" if self.starts_on <= date else "announced"

    @property
    def state(self) -> str:
        """The state today."""
        return self.state_on(today())


@pghistory.track(*every_change())
class EventText(TranslatedText):
    """An event's ``description``."""

    owner = models.ForeignKey(Event, models.CASCADE, related_name="texts")

    class Meta:
        constraints = text_constraints("eventtext")


class EventInvitation(models.Model):
    """An organization invited to an event that is not open to all members."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="invitations")
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="event_invitations", verbose_name=_("organization")
    )

    class Meta:
        verbose_name = _("invited organization")
        verbose_name_plural = _("invited organizations")
        constraints = [models.UniqueConstraint(fields=["event", "organization"], name="eventinvitation_once")]

    def __str__(self) -> str:
        return str(self.organization)
