"""The panel of an event's page that says who else comes, with whom one has most to talk about, and why.

What can be done with each of them is given by rooms above: ``EVENT_COMPANY_ACTIONS`` in the settings lists functions by
their dotted paths, each called with the request, the event, the organization that the panel is for and the others
in it. It gives HTML by the ids of those with whom something can be done.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Event
from members.acting import own_organizations
from members.directory.page import visibility_note
from members.models import Organization
from members.roles import spoken_for

from .query import Company, Guest, Moment, company_of
from .words import sentence

# So many of the others stand open; what is beyond them is folded.
MOST_OPEN = 12
# So many of those with whom one has most to talk about stand open on a phone.
MOST_ON_PHONES = 3


def company_panel(request: HttpRequest, event: Event) -> SafeString | None:
    """Who else is at ``event``, for people of an organization that is there; nothing for anybody else."""
    own = own_organizations(request)
    company = company_of(event, own, request.user)
    if company is None:
        return None
    actions = _actions(request, event, company)
    most = [_row(guest, company, actions) for guest in company.most]
    others = [_row(guest, company, actions) for guest in company.others]
    folded = others[MOST_OPEN:]
    context = {
        "heading": _heading(company.moment),
        "intro": _intro(company.moment),
        "whose": company.organization if len(own) > 1 else None,
        "most": most,
        "first": most[:MOST_ON_PHONES],
        "second": most[MOST_ON_PHONES:],
        "others": others[:MOST_OPEN],
        "more_label": _folded_label(len(most[MOST_ON_PHONES:]) + len(others)),
        "folded": folded,
        "folded_label": _folded_label(len(folded)),
        "is_empty": not company.most and not company.others,
        "empty": _empty(company),
        "hint": _hint(request, company),
    }
    return render_to_string("events/company.html", context, request=request)


def _actions(request: HttpRequest, event: Event, company: Company) -> dict[int, SafeString]:
    """What can be done with each of the organizations, in the order of the settings."""
    others = [guest.organization for guest in (*company.most, *company.others)]
    found: dict[int, list[SafeString]] = defaultdict(list)
    for path in getattr(settings, "EVENT_COMPANY_ACTIONS", []) if others else []:
        given = import_string(path)(request, event, company.organization, others)
        for organization_id, html in given.items():
            if html:
                found[organization_id].append(html)
    return {pk: format_html_join("", "{}", ((html,) for html in pieces)) for pk, pieces in found.items()}


def _row(guest: Guest, company: Company, actions: dict[int, SafeString]) -> dict[str, Any]:
    organization: Organization = guest.organization
    return {
        "organization": organization,
        "has_profile": guest.has_profile,
        "is_partner": guest.is_partner,
        "joins": sum(reason.joins for reason in guest.reasons),
        "reasons": [sentence(reason, company.names) for reason in guest.reasons],
        "note": visibility_note(organization),
        "actions": actions.get(organization.pk, ""),
    }


def _heading(moment: Moment) -> str:
    if moment is Moment.COMES:
        return _("Who else comes")
    return _("Who else came") if moment is Moment.CAME else _("Who else said yes")


def _intro(moment: Moment) -> str:
    """Who reads the list; organizations weigh what they say by it."""
    if moment is Moment.COMES:
        return _("Only organizations that come, and Search, see who else does.")
    if moment is Moment.CAME:
        return _("Only organizations that came, and Search, see who else did.")
    return _(
        "Your organization said yes and is not recorded among those that came; if it was there, tell Search staff. "
        "These said yes too."
    )


def _folded_label(count: int) -> str:
    if not count:
        return ""
    text = ngettext("%(count)s more organization", "%(count)s more organizations", count)
    return text % {"count": count}


def _empty(company: Company) -> str:
    """Why nobody stands here."""
    if company.moment is Moment.CAME:
        return _("No other organization is recorded yet as having come.")
    if company.moment is Moment.SAID_SO:
        return _("No other organization said yes.")
    if company.organization.said_yes:
        return _("You are the first to say yes. Who follows stands here, with what you can talk about.")
    return _("Nobody else is here yet. Who comes stands here, with what you can talk about.")


def _hint(request: HttpRequest, company: Company) -> dict[str, str] | None:
    """Where nobody stands out although somebody could: what would change it, for who may change it and who may not."""
    if company.most or not company.could_join:
        return None
    if company.has_listed:
        text = _("Nothing that you and they have listed joins you yet. The more you list, the more is found.")
    else:
        text = _("List what you can share and what you want to learn, and it shows here whom to talk to.")
    if company.organization.pk in spoken_for(request.memberships):
        url = reverse("members:edit", args=[company.organization.slug])
        return {"text": text, "url": url, "action": _("Add it to your profile")}
    url = reverse("members:profile", args=[company.organization.slug])
    return {"text": text, "url": url, "action": _("See what your profile says")}
