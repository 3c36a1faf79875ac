"""A member organization and what is said of it."""

import pghistory
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cop_portal.documents.models import Document, keeps_document
from cop_portal.history import every_change
from cop_portal.translations.names import ThreeNames
from cop_portal.translations.scripts import script_direction
from cop_portal.translations.texts import TranslatedText, text_constraints

from .reference import Governorate


class Audience(models.TextChoices):
    """Who may read a field; each is contained in the one before."""

    MEMBERS = "members", _("members")
    PARTNERS = "partners", _("partners")
    STAFF = "staff", _("Search staff")


@pghistory.track(*every_change())
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

    class SizeBand(models.TextChoices):
        """How many people work for it, paid or not."""

        UP_TO_5 = "1-5", _("1 to 5 people")
        FROM_6 = "6-20", _("6 to 20 people")
        FROM_21 = "21-50", _("21 to 50 people")
        FROM_51 = "51-200", _("51 to 200 people")
        FROM_201 = "201+", _("more than 200 people")

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
    size_band = models.CharField(_("size"), max_length=6, choices=SizeBand.choices, blank=True)
    # None: it has not said. "No" is never supposed of anybody.
    is_women_led = models.BooleanField(
        _("women-led"), null=True, blank=True, help_text=_("Women direct it or have most seats on its board.")
    )
    logo = models.ForeignKey(
        Document, models.PROTECT, related_name="+", null=True, blank=True, verbose_name=_("logo")
    )
    governorates = models.ManyToManyField(
        Governorate, related_name="organizations", blank=True, verbose_name=_("works in")
    )
    member_since = models.DateField(_("member since"))
    # The oldest day of its sections' confirmations, once there is one for each: what lists are sorted and counted by.
    profile_confirmed_on = models.DateField(_("profile confirmed"), null=True, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    email_audience = models.CharField(max_length=10, choices=Audience.choices, default=Audience.MEMBERS)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    phone_audience = models.CharField(max_length=10, choices=Audience.choices, default=Audience.PARTNERS)
    website = models.URLField(_("website"), blank=True)
    website_audience = models.CharField(max_length=10, choices=Audience.choices, default=Audience.MEMBERS)

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
        triggers = [keeps_document("organization_keeps_logo", "logo_id")]

    def get_absolute_url(self) -> str:
        return reverse("members:profile", args=[self.slug])

    @property
    def short_name(self) -> str:
        """What sentences call it: the short name in the reader's language, else the acronym, else the name.

        An acronym is passed over where the name is in Arabic letters and it is not: readers of the one do not read
        the other.
        """
        short = getattr(self, f"short_name_{self.name_language}")
        in_same_letters = self.name_language == "en" or script_direction(self.acronym) == "rtl"
        return short or (self.acronym if in_same_letters else "") or self.name

    @property
    def is_convenor(self) -> bool:
        return self.kind == self.Kind.CONVENOR


@pghistory.track(*every_change(), obj_field=None)
class WorksIn(Organization.governorates.through):  # type: ignore[name-defined]
    """That an organization works in a governorate, for its history."""

    class Meta:
        proxy = True


@pghistory.track(*every_change())
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


@pghistory.track(*every_change())
class OrganizationText(TranslatedText):
    """An organization's longer texts: its mission (field ``mission``)."""

    owner = models.ForeignKey(Organization, models.CASCADE, related_name="texts")

    class Meta:
        constraints = text_constraints("organizationtext")
