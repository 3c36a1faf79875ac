"""What the page of an event on the desk leads to, and its buttons."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cop_portal.dates import today
from cop_portal.refusals import Refused
from events.actions import (
    announce_event,
    cancel_event,
    close_event,
    copy_event,
    invite_organizations,
    reopen_event,
)
from events.cancelling import refuse_cancelling, what_cancelling_does
from events.closing import may_be_closed
from events.inviting import members_to_invite
from events.models import Event
from members.admin.base import Button, Link

from .event_form import AnnounceForm, CancelForm, CopyForm, InviteForm


def _has_begun(row: Event) -> bool:
    return row.cancelled_on is None and row.starts_on <= today()


def _page(label: Any, name: str, when: Any = lambda row: True) -> Link:
    """A link to one of the event's own pages."""
    return Link(label, lambda row: reverse(name, args=[row.slug]), lambda request, row: when(row))


LINKS = (
    _page(_("Who came"), "events:presence", _has_begun),
    _page(
        _("Paste a list of who came"),
        "events:paste_list",
        lambda row: _has_begun(row) and row.closed_on is None,
    ),
    _page(_("Who meets whom"), "events:pairing", lambda row: row.cancelled_on is None),
    _page(_("Sign-in sheet"), "events:sheet", lambda row: row.cancelled_on is None),
    _page(_("Files"), "events:files"),
)


def _announce(request: HttpRequest, row: Event, data: dict[str, Any]) -> Any:
    announce_event(event=row, by=request.user, on=data.get("on"))
    return _("The event is announced.")


def _cannot_be_cancelled(row: Event) -> Any:
    """Why ``row`` cannot be cancelled, with the way to who came; empty where it can."""
    try:
        refuse_cancelling(row)
    except Refused as refused:
        page = reverse("events:presence", args=[row.slug])
        return format_html('{} <a href="{}">{}</a>', refused.message, page, gettext("Who came"))
    return ""


def _cancel(request: HttpRequest, row: Event, data: dict[str, Any]) -> Any:
    cancel_event(event=row, by=request.user, reason=data["reason"])
    return _("The event is cancelled. Members read why on its page.")


def _invite(request: HttpRequest, row: Event, data: dict[str, Any]) -> Any:
    organizations = list(members_to_invite(**data))
    invite_organizations(event=row, by=request.user, organizations=organizations)
    said = gettext("Organizations that you have invited: %(count)s. All who are invited are listed below.")
    return said % {"count": len(organizations)}


def _close(request: HttpRequest, row: Event, data: dict[str, Any]) -> Any:
    close_event(event=row, by=request.user)
    return _("The event is closed.")


def _reopen(request: HttpRequest, row: Event, data: dict[str, Any]) -> Any:
    reopen_event(event=row, by=request.user)
    return _("The event is open again: who came can be changed.")


def _copy(request: HttpRequest, row: Event, data: dict[str, Any]) -> Any:
    draft = copy_event(event=row, by=request.user, starts_on=data["starts_on"])
    messages.success(request, _("This is the draft. Look it through and announce it when it is ready."))
    return redirect("admin:events_event_change", draft.pk)


BUTTONS = (
    Button(
        "announce",
        _("Announce it"),
        _("Members will see the event. Where it is still to come, their representatives get a mail."),
        _announce,
        when=lambda request, row: row.state == "draft",
        form=AnnounceForm,
    ),
    Button(
        "invite",
        _("Invite several"),
        _(
            "All that you choose are invited; whoever is invited already stays so. Where the event is announced and "
            "not over, the representatives of those newly invited get a mail."
        ),
        _invite,
        when=lambda request, row: row.open_to == Event.OpenTo.INVITED and row.cancelled_on is None,
        form=InviteForm,
    ),
    Button(
        "close",
        _("Close the event"),
        _(
            "For an event that is over and written down: who came can no longer be changed, and what people said they "
            "need is erased. It can be opened again, but what was erased does not come back."
        ),
        _close,
        when=lambda request, row: may_be_closed(row),
    ),
    Button(
        "reopen",
        _("Open it again"),
        _("Who came, and what else was recorded, can be changed again."),
        _reopen,
        when=lambda request, row: row.closed_on is not None,
    ),
    Button(
        "copy",
        _("Hold it again"),
        _(
            "A new draft gets the names, the description, the place, the program and who is invited. Who answered and "
            "who came, files and the link to join online are not copied. Members see it once you announce it."
        ),
        _copy,
        form=CopyForm,
    ),
    Button(
        "cancel",
        _("Cancel the event"),
        what_cancelling_does,
        _cancel,
        when=lambda request, row: row.cancelled_on is None and row.closed_on is None,
        form=CancelForm,
        is_danger=True,
        refusal=_cannot_be_cancelled,
    ),
)
