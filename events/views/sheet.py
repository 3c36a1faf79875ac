"""The sheet to sign: what to print on it, and the paper."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from cop_portal.documents.serving import POLICY
from cop_portal.translations.names import CONTENT_LANGUAGES
from events.file_forms import LINES, SheetForm
from events.models import Event
from events.sheet_to_print import organizations_to_print, printed_sheet, sheet_file_name
from events.visibility import events_visible_to
from members.decorators import get_visible_or_404, staff_required


@staff_required
@require_safe
def sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose what to print; chosen, it leads to the paper."""
    event = get_visible_or_404(events_visible_to(request.user), slug=slug)
    form = _form(event, request.GET or None, language=request.LANGUAGE_CODE)
    if form.is_valid():
        chosen = form.cleaned_data
        asked = {"blank_lines": chosen["blank_lines"]} | (
            {"organizations": "on"} if chosen["organizations"] else {}
        )
        paper = reverse("events:sheet_pdf", args=[event.slug, chosen["language"]])
        return redirect(f"{paper}?{urlencode(asked)}")
    return _page(request, event, form)


@staff_required
@require_safe
def sheet_pdf(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    """The paper, to be kept and printed. What cannot be printed is told on the page where one chooses."""
    event = get_visible_or_404(events_visible_to(request.user).select_related("governorate"), slug=slug)
    if language not in CONTENT_LANGUAGES:
        raise Http404
    asked = request.GET.copy()
    asked["language"] = language
    asked.setdefault("blank_lines", str(LINES))
    form = _form(event, asked, language=language)
    if not form.is_valid():
        return _page(request, event, form)
    chosen = form.cleaned_data
    content = printed_sheet(
        event, language, organizations=chosen["organizations"], blank_lines=chosen["blank_lines"]
    )
    return _paper(content, sheet_file_name(event))


def _form(event: Event, asked: QueryDict | None, *, language: str) -> SheetForm:
    expected = organizations_to_print(event).count()
    initial = {"language": language, "blank_lines": LINES, "organizations": bool(expected)}
    return SheetForm(asked, expected=expected, initial=initial)


def _page(request: HttpRequest, event: Event, form: SheetForm) -> HttpResponse:
    context = {"section": "events", "event": event, "form": form}
    return render(request, "events/sheet.html", context, status=422 if form.errors else 200)


def _paper(content: bytes, name: str) -> HttpResponse:
    """Sent as documents are: to be kept, and nobody's page."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or ""
    response["Content-Security-Policy"] = POLICY
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response
