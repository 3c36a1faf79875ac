"""Pages of memoranda."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from collaborations.actions import mous as actions
from collaborations.forms.mou import ConfirmForm, MouForm, ReasonForm, ReplaceForm
from collaborations.mous.page import MouPage, mou_page, mous_for_page, openings_of
from collaborations.mous.visibility import (
    copies_visible_to,
    may_enter_mou,
    may_read_openings,
    may_sign,
    mous_visible_to,
    opens_for,
)
from collaborations.topics import topics_of_parties
from collaborations.visibility import collaborations_visible_to
from cop_portal.documents.serving import respond
from members.acting import acting_form
from members.decorators import get_visible_or_404, member_required

from .helpers import Result, back_if_impossible, carry_out, form_page, missing_if_not_allowed, sent, thread_of


@member_required
@require_GET
def mou(request: HttpRequest, public_id) -> HttpResponse:
    """A memorandum: its signatures, its document, its state and terms."""
    page = _page(request, public_id)
    is_party = may_read_openings(request.user, page.mou)
    openable = page.copy is not None and copies_visible_to(request.user).filter(pk=page.copy.pk).exists()
    return render(
        request,
        "collaborations/mous/mou.html",
        {
            "section": "collaborations",
            "page": page,
            "mou": page.mou,
            "may_open": openable,
            "may_sign": may_sign(request.user, page.mou, request.acting_for),
            "may_read_openings": is_party,
            # Title, purpose and who signed are out of the document: closed to staff with it. Why it was returned, one
            # party says to the others.
            "may_read_terms": is_party or openable,
            "may_read_reason": is_party,
            # A party that has left keeps what it signed, and no longer sees the thread.
            "may_open_thread": collaborations_visible_to(request.user)
            .filter(pk=page.mou.collaboration_id)
            .exists(),
        },
    )


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def mou_enter(request: HttpRequest, public_id) -> HttpResponse:
    """Enter a memorandum that was signed on paper."""
    collaboration = get_visible_or_404(collaborations_visible_to(request.user), public_id=public_id)
    if not may_enter_mou(request.user, collaboration, request.acting_for):
        raise Http404
    if request.method == "GET":
        thread = thread_of(request, collaboration)
        if (back := back_if_impossible(request, thread, "mou_enter")) is not None:
            if thread.is_open:
                messages.info(request, _("A memorandum waits to be confirmed already. It comes first."))
            return back
    form = MouForm(
        sent(request),
        request.FILES or None,
        collaboration=collaboration,
        organization=request.acting_for,
        topics=topics_of_parties(collaboration),
        initial=_starting_values(request, collaboration),
    )
    entered = carry_out(
        request,
        form,
        lambda values: actions.enter_mou(
            collaboration=collaboration, organization=request.acting_for, by=request.user, **values
        ),
    )
    if entered is not None:
        messages.success(request, _("Saved. The other parties are asked to confirm it."))
        return redirect(entered)
    return form_page(request, "collaborations/mous/mou_enter.html", form, collaboration=collaboration)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def mou_confirm(request: HttpRequest, public_id) -> HttpResponse:
    """This is what we signed."""
    page = _page_to_sign(request, public_id)
    if not page.waits_for_us:
        messages.info(request, page.why_not_open or _("Your organization has confirmed it already."))
        return redirect(page.mou)
    form = ConfirmForm(sent(request), initial={"copy": page.copy.public_id})

    def confirm(values: dict):
        looked_at = get_visible_or_404(page.version.copies.all(), public_id=values.pop("copy"))
        return _signing(request, page, actions.confirm_signature)({**values, "copy": looked_at})

    if carry_out(request, form, confirm) is not None:
        messages.success(request, _("Confirmed. Thank you."))
        return redirect(page.mou)
    if form.is_bound:
        # The page shows the file as it is now: what is sent next was looked at, also where it had been replaced.
        form.data = request.POST.copy()
        form.data["copy"] = str(page.copy.public_id)
    return form_page(request, "collaborations/mous/mou_confirm.html", form, page=page, mou=page.mou)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def mou_replace(request: HttpRequest, public_id) -> HttpResponse:
    """Put another file in place of the one uploaded."""
    page = _page_to_sign(request, public_id)
    if not page.is_open or not page.is_uploader:
        messages.info(
            request, page.why_not_open or _("Only the organization that uploaded the file can replace it.")
        )
        return redirect(page.mou)
    signature = page.own.signature
    initial = {
        "signatory_name": signature.signatory_name if signature else "",
        "capacity": signature.capacity if signature else "",
        "signed_on": signature.signed_on if signature else None,
    }
    form = ReplaceForm(sent(request), request.FILES or None, initial=initial)
    if carry_out(request, form, _signing(request, page, actions.replace_copy)) is not None:
        messages.success(request, _("The file was replaced. The other parties are asked to confirm it."))
        return redirect(page.mou)
    return form_page(request, "collaborations/mous/mou_replace.html", form, page=page, mou=page.mou)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def mou_return(request: HttpRequest, public_id) -> HttpResponse:
    """This is not what we signed: send it back; or, for the party that entered it, take it back."""
    page = _page_to_sign(request, public_id)
    if not page.is_open or (page.own.signature and not page.is_uploader):
        messages.info(
            request,
            page.why_not_open or _("Your organization has confirmed it, and can no longer return it."),
        )
        return redirect(page.mou)
    form = ReasonForm(sent(request))
    action = actions.withdraw_mou if page.is_uploader else actions.return_mou
    if carry_out(request, form, _signing(request, page, action)) is not None:
        messages.success(request, _("Done. The other parties can read why."))
        return redirect(page.mou)
    return form_page(request, "collaborations/mous/mou_return.html", form, page=page, mou=page.mou)


@member_required
@require_POST
@acting_form
def mou_staff_access(request: HttpRequest, public_id) -> HttpResponse:
    """Close the document to Search staff, or open it again, for one's own organization."""
    page = _page_to_sign(request, public_id)
    closed = request.POST.get("closed") == "1"
    with missing_if_not_allowed():
        _signing(request, page, actions.set_closed_to_staff)({"closed": closed})
    messages.success(
        request,
        _("Search staff can no longer open the document.")
        if closed
        else _("Your organization no longer closes the document to Search staff."),
    )
    return redirect(page.mou)


@member_required
@require_GET
def mou_document(request: HttpRequest, public_id) -> HttpResponse:
    """The signed paper, as an attachment. Each opening is recorded. ``public_id`` is the copy's."""
    copies = copies_visible_to(request.user).select_related("document", "version__mou")
    copy = get_visible_or_404(copies, public_id=public_id)
    return respond(
        request,
        copy.document,
        organization_slug=opens_for(request.user, copy.version.mou, request.acting_for),
    )


@member_required
@require_GET
def mou_openings(request: HttpRequest, public_id) -> HttpResponse:
    """Who opened the document, and when: for the parties' people."""
    page = _page(request, public_id)
    if not may_read_openings(request.user, page.mou):
        raise Http404
    context = {"section": "collaborations", "mou": page.mou, "openings": openings_of(page.mou)}
    return render(request, "collaborations/mous/mou_openings.html", context)


def _page(request: HttpRequest, public_id) -> MouPage:
    found = get_visible_or_404(mous_for_page(mous_visible_to(request.user)), public_id=public_id)
    return mou_page(found, request.acting_for)


def _page_to_sign(request: HttpRequest, public_id) -> MouPage:
    page = _page(request, public_id)
    if not may_sign(request.user, page.mou, request.acting_for):
        raise Http404
    return page


def _starting_values(request: HttpRequest, collaboration) -> dict:
    """What the form starts with: the terms of a returned memorandum that is entered again (``?again=``)."""
    before = None
    if again := request.GET.get("again"):
        before = get_visible_or_404(
            mous_visible_to(request.user).filter(collaboration=collaboration), public_id=again
        )
    if before is None:
        return {"language": request.LANGUAGE_CODE}
    fields = ("title", "purpose", "language", "starts_on", "ends_on", "renewal")
    values = {field: getattr(before, field) for field in fields}
    return {**values, "topics": list(before.topics.all())}


def _signing(request: HttpRequest, page: MouPage, action: Callable[..., Result]) -> Callable[[dict], Result]:
    """``action`` on this memorandum, by this person for the organization they act for; takes the form's values."""
    return lambda values: action(mou=page.mou, organization=request.acting_for, by=request.user, **values)
