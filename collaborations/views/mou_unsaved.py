"""What pages on which a draft is begun or written answer when they keep what somebody types, and has not saved."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from cop_portal.refusals import NotAllowed, Refused
from members.models import ProfileDraft


def is_by_script(request: HttpRequest) -> bool:
    """Whether the script sends it, and no button."""
    by_button = "keep_draft" in request.POST or "discard_draft" in request.POST
    return request.method == "POST" and not by_button


def signed_out(request: HttpRequest) -> HttpResponse | None:
    """401 for the script where nobody is signed in any more, or somebody else than opened the page: what one person
    typed is never kept for another."""
    user = request.user
    is_author = user.is_authenticated and request.POST.get("draft_of", str(user.pk)) == str(user.pk)
    return JsonResponse({}, status=401) if is_by_script(request) and not is_author else None


def answer(
    request: HttpRequest,
    *,
    keep: Callable[[], ProfileDraft],
    words: Callable[[ProfileDraft], str],
    drop: Callable[[], None],
    back: str,
) -> HttpResponse:
    """Keep or discard it; the script hears a few words (``words``), a button leads ``back``."""
    is_script = is_by_script(request)
    if "discard_draft" in request.POST or "undone" in request.POST:
        drop()
        if is_script:
            return JsonResponse({"words": ""})
        messages.success(request, _("What you had typed is discarded."))
        return redirect(back)
    try:
        kept = words(keep())
    except NotAllowed as refusal:
        raise Http404 from refusal
    except Refused as refusal:
        if is_script:
            return JsonResponse({"words": str(refusal.message)}, status=413)
        messages.error(request, str(refusal.message))
        return redirect(back)
    if is_script:
        return JsonResponse({"words": kept})
    messages.success(request, kept)
    return redirect(back)
