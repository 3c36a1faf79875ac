"""A representative translates what the organization wrote: a list of what is to do, and a page for each thing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cop_portal.refusals import NotAllowed, Refused
from cop_portal.translations.names import CONTENT_LANGUAGES
from members.acting import acting_form
from members.actions import translations as actions
from members.decorators import get_visible_or_404, member_required
from members.drafts.page import open_draft
from members.forms.translations import REVISION, TranslationForm
from members.models import Organization
from members.translations.page import list_context, saved_words, task_context, thing_words
from members.translations.tasks import FIELDS, LOOKUPS, Task, all_tasks, owners, task_of

from .editing import form_methods, own_or_404, was_done
from .gone import RowGone, row_or_gone


def task_or_404(request: HttpRequest, organization: Organization, kind: str, key: str, language: str) -> Task:
    """The task of this address; where the thing, or an original in another language, is not there it does not exist.

    A form of a thing that was there gets RowGone.
    """
    if kind not in FIELDS:
        raise Http404
    rows, lookup = owners(organization, kind), {LOOKUPS[kind]: key}
    if kind == "about":
        owner = get_visible_or_404(rows, **lookup)
    else:
        owner = row_or_gone(request, organization, rows, **lookup)
    task = task_of(kind, owner, language)
    if task is None and request.method == "POST" and language in CONTENT_LANGUAGES:
        raise RowGone(
            _("There is nothing to translate into this language here any more, so nothing was saved.")
        )
    if task is None:
        raise Http404
    return task


@member_required
@require_safe
def translations(request: HttpRequest, slug: str) -> HttpResponse:
    """What is not translated, out of date or not read through, by language."""
    organization = own_or_404(request, slug)
    context = list_context(all_tasks(organization))
    context |= {"section": "organizations", "organization": organization}
    return render(request, "members/translate_list.html", context)


@member_required
@form_methods
@acting_form(of="slug")
def translate(request: HttpRequest, slug: str, kind: str, key: str, language: str) -> HttpResponse:
    """The original and its translation, side by side."""
    organization = own_or_404(request, slug)
    task = task_or_404(request, organization, kind, key, language)
    form = TranslationForm(request.POST or None, task=task)
    read_before: dict[str, int] = {}
    if form.is_valid():
        if was_done(
            form,
            actions.translate,
            owner=task.owner,
            texts=form.texts,
            language=language,
            by=request.user,
            origin=form.cleaned_data["origin"],
            made_from=form.made_from,
        ):
            messages.success(request, saved_words(language))
            return redirect("members:translations", slug)
        read_before = form.made_from
        task = task_or_404(request, organization, kind, key, language)
        form.look_again(task)
    draft = open_draft(request, organization, form)
    context = task_context(task, form, read_before)
    context |= {"section": "organizations", "organization": organization, "draft": draft}
    return render(request, "members/translate.html", context, status=422 if form.errors else 200)


@member_required
@form_methods
@require_POST
@acting_form(of="slug")
def confirm_translation(request: HttpRequest, slug: str, kind: str, key: str, language: str) -> HttpResponse:
    """A translation is still right, or a machine's was read through and found right."""
    organization = own_or_404(request, slug)
    task = task_or_404(request, organization, kind, key, language)
    try:
        actions.confirm_translation(
            owner=task.owner, made_from=_made_from(request, task), language=language, by=request.user
        )
    except NotAllowed as refusal:
        raise Http404 from refusal
    except Refused:
        messages.warning(
            request, _("The original has changed since you opened this page. Look at it once more.")
        )
        return redirect("members:translate", slug, kind, key, language)
    messages.success(request, saved_words(language))
    return redirect("members:translations", slug)


@member_required
@form_methods
@acting_form(of="slug")
def remove_translation(request: HttpRequest, slug: str, kind: str, key: str, language: str) -> HttpResponse:
    """Take a translation away."""
    organization = own_or_404(request, slug)
    task = task_or_404(request, organization, kind, key, language)
    if request.method == "POST":
        was_done(None, actions.remove_translation, owner=task.owner, language=language, by=request.user)
        messages.success(request, _("The translation is removed. Readers get the original."))
        return redirect("members:translations", slug)
    context: dict[str, Any] = {
        "section": "organizations",
        "organization": organization,
        "task": task,
        "thing": thing_words(task),
        "title": _("Remove this translation"),
        "submit": _("Remove the translation"),
    }
    return render(request, "members/translate_remove.html", context)


def _made_from(request: HttpRequest, task: Task) -> dict[str, int]:
    """Which revisions the person has read of the texts that have a translation; 0, which is none, where not sent."""
    made_from = {}
    for piece in task.pieces:
        if piece.translation:
            sent = request.POST.get(REVISION + piece.field, "")
            is_number = sent.isascii() and sent.isdigit() and len(sent) < 10
            made_from[piece.field] = int(sent) if is_number else 0
    return made_from
