"""What keeps a profile true: confirmations of its sections, and what somebody has begun to write."""

import pghistory
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop_portal.history import every_change

from .organization import Organization


@pghistory.track(*every_change())
class SectionConfirmation(models.Model):
    """The day on which a representative last said that a section of the profile is still true."""

    class Section(models.TextChoices):
        """The sections of a profile, in the order of its page."""

        ABOUT = "about", _("About")
        OFFERS = "offers", _("Can share")
        NEEDS = "needs", _("Wants to learn")
        PROJECTS = "projects", _("Projects")
        CONTACT = "contact", _("Contact")
        REGISTRATION = "registration", _("Registration")

    organization = models.ForeignKey(
        Organization,
        models.CASCADE,
        related_name="section_confirmations",
        verbose_name=_("organization"),
    )
    section = models.CharField(_("section"), max_length=15, choices=Section.choices)
    confirmed_on = models.DateField(_("confirmed"))
    # None: confirmed before each section had a day of its own, when nobody kept who it was.
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)

    class Meta:
        verbose_name = _("confirmation of a section")
        verbose_name_plural = _("confirmations of sections")
        constraints = [
            models.UniqueConstraint(fields=["organization", "section"], name="sectionconfirmation_once"),
        ]

    def __str__(self) -> str:
        return self.get_section_display()


class StillTrueReminder(models.Model):
    """That the representatives of an organization were mailed, on a day, that its profile asks "still true?"."""

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="+")
    sent_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "sent_on"], name="stilltruereminder_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.organization} {self.sent_on}"


class ProfileDraft(models.Model):
    """What one person has typed into a form of a profile and not saved yet; nobody else ever reads it.

    It lies here and not in the browser, so that a taken phone shows nothing. ``form`` names the form, ``data`` is its
    fields as they were sent.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="profile_drafts")
    organization = models.ForeignKey(Organization, models.CASCADE, related_name="+")
    form = models.CharField(max_length=120)
    data = models.JSONField(default=dict)
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "organization", "form"], name="profiledraft_once"),
        ]

    def __str__(self) -> str:
        return self.form
