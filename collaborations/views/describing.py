"""Saying what a thread is about, and who leads it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from collaborations.actions import threads as actions
from collaborations.forms.describing import DescribeForm
from collaborations.thread.about import about_of
from collaborations.topics import topics_of_parties
from members.acting import acting_form
from members.decorators import member_required

from .helpers import acting_thread_or_404, back_if_impossible, carry_out, form_page, sent


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def describe(request: HttpRequest, public_id) -> HttpResponse:
    """Say what the collaboration is about; where somebody else was quicker, both are shown."""
    thread = acting_thread_or_404(request, public_id=public_id)
    if (back := back_if_impossible(request, thread, "describe")) is not None:
        return back
    row = thread.collaboration
    form = DescribeForm(
        sent(request),
        topics=topics_of_parties(row),
        parties=thread.parties,
        about=about_of(row),
        version=row.about_version,
        language=request.LANGUAGE_CODE,
    )
    done = carry_out(
        request,
        form,
        lambda data: actions.describe(
            collaboration=row, organization=request.acting_for, by=request.user, **data
        ),
    )
    if done is not None:
        messages.success(request, _("Saved. The other parties see it, too."))
        return redirect(row)
    return form_page(request, "collaborations/describe.html", form, thread=thread)
