"""A representative edits the profile: one page a section, each saved on its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cop_portal.refusals import NotAllowed, Refused
from members.acting import acting_form
from members.actions import organizations as actions
from members.actions.editing import ChangedMeanwhile
from members.decorators import get_visible_or_404, member_required
from members.drafts.page import based_on_now, carry_based_on, drop_saved, open_draft, seen_in
from members.drafts.query import unfinished
from members.forms.profile import AboutForm, RegistrationForm, VisibilityForm
from members.models import Organization
from members.profile.edit_page import edit_context
from members.profile.query import profiles_visible_to, read_profile

form_methods = require_http_methods(["GET", "HEAD", "POST"])


def own_or_404(request: HttpRequest, slug: str) -> Organization:
    """The organization of this slug, if the person speaks for it; its edit pages do not exist for anybody else."""
    organization = get_visible_or_404(profiles_visible_to(request.user), slug=slug)
    if not organization.is_edited_by_reader:
        raise Http404
    return organization


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
        say(form, refusal)
        return False
    return True


def say(form: Form, refusal: Refused) -> None:
    """Say in ``form`` why it was refused; where it asks again who sees something, it is based on what holds now."""
    refusal.add_to(form)
    if isinstance(refusal, ChangedMeanwhile):
        based_on_now(form, refusal.now)


def form_page(request: HttpRequest, organization: Organization, form: Form, **context: Any) -> HttpResponse:
    """The page of one section's form. ``title`` and ``submit`` are its words."""
    context |= {"section": "organizations", "organization": organization, "form": form}
    context["draft"] = open_draft(request, organization, form)
    if context["draft"] is None:
        carry_based_on(form)
    # Not 200 where something needs attention, so that nothing on the way takes it for the page itself.
    return render(request, "members/edit_form.html", context, status=422 if form.errors else 200)


def remove_page(request: HttpRequest, organization: Organization, **context: Any) -> HttpResponse:
    """The page that asks before something goes. ``title``, ``question`` and ``submit`` are its words."""
    context |= {"section": "organizations", "organization": organization}
    return render(request, "members/edit_remove.html", context)


def saved(request: HttpRequest, organization: Organization, message: str) -> HttpResponse:
    """Back to the sections, with a word that it is done."""
    messages.success(request, message)
    return redirect("members:edit", organization.slug)


@member_required
@require_safe
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """All sections of the profile as they are, each with its ways to change it."""
    organization = own_or_404(request, slug)
    found = read_profile(request.user, organization, request.acting_for, {organization.pk})
    context = {"section": "organizations", "drafts": unfinished(request.user, organization)}
    return render(request, "members/edit.html", context | edit_context(found))


@member_required
@form_methods
@acting_form(of="slug")
def edit_about(request: HttpRequest, slug: str) -> HttpResponse:
    """What it does, where, in which languages, and how to reach it."""
    organization = own_or_404(request, slug)
    mission = organization.texts.filter(field="mission", origin="original").first()
    initial = {
        "mission": mission.text if mission else "",
        "language": mission.language if mission else request.user.language,
        "governorates": [place["id"] for place in organization.place_rows],
        "languages": organization.language_codes,
        "website": organization.website,
        "email": organization.email,
        "email_audience": organization.email_audience,
        "phone": organization.phone,
        "phone_audience": organization.phone_audience,
    }
    form = AboutForm(request.POST or None, initial=initial)
    if form.is_valid() and was_done(
        form,
        actions.edit_about,
        organization=organization,
        by=request.user,
        seen=seen_in(form),
        **form.cleaned_data,
    ):
        return saved(request, organization, _("Saved. Members read it from now on."))
    return form_page(request, organization, form, title=_("About your organization"), submit=_("Save"))


@member_required
@form_methods
@acting_form(of="slug")
def edit_visibility(request: HttpRequest, slug: str) -> HttpResponse:
    """Who may see the organization at all."""
    organization = own_or_404(request, slug)
    form = VisibilityForm(request.POST or None, initial={"visibility": organization.visibility})
    if form.is_valid() and was_done(
        form,
        actions.set_visibility,
        organization=organization,
        by=request.user,
        seen=seen_in(form),
        **form.cleaned_data,
    ):
        return saved(request, organization, _("Saved. It holds from now on, everywhere."))
    return form_page(request, organization, form, title=_("Who sees us"), submit=_("Save who sees us"))


@member_required
@form_methods
@acting_form(of="slug")
def add_registration(request: HttpRequest, slug: str) -> HttpResponse:
    """Another legal registration."""
    organization = own_or_404(request, slug)
    form = RegistrationForm(request.POST or None)
    if form.is_valid() and was_done(
        form, actions.add_registration, organization=organization, by=request.user, **form.cleaned_data
    ):
        return saved(request, organization, _("The registration is on your profile."))
    return form_page(
        request, organization, form, title=_("Add a registration"), submit=_("Add the registration")
    )


@member_required
@form_methods
@acting_form(of="slug")
def change_registration(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """Correct a registration, or write down that it was renewed."""
    organization = own_or_404(request, slug)
    registration = get_visible_or_404(organization.registrations.all(), public_id=public_id)
    names = ("authority", "number", "issued_on", "expires_on")
    form = RegistrationForm(
        request.POST or None, initial={name: getattr(registration, name) for name in names}
    )
    if form.is_valid() and was_done(
        form,
        actions.add_registration,
        organization=organization,
        by=request.user,
        registration=registration,
        **form.cleaned_data,
    ):
        return saved(request, organization, _("The registration is saved."))
    return form_page(
        request, organization, form, title=_("Change a registration"), submit=_("Save the registration")
    )


@member_required
@form_methods
@acting_form(of="slug")
def remove_registration(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """Take a registration off the profile."""
    organization = own_or_404(request, slug)
    registration = get_visible_or_404(organization.registrations.all(), public_id=public_id)
    if request.method == "POST":
        was_done(None, actions.remove_registration, registration=registration, by=request.user)
        return saved(request, organization, _("The registration is no longer on your profile."))
    return remove_page(
        request,
        organization,
        title=_("Remove a registration"),
        thing=registration.number,
        question=_("It leaves your profile. You can add it again."),
        submit=_("Remove the registration"),
    )
