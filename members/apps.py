from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    """Who we are: organizations, their people, what they know and look for."""

    name = "members"
    verbose_name = _("Members")
