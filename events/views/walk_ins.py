"""A walk-in is invited to become a member."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.translation import gettext as _

from cop_portal.refusals import Refused
from events.actions.meanwhile import marks_of_line
from events.actions.walk_ins import invite_walk_in
from events.models import Event
from events.presence.invite_form import WalkInForm
from events.presence.page import refusal_of
from events.visibility import people_present_visible_to
from members.actions.editing import RemovedMeanwhile
from members.drafts.comparing import line_of

from .presence_parts import for_staff, line_or_gone, page_url, raise_gone


@for_staff("GET", "HEAD", "POST")
def invite(request: HttpRequest, event: Event, public_id: UUID) -> HttpResponse:
    """Make the walk-in a member, and invite its first representative."""
    row = line_or_gone(request, event, public_id)
    refusal = refusal_of(event)
    if row.organization is not None or refusal:
        messages.info(request, refusal or _("This line is a member's already: somebody was quicker."))
        return redirect(page_url(event, saved=public_id))
    form = WalkInForm(request.POST if request.method == "POST" else None, presence=row)
    if request.method == "POST" and form.is_valid():
        try:
            sent = invite_walk_in(presence=row, by=request.user, **form.cleaned_data)
            words = _(
                "{name} is a member now, and seen by those it has met. The invitation is on its way to {email}."
            )
            address = format_html('<bdi class="ltr" dir="ltr">{}</bdi>', sent.email)
            named = format_html("<bdi>{}</bdi>", sent.organization)
            messages.success(request, format_html(words, name=named, email=address))
            return redirect(page_url(event, saved=public_id))
        except RemovedMeanwhile:
            raise_gone(request, event, public_id)
        except Refused as refused:
            refused.add_to(form)
    context = {
        "section": "events",
        "event": event,
        "presence": row,
        "form": form,
        "people": people_present_visible_to(request.user, event).filter(presence=row),
        "based_on": line_of(marks_of_line(row)),
    }
    return render(request, "events/presence/invite.html", context, status=422 if form.errors else 200)
