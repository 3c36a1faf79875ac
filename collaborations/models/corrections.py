"""That a record was corrected: how often, when last, and for which party."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .collaboration import Party


class Correctable(models.Model):
    """A record that its parties may correct. Who changed which fact is in the history; this is what the page says.

    ``corrections`` is the version, too: a form that was opened at another number is refused.
    """

    corrections = models.PositiveSmallIntegerField(default=0, editable=False)
    corrected_on = models.DateField(_("corrected on"), null=True, blank=True, editable=False)
    corrected_by = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    class Meta:
        abstract = True
