"""The thread from the first handshake to the story, and the organizations in it."""

import uuid

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from collaborations.stages import CollaborationQuerySet
from cop_portal.translations.texts import TranslatedText, text_constraints
from members.models import Governorate, Organization, Topic


class Collaboration(models.Model):
    """A thread of two or more parties. Its stage is worked out from dated facts: ``with_stage(on_date)``.

    Its texts are ``title`` and ``purpose``; without a title it is called by its parties.
    """

    class Rhythm(models.TextChoices):
        FORTNIGHTLY = "fortnightly", _("every two weeks")
        MONTHLY = "monthly", _("every month")
        QUARTERLY = "quarterly", _("every three months")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    opened_on = models.DateField(_("opened"))
    topics = models.ManyToManyField(
        Topic, related_name="collaborations", blank=True, verbose_name=_("topics")
    )
    governorates = models.ManyToManyField(
        Governorate, related_name="collaborations", blank=True, verbose_name=_("governorates")
    )
    # The party that looks after it; of this collaboration (a composite foreign key).
    led_by = models.ForeignKey(
        "Party", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("led by")
    )
    # How often they mean to meet: when a meeting was held, the next one is proposed.
    rhythm = models.CharField(_("how often they meet"), max_length=12, choices=Rhythm.choices, blank=True)
    # Grows with each change of what it is about: a form that was opened at another number asks again.
    about_version = models.PositiveIntegerField(default=0, editable=False)

    objects = CollaborationQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_on", "pk"]
        verbose_name = _("collaboration")
        verbose_name_plural = _("collaborations")

    def __str__(self) -> str:
        return str(self.public_id)

    def get_absolute_url(self) -> str:
        return reverse("collaborations:detail", args=[self.public_id])


class CollaborationText(TranslatedText):
    """A collaboration's ``title`` and ``purpose``."""

    owner = models.ForeignKey(Collaboration, models.CASCADE, related_name="texts")

    class Meta:
        constraints = text_constraints("collaborationtext")


# No history of the note, which may name people.
@pghistory.track(exclude=["leave_note"])
class Party(models.Model):
    """An organization in a collaboration. It leaves by its date; one that returns gets a new row."""

    collaboration = models.ForeignKey(Collaboration, models.PROTECT, related_name="parties")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="parties")
    joined_on = models.DateField(_("joined"))
    # Staff's introduction puts two organizations into a thread; nobody has to have accepted for them.
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="parties_accepted"
    )
    shown_to_members = models.BooleanField(_("other members may see that we work together"), default=False)
    left_on = models.DateField(_("left"), null=True, blank=True)
    leave_note = models.CharField(_("note"), max_length=500, blank=True)
    leave_note_changed_on = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["joined_on", "pk"]
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        constraints = [
            models.UniqueConstraint(
                fields=["collaboration", "organization"],
                condition=models.Q(left_on__isnull=True),
                name="party_once_in_a_collaboration",
            ),
            # What composite foreign keys of other tables point at: a party of this collaboration.
            models.UniqueConstraint(fields=["id", "collaboration"], name="party_id_and_collaboration"),
            models.CheckConstraint(
                condition=models.Q(left_on__isnull=True) | models.Q(left_on__gte=models.F("joined_on")),
                name="party_leaves_after_joining",
            ),
        ]
        triggers = [
            # What it promised, signed and wrote stays its own.
            pgtrigger.Trigger(
                name="party_stays_who_it_is",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("organization_id", "collaboration_id"),
                func="""
    IF NEW.organization_id <> OLD.organization_id OR NEW.collaboration_id <> OLD.collaboration_id THEN
        RAISE EXCEPTION 'a party stays the organization that it is' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;""",
            )
        ]

    def __str__(self) -> str:
        return str(self.organization)
