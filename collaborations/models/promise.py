"""What was promised, who moved it to whom, and what shows that it is done."""

import uuid

from django.conf import settings
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.utils.translation import gettext_lazy as _

from cop_portal.documents.models import Document, keeps_document
from cop_portal.translations.texts import TextLanguage

from .collaboration import Collaboration, Party
from .corrections import Correctable
from .meeting import FollowUpMeeting


class ActionPoint(Correctable):
    """Something a party promised. Open ones stay on the page until done or dropped."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    collaboration = models.ForeignKey(Collaboration, models.PROTECT, related_name="action_points")
    meeting = models.ForeignKey(
        FollowUpMeeting, models.PROTECT, null=True, blank=True, related_name="action_points"
    )
    party = models.ForeignKey(
        Party, models.PROTECT, related_name="action_points", verbose_name=_("who does it")
    )
    # Of the party, where it is one person's to do.
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="action_points",
        verbose_name=_("who does it there"),
    )
    what = models.CharField(_("what"), max_length=200)
    language = models.CharField(max_length=3, choices=TextLanguage.choices, default=TextLanguage.ENGLISH)
    due_on = models.DateField(_("due"), null=True, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_on = models.DateField()
    done_on = models.DateField(_("done"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    evidence = models.CharField(_("what shows it"), max_length=300, blank=True)
    dropped_on = models.DateField(null=True, blank=True)
    # Whose reason it is: nobody else puts it in other words.
    dropped_by = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    drop_reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("action point")
        verbose_name_plural = _("action points")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(done_on__isnull=True) | models.Q(dropped_on__isnull=True),
                name="actionpoint_done_or_dropped",
            ),
            models.CheckConstraint(
                condition=models.Q(dropped_on__isnull=True) | ~models.Q(drop_reason=""),
                name="actionpoint_dropped_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.what


class ActionPointMove(models.Model):
    """An action point went to another party, another person of it or another day, and why; the parties read it."""

    action_point = models.ForeignKey(ActionPoint, models.PROTECT, related_name="moves")
    from_party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    from_person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    to_party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    to_person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    # The day by which it was due, and is now: the same where only somebody else does it.
    from_due_on = models.DateField(null=True, blank=True)
    to_due_on = models.DateField(null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300)
    moved_on = models.DateField()
    moved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    # Whose reason it is, whoever of it wrote it down.
    by_party = models.ForeignKey(Party, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["moved_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="actionpointmove_with_reason")
        ]


class ActionPointFile(models.Model):
    """A file that shows that an action point is done. The parties' own, as its words are."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    action_point = models.OneToOneField(ActionPoint, models.PROTECT, related_name="file")
    document = models.ForeignKey(Document, models.PROTECT, related_name="+", verbose_name=_("file"))

    class Meta:
        triggers = [keeps_document("actionpointfile_keeps_document", "document_id")]
