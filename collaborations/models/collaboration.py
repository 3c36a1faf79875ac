"""The thread from the first handshake to the story, and how two organizations came into it."""

import uuid

import pghistory
from django.conf import settings
from django.db import models
from django.db.models.functions import Greatest, Least
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from collaborations.stages import CollaborationQuerySet
from cop_portal.dates import Precision
from cop_portal.translations.texts import TextLanguage, TranslatedText, text_constraints
from events.models import Event
from members.models import Governorate, Organization, Topic


class Collaboration(models.Model):
    """A thread of two or more parties. Its stage is worked out from dated facts: ``with_stage(on_date)``.

    Its texts are ``title`` and ``purpose``; without a title it is called by its parties.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    opened_on = models.DateField(_("opened"))
    topics = models.ManyToManyField(
        Topic, related_name="collaborations", blank=True, verbose_name=_("topics")
    )
    governorates = models.ManyToManyField(
        Governorate, related_name="collaborations", blank=True, verbose_name=_("governorates")
    )

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


@pghistory.track()
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

    def __str__(self) -> str:
        return str(self.organization)


class Introduction(models.Model):
    """Two organizations put in touch: by staff at an event or otherwise, or because one asked and the other answers.

    Those with a collaboration are its origins; two that are introduced again get a second origin, not a second thread.
    A request may carry the event at which, or before which, it was asked; one that came of a tap there has no message.
    """

    class Kind(models.TextChoices):
        EVENT = "event", _("at an event")
        STAFF = "staff", _("by Search staff")
        REQUEST = "request", _("asked for")

    class Answer(models.TextChoices):
        YES = "yes", _("yes")
        NOT_NOW = "not_now", _("not now")
        NO = "no", _("no, thank you")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    # Of a request, the first asked and the second answers; otherwise the order says nothing.
    first = models.ForeignKey(
        Organization, models.PROTECT, related_name="introductions_as_first", verbose_name=_("organization")
    )
    second = models.ForeignKey(
        Organization,
        models.PROTECT,
        related_name="introductions_as_second",
        verbose_name=_("other organization"),
    )
    event = models.ForeignKey(
        Event, models.PROTECT, null=True, blank=True, related_name="introductions", verbose_name=_("event")
    )
    happened_on = models.DateField(_("date"))
    date_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="introductions_made", verbose_name=_("made by")
    )
    message = models.TextField(_("message"), blank=True)
    message_language = models.CharField(
        max_length=3, choices=TextLanguage.choices, default=TextLanguage.ENGLISH
    )
    answer = models.CharField(_("answer"), max_length=10, choices=Answer.choices, blank=True)
    answered_on = models.DateField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="introductions_answered"
    )
    # Private to the organization that answered.
    answer_reason = models.CharField(max_length=500, blank=True)
    collaboration = models.ForeignKey(
        Collaboration, models.PROTECT, null=True, blank=True, related_name="introductions"
    )

    class Meta:
        ordering = ["happened_on", "pk"]
        verbose_name = _("introduction")
        verbose_name_plural = _("introductions")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(first=models.F("second")), name="introduction_of_two_organizations"
            ),
            models.CheckConstraint(
                condition=models.Q(kind="event", event__isnull=False)
                | models.Q(kind="staff", event__isnull=True)
                | models.Q(kind="request"),
                name="introduction_event_fits_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(answer="", answered_on__isnull=True)
                | (~models.Q(answer="") & models.Q(answered_on__isnull=False)),
                name="introduction_answer_has_a_date",
            ),
            # A thread begins with staff's introduction, or with a yes.
            models.CheckConstraint(
                condition=models.Q(kind="request", collaboration__isnull=True)
                | models.Q(kind="request", answer="yes")
                | (~models.Q(kind="request") & models.Q(collaboration__isnull=False)),
                name="introduction_thread_needs_a_yes",
            ),
            models.UniqueConstraint(
                Least("first", "second"),
                Greatest("first", "second"),
                condition=models.Q(kind="request", answer=""),
                name="introduction_one_open_request_a_pair",
            ),
            models.UniqueConstraint(
                Least("first", "second"),
                Greatest("first", "second"),
                "event",
                condition=models.Q(kind="event"),
                name="introduction_once_an_event",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} – {self.second}"

    @property
    def is_from_tap(self) -> bool:
        """Whether somebody asked by noting at an event that they met: it has no message then."""
        return self.kind == self.Kind.REQUEST and self.event_id is not None and not self.message
