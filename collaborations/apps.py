from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CollaborationsConfig(AppConfig):
    """What comes of it: introductions, follow-up meetings, memoranda, joint activities."""

    name = "collaborations"
    verbose_name = _("Collaborations")
