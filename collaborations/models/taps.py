"""What an organization notes at an event about another one: "we met", "we want to talk on"."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models import Event
from members.models import Organization


class EventTap(models.Model):
    """An organization's note at an event that it met another, or wants to talk on with it.

    Anybody of it notes; the note counts once a representative stands behind it (``confirmed_at``). Its own people read
    it, and staff once it counts; the other organization reads what becomes of it: a request, or an introduction. What
    is taken back is gone, from every history too.
    """

    class Mark(models.TextChoices):
        MET = "met", _("We met")
        TALK_ON = "talk_on", _("We want to talk on")

    event = models.ForeignKey(Event, models.PROTECT, related_name="taps", verbose_name=_("event"))
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="taps_made", verbose_name=_("organization")
    )
    other = models.ForeignKey(
        Organization, models.PROTECT, related_name="taps_about", verbose_name=_("other organization")
    )
    met_at = models.DateTimeField(null=True, blank=True)
    met_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    talk_on_at = models.DateTimeField(null=True, blank=True)
    talk_on_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    # When a representative tapped, or confirmed what a colleague had noted. Until then it waits at home.
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("note made at an event")
        verbose_name_plural = _("notes made at an event")
        constraints = [
            models.UniqueConstraint(fields=["event", "organization", "other"], name="eventtap_once"),
            models.CheckConstraint(
                condition=~models.Q(organization=models.F("other")), name="eventtap_of_two_organizations"
            ),
            models.CheckConstraint(
                condition=models.Q(met_at__isnull=False) | models.Q(talk_on_at__isnull=False),
                name="eventtap_says_something",
            ),
            models.CheckConstraint(
                condition=models.Q(met_at__isnull=True, met_by__isnull=True)
                | models.Q(met_at__isnull=False, met_by__isnull=False),
                name="eventtap_met_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(talk_on_at__isnull=True, talk_on_by__isnull=True)
                | models.Q(talk_on_at__isnull=False, talk_on_by__isnull=False),
                name="eventtap_talk_on_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_at__isnull=True, confirmed_by__isnull=True)
                | models.Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="eventtap_confirmed_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization} – {self.other}"

    @property
    def marks(self) -> list[str]:
        """What was noted, of ``Mark``."""
        noted = ((self.Mark.MET, self.met_at), (self.Mark.TALK_ON, self.talk_on_at))
        return [mark for mark, at in noted if at is not None]

    @property
    def is_confirmed(self) -> bool:
        """Whether a representative stands behind it."""
        return self.confirmed_at is not None
