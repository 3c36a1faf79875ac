"""An attendance list that staff pasted and have not saved yet."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .event import Event


class AttendanceList(models.Model):
    """A pasted list of who came, kept on the server while staff review how each line was understood.

    Only what was pasted (``text``) and what staff said of it (``decisions``, see ``events.attendance.review``) is kept;
    what the lines mean is read from it anew each time. Once its lines are presence its text is erased, and one that
    nobody saved goes after some days: it holds people's names.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="attendance_lists", verbose_name=_("event"))
    text = models.TextField(_("list"), blank=True)
    decisions = models.JSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    saved_at = models.DateTimeField(null=True, blank=True)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-made_at"]
        verbose_name = _("pasted list")
        verbose_name_plural = _("pasted lists")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(saved_at__isnull=True) | models.Q(text=""),
                name="attendancelist_saved_is_empty",
            ),
        ]

    def __str__(self) -> str:
        return str(self.public_id)
