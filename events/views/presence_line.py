"""One line of who came, with its people: each person is saved by itself, too."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.translation import gettext as _

from cop_portal.refusals import Refused
from events.actions.meanwhile import AlreadyThere, LineChanged
from events.actions.presence_lines import merged, remove_line, set_organization
from events.actions.present_people import add_people, change_person, remove_person
from events.models import Event, Presence, PresentPerson
from events.presence.forms import PeopleForm, PersonForm, WhoForm
from events.presence.line_page import PersonRow, line_page
from events.presence.page import Said, line_of_page
from events.presence.words import changed_line, changed_person, counts_words, saved_now, who_came
from events.visibility import people_present_visible_to
from members.actions.editing import RemovedMeanwhile
from members.drafts.comparing import read_line

from .presence_parts import (
    for_staff,
    is_live,
    line_or_gone,
    over_of,
    page_url,
    raise_gone,
    refused_change,
    words_of,
)


@for_staff("GET", "HEAD")
def line(request: HttpRequest, event: Event, public_id: UUID) -> HttpResponse:
    """The line with its people; ``saved`` names the person that was saved."""
    row, saved = line_or_gone(request, event, public_id), request.GET.get("saved", "")
    return line_answer(request, event, row, saved=saved)


def line_answer(
    request: HttpRequest, event: Event, presence: Presence, *, status: int = 200, **context: Any
) -> HttpResponse:
    """The page of the line as it stands, with what was typed and what is said of it."""
    forms = {"people_form": PeopleForm(), "who_form": WhoForm(initial={"name": str(presence)})}
    context = {**forms, **context, "section": "events", "event": event}
    context["page"] = line_page(
        presence,
        context.get("person"),
        context.get("saved", ""),
        number=request.GET.get("page", "1"),
        told_sexes=context.get("told_sexes"),
    )
    return render(request, "events/presence/line_page.html", context, status=status)


# -- its people -------------------------------------------------------------------------------------------------------


@for_staff("POST")
def people(request: HttpRequest, event: Event, public_id: UUID) -> HttpResponse:
    """List people, one a line."""
    row = line_or_gone(request, event, public_id)
    form = PeopleForm(request.POST)
    if form.is_valid():
        sex = form.cleaned_data["sex"]
        named = [(name, sex, email) for name, email in form.cleaned_data["people"]]
        seen = read_line(request.POST.get("based_on", ""))
        try:
            added = add_people(presence=row, by=request.user, people=named, seen=seen)
            _tell_added(request, added, len(named))
            return redirect("events:presence_line", event.slug, public_id)
        except RemovedMeanwhile:
            raise_gone(request, event, public_id)
        except LineChanged as refusal:
            row = refusal.row
            form.add_error(None, changed_line(refusal))
            form.add_error(
                None, _("Once names are listed, they are counted instead. Add them again to do so.")
            )
        except Refused as refusal:
            refusal.add_to(form)
    return line_answer(request, event, row, people_form=form, status=422)


def _tell_added(request: HttpRequest, added: int, named: int) -> None:
    if added:
        messages.success(request, _("Saved. Names added: %(count)s.") % {"count": added})
    if added < named:
        messages.info(request, _("Listed already, so not added again: %(count)s.") % {"count": named - added})


@for_staff("POST")
def person(request: HttpRequest, event: Event, public_id: UUID, pk: int) -> HttpResponse:
    """Save one person, or take them off the list."""
    row = line_or_gone(request, event, public_id)
    found = people_present_visible_to(request.user, event).filter(presence=row, pk=pk).first()
    form, seen = PersonForm(request.POST), read_line(request.POST.get("based_on", ""))
    if found is None:
        return _person_gone(request, event, row, form)
    if "remove" in request.POST:
        return _remove_person(request, event, found, seen)
    told, over, sent = (
        PersonRow(found, typed=_typed(form)),
        over_of(request),
        request.POST.get("based_on", ""),
    )
    if form.is_valid():
        try:
            now = change_person(person=found, by=request.user, seen=seen, over=over, **form.cleaned_data)
            told = PersonRow(now, said=Said(saved_now()))
        except RemovedMeanwhile:
            return _person_gone(request, event, row, form)
        except LineChanged as refusal:
            words = changed_person(refusal.row, refusal.changed)
            said = refused_change(refusal, words, _typed(form), sent)
            told = PersonRow(refusal.row, typed=said.typed, said=said)
        except Refused as refusal:
            told.said = Said(refusal.message, True, based_on=sent)
    else:
        told.said = Said(words_of(form), True, based_on=sent)
    return _person_answer(request, event, told)


def _person_answer(request: HttpRequest, event: Event, told: PersonRow) -> HttpResponse:
    is_wrong = told.said is not None and told.said.is_wrong
    presence = told.person.presence
    if is_live(request):
        # The fields, too, where they are not what was sent.
        whole = not told.typed if is_wrong else over_of(request) is not None
        context = {"event": event, "row": told, "line": line_of_page(presence), "whole": whole}
        context["page"] = {"line": context["line"]}
        status = 422 if is_wrong else 200
        response = render(request, "events/presence/person_saved.html", context, status=status)
        if whole:
            response["HX-Retarget"], response["HX-Reswap"] = f"#person-{told.person.pk}", "outerHTML"
        return response
    if is_wrong:
        return line_answer(request, event, presence, person=told, status=422)
    return redirect(f"{_url(event, presence)}?saved={told.person.pk}#person-{told.person.pk}")


def _typed(form: PersonForm) -> dict[str, str]:
    return {name: form.data.get(name, "") for name in form.fields}


def _remove_person(
    request: HttpRequest, event: Event, found: PresentPerson, seen: dict[str, str]
) -> HttpResponse:
    try:
        remove_person(person=found, by=request.user, seen=seen)
    except LineChanged as refusal:
        told = PersonRow(refusal.row)
        words = _(
            "Changed meanwhile, so not removed. Look at it, and remove it again if that is still right."
        )
        told.said = Said(words, True)
        return line_answer(request, event, refusal.row.presence, person=told, status=422)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect(_url(event, found.presence))
    words = format_html(_("Removed: {name}"), name=format_html("<bdi>{}</bdi>", found.name))
    messages.success(request, words)
    return redirect(_url(event, found.presence))


def _person_gone(request: HttpRequest, event: Event, presence: Presence, form: PersonForm) -> HttpResponse:
    """Another has taken the person off the list: what was typed stands in the form that adds people."""
    typed = _typed(form)
    if "remove" in request.POST or not typed["name"]:
        messages.info(request, _("This person was removed already."))
        return redirect(_url(event, presence))
    again = PeopleForm({"people": f"{typed['name']} {typed['email']}".strip(), "sex": typed["sex"]})
    again.is_valid()
    again.add_error(None, _("This person was removed meanwhile. What you typed is still here: add it again."))
    response = line_answer(request, event, presence, people_form=again, status=409)
    if is_live(request):
        response["HX-Retarget"], response["HX-Reswap"] = "body", "innerHTML"
    return response


def _url(event: Event, presence: Presence) -> str:
    return f"{page_url(event)}{presence.public_id}/"


# -- the line itself --------------------------------------------------------------------------------------------------


@for_staff("POST")
def who(request: HttpRequest, event: Event, public_id: UUID) -> HttpResponse:
    """Whose line it is. Where that one has a line already it is asked whether the two shall be one."""
    row = line_or_gone(request, event, public_id)
    form = WhoForm(request.POST)
    if form.is_valid():
        try:
            now = set_organization(
                presence=row,
                by=request.user,
                **form.said,
                seen=read_line(request.POST.get("based_on", "")),
                merge="merge" in request.POST,
                seen_other=read_line(request.POST.get("based_on_other", "")),
            )
            return redirect(page_url(event, saved=now.public_id))
        except RemovedMeanwhile:
            raise_gone(request, event, public_id)
        except AlreadyThere as refusal:
            return _ask_to_merge(request, event, row, refusal.presence)
        except LineChanged as refusal:
            row = row if refusal.row.pk != row.pk else refusal.row
            form.add_error(None, changed_line(refusal))
        except Refused as refusal:
            refusal.add_to(form)
    return line_answer(request, event, row, who_form=form, status=422)


def _ask_to_merge(request: HttpRequest, event: Event, row: Presence, other: Presence) -> HttpResponse:
    together, _more, numbers_go = merged(row, other)
    context = {
        "section": "events",
        "event": event,
        "line": line_of_page(row),
        "other": line_of_page(other),
        "together": counts_words(**together),
        "numbers_go": numbers_go,
        "sent": {name: request.POST.get(name, "") for name in ("name", "asked", "meant")},
    }
    return render(request, "events/presence/merge.html", context, status=422)


@for_staff("GET", "HEAD", "POST")
def remove(request: HttpRequest, event: Event, public_id: UUID) -> HttpResponse:
    """Asks before a line goes, with all its people."""
    if request.method == "POST" and not _is_there(event, public_id):
        return redirect(page_url(event))
    row, words = line_or_gone(request, event, public_id), ""
    if request.method == "POST":
        name = who_came(row)
        try:
            remove_line(presence=row, by=request.user, seen=read_line(request.POST.get("based_on", "")))
            messages.success(request, format_html(_("Removed: {name}"), name=name))
            return redirect(page_url(event))
        except LineChanged as refusal:
            row, words = refusal.row, changed_line(refusal)
        except Refused as refusal:
            words = refusal.message
    context = {"section": "events", "event": event, "line": line_of_page(row), "words": words}
    return render(request, "events/presence/remove.html", context, status=422 if words else 200)


def _is_there(event: Event, public_id: UUID) -> bool:
    return event.presences.filter(public_id=public_id).exists()
