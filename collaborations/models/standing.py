"""A thread that rests: paused for a while with a reason, or concluded with its lessons."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cop_portal.translations.texts import TextLanguage

from .collaboration import Collaboration, Party
from .corrections import Correctable


class Rest(Correctable):
    """A dated row that stands over the other facts until it ends. Staff see that there is one, and its dates; its words
    are the parties' own."""

    class Kind(models.TextChoices):
        PAUSED = "paused", _("paused")
        CONCLUDED = "concluded", _("concluded")

    collaboration = models.ForeignKey(Collaboration, models.PROTECT, related_name="rests")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)
    # The reason of a pause; the lessons of what is concluded.
    text = models.TextField(_("reason or lessons"))
    language = models.CharField(max_length=3, choices=TextLanguage.choices, default=TextLanguage.ENGLISH)
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["since", "pk"]
        verbose_name = _("pause or conclusion")
        verbose_name_plural = _("pauses and conclusions")
        constraints = [
            models.UniqueConstraint(
                fields=["collaboration"],
                condition=models.Q(until__isnull=True),
                name="rest_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
                name="rest_ends_after_it_began",
            ),
            models.CheckConstraint(condition=~models.Q(text=""), name="rest_with_words"),
        ]
