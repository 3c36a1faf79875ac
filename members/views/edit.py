"""A representative edits the profile: one page a section, each saved on its own."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from members.acting import acting_form
from members.actions import organizations as actions
from members.decorators import member_required
from members.drafts.page import seen_in
from members.drafts.query import unfinished
from members.forms.profile import AboutForm, ContactForm, RegistrationForm, VisibilityForm
from members.profile.edit_page import edit_context
from members.profile.query import read_profile

from .editing import form_methods, form_page, own_or_404, remove_page, saved, was_done
from .gone import row_or_gone


@member_required
@require_safe
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """All sections of the profile as they are, each with its ways to change it."""
    organization = own_or_404(request, slug)
    found = read_profile(request.known, organization, request.memberships)
    context = {"section": "organizations", "drafts": unfinished(request.user, organization)}
    return render(request, "members/edit.html", context | edit_context(found))


@member_required
@form_methods
@acting_form(of="slug")
def edit_about(request: HttpRequest, slug: str) -> HttpResponse:
    """What it does, where, and in which languages."""
    organization = own_or_404(request, slug)
    mission = organization.texts.filter(field="mission", origin="original").first()
    initial = {
        "mission": mission.text if mission else "",
        "language": mission.language if mission else request.user.language,
        "governorates": list(organization.governorates.values_list("pk", flat=True)),
        "languages": list(organization.languages.order_by("pk").values_list("language", flat=True)),
    }
    form = AboutForm(request.POST or None, initial=initial)
    if form.is_valid() and was_done(
        form, actions.edit_about, organization=organization, by=request.user, **form.cleaned_data
    ):
        return saved(request, organization, _("Saved. Members read it from now on."))
    return form_page(request, organization, form, title=_("About your organization"), submit=_("Save"))


@member_required
@form_methods
@acting_form(of="slug")
def edit_contact(request: HttpRequest, slug: str) -> HttpResponse:
    """How to reach it, and who may know each way."""
    organization = own_or_404(request, slug)
    names = ("email", "email_audience", "phone", "phone_audience", "website", "website_audience")
    form = ContactForm(request.POST or None, initial={name: getattr(organization, name) for name in names})
    if form.is_valid() and was_done(
        form,
        actions.edit_contact,
        organization=organization,
        by=request.user,
        seen=seen_in(form),
        **form.cleaned_data,
    ):
        return saved(request, organization, _("Saved. Those you chose see it from now on."))
    return form_page(
        request, organization, form, title=_("How to reach you"), submit=_("Save how to reach you")
    )


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
    registration = row_or_gone(request, organization, organization.registrations.all(), public_id=public_id)
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
    registration = row_or_gone(request, organization, organization.registrations.all(), public_id=public_id)
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
