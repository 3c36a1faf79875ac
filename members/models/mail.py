"""What people want to hear by mail, and what waits for their weekly one."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.mail_kinds import MailKind


class MailChoice(models.Model):
    """How often a person wants mails of one kind. Without a row: at once, action points weekly."""

    class Frequency(models.TextChoices):
        AT_ONCE = "at_once", _("at once")
        WEEKLY = "weekly", _("once a week, in one mail")
        OFF = "off", _("not by mail")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mail_choices")
    kind = models.CharField(max_length=15, choices=MailKind.choices)
    frequency = models.CharField(max_length=10, choices=Frequency.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "kind"], name="mailchoice_once"),
            # What was promised comes in the weekly mail, and never more often.
            models.CheckConstraint(
                condition=~models.Q(kind="promises", frequency="at_once"), name="mailchoice_promises_weekly"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.get_frequency_display()}"


class WaitingMail(models.Model):
    """A mail of a kind that a person wants weekly. Only that there was one: the weekly mail counts them."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=15, choices=MailKind.choices)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]


class WeeklyMail(models.Model):
    """When a person got the weekly mail last. One row a person, locked while it is sent: nobody gets two in a week."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    sent_on = models.DateField(null=True)
