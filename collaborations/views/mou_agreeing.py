"""Pages on which a party puts a text to the others, agrees to it, returns it, declines it, takes it back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from collaborations.actions import mou_agreeing as actions
from collaborations.actions.mous import withdraw_mou
from collaborations.forms.mou_agreeing import AgreeForm, DeclineForm, GiveUpForm, PutForm, SendBackForm
from collaborations.models import MouRevision
from collaborations.mous.agreeing.page import AgreeingPage, agreeing_page
from collaborations.mous.drafting.page import name_of, reference_of
from collaborations.mous.drafting.visibility import texts_readable_by
from collaborations.mous.states import MouState
from members.acting import acting_form
from members.decorators import get_visible_or_404, member_required

from .helpers import carry_out, form_page, sent


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def mou_put(request: HttpRequest, public_id, number: int = 0) -> HttpResponse:
    """Put the text to the parties; what is missing is said all at once."""
    page = _page(request, public_id, number)
    if request.method == "GET" and page.state != MouState.DRAFT:
        return _nothing_to_do(request, page)
    draft_version = page.version.mou.draft_version
    form = PutForm(sent(request), initial={"draft_version": draft_version})
    if carry_out(request, form, lambda values: actions.put_to_parties(**_acting(request, page), **values)):
        messages.success(request, _("Saved. The other parties are asked whether they agree."))
        return redirect(page.home)
    _show_again(request, form, "draft_version", _page(request, public_id, number).version.mou.draft_version)
    return _form_page(request, "put", form, _page(request, public_id, number))


@member_required
@require_POST
@acting_form
def mou_agree(request: HttpRequest, public_id, number: int = 0) -> HttpResponse:
    """We agree to this text."""
    page = _page(request, public_id, number)
    form = AgreeForm(sent(request))

    def agree(values: dict):
        return actions.agree(**_acting(request, page), revision=_read(page, values.pop("revision")))

    if carry_out(request, form, agree) is None:
        for error in form.errors.values():
            messages.error(request, error[0])
        return redirect(page.address("mou_text"))
    if actions.waited_for(_page(request, public_id, number).version):
        messages.success(request, _("Saved. It waits for the other parties now."))
    else:
        messages.success(
            request, _("Saved. Every party agrees to it now: print it, sign it, upload the paper.")
        )
    return redirect(page.home)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def mou_send_back(request: HttpRequest, public_id, number: int = 0) -> HttpResponse:
    """Return the text with remarks: it is written again."""
    page = _page(request, public_id, number)
    if request.method == "GET" and not page.may_return:
        return _nothing_to_do(request, page)
    initial = {"language": request.LANGUAGE_CODE, "revision": page.revision.number}
    form = SendBackForm(sent(request), initial=initial)

    def give_back(values: dict):
        revision = _read(page, values.pop("revision"))
        return actions.return_text(**_acting(request, page), revision=revision, **values)

    if carry_out(request, form, give_back) is not None:
        messages.success(
            request, _("Saved. The others can read your remarks, and each of you can change the text.")
        )
        return redirect(page.home)
    _show_again(request, form, "revision", page.revision.number)
    return _form_page(request, "send_back", form, page)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def mou_decline(request: HttpRequest, public_id, number: int = 0) -> HttpResponse:
    """Decline it: nothing comes of it."""
    page = _page(request, public_id, number)
    if request.method == "GET" and not page.may_decline:
        return _nothing_to_do(request, page)
    form = DeclineForm(sent(request))
    if carry_out(request, form, lambda values: actions.decline(**_acting(request, page), **values)):
        messages.success(request, _("Saved. The others can read why."))
        return redirect(page.home)
    return _form_page(request, "decline", form, page)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def mou_give_up(request: HttpRequest, public_id, number: int = 0) -> HttpResponse:
    """Take it back: a draft, or what one's organization has put to the parties."""
    page = _page(request, public_id, number)
    if request.method == "GET" and not page.may_give_up:
        return _nothing_to_do(request, page)
    form = GiveUpForm(sent(request), is_draft=page.state == MouState.DRAFT)
    if carry_out(request, form, lambda values: withdraw_mou(**_acting(request, page), **values)):
        messages.success(request, _("Saved. The others can read why."))
        return redirect(page.home)
    return _form_page(request, "give_up", form, page)


def _page(request: HttpRequest, public_id, number: int) -> AgreeingPage:
    """That of the version, for somebody who speaks for one of its parties now."""
    version = get_visible_or_404(
        texts_readable_by(request.user)
        .select_related("mou__collaboration", "frozen_revision__made_for__party__organization")
        .prefetch_related("texts"),
        mou__public_id=public_id,
        number=number,
    )
    page = agreeing_page(version, request.user, request.acting_for)
    if page is None or not page.acts:
        raise Http404
    return page


def _acting(request: HttpRequest, page: AgreeingPage) -> dict:
    return {
        "mou": page.version.mou,
        "number": page.version.number,
        "organization": request.acting_for,
        "by": request.user,
    }


def _read(page: AgreeingPage, number: int) -> MouRevision:
    """The text that the person read, by its number."""
    return get_visible_or_404(page.version.revisions.all(), number=number)


def _show_again(request: HttpRequest, form, field: str, value: int) -> None:
    """The page shows how it is now: what is sent next was looked at, also where it had changed."""
    if form.is_bound:
        form.data = request.POST.copy()
        form.data[field] = str(value)


def _nothing_to_do(request: HttpRequest, page: AgreeingPage) -> HttpResponse:
    messages.info(request, _("This cannot be done now. Its page says how it stands."))
    return redirect(page.home)


def _form_page(request: HttpRequest, name: str, form, page: AgreeingPage) -> HttpResponse:
    return form_page(
        request,
        f"collaborations/mous/agreeing/{name}.html",
        form,
        agreeing=page,
        mou=page.version.mou,
        version=page.version,
        name=name_of(page.version),
        reference=reference_of(page.version),
    )
