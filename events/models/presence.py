"""Who came, as paper has it: an organization with its people, or with counts."""

import pghistory
from django.conf import settings
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.utils.translation import gettext_lazy as _

from cop_portal.history import every_change
from members.models import Organization

from .event import Event
from .limits import LONGEST_NAME, LONGEST_WALK_IN


@pghistory.track(*every_change())
class Presence(models.Model):
    """An organization (or a walk-in that is no member yet) that was at an event. Kept apart from any RSVP.

    Where people are listed the counts are theirs, set by ``events.actions``.
    """

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    event = models.ForeignKey(Event, models.PROTECT, related_name="presences", verbose_name=_("event"))
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="presences",
        verbose_name=_("organization"),
    )
    walk_in_name = models.CharField(
        _("name of a walk-in"),
        max_length=LONGEST_WALK_IN,
        blank=True,
        help_text=_("An organization that is not a member yet."),
    )
    women = models.PositiveSmallIntegerField(_("women"), default=0)
    men = models.PositiveSmallIntegerField(_("men"), default=0)
    not_stated = models.PositiveSmallIntegerField(_("not stated"), default=0)

    class Meta:
        ordering = ["organization__name_en", "walk_in_name"]
        verbose_name = _("presence")
        verbose_name_plural = _("presence")
        constraints = [
            models.UniqueConstraint(fields=["event", "organization"], name="presence_once_an_event"),
            models.CheckConstraint(
                condition=models.Q(organization__isnull=False, walk_in_name="")
                | (models.Q(organization__isnull=True) & ~models.Q(walk_in_name="")),
                name="presence_organization_or_walk_in",
            ),
        ]

    def __str__(self) -> str:
        return str(self.organization) if self.organization_id else self.walk_in_name


class PresentPerson(models.Model):
    """A person on an attendance list. Names are for their own organization and staff."""

    class Sex(models.TextChoices):
        WOMAN = "woman", _("woman")
        MAN = "man", _("man")
        NOT_STATED = "", _("not stated")

    presence = models.ForeignKey(Presence, models.CASCADE, related_name="people")
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    sex = models.CharField(_("woman or man"), max_length=5, choices=Sex.choices, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="presences",
        editable=False,
    )

    class Meta:
        ordering = ["name"]
        verbose_name = _("person present")
        verbose_name_plural = _("people present")

    def __str__(self) -> str:
        return self.name
