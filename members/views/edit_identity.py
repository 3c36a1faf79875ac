"""A representative edits what the organization is called and looks like, its offices, and its registrations' papers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from cop_portal.refusals import NotAllowed, Refused
from members.acting import acting_form
from members.actions import identity, offices, registration_files
from members.decorators import member_required
from members.drafts.page import drop_saved, seen_in
from members.forms.identity import (
    NO,
    YES,
    IdentityForm,
    LogoForm,
    OfficeForm,
    OtherNameForm,
    RegistrationFileForm,
)
from members.models import Audience, OtherName

from .editing import form_methods, form_page, own_or_404, remove_page, saved, say, was_done
from .gone import row_or_gone


def was_kept(form: Form, action: Callable[..., Any], **arguments: Any) -> bool:
    """As ``was_done``, for an action that keeps a file: it is inspected for seconds, so no transaction is open before
    the action opens its own."""
    try:
        action(**arguments)
    except NotAllowed as refusal:
        raise Http404 from refusal
    except Refused as refusal:
        say(form, refusal, arguments["by"])
        return False
    drop_saved(form, arguments)
    return True


# -- names, kind, size ------------------------------------------------------------------------------------------------


@member_required
@form_methods
@acting_form(of="slug")
def edit_identity(request: HttpRequest, slug: str) -> HttpResponse:
    """What it is called in each language, of what kind and size it is."""
    organization = own_or_404(request, slug)
    names = (*identity.NAMES, *identity.SHORT_NAMES, "acronym", "kind", "size_band")
    initial = {name: getattr(organization, name) for name in names}
    initial["is_women_led"] = {True: YES, False: NO}.get(organization.is_women_led, "")
    form = IdentityForm(request.POST or None, initial=initial | {"keep_old": True})
    if form.is_valid() and was_done(
        form, identity.edit_identity, organization=organization, by=request.user, **form.cleaned_data
    ):
        return saved(request, organization, _("Saved. Members read it from now on."))
    return form_page(
        request, organization, form, title=_("Names, kind and size"), submit=_("Save names, kind and size")
    )


@member_required
@form_methods
@acting_form(of="slug")
def add_other_name(request: HttpRequest, slug: str) -> HttpResponse:
    """Another name that people know the organization by."""
    organization = own_or_404(request, slug)
    initial = {"kind": OtherName.Kind.FORMER_NAME, "language": request.user.language}
    form = OtherNameForm(request.POST or None, initial=initial)
    if form.is_valid() and was_done(
        form, identity.save_other_name, organization=organization, by=request.user, **form.cleaned_data
    ):
        return saved(request, organization, _("Saved. Members find you by this name too."))
    return form_page(
        request, organization, form, title=_("Add a former or another name"), submit=_("Add this name")
    )


@member_required
@form_methods
@acting_form(of="slug")
def change_other_name(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """Correct another name, or say what it is."""
    organization = own_or_404(request, slug)
    row = row_or_gone(request, organization, organization.known_as.all(), public_id=public_id)
    initial = {name: getattr(row, name) for name in ("kind", "language", "name")}
    form = OtherNameForm(request.POST or None, initial=initial)
    if form.is_valid() and was_done(
        form,
        identity.save_other_name,
        organization=organization,
        by=request.user,
        other_name=row,
        **form.cleaned_data,
    ):
        return saved(request, organization, _("Saved. Members find you by this name too."))
    return form_page(
        request, organization, form, title=_("Change a former or another name"), submit=_("Save this name")
    )


@member_required
@form_methods
@acting_form(of="slug")
def remove_other_name(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """Take another name off the profile."""
    organization = own_or_404(request, slug)
    row = row_or_gone(request, organization, organization.known_as.all(), public_id=public_id)
    if request.method == "POST":
        was_done(None, identity.remove_other_name, other_name=row, by=request.user)
        return saved(request, organization, _("The name is no longer on your profile."))
    return remove_page(
        request,
        organization,
        title=_("Remove a former or another name"),
        thing=row.name,
        question=_("Who knows you by this name alone will no longer find you. You can add it again."),
        submit=_("Remove this name"),
    )


# -- logo -------------------------------------------------------------------------------------------------------------


@member_required
@form_methods
@acting_form(of="slug")
def edit_logo(request: HttpRequest, slug: str) -> HttpResponse:
    """The picture beside the name."""
    organization = own_or_404(request, slug)
    form = LogoForm(request.POST or None, request.FILES or None)
    if form.is_valid() and was_kept(
        form, identity.set_logo, organization=organization, by=request.user, **form.cleaned_data
    ):
        return saved(request, organization, _("Your logo is on your profile."))
    title = _("Change the logo") if organization.logo_id else _("Add a logo")
    return form_page(request, organization, form, title=title, submit=_("Save the logo"))


@member_required
@form_methods
@acting_form(of="slug")
def remove_logo(request: HttpRequest, slug: str) -> HttpResponse:
    """Show no picture any more."""
    organization = own_or_404(request, slug)
    if request.method == "POST":
        was_done(None, identity.remove_logo, organization=organization, by=request.user)
        return saved(request, organization, _("Your profile shows no logo any more."))
    return remove_page(
        request,
        organization,
        title=_("Remove the logo"),
        thing=organization.name,
        question=_("Your name stands alone then. You can add a logo again."),
        submit=_("Remove the logo"),
    )


# -- offices ----------------------------------------------------------------------------------------------------------


@member_required
@form_methods
@acting_form(of="slug")
def add_office(request: HttpRequest, slug: str) -> HttpResponse:
    """Another office."""
    organization = own_or_404(request, slug)
    initial = {"phone_audience": Audience.PARTNERS, "is_head": not organization.offices.exists()}
    form = OfficeForm(request.POST or None, initial=initial)
    if form.is_valid() and was_done(
        form,
        offices.save_office,
        organization=organization,
        by=request.user,
        seen=seen_in(form),
        **form.cleaned_data,
    ):
        return saved(request, organization, _("The office is on your profile."))
    return form_page(request, organization, form, title=_("Add an office"), submit=_("Add the office"))


@member_required
@form_methods
@acting_form(of="slug")
def change_office(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """Change where an office is, or how to reach it."""
    organization = own_or_404(request, slug)
    office = row_or_gone(request, organization, organization.offices.all(), public_id=public_id)
    initial = {name: getattr(office, name) for name in ("is_head", "phone", "phone_audience")}
    form = OfficeForm(request.POST or None, initial=initial | {"governorate": office.governorate_id})
    if form.is_valid() and was_done(
        form,
        offices.save_office,
        organization=organization,
        by=request.user,
        office=office,
        seen=seen_in(form),
        **form.cleaned_data,
    ):
        return saved(request, organization, _("The office is saved."))
    return form_page(request, organization, form, title=_("Change an office"), submit=_("Save the office"))


@member_required
@form_methods
@acting_form(of="slug")
def remove_office(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """Take an office off the profile."""
    organization = own_or_404(request, slug)
    offices_of = organization.offices.select_related("governorate")
    office = row_or_gone(request, organization, offices_of, public_id=public_id)
    if request.method == "POST":
        was_done(None, offices.remove_office, office=office, by=request.user)
        return saved(request, organization, _("The office is no longer on your profile."))
    return remove_page(
        request,
        organization,
        title=_("Remove an office"),
        thing=office.governorate.name,
        question=_("It leaves your profile. You can add it again."),
        submit=_("Remove the office"),
    )


# -- the paper of a registration --------------------------------------------------------------------------------------


@member_required
@form_methods
@acting_form(of="slug")
def edit_registration_file(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """Upload a registration's paper or another in its place, and say who may open it."""
    organization = own_or_404(request, slug)
    registration = row_or_gone(
        request,
        organization,
        organization.registrations.select_related("organization", "file"),
        public_id=public_id,
    )
    has_file = registration.file_id is not None
    form = RegistrationFileForm(
        request.POST or None,
        request.FILES or None,
        has_file=has_file,
        initial={"file_audience": registration.file_audience},
    )
    if form.is_valid() and was_kept(
        form,
        registration_files.set_registration_file,
        registration=registration,
        by=request.user,
        seen=seen_in(form),
        **form.cleaned_data,
    ):
        return saved(request, organization, _("Saved. Those you chose can open the file from now on."))
    title = _("Change the file of a registration") if has_file else _("Add the file of a registration")
    context = {"title": title, "submit": _("Save the file"), "registration": registration}
    return form_page(request, organization, form, **context)


@member_required
@form_methods
@acting_form(of="slug")
def remove_registration_file(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """Take a registration's paper away."""
    organization = own_or_404(request, slug)
    registration = row_or_gone(
        request,
        organization,
        organization.registrations.select_related("organization", "file").filter(file__isnull=False),
        public_id=public_id,
    )
    if request.method == "POST":
        was_done(
            None, registration_files.remove_registration_file, registration=registration, by=request.user
        )
        return saved(request, organization, _("Nobody can open the file any more."))
    return remove_page(
        request,
        organization,
        title=_("Remove the file of a registration"),
        thing=registration.file.name,
        question=_(
            "Nobody can open it then, and a week later it is erased. The registration itself stays on your profile."
        ),
        submit=_("Remove the file"),
    )
