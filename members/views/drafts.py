"""Keeping and discarding the draft of a form: by the script while somebody types, or by a button."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cop_portal.refusals import NotAllowed, Refused
from members.actions.drafts import drop_draft, keep_draft
from members.decorators import member_required
from members.drafts.forms import DraftForm, form_of
from members.drafts.page import AUTHOR, BASED_ON
from members.drafts.query import kept_words
from members.models import Organization

from .editing import own_or_404

# The buttons; without one of them it is the script that sends.
KEEP = "keep_draft"
DISCARD = "discard_draft"
# By the script: what was typed is again what was saved.
UNDONE = "undone"


def draft(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """Keep or discard one's own draft of the form with this key.

    A button leads on to a page. The script gets a few words as JSON, and 401 where nobody is signed in any more, or
    somebody else than opened the page: what one person typed is never kept for another.
    """
    is_script = request.method == "POST" and KEEP not in request.POST and DISCARD not in request.POST
    user = request.user
    if is_script and not (user.is_authenticated and request.POST.get(AUTHOR, str(user.pk)) == str(user.pk)):
        return JsonResponse({}, status=401)
    return _draft(request, slug, form, is_script)


@member_required
@require_POST
def _draft(request: HttpRequest, slug: str, form: str, is_script: bool) -> HttpResponse:
    organization = own_or_404(request, slug)
    opened = form_of(organization, form)
    if DISCARD in request.POST:
        return _discarded(request, organization, form, opened)
    if opened is None:
        raise Http404
    if UNDONE in request.POST:
        drop_draft(organization=organization, by=request.user, form=form)
        return JsonResponse({"words": ""})
    try:
        kept = keep_draft(
            organization=organization,
            by=request.user,
            form=form,
            sent=request.POST,
            based_on=request.POST.get(BASED_ON, ""),
        )
    except NotAllowed as refusal:
        raise Http404 from refusal
    except Refused as refusal:
        return _too_long(request, opened, str(refusal.message), is_script)
    if is_script:
        return JsonResponse({"words": kept_words(kept.saved_at)})
    messages.success(request, _("Your draft is kept. Only you see it."))
    return redirect("members:edit", organization.slug)


def _discarded(
    request: HttpRequest, organization: Organization, key: str, opened: DraftForm | None
) -> HttpResponse:
    """Discard the draft; then the form as it is saved, or the sections, wherever the button was."""
    drop_draft(organization=organization, by=request.user, form=key)
    messages.success(request, _("The draft is discarded."))
    if opened is not None and request.POST[DISCARD] == "form":
        return redirect(opened.url)
    return redirect("members:edit", organization.slug)


def _too_long(request: HttpRequest, opened: DraftForm, words: str, is_script: bool) -> HttpResponse:
    """413, in words. Without the script the page carries what was typed back to its form."""
    if is_script:
        return JsonResponse({"words": words}, status=413)
    kept = [(name, value) for name in sorted(opened.kind.fields) for value in request.POST.getlist(name)]
    context = {"section": "organizations", "words": words, "kept": kept, "form_url": opened.url}
    return render(request, "members/draft_too_long.html", context, status=413)
