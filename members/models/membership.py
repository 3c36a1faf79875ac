"""A person in an organization, and the invitation that brought them."""

import datetime
import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cop_portal.translations.texts import TextLanguage

from .organization import Audience, Organization

# How long an invitation can be used.
INVITATION_LIFETIME = datetime.timedelta(days=14)
# How soon it can be sent again; a double click within it makes nothing new.
RESEND_AFTER = datetime.timedelta(minutes=5)


class Role(models.TextChoices):
    """What a person may do for an organization."""

    REPRESENTATIVE = "representative", _("representative")
    COLLEAGUE = "colleague", _("colleague")


class Membership(models.Model):
    """A person in an organization. It ends by its date; a person who returns gets a new row."""

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="memberships", verbose_name=_("organization")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships", verbose_name=_("person")
    )
    role = models.CharField(_("role"), max_length=15, choices=Role.choices)
    position = models.CharField(
        pgettext_lazy("what one does in an organization", "position"),
        max_length=120,
        blank=True,
        help_text=_("For example: director."),
    )
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email_audience = models.CharField(
        _("who may see the e-mail address"),
        max_length=10,
        choices=Audience.choices,
        default=Audience.PARTNERS,
    )
    phone_audience = models.CharField(
        _("who may see the phone number"), max_length=10, choices=Audience.choices, default=Audience.PARTNERS
    )
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        ordering = ["-role", "user__name"]
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "user"],
                condition=models.Q(until__isnull=True),
                name="membership_one_open",
            ),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
                name="membership_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.organization})"


class InvitationQuerySet(models.QuerySet):
    """Invitations by what became of them."""

    def open(self) -> "InvitationQuerySet":
        """Those that can still be accepted."""
        return self.filter(accepted_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=timezone.now())


class Invitation(models.Model):
    """The only way in. For one address, once, within 14 days; its link is mailed and only a hash of it is kept."""

    class Kind(models.TextChoices):
        REPRESENTATIVE = "representative", _("representative")
        COLLEAGUE = "colleague", _("colleague")
        STAFF = "staff", _("Search staff")
        OBSERVER = "observer", _("observer")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("invited as"), max_length=15, choices=Kind.choices)
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="invitations",
        verbose_name=_("organization"),
    )
    email = models.EmailField(_("e-mail address"))
    name = models.CharField(_("name"), max_length=150, blank=True)
    position = models.CharField(
        pgettext_lazy("what one does in an organization", "position"), max_length=120, blank=True
    )
    language = models.CharField(
        _("language of the invitation"),
        max_length=3,
        choices=TextLanguage.choices,
        default=TextLanguage.ENGLISH,
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="invitations_sent",
        verbose_name=_("invited by"),
    )
    created_at = models.DateTimeField(_("invited"), default=timezone.now)
    sent_at = models.DateTimeField(_("last sent"), default=timezone.now)
    expires_at = models.DateTimeField(_("expires"))
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="invitations_accepted"
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["representative", "colleague"], organization__isnull=False)
                | models.Q(kind__in=["staff", "observer"], organization__isnull=True),
                name="invitation_kind_fits_organization",
            ),
            models.CheckConstraint(
                condition=models.Q(accepted_at__isnull=True, accepted_by__isnull=True)
                | models.Q(accepted_at__isnull=False, accepted_by__isnull=False),
                name="invitation_accepted_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(accepted_at__isnull=True) | models.Q(withdrawn_at__isnull=True),
                name="invitation_accepted_or_withdrawn",
            ),
            models.UniqueConstraint(
                fields=["organization", "email"],
                condition=models.Q(accepted_at__isnull=True, withdrawn_at__isnull=True),
                nulls_distinct=False,
                name="invitation_one_pending",
            ),
        ]

    def __str__(self) -> str:
        return self.email
