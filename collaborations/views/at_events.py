"""What somebody notes at an event with one tap."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from collaborations.actions import taps as actions
from collaborations.actions.taps import Outcome, Tapped
from collaborations.at_events.company import company_actions, page_of
from cop_portal.dates import format_date
from cop_portal.refusals import NotAllowed, Refused
from events.visibility import events_visible_to
from members.acting import acting_form, asked_on_a_page
from members.decorators import get_visible_or_404, member_required
from members.visibility import organizations_visible_to


@member_required
@require_POST
@asked_on_a_page
@acting_form
def tap(request: HttpRequest, slug: str) -> HttpResponse:
    """Note that one's organization met another at an event, or take it back: in place where the page is live."""
    event = get_visible_or_404(events_visible_to(request.user), slug=slug)
    other = get_visible_or_404(organizations_visible_to(request.user), slug=request.POST.get("other", ""))
    own = request.acting_for
    if own is None or own == other:
        raise Http404
    about = {"event": event, "organization": own, "other": other, "by": request.user}
    refusal = ""
    try:
        if "take_back" in request.POST:
            actions.take_tap_back(**about)
            said = _("Taken back.")
        else:
            said = _said(actions.tap(**about, mark=request.POST.get("mark", "")))
    except NotAllowed as refused:
        raise Http404 from refused
    except Refused as refused:
        refusal = str(refused.message)
    if request.headers.get("HX-Request"):
        return HttpResponse(company_actions(request, event, own, [other], refusal=refusal)[other.pk])
    if refusal:
        messages.warning(request, refusal)
    else:
        messages.success(request, said)
    return redirect(f"{page_of(request, event)}#tap-{other.slug}")


def _said(tapped: Tapped) -> str:
    """What a tap has led to, above the page that comes next."""
    if tapped.again is not None:
        words = _(
            "Noted. They answered lately that it is not possible now; you can ask them again from %(date)s."
        )
        return words % {"date": format_date(tapped.again)}
    return {
        Outcome.WAITS: _("Noted. It waits for a representative of your organization."),
        Outcome.ASKED: _("Noted. They are asked."),
        Outcome.INTRODUCED: _("You both noted it: you are introduced, and have a page together."),
        Outcome.TOGETHER: _("Noted. You are in a collaboration together already."),
        Outcome.ANSWERED: _("Noted."),
    }[tapped.outcome]
