"""A member organization and what is said of it."""

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cop_portal.translations.names import ThreeNames
from cop_portal.translations.texts import TranslatedText, text_constraints

from .reference import Governorate


class Audience(models.TextChoices):
    """Who may read a field; each is contained in the one before."""

    MEMBERS = "members", _("members")
    PARTNERS = "partners", _("partners")
    STAFF = "staff", _("Search staff")


class Organization(ThreeNames):
    """An organization of the community, or its convenor (never counted as a member)."""

    class Kind(models.TextChoices):
        CONVENOR = "convenor", _("convenor")
        NATIONAL = "national", _("national organization")
        LOCAL = "local", _("local organization")
        INTERNATIONAL = "international", _("international organization")
        FOUNDATION = "foundation", _("foundation")
        ASSOCIATION = "association", _("association")
        COALITION = "coalition", _("coalition")
        UNION = "union", _("union")
        RESEARCH_CENTER = "research_center", _("research center")

    class GrantRole(models.TextChoices):
        PRIME = "prime", _("prime member")
        SUB = "sub", _("sub-grantee")

    class Visibility(models.TextChoices):
        LISTED = "listed", _("listed")
        DISCREET = "discreet", _("discreet")
        HIDDEN = "hidden", _("hidden")

    slug = models.SlugField(_("address on the portal"), max_length=80, unique=True)
    acronym = models.CharField(_("acronym"), max_length=20, blank=True)
    # "Al Noor" for Al Noor Foundation: what sentences call it. Empty where the acronym or the name serves.
    short_name_en = models.CharField(_("short name in English"), max_length=60, blank=True)
    short_name_ar = models.CharField(_("short name in Arabic"), max_length=60, blank=True)
    short_name_ckb = models.CharField(_("short name in Kurdish (Sorani)"), max_length=60, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    grant_role = models.CharField(
        _("in the community as"), max_length=5, choices=GrantRole.choices, blank=True
    )
    visibility = models.CharField(
        _("visibility"),
        max_length=10,
        choices=Visibility.choices,
        default=Visibility.LISTED,
        help_text=_(
            "Listed: all members see it. Discreet: its partners and those it was at an event with. "
            "Hidden: only the parties of its collaborations, inside these."
        ),
    )
    governorates = models.ManyToManyField(
        Governorate, related_name="organizations", blank=True, verbose_name=_("works in")
    )
    member_since = models.DateField(_("member since"))
    profile_confirmed_on = models.DateField(_("profile confirmed"), null=True, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    email_audience = models.CharField(max_length=10, choices=Audience.choices, default=Audience.MEMBERS)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    phone_audience = models.CharField(max_length=10, choices=Audience.choices, default=Audience.PARTNERS)
    website = models.URLField(_("website"), blank=True)

    class Meta:
        ordering = ["name_en"]
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        constraints = [
            models.UniqueConstraint(
                fields=["kind"], condition=models.Q(kind="convenor"), name="organization_one_convenor"
            ),
            models.CheckConstraint(
                condition=models.Q(kind="convenor", grant_role="") | ~models.Q(kind="convenor"),
                name="organization_convenor_has_no_grant_role",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("members:profile", args=[self.slug])

    @property
    def short_name(self) -> str:
        """What sentences call it: the short name in the reader's language, else the acronym, else the name."""
        return getattr(self, f"short_name_{self.name_language}") or self.acronym or self.name

    @property
    def is_convenor(self) -> bool:
        return self.kind == self.Kind.CONVENOR


class OrganizationLanguage(models.Model):
    """A language an organization works in."""

    class Language(models.TextChoices):
        ARABIC = "ar", _("Arabic")
        SORANI = "ckb", _("Kurdish (Sorani)")
        BADINI = "kmr", _("Kurdish (Badini)")
        ENGLISH = "en", _("English")
        TURKMEN = "tk", _("Turkmen")
        SYRIAC = "syr", _("Syriac")

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="languages")
    language = models.CharField(_("language"), max_length=3, choices=Language.choices)

    class Meta:
        verbose_name = _("language")
        verbose_name_plural = _("languages")
        constraints = [
            models.UniqueConstraint(fields=["organization", "language"], name="organization_language_once"),
        ]

    def __str__(self) -> str:
        return self.get_language_display()


class OrganizationText(TranslatedText):
    """An organization's longer texts: its mission (field ``mission``)."""

    owner = models.ForeignKey(Organization, models.CASCADE, related_name="texts")

    class Meta:
        constraints = text_constraints("organizationtext")


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

    def __str__(self) -> str:
        return self.number
