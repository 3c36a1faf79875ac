"""A representative edits what the organization can share, wants to learn and works on."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from cop_portal.translations.texts import Origin
from members.acting import acting_form
from members.actions import knowledge
from members.decorators import member_required
from members.directory.query import all_topics
from members.drafts.page import seen_in
from members.forms.knowledge import ExpertiseForm, NeedForm, ProjectForm
from members.models import Audience, Need

from .editing import form_methods, form_page, own_or_404, remove_page, saved, was_done
from .gone import row_or_gone


def original(row: Any, field: str) -> dict[str, str]:
    """The original text of a field and its language, as a form's initial data."""
    text = row.texts.filter(field=field, origin=Origin.ORIGINAL).first()
    return {field: text.text, "language": text.language} if text else {}


# -- what it can share ------------------------------------------------------------------------------------------------


@member_required
@form_methods
@acting_form(of="slug")
def add_offer(request: HttpRequest, slug: str) -> HttpResponse:
    """Another topic the organization can share."""
    organization = own_or_404(request, slug)
    form = ExpertiseForm(
        request.POST or None, topics=all_topics(), initial={"language": request.user.language}
    )
    if form.is_valid() and was_done(
        form, knowledge.save_expertise, organization=organization, by=request.user, **form.cleaned_data
    ):
        return saved(request, organization, _("Saved. Members can find you by it from now on."))
    return form_page(
        request, organization, form, title=_("Add what you can share"), submit=_("Add what you can share")
    )


@member_required
@form_methods
@acting_form(of="slug")
def change_offer(request: HttpRequest, slug: str, topic: str) -> HttpResponse:
    """Change how long and in what form the organization can share a topic."""
    organization = own_or_404(request, slug)
    expertise = row_or_gone(
        request, organization, organization.expertise.select_related("topic"), topic__slug=topic
    )
    initial = {"topic": topic, "band": expertise.band, "language": request.user.language}
    form = ExpertiseForm(
        request.POST or None, topics=all_topics(), initial=initial | original(expertise, "shares")
    )
    if form.is_valid() and was_done(
        form,
        knowledge.save_expertise,
        organization=organization,
        by=request.user,
        expertise=expertise,
        **form.cleaned_data,
    ):
        return saved(request, organization, _("Saved."))
    return form_page(
        request, organization, form, title=_("Change what you can share"), submit=_("Save what you can share")
    )


@member_required
@form_methods
@acting_form(of="slug")
def remove_offer(request: HttpRequest, slug: str, topic: str) -> HttpResponse:
    """The organization no longer shares a topic."""
    organization = own_or_404(request, slug)
    expertise = row_or_gone(
        request, organization, organization.expertise.select_related("topic"), topic__slug=topic
    )
    if request.method == "POST":
        was_done(None, knowledge.remove_expertise, expertise=expertise, by=request.user)
        return saved(request, organization, _("It is no longer on your profile."))
    return remove_page(
        request,
        organization,
        title=_("Remove what you can share"),
        thing=expertise.topic.name,
        question=_("Members will no longer find you by this topic. You can add it again."),
        submit=_("Remove this topic"),
    )


# -- what it wants to learn -------------------------------------------------------------------------------------------


@member_required
@form_methods
@acting_form(of="slug")
def add_need(request: HttpRequest, slug: str) -> HttpResponse:
    """Another topic the organization wants to learn about."""
    organization = own_or_404(request, slug)
    initial = {
        "language": request.user.language,
        "audience": Audience.MEMBERS,
        "urgency": Need.Urgency.ANY_TIME,
    }
    form = NeedForm(request.POST or None, topics=all_topics(), initial=initial)
    if form.is_valid() and was_done(
        form,
        knowledge.save_need,
        organization=organization,
        by=request.user,
        seen=seen_in(form),
        **form.cleaned_data,
    ):
        return saved(request, organization, _("Saved. Those you chose see it from now on."))
    return form_page(
        request,
        organization,
        form,
        title=_("Add what you want to learn"),
        submit=_("Add what you want to learn"),
    )


@member_required
@form_methods
@acting_form(of="slug")
def change_need(request: HttpRequest, slug: str, topic: str) -> HttpResponse:
    """Change a question, or who may see it."""
    organization = own_or_404(request, slug)
    need = row_or_gone(request, organization, organization.needs.select_related("topic"), topic__slug=topic)
    initial = {
        "topic": topic,
        "audience": need.audience,
        "urgency": need.urgency,
        "language": request.user.language,
    }
    form = NeedForm(request.POST or None, topics=all_topics(), initial=initial | original(need, "question"))
    if form.is_valid() and was_done(
        form,
        knowledge.save_need,
        organization=organization,
        by=request.user,
        need=need,
        seen=seen_in(form),
        **form.cleaned_data,
    ):
        return saved(request, organization, _("Saved. Those you chose see it from now on."))
    return form_page(
        request,
        organization,
        form,
        title=_("Change what you want to learn"),
        submit=_("Save what you want to learn"),
    )


@member_required
@form_methods
@acting_form(of="slug")
def remove_need(request: HttpRequest, slug: str, topic: str) -> HttpResponse:
    """The organization no longer looks for a topic."""
    organization = own_or_404(request, slug)
    need = row_or_gone(request, organization, organization.needs.select_related("topic"), topic__slug=topic)
    if request.method == "POST":
        was_done(None, knowledge.remove_need, need=need, by=request.user)
        return saved(request, organization, _("It is no longer on your profile."))
    return remove_page(
        request,
        organization,
        title=_("Remove what you want to learn"),
        thing=need.topic.name,
        question=_("Your question leaves your profile. You can add it again."),
        submit=_("Remove this topic"),
    )


# -- what it works on -------------------------------------------------------------------------------------------------


@member_required
@form_methods
@acting_form(of="slug")
def add_project(request: HttpRequest, slug: str) -> HttpResponse:
    """Another project: planned, running or completed."""
    organization = own_or_404(request, slug)
    form = ProjectForm(request.POST or None, topics=all_topics(), initial={"language": request.user.language})
    if form.is_valid() and was_done(
        form, knowledge.save_project, organization=organization, by=request.user, **form.cleaned_data
    ):
        return saved(request, organization, _("The project is on your profile."))
    return form_page(request, organization, form, title=_("Add a project"), submit=_("Add the project"))


@member_required
@form_methods
@acting_form(of="slug")
def change_project(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """Change a project."""
    organization = own_or_404(request, slug)
    project = row_or_gone(request, organization, organization.projects.all(), public_id=public_id)
    names = ("starts_on", "ends_on", "target_groups", "donor", "grant_number")
    initial = {name: getattr(project, name) for name in names}
    initial |= {
        "topics": list(project.topics.values_list("slug", flat=True)),
        "governorates": list(project.governorates.values_list("pk", flat=True)),
        "language": request.user.language,
    }
    initial |= original(project, "summary") | original(project, "title")
    form = ProjectForm(request.POST or None, topics=all_topics(), initial=initial)
    if form.is_valid() and was_done(
        form,
        knowledge.save_project,
        organization=organization,
        by=request.user,
        project=project,
        **form.cleaned_data,
    ):
        return saved(request, organization, _("The project is saved."))
    return form_page(request, organization, form, title=_("Change a project"), submit=_("Save the project"))


@member_required
@form_methods
@acting_form(of="slug")
def remove_project(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """Take a project off the profile."""
    organization = own_or_404(request, slug)
    project = row_or_gone(request, organization, organization.projects.all(), public_id=public_id)
    if request.method == "POST":
        was_done(None, knowledge.remove_project, project=project, by=request.user)
        return saved(request, organization, _("The project is no longer on your profile."))
    return remove_page(
        request,
        organization,
        title=_("Remove a project"),
        thing=original(project, "title").get("title", ""),
        question=_("It leaves your profile, with its dates and places. This cannot be undone."),
        submit=_("Remove the project"),
    )
