"""What an organization is in the world of records: its registrations, offices, earlier names and grants."""

import pghistory
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.utils.translation import gettext_lazy as _

from cop_portal.documents.models import Document, keeps_document
from cop_portal.history import every_change
from cop_portal.translations.texts import TextLanguage

from .organization import Audience, Organization
from .reference import Governorate


@pghistory.track(*every_change())
class OtherName(models.Model):
    """A name or an acronym that people also know an organization by: a former one, or one in use beside the first."""

    class Kind(models.TextChoices):
        FORMER_NAME = "former_name", _("former name")
        FORMER_ACRONYM = "former_acronym", _("former acronym")
        OTHER_NAME = "other_name", _("other name")

    # Names it in addresses.
    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="known_as", verbose_name=_("organization")
    )
    kind = models.CharField(_("what it is"), max_length=15, choices=Kind.choices)
    language = models.CharField(_("language"), max_length=3, choices=TextLanguage.choices)
    name = models.CharField(_("name"), max_length=200)

    class Meta:
        ordering = ["kind", "language", "name"]
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        constraints = [
            models.UniqueConstraint(fields=["organization", "name"], name="othername_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="othername_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track(*every_change())
class Office(models.Model):
    """An office, by its governorate: nothing in the portal is placed more finely, so that nobody finds a door by it."""

    # Names it in addresses.
    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="offices", verbose_name=_("organization")
    )
    governorate = models.ForeignKey(
        Governorate, models.PROTECT, related_name="offices", verbose_name=_("governorate")
    )
    is_head = models.BooleanField(_("head office"), default=False)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    phone_audience = models.CharField(
        _("who may see the phone number"), max_length=10, choices=Audience.choices, default=Audience.PARTNERS
    )

    class Meta:
        ordering = ["-is_head", "governorate__name_en"]
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        constraints = [
            models.UniqueConstraint(fields=["organization", "governorate"], name="office_governorate_once"),
            models.UniqueConstraint(
                fields=["organization"], condition=models.Q(is_head=True), name="office_one_head"
            ),
        ]

    def __str__(self) -> str:
        return str(self.governorate)


@pghistory.track(*every_change())
class SubGrant(models.Model):
    """A prime member passes a part of its grant on to a sub-grantee. Search's staff, who see the awards, write it."""

    prime = models.ForeignKey(
        Organization, models.CASCADE, related_name="sub_grants", verbose_name=_("prime member")
    )
    sub = models.ForeignKey(
        Organization, models.CASCADE, related_name="prime_grants", verbose_name=_("sub-grantee")
    )

    class Meta:
        ordering = ["prime__name_en", "sub__name_en"]
        verbose_name = _("sub-grant")
        verbose_name_plural = _("sub-grants")
        constraints = [
            models.UniqueConstraint(fields=["prime", "sub"], name="subgrant_once"),
            models.CheckConstraint(condition=~models.Q(prime=models.F("sub")), name="subgrant_of_two"),
        ]

    def __str__(self) -> str:
        return f"{self.prime} – {self.sub}"


@pghistory.track(*every_change())
class Registration(models.Model):
    """An organization's legal registration."""

    class Authority(models.TextChoices):
        FEDERAL = "federal", _("NGO Directorate, Baghdad")
        KURDISTAN = "kurdistan", _("Department of NGOs, Kurdistan Region")
        FOREIGN = "foreign", _("registered outside Iraq")

    # Names the registration in addresses.
    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="registrations", verbose_name=_("organization")
    )
    authority = models.CharField(_("authority"), max_length=10, choices=Authority.choices)
    number = models.CharField(_("registration number"), max_length=60)
    issued_on = models.DateField(_("issued"), null=True, blank=True)
    expires_on = models.DateField(_("expires"), null=True, blank=True)

    file = models.ForeignKey(
        Document, models.PROTECT, related_name="+", null=True, blank=True, verbose_name=_("file")
    )
    file_audience = models.CharField(
        _("who may open the file"), max_length=10, choices=Audience.choices, default=Audience.PARTNERS
    )

    class Meta:
        ordering = ["authority", "-expires_on"]
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        constraints = [
            # Not once in the portal: a refusal would tell who types a number from a public register that its
            # organization, which may be hidden, is a member. Likely duplicates are shown to staff.
            models.UniqueConstraint(
                fields=["organization", "authority", "number"], name="registration_number_once"
            ),
            models.CheckConstraint(
                condition=models.Q(expires_on__isnull=True)
                | models.Q(issued_on__isnull=True)
                | models.Q(expires_on__gt=models.F("issued_on")),
                name="registration_expires_after_issue",
            ),
        ]
        triggers = [keeps_document("registration_keeps_file", "file_id")]

    def __str__(self) -> str:
        return self.number
