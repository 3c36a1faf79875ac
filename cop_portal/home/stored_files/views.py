"""Staff's pages of stored files."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cop_portal.documents.legal import documents_called, remove_on_legal_ground
from cop_portal.documents.models import Document, LegalRemoval
from cop_portal.documents.trouble import open_alarms
from cop_portal.refusals import NotAllowed, Refused
from members.decorators import get_visible_or_404, staff_required
from members.profile.rows import file_facts

from .forms import RemovalForm
from .rows import damaged_rows, found_rows, removed_rows

SHOWN = 50


@staff_required
@require_safe
def stored_files(request: HttpRequest) -> HttpResponse:
    """The damaged files, the way to any other by its reference or fingerprint, and what was removed."""
    asked = request.GET.get("q", "").strip()
    context = {
        "asked": asked,
        "alarms": damaged_rows(open_alarms()[:SHOWN]),
        "found": found_rows(documents_called(asked)[:SHOWN]),
        "removals": removed_rows(LegalRemoval.objects.select_related("document")[:SHOWN]),
    }
    return render(request, "home/stored_files/list.html", context)


@staff_required
@require_safe
def stored_file(request: HttpRequest, public_id) -> HttpResponse:
    """What is written down about one file that its owners need not be known for."""
    return render(request, "home/stored_files/file.html", _facts(public_id))


@staff_required
@require_http_methods(["GET", "POST"])
def remove_stored_file(request: HttpRequest, public_id) -> HttpResponse:
    """Remove a file on a legal ground, for good."""
    facts = _facts(public_id)
    document: Document = facts["document"]
    if not facts["is_kept"]:
        messages.info(request, _("There is no file any more that could be removed."))
        return redirect("home:stored_file", public_id=document.public_id)
    form = RemovalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            is_erased = remove_on_legal_ground(document, by=request.user, **form.cleaned_data)
        except NotAllowed as refusal:
            raise Http404 from refusal
        except Refused as refusal:
            refusal.add_to(form)
        else:
            _say_removed(request, is_erased=is_erased)
            return redirect("home:stored_file", public_id=document.public_id)
    status = 422 if form.is_bound else 200
    return render(request, "home/stored_files/remove.html", {**facts, "form": form}, status=status)


def _facts(public_id) -> dict:
    document = get_visible_or_404(
        Document.objects.select_related("erasure", "legal_removal__removed_by"), public_id=public_id
    )
    removal = getattr(document, "legal_removal", None)
    erasure = getattr(document, "erasure", None)
    is_erased = erasure is not None and erasure.erased_at is not None
    return {
        "document": document,
        "facts": file_facts(document),
        "removal": removal,
        "is_erased": is_erased,
        "is_kept": removal is None and not is_erased,
        "damage": open_alarms().filter(document=document).first(),
    }


def _say_removed(request: HttpRequest, *, is_erased: bool) -> None:
    if is_erased:
        messages.success(request, _("The file was removed. Nobody can open it any more, and it is erased."))
    else:
        messages.warning(
            request,
            _(
                "The file was removed: nobody can open it any more. The place where we keep files does not answer; it "
                "is erased there as soon as it does, by the next daily run."
            ),
        )
