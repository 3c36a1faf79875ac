"""Why two organizations meet, said to staff of both of them."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cop_portal.ui.templatetags.ui import isolated
from events.company.reasons import Kind, Reason
from events.company.words import Names, listed
from members.models import Organization


def told_of_two(reason: Reason, names: Names, first: Organization, second: Organization) -> SafeString:
    """``reason``, which was found for ``first`` about ``second``, as one sentence: "WEO can share what the other wants
    to learn about: gender quotas."."""
    texts = {
        Kind.THEY_SHARE: _("{second} can share what {first} wants to learn about: {topics}."),
        Kind.THEY_WANT: _("{first} can share what {second} wants to learn about: {topics}."),
        Kind.SAME_WORK_HERE: _("Both plan or run work on {topics} in {places}."),
        Kind.SAME_WORK: _("Both plan or run work on {topics}."),
        Kind.PLACE: _("Both work in {places}."),
        Kind.THEME: _("What one can share is close to what the other wants: {themes}."),
    }
    return format_html(
        texts[reason.kind],
        first=isolated(first.short_name),
        second=isolated(second.short_name),
        topics=listed(reason.topics, names.topics),
        places=listed(reason.places, names.places),
        themes=listed(reason.themes, names.themes),
    )
