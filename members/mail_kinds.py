"""What the portal writes to people about, as they can turn it off or have it weekly."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MailKind(models.TextChoices):
    """One kind of mail. Mails about one's own account and its safety are of no kind: they always come."""

    INTRODUCTIONS = "introductions", _("requests for an introduction and their answers")
    MEETINGS = "meetings", _("follow-up meetings")
    PROMISES = "promises", _("action points")
    MOUS = "mous", _("memoranda of understanding")
    ACTIVITIES = "activities", _("joint activities")
    CHANGES = "changes", _("changes in your collaborations")
    REMINDERS = "reminders", _("reminders that something waits for you")
    EVENTS = "events", _("events")
