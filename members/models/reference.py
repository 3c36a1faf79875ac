"""What every organization is described with: governorates, themes and their topics.

Rows come from ``load_reference_data``; themes carry OECD-DAC purpose codes (Creditor Reporting System).
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cop_portal.translations.names import ThreeNames


class Governorate(ThreeNames):
    """One of Iraq's 19 governorates, by its ISO 3166-2 code. Nothing in the portal is placed more finely."""

    code = models.CharField(
        _("code"), max_length=5, unique=True, help_text=_("ISO 3166-2, for example IQ-NI.")
    )
    is_in_kurdistan_region = models.BooleanField(_("in the Kurdistan Region"), default=False)

    class Meta:
        ordering = ["name_en"]
        verbose_name = _("governorate")
        verbose_name_plural = _("governorates")


class Theme(ThreeNames):
    """The upper level of the taxonomy of topics."""

    slug = models.SlugField(_("address on the portal"), max_length=80, unique=True)
    position = models.PositiveSmallIntegerField(pgettext_lazy("place in a list", "position"), default=0)

    class Meta:
        ordering = ["position"]
        verbose_name = _("theme")
        verbose_name_plural = _("themes")


class Topic(ThreeNames):
    """The lower level: what an organization offers, wants to learn, or works on."""

    theme = models.ForeignKey(Theme, models.PROTECT, related_name="topics", verbose_name=_("theme"))
    slug = models.SlugField(_("address on the portal"), max_length=80, unique=True)
    position = models.PositiveSmallIntegerField(pgettext_lazy("place in a list", "position"), default=0)
    dac_code = models.CharField(
        _("OECD-DAC purpose code"), max_length=5, help_text=_("Five digits of the Creditor Reporting System.")
    )
    # Other words people search with; in all three languages, since a search in any of them must find the topic.
    synonyms_en = ArrayField(
        models.CharField(max_length=120),
        default=list,
        blank=True,
        verbose_name=_("other words in English"),
        help_text=_("What people also search by, with commas between."),
    )
    synonyms_ar = ArrayField(
        models.CharField(max_length=120),
        default=list,
        blank=True,
        verbose_name=_("other words in Arabic"),
        help_text=_("What people also search by, with commas between."),
    )
    synonyms_ckb = ArrayField(
        models.CharField(max_length=120),
        default=list,
        blank=True,
        verbose_name=_("other words in Kurdish (Sorani)"),
        help_text=_("What people also search by, with commas between."),
    )

    class Meta:
        ordering = ["theme__position", "position"]
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
