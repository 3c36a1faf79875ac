"""What the pages share on which representatives edit their profile: who may, what a form answers, what is gone."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.forms import BaseForm, Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cop_portal.refusals import NotAllowed, Refused
from members.actions.editing import ChangedMeanwhile, RemovedMeanwhile
from members.decorators import get_visible_or_404
from members.drafts.forms import KINDS, key_of
from members.drafts.page import based_on_now, carry_based_on, drop_saved, open_draft
from members.drafts.query import draft_of
from members.history.removed import removed_words
from members.models import Organization, User
from members.roles import spoken_for

from .gone import RowGone, form_anew, typed_texts


def form_methods(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For the page of a form: GET, HEAD and POST; where what it changes was removed meanwhile the answer says so."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def answered(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, slug=slug, **kwargs)
        except RowGone as gone:
            return gone_page(request, own_or_404(request, slug), gone.words)

    return answered


def own_or_404(request: HttpRequest, slug: str) -> Organization:
    """The organization of this slug, if the person speaks for it; its edit pages do not exist for anybody else."""
    own = Organization.objects.filter(pk__in=spoken_for(request.memberships))
    return get_visible_or_404(own, slug=slug)


def was_done(form: Form | None, action: Callable[..., Any], **arguments: Any) -> bool:
    """Call an action; where it refuses, say why in ``form`` (which keeps what was typed) and give False."""
    try:
        with transaction.atomic():
            action(**arguments)
            drop_saved(form, arguments)
    except NotAllowed as refusal:
        raise Http404 from refusal
    except Refused as refusal:
        if form is None:
            raise Http404 from refusal
        say(form, refusal, arguments["by"])
        return False
    return True


def say(form: Form, refusal: Refused, by: User) -> None:
    """Say in ``form`` why ``by`` was refused; where it asks again who sees something, it is based on what holds now.

    Raises RowGone where there is nothing left to save it to.
    """
    if isinstance(refusal, RemovedMeanwhile):
        row: Any = refusal.row
        raise RowGone(removed_words(by, row.organization, type(row), id=row.pk) or str(refusal.message))
    refusal.add_to(form)
    if isinstance(refusal, ChangedMeanwhile):
        based_on_now(form, refusal.now)


def form_page(
    request: HttpRequest,
    organization: Organization,
    form: BaseForm,
    draft_key: str | None = None,
    **context: Any,
) -> HttpResponse:
    """The page of one section's form. ``title`` and ``submit`` are its words; ``draft_key``: see ``open_draft``."""
    context |= {"section": "organizations", "organization": organization, "form": form}
    context["draft"] = open_draft(request, organization, form, draft_key)
    if context["draft"] is None:
        carry_based_on(form)
    # Not 200 where something needs attention, so that nothing on the way takes it for the page itself.
    return render(request, "members/edit_form.html", context, status=422 if form.errors else 200)


def gone_page(request: HttpRequest, organization: Organization, words: SafeString | str) -> HttpResponse:
    """What a form was about is gone, as ``words`` say: the form of a new one with all that was typed. Who was about to
    remove it, too, goes on; of what cannot be added anew the page shows what was typed."""
    key, found = key_of(request.resolver_match), form_anew(request)
    if not key:
        messages.warning(request, words)
        return redirect("members:edit", organization.slug)
    if found is None:
        context = {"section": "organizations", "organization": organization, "words": words}
        context["typed"] = typed_texts(request)
        return render(request, "members/edit_gone.html", context, status=409)
    anew, form = found
    form.full_clean()
    form.add_error(None, words)
    kind = KINDS[anew]
    # A new one that the person has begun already is not written over.
    is_free = draft_of(request.user, organization, anew) is None
    return form_page(
        request,
        organization,
        form,
        draft_key=anew if is_free else "",
        title=kind.title,
        submit=_("Add it again"),
        action=reverse(f"members:{kind.page}", args=[organization.slug]),
    )


def remove_page(request: HttpRequest, organization: Organization, **context: Any) -> HttpResponse:
    """The page that asks before something goes. ``title``, ``question`` and ``submit`` are its words."""
    context |= {"section": "organizations", "organization": organization}
    return render(request, "members/edit_remove.html", context)


def saved(request: HttpRequest, organization: Organization, message: str) -> HttpResponse:
    """Back to the sections, with a word that it is done."""
    messages.success(request, message)
    return redirect("members:edit", organization.slug)
