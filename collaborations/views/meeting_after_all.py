"""What an organization said against the record of a meeting, it takes back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from collaborations.actions.after_all import say_held_after_all, say_there_after_all
from collaborations.forms.meetings import AfterAllForm
from collaborations.meetings.page import meeting_page
from collaborations.models import FollowUpMeeting
from members.acting import acting_form
from members.decorators import member_required

from .helpers import carry_out, form_page, sent
from .meetings import meeting_to_act_on


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def meeting_after_all(request: HttpRequest, public_id) -> HttpResponse:
    """Say that a meeting was held after all, or that one's own organization was there; a page of its own asks."""
    row, thread = meeting_to_act_on(request, public_id)
    page = meeting_page(row, thread)
    if not (page.may_take_back or page.may_come_back):
        return redirect(row)  # there is nothing to take back, perhaps since the first of two clicks
    form = AfterAllForm(sent(request))
    act = say_held_after_all if page.may_take_back else say_there_after_all

    def say(data: dict) -> FollowUpMeeting:
        return act(meeting=row, organization=request.acting_for, by=request.user, people=data["people"])

    if carry_out(request, form, say) is not None:
        messages.success(request, _("Saved. The others get a mail."))
        return redirect(row)
    return form_page(
        request, "collaborations/meetings/meeting_after_all.html", form, thread=thread, page=page
    )
