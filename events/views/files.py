"""Files of an event: opened by whoever may, added and taken away by staff."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cop_portal.documents.serving import respond
from cop_portal.refusals import Refused
from events.actions.files import add_event_file, remove_event_file, rename_event_file
from events.file_forms import EventFileForm, TitleForm
from events.files import file_rows, was_removed
from events.models import Event, EventFile
from events.visibility import event_files_visible_to, events_visible_to, opens_file_for
from members.decorators import get_visible_or_404, member_required, staff_required


@member_required
@require_safe
def event_file(request: HttpRequest, slug: str, public_id: uuid.UUID) -> HttpResponseBase:
    """A file, as an attachment. Each opening is recorded."""
    file = get_visible_or_404(event_files_visible_to(request.user), event__slug=slug, public_id=public_id)
    opened_for = opens_file_for(request.user, file.event, request.acting_for)
    return respond(request, file.document, organization_slug=opened_for)


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def event_files(request: HttpRequest, slug: str) -> HttpResponse:
    """The files of an event, and the form for another."""
    event = get_visible_or_404(events_visible_to(request.user), slug=slug)
    form = EventFileForm(*_sent(request))
    # No transaction around it: the file is inspected for seconds before the action opens its own.
    if form.is_valid() and _added(form, event, request):
        messages.success(request, _("Saved. The file is on the event's page for those who can open it."))
        return redirect("events:files", event.slug)
    context = {"section": "events", "event": event, "rows": file_rows(event, request.user), "form": form}
    return render(request, "events/files.html", context, status=422 if form.errors else 200)


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def rename_file(request: HttpRequest, slug: str, public_id: uuid.UUID) -> HttpResponse:
    """Another title for a file."""
    file = _file_or_404(request, slug, public_id)
    form = TitleForm(request.POST if request.method == "POST" else None, initial={"title": file.title})
    if form.is_valid() and _renamed(form, file, request):
        messages.success(request, _("Saved."))
        return redirect("events:files", slug)
    context = {"section": "events", "event": file.event, "file": file, "form": form}
    return render(request, "events/file_title.html", context, status=422 if form.errors else 200)


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove_file(request: HttpRequest, slug: str, public_id: uuid.UUID) -> HttpResponse:
    """Take a file away, after asking."""
    if request.method == "POST" and was_removed(slug, public_id):
        # Two people, or two clicks: it is done all the same.
        messages.info(request, _("This file was removed already."))
        return redirect("events:files", slug)
    file = _file_or_404(request, slug, public_id)
    if request.method == "POST":
        remove_event_file(file=file, by=request.user)
        messages.success(request, _("Nobody can open this file any more."))
        return redirect("events:files", slug)
    context = {"section": "events", "event": file.event, "file": file}
    return render(request, "events/file_remove.html", context)


def _sent(request: HttpRequest) -> tuple:
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def _file_or_404(request: HttpRequest, slug: str, public_id: uuid.UUID) -> EventFile:
    return get_visible_or_404(event_files_visible_to(request.user), event__slug=slug, public_id=public_id)


def _added(form: EventFileForm, event: Event, request: HttpRequest) -> bool:
    try:
        add_event_file(event=event, by=request.user, **form.cleaned_data)
    except Refused as refusal:
        refusal.add_to(form)
        return False
    return True


def _renamed(form: TitleForm, file: EventFile, request: HttpRequest) -> bool:
    try:
        rename_event_file(file=file, by=request.user, **form.cleaned_data)
    except Refused as refusal:
        refusal.add_to(form)
        return False
    return True
