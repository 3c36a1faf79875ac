"""Action points: write one down, read it, open its file, and all that one's own organizations owe."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from collaborations.actions import promises as actions
from collaborations.forms.promises import PromiseForm
from collaborations.models import Collaboration
from collaborations.mous.afterwards.asked import AskedRow, asked_of
from collaborations.promises.owed import owed_by, owed_row
from collaborations.promises.page import promise_page
from collaborations.promises.people import people_of, with_people
from collaborations.promises.visibility import action_point_files_readable_by, opens_file_for
from collaborations.thread.facts import threads, with_facts
from collaborations.visibility import action_points_readable_by, meetings_readable_by
from cop_portal.dates import today
from cop_portal.documents.serving import respond
from members.acting import acting_form
from members.decorators import get_visible_or_404, member_required

from .helpers import (
    acting_thread_or_404,
    back_if_impossible,
    carry_out,
    form_page,
    reader,
    row_or_404,
    sent,
    thread_of,
)

PER_PAGE = 25


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def action_add(request: HttpRequest, public_id) -> HttpResponse:
    """Write down what a party will do; with ``?meeting=`` as said at that meeting."""
    thread = acting_thread_or_404(request, public_id=public_id)
    if (back := back_if_impossible(request, thread, "action_add")) is not None:
        return back
    meeting = None
    if request.GET.get("meeting"):
        meetings = meetings_readable_by(request.user).filter(collaboration=thread.collaboration)
        meeting = get_visible_or_404(meetings, public_id=request.GET["meeting"])
    initial = {"language": request.LANGUAGE_CODE, "party": str(thread.own.pk)}
    form = PromiseForm(
        sent(request),
        parties=thread.parties,
        own=thread.own,
        people=people_of(request.acting_for),
        initial=initial,
    )
    made = carry_out(
        request,
        form,
        lambda data: actions.promise(
            collaboration=thread.collaboration,
            organization=request.acting_for,
            by=request.user,
            meeting=meeting,
            **data,
        ),
    )
    if made is not None:
        messages.success(request, _("Saved. It stays on the page until it is done."))
        return redirect(thread.collaboration)
    return form_page(request, "collaborations/promises/action_add.html", form, thread=thread)


@member_required
@require_GET
def action_point(request: HttpRequest, public_id) -> HttpResponse:
    """An action point: who owes it, what shows that it is done, through whose hands it went. For its parties only."""
    readable = with_people().filter(pk__in=action_points_readable_by(request.user))
    point = row_or_404(readable.select_related("meeting", "made_by", "done_by"), public_id)
    thread = thread_of(request, point.collaboration)
    page = promise_page(point, thread, request.user, request.acting_for)
    context = {"section": "collaborations", "page": page, "point": point, "thread": thread}
    return render(request, "collaborations/promises/action_point.html", context)


@member_required
@require_safe
def action_file(request: HttpRequest, public_id) -> HttpResponseBase:
    """The file that shows that an action point is done, as an attachment. Each opening is recorded."""
    files = action_point_files_readable_by(request.user).select_related("document", "action_point")
    file = get_visible_or_404(files, public_id=public_id)
    opened_for = opens_file_for(request.user, file, request.acting_for)
    return respond(request, file.document, organization_slug=opened_for)


@member_required
@require_GET
def action_points(request: HttpRequest) -> HttpResponse:
    """All that one's own organizations owe, late first."""
    if not request.memberships:
        raise Http404
    ids = [row.organization_id for row in request.memberships]
    page = Paginator(owed_by(ids, today()), PER_PAGE).get_page(request.GET.get("page"))
    points = list(page.object_list)
    # What memoranda ask for is little, and stands before the first page of the rest.
    asked = asked_of(ids, today()) if page.number == 1 else []
    shown = {point.collaboration_id for point in points} | {row.mou.collaboration_id for row in asked}
    collaborations = Collaboration.objects.filter(pk__in=shown)
    found = {one.collaboration.pk: one for one in threads(with_facts(collaborations), reader(request))}
    context = {
        "section": "collaborations",
        "page": page,
        "rows": [owed_row(point, found[point.collaboration_id], request.user) for point in points],
        "asked": [AskedRow(row, found[row.mou.collaboration_id]) for row in asked],
        "has_several": len(ids) > 1,
    }
    return render(request, "collaborations/promises/action_points.html", context)
