"""What a profile that nobody has confirmed for a year says about that."""

from __future__ import annotations

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cop_portal.dates import format_date, today
from members.models import Organization

from .freshness import old_before


def freshness_notice(organization: Organization, *, may_edit: bool) -> SafeString | str:
    """The notice on its page; empty where the profile was confirmed within a year, or the organization is newer.

    Who may edit it is shown the way to confirm it.
    """
    confirmed = organization.profile_confirmed_on
    if organization.is_convenor or (confirmed or organization.member_since) >= old_before(today()):
        return ""
    date = {"date": format_date(confirmed)} if confirmed else {}
    if not may_edit:
        if confirmed:
            return _("This profile was last confirmed on %(date)s. Some of it may be out of date.") % date
        return _("Nobody has confirmed this profile yet. Some of it may be out of date.")
    if confirmed:
        text = (
            _("Your profile was last confirmed on %(date)s. Members read here that it may be out of date.")
            % date
        )
    else:
        text = _("Nobody has confirmed your profile yet. Members read here that it may be out of date.")
    url = reverse("members:still_true", args=[organization.slug])
    return format_html('{} <a href="{}">{}</a>', text, url, _("Say what is still true"))
