"""Files of a joint activity: opened by its parties, added and taken away by anybody of a party."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from collaborations.actions.activity_files import add_activity_file, remove_activity_file
from collaborations.activities.days import cancelled_on
from collaborations.activities.visibility import activity_files_readable_by, may_remove_file, opens_file_for
from collaborations.forms.activity_files import ActivityFileForm
from collaborations.visibility import activities_readable_by
from cop_portal.documents.serving import respond
from members.acting import acting_form
from members.decorators import get_visible_or_404, member_required

from .activities import find_activity
from .helpers import carry_out, form_page, missing_if_not_allowed, sent


@member_required
@require_safe
def activity_file(request: HttpRequest, public_id) -> HttpResponseBase:
    """A file, as an attachment. Each opening is recorded."""
    file = get_visible_or_404(activity_files_readable_by(request.user), public_id=public_id)
    opened_for = opens_file_for(request.user, file.activity.collaboration, request.acting_for)
    return respond(request, file.document, organization_slug=opened_for)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def activity_file_add(request: HttpRequest, public_id) -> HttpResponse:
    """Add a file for the parties."""
    row, thread = find_activity(request, public_id)
    if not thread.writes:
        raise Http404
    if request.method == "GET" and cancelled_on(row) is not None:
        return redirect(row)
    form = ActivityFileForm(sent(request), request.FILES or None)
    # No transaction around it: the file is inspected for seconds before the action opens its own.
    added = carry_out(
        request,
        form,
        lambda data: add_activity_file(
            activity=row, organization=request.acting_for, by=request.user, **data
        ),
    )
    if added is not None:
        messages.success(request, _("Saved. Everybody of the parties can open the file."))
        return redirect(row)
    return form_page(
        request, "collaborations/activities/activity_file_add.html", form, thread=thread, activity=row
    )


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def activity_file_remove(request: HttpRequest, public_id) -> HttpResponse:
    """Take a file of one's own organization away, after asking."""
    files = activity_files_readable_by(request.user)
    if request.method == "POST" and not files.filter(public_id=public_id).exists():
        # Two people, or two clicks: it is done all the same. The form says of which activity it was.
        activity = get_visible_or_404(
            activities_readable_by(request.user), public_id=request.POST.get("activity", "")
        )
        messages.info(request, _("This file was removed already."))
        return redirect(activity)
    file = get_visible_or_404(files, public_id=public_id)
    if not may_remove_file(request.user, request.acting_for, file):
        raise Http404
    if request.method == "POST":
        with missing_if_not_allowed():
            remove_activity_file(file=file, organization=request.acting_for, by=request.user)
        messages.success(request, _("Nobody can open this file any more."))
        return redirect(file.activity)
    context = {"section": "collaborations", "file": file, "activity": file.activity}
    return render(request, "collaborations/activities/activity_file_remove.html", context)
