"""What organizations answer to an event's invitation."""

import pghistory
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cop_portal.history import every_change
from members.models import Organization

from .event import Event
from .limits import LONGEST_NAME, LONGEST_NEEDS


@pghistory.track(*every_change(), exclude=["access_needs", "dietary_needs"])
class Rsvp(models.Model):
    """An organization's answer to an event: yes, no or maybe, and who comes. What people need is read by staff alone,
    kept in no history, and erased when the event is closed."""

    class Answer(models.TextChoices):
        YES = "yes", _("yes")
        MAYBE = "maybe", _("maybe")
        NO = "no", _("no")

    event = models.ForeignKey(Event, models.PROTECT, related_name="rsvps", verbose_name=_("event"))
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="rsvps", verbose_name=_("organization")
    )
    answer = models.CharField(_("answer"), max_length=5, choices=Answer.choices)
    answered_on = models.DateField(_("answered"))
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    # From when on it has said yes without taking it back: two that both have are acquainted from the later day on.
    yes_since = models.DateField(null=True, blank=True, editable=False)
    access_needs = models.CharField(_("access needs"), max_length=LONGEST_NEEDS, blank=True)
    dietary_needs = models.CharField(_("dietary needs"), max_length=LONGEST_NEEDS, blank=True)

    class Meta:
        ordering = ["organization__name_en", "pk"]
        verbose_name = _("RSVP")
        verbose_name_plural = _("RSVPs")
        constraints = [
            models.UniqueConstraint(fields=["event", "organization"], name="rsvp_once_an_event"),
            models.CheckConstraint(
                condition=models.Q(answer="yes", yes_since__isnull=False)
                | (~models.Q(answer="yes") & models.Q(yes_since__isnull=True)),
                name="rsvp_yes_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return str(self.organization)


class RsvpPerson(models.Model):
    """Somebody whom an organization says will come. Names are for their own organization and staff."""

    rsvp = models.ForeignKey(Rsvp, models.CASCADE, related_name="people")
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("person who comes")
        verbose_name_plural = _("people who come")
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="rsvpperson_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
