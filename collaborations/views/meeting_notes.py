"""What the parties write of a meeting for themselves, and what they let Search read of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from collaborations.actions.meeting_notes import write_notes
from collaborations.actions.meeting_shares import share_with_staff
from collaborations.forms.meeting_notes import NotesForm, SharingForm
from collaborations.meetings.denials import was_denied
from collaborations.meetings.notes_now import notes_now
from collaborations.meetings.visibility import shared_parts
from collaborations.models import FollowUpMeeting
from members.acting import acting_form
from members.decorators import member_required

from .helpers import carry_out, form_page, missing_if_not_allowed, sent
from .meetings import meeting_or_404, meeting_to_act_on


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def meeting_notes(request: HttpRequest, public_id) -> HttpResponse:
    """Write notes and challenges of a meeting; a colleague may. Who was not the first reads both texts."""
    row, thread = meeting_or_404(request, public_id)
    if not thread.writes or (row.held_on is None and not was_denied(row)):
        raise Http404
    form = NotesForm(sent(request), initial=NotesForm.initial_of(row))
    written = carry_out(
        request,
        form,
        lambda data: write_notes(meeting=row, organization=request.acting_for, by=request.user, **data),
    )
    if written is not None:
        messages.success(request, _("Saved."))
        return redirect(row)
    read = shared_parts(thread.collaboration).get(row.pk, frozenset())
    context = {"thread": thread, "meeting": row, "now": None, "read": sorted(read)}
    latest = FollowUpMeeting.objects.get(pk=row.pk)
    if form.is_behind(latest.notes_version):
        form.show_again(latest.notes_version)
        context["now"] = notes_now(latest, form.data, thread)
    return form_page(request, "collaborations/meetings/meeting_notes.html", form, **context)


@member_required
@require_POST
@acting_form
def meeting_share(request: HttpRequest, public_id) -> HttpResponse:
    """Tick what Search may read of a meeting, or take it back; for those who were there."""
    row, _thread = meeting_to_act_on(request, public_id)
    form = SharingForm(request.POST)
    form.full_clean()
    with missing_if_not_allowed():
        share_with_staff(
            meeting=row, organization=request.acting_for, by=request.user, changes=form.changes()
        )
    messages.success(request, _("Saved. Search reads a part once everybody who was there has ticked it."))
    return redirect(row)
