"""Putting a signed paper together: uploading it, checking its pages, and sending it to the other parties.

One form holds the whole page, so that what was typed goes along with every button; it is kept in the session until the
paper is sent. Each button names what is to be afterwards (``place:<sheet>:2``, ``turn:<sheet>:90``): pressed twice, it
is done once.
"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from collaborations.actions import mou_papers, mou_signing
from collaborations.forms.mou_signing import MoreForm, PaperForm, SendForm
from collaborations.models import MouPaper
from collaborations.mous.page import MouPage
from collaborations.mous.signing.papers import pages_of, paper_of
from cop_portal.documents.claims import NOT_CHECKED, signatures_in
from cop_portal.refusals import Refused
from members.acting import acting_form
from members.decorators import member_required

from .helpers import carry_out, missing_if_not_allowed, sent
from .mou_helpers import find_page_to_sign, signing, words_after_signing

TYPED = "mou_paper_typed"


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def mou_paper(request: HttpRequest, public_id, number: int = 0) -> HttpResponse:
    """The signed paper of the organization one acts for: upload it, or check the pages that are there."""
    page = find_page_to_sign(request, public_id, number)
    if request.method == "GET" and not page.is_open:
        messages.info(request, page.why_not_open)
        return redirect(page.url)
    paper = paper_of(page.mou, number, request.acting_for)
    if paper is not None and pages_of(paper):
        return _check(request, page, paper)
    if request.method == "POST" and request.POST.get("paper"):
        return _gone(request, page)
    return _upload(request, page)


def _upload(request: HttpRequest, page: MouPage) -> HttpResponse:
    form = PaperForm(sent(request), request.FILES or None)
    added = carry_out(
        request,
        form,
        lambda values: signing(request, page, mou_papers.add_to_paper)({"uploads": values["upload"]}),
    )
    if added is not None and not added.refused:
        return redirect(page.version.address("mou_paper"))
    if added is not None and added.count:
        paper = paper_of(page.mou, page.version.number, request.acting_for)
        more = MoreForm({}, {})
        return _show(request, page, paper, _send_form(request, page, paper), more, added.refused)
    if added is not None:
        _add_refusals(form, added.refused)
    context = {
        "section": "collaborations",
        "form": form,
        "page": page,
        "mou": page.mou,
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "collaborations/mous/signing/paper.html", context, status=status)


def _check(request: HttpRequest, page: MouPage, paper: MouPaper) -> HttpResponse:
    """The pages in order, and who signed."""
    more = MoreForm(is_pdf=paper.document_id is not None)
    if request.method == "GET":
        return _show(request, page, paper, _send_form(request, page, paper), more, [])
    do = request.POST.get("do", "")
    _keep_typed(request, paper)
    if do == "drop":
        return _throw_away(request, page, paper)
    if request.FILES:
        return _add(request, page, paper)
    if do == "send":
        return _send(request, page, paper, more)
    return redirect(page.version.address("mou_paper") + _arrange(request, page, do))


def _add(request: HttpRequest, page: MouPage, paper: MouPaper) -> HttpResponse:
    """Files that were chosen are taken in, whichever button was pressed: a page must not be forgotten."""
    more = MoreForm(request.POST, request.FILES, is_pdf=paper.document_id is not None)
    added = carry_out(
        request,
        more,
        lambda values: signing(request, page, mou_papers.add_to_paper)({"uploads": values["upload"]}),
    )
    paper = paper_of(page.mou, page.version.number, request.acting_for) or paper
    if added is None or added.refused:
        refused = added.refused if added is not None else []
        return _show(request, page, paper, _send_form(request, page, paper), more, refused)
    if request.POST.get("do") == "send":
        words = ngettext(
            "%(count)s page was added. Look at it, then send the paper.",
            "%(count)s pages were added. Look at them, then send the paper.",
            added.count,
        )
        messages.info(request, words % {"count": added.count})
    return redirect(page.version.address("mou_paper") + "#more")


def _send(request: HttpRequest, page: MouPage, paper: MouPaper, more: MoreForm) -> HttpResponse:
    form = SendForm(request.POST)
    copy = carry_out(
        request,
        form,
        lambda values: signing(request, page, mou_signing.upload_copy)({**values, "paper": paper}),
    )
    if copy is None:
        return _show(request, page, paper, form, more, [])
    _forget_typed(request, paper)
    sent_words = _("Sent. The other parties are asked to confirm it.")
    messages.success(request, words_after_signing(request, page) or sent_words)
    return redirect(page.url)


def _arrange(request: HttpRequest, page: MouPage, do: str) -> str:
    """Do what a page's button says; the place of the page to come back to."""
    what, _colon, rest = do.partition(":")
    sheet, _colon, value = rest.partition(":")
    wanted: dict = {}
    if what == "remove":
        wanted = {"removed": True}
    elif what == "turn" and value in {str(turn) for turn in mou_papers.QUARTERS}:
        wanted = {"turned": int(value)}
    elif what == "place" and value.isascii() and value.isdecimal() and len(value) < 5:
        wanted = {"place": int(value)}
    if not wanted:
        return ""
    with missing_if_not_allowed():
        try:
            is_there = signing(request, page, mou_papers.arrange_paper)({"sheet": sheet, **wanted})
        except Refused as refused:
            messages.error(request, str(refused.message))
            return ""
    if not is_there:
        messages.info(request, _("This page was taken out already."))
        return ""
    return "#pages" if what == "remove" else f"#sheet-{sheet}"


def _throw_away(request: HttpRequest, page: MouPage, paper: MouPaper) -> HttpResponse:
    with missing_if_not_allowed():
        signing(request, page, mou_papers.throw_paper_away)({})
    _forget_typed(request, paper)
    messages.success(request, _("Thrown away. You can begin again."))
    return redirect(page.version.address("mou_paper"))


def _gone(request: HttpRequest, page: MouPage) -> HttpResponse:
    """What comes from the page of a paper that was sent or thrown away meanwhile: a second click, or a colleague's."""
    if page.own_copy is not None:
        messages.info(request, _("The paper was sent to the other parties already."))
        return redirect(page.url)
    if not page.is_open:
        messages.info(request, page.why_not_open)
        return redirect(page.url)
    messages.info(request, _("The paper was thrown away meanwhile. Upload it again."))
    return redirect(page.version.address("mou_paper"))


def _show(
    request: HttpRequest, page: MouPage, paper: MouPaper, form: SendForm, more: MoreForm, refused: list
) -> HttpResponse:
    _add_refusals(more, refused)
    context = {
        "section": "collaborations",
        "page": page,
        "mou": page.mou,
        "paper": paper,
        "pages": pages_of(paper),
        "form": form,
        "more": more,
        "claims": signatures_in(paper.document) if paper.document else [],
        "claims_note": NOT_CHECKED,
    }
    wrong = refused or (form.is_bound and form.errors) or (more.is_bound and more.errors)
    template = "collaborations/mous/signing/pages.html"
    return render(request, template, context, status=422 if wrong else 200)


def _add_refusals(form, refused: list) -> None:
    """Each file that was refused stands at the chooser, with its name and why."""
    for name, reason in refused:
        # Isolated by signs, since an error is plain text: a name may run the other way than the page.
        form.add_error("upload", f"\u2068{name}\u2069: {reason}")


def _send_form(request: HttpRequest, page: MouPage, paper: MouPaper) -> SendForm:
    """With what was typed before; else with what the organization's signature says, where it replaces a copy."""
    typed = request.session.get(TYPED, {}).get(str(paper.public_id))
    signature = page.own.signature if page.own is not None else None
    if typed is not None:
        return SendForm(initial=typed)
    if signature is None:
        return SendForm()
    fields = ("signatory_name", "capacity", "signed_on")
    return SendForm(initial={field: getattr(signature, field) for field in fields})


def _keep_typed(request: HttpRequest, paper: MouPaper) -> None:
    typed = {
        "signatory_name": request.POST.get("signatory_name", "")[:150],
        "capacity": request.POST.get("capacity", "")[:120],
        "signed_on": [request.POST.get(f"signed_on_{part}", "")[:4] for part in ("day", "month", "year")],
    }
    request.session[TYPED] = {str(paper.public_id): typed}


def _forget_typed(request: HttpRequest, paper: MouPaper) -> None:
    if str(paper.public_id) in request.session.get(TYPED, {}):
        del request.session[TYPED]
