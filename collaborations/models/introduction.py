"""How two organizations come into a thread: introduced at an event, suggested by staff, or asked for."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models.functions import Greatest, Least
from django.utils.translation import gettext_lazy as _

from cop_portal.dates import Precision
from cop_portal.translations.texts import TextLanguage
from events.models import Event
from members.models import Organization

from .collaboration import Collaboration


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
    # Whether the asker came to it by a suggestion of the portal: what joins the two.
    was_suggested = models.BooleanField(default=False, editable=False)
    # What the asker ticked for the day it is in: "other members may see that we work together".
    asker_shown_to_members = models.BooleanField(default=False, editable=False)
    # A request that nobody answered in time has lapsed by its date (``introductions/lapsing.py``); it is written here
    # when the two ask each other anew.
    lapsed_on = models.DateField(null=True, blank=True, editable=False)

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
            models.CheckConstraint(
                condition=models.Q(lapsed_on__isnull=True) | models.Q(kind="request", answer=""),
                name="introduction_lapsed_without_an_answer",
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
                condition=models.Q(kind="request", answer="", lapsed_on__isnull=True),
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


class Suggestion(models.Model):
    """Search staff suggest two organizations to each other, outside an event. Each answers on its own; once both have
    said yes there is an introduction. Nobody learns what the other said before both are in.

    Where one of the two may not know of the other, it is asked only after the other has said yes: ``asks_second_from``
    (and ``asks_first_from``) is the day since when a side is asked, None while it waits for the other's yes.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    first = models.ForeignKey(Organization, models.PROTECT, related_name="suggestions_as_first")
    second = models.ForeignKey(Organization, models.PROTECT, related_name="suggestions_as_second")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_on = models.DateField()
    # Why staff think so: both read it.
    reason = models.CharField(_("why the two should meet"), max_length=500, blank=True)
    reason_language = models.CharField(
        max_length=3, choices=TextLanguage.choices, default=TextLanguage.ENGLISH
    )
    asks_first_from = models.DateField(null=True, blank=True)
    asks_second_from = models.DateField(null=True, blank=True)
    # Where neither may know of the other, staff have confirmed that who is asked first is told of the other one.
    told_by_staff = models.BooleanField(default=False, editable=False)
    # Whether one of the two was asked only once the other had said yes; then that yes is no secret before it.
    asked_in_turn = models.BooleanField(default=False, editable=False)
    # Ended without an introduction: taken back by staff, or lapsed (then written when it is noticed; the date of
    # lapsing follows from the dates above). An answer that was not yes does not end it: the other could read it there.
    ended_on = models.DateField(null=True, blank=True)
    introduction = models.OneToOneField(
        Introduction, models.PROTECT, null=True, blank=True, related_name="suggestion"
    )

    class Meta:
        ordering = ["-made_on", "-pk"]
        verbose_name = _("suggested introduction")
        verbose_name_plural = _("suggested introductions")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(first=models.F("second")), name="suggestion_of_two_organizations"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on__isnull=True) | models.Q(introduction__isnull=True),
                name="suggestion_ended_or_introduced",
            ),
            models.UniqueConstraint(
                Least("first", "second"),
                Greatest("first", "second"),
                condition=models.Q(ended_on__isnull=True, introduction__isnull=True),
                name="suggestion_one_open_a_pair",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} – {self.second}"


class SuggestionAnswer(models.Model):
    """What one of the two said to a suggestion. The reason stays with the organization that gave it."""

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="answers")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    answer = models.CharField(max_length=10, choices=Introduction.Answer.choices)
    reason = models.CharField(max_length=500, blank=True)
    # What it ticked when it said yes: "other members may see that we work together".
    shown_to_members = models.BooleanField(default=False)
    answered_on = models.DateField()
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["suggestion", "organization"], name="suggestionanswer_once")
        ]


class SetAside(models.Model):
    """An organization does not want another one suggested to it by the portal again. Its own affair: nobody else, staff
    included, reads it."""

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="set_aside")
    other = models.ForeignKey(Organization, models.CASCADE, related_name="+")
    set_on = models.DateField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "other"], name="setaside_once"),
            models.CheckConstraint(
                condition=~models.Q(organization=models.F("other")), name="setaside_of_another"
            ),
        ]
