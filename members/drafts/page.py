"""What the page of a form needs of drafts: the values somebody typed last time, and what was saved meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.forms import BaseForm, CharField, Field, HiddenInput
from django.urls import reverse

from cop_portal.refusals import NotAllowed, Refused
from members.actions.drafts import drop_draft, keep_draft
from members.models import Organization
from members.requests import PersonRequest

from .comparing import (
    comparable,
    fingerprint_of,
    fingerprints,
    flat_choices,
    line_of,
    read_line,
    said,
    shown_fields,
    text_fields,
)
from .forms import key_of
from .query import Draft, draft_of, kept_words

# Hidden fields of a form that keeps drafts.
KEY = "draft"
BASED_ON = "draft_based_on"
AUTHOR = "draft_of"


@dataclass
class DraftPage:
    """The context of ``members/draft_*.html``; ``draft`` is what the form was opened with, if anything."""

    key: str
    url: str
    author: str
    based_on: str
    draft: Draft | None = None
    # What somebody else has saved since the draft was begun: label and what is saved now.
    changed: list[dict[str, str]] = field(default_factory=list)
    words: str = ""


def open_draft(
    request: PersonRequest, organization: Organization, form: BaseForm, key: str | None = None
) -> DraftPage | None:
    """The drafts' part of a form's page; None where the page keeps none.

    ``key`` is the form's, where the address names another one; empty: it keeps none.

    A form that was opened gets the values of its draft. One that was sent and is shown again, since something needs
    attention, is kept as a draft first.
    """
    if key is None:
        key = key_of(request.resolver_match)
    if not key:
        return None
    page = DraftPage(
        key=key,
        url=reverse("members:draft", args=[organization.slug, key]),
        author=str(request.user.pk),
        based_on=line_of(fingerprints(form)),
    )
    if form.is_bound:
        page.based_on = form.data.get(BASED_ON, page.based_on)
        page.words = _keep(request, organization, form, page)
    else:
        _fill_in(form, page, draft_of(request.user, organization, key))
    return page


def drop_saved(form: BaseForm | None, arguments: Mapping[str, Any]) -> None:
    """The form was saved, by an action with these ``arguments``: its draft goes. Call it in the same transaction."""
    key = form.data.get(KEY, "") if form is not None and form.is_bound else ""
    organization = arguments.get("organization")
    if organization is None:
        owner = arguments.get("owner") or arguments.get("registration")
        organization = owner if isinstance(owner, Organization) else getattr(owner, "organization", None)
    if key and organization is not None:
        drop_draft(organization=organization, by=arguments["by"], form=key)


def _keep(request: PersonRequest, organization: Organization, form: BaseForm, page: DraftPage) -> str:
    sent: Any = form.data  # what was sent, but who sees it as it is shown again
    try:
        draft = keep_draft(
            organization=organization,
            by=request.user,
            form=page.key,
            sent=sent,
            based_on=page.based_on,
        )
    except NotAllowed:
        return ""
    except Refused as refusal:
        return str(refusal.message)
    return kept_words(draft.saved_at)


def _fill_in(form: BaseForm, page: DraftPage, draft: Draft | None) -> None:
    """Open ``form`` with the values of ``draft``, if they are not what is saved anyway."""
    if draft is None:
        return
    typed = {
        name: a_field.widget.value_from_datadict(draft.fields, {}, form.add_prefix(name))
        for name, a_field in text_fields(form)
        if not a_field.widget.value_omitted_from_data(draft.fields, {}, form.add_prefix(name))
    }
    if not any(_differs(form, name, a_field, typed) for name, a_field in shown_fields(form)):
        return
    page.draft = draft
    if draft.form.is_of_something_saved:
        names = _changed_names(form, draft)
        page.changed = _changed(form, names)
        # Who sees a thing is never taken from a draft where somebody has decided otherwise since.
        typed = {name: value for name, value in typed.items() if not (name in names and is_audience(name))}
    form.initial = {**form.initial, **typed}


def _differs(form: BaseForm, name: str, a_field: Field, typed: Mapping[str, Any]) -> bool:
    saved = form.get_initial_for_field(a_field, name)
    return name in typed and comparable(a_field, saved) != comparable(a_field, typed[name])


# -- who sees it ------------------------------------------------------------------------------------------------------


def is_audience(name: str) -> bool:
    """Whether a field of this name says who sees something."""
    return name in ("visibility", "audience") or name.endswith("_audience")


def seen_in(form: BaseForm) -> dict[str, str]:
    """What a form that was sent showed when it was opened, of the fields that say who sees something.

    Of a form sent without its hidden field, by a program or an old page, nothing.
    """
    sent = _fingerprints_in(form)
    return {
        name: value
        for name, a_field in _audience_fields(form)
        for value, _label in flat_choices(getattr(a_field, "choices", ()))
        if sent.get(name) == fingerprint_of(a_field, value)
    }


def based_on_now(form: BaseForm, now: Mapping[str, str]) -> None:
    """The form is shown once more, with what is chosen ``now`` in these fields: that is what it is based on."""
    again = {name: fingerprint_of(form.fields[name], value) for name, value in now.items()}
    _set_based_on(form, line_of(_fingerprints_in(form) | again))


def carry_based_on(form: BaseForm) -> None:
    """Let a form that keeps no drafts carry what it is based on, where it says who sees something.

    To be called before it is shown, when it has been cleaned.
    """
    found = {name: fingerprint for name, fingerprint in fingerprints(form).items() if is_audience(name)}
    if not found:
        return
    if form.is_bound and BASED_ON not in form.data:
        _set_based_on(form, line_of(found))
    form.fields[BASED_ON] = CharField(widget=HiddenInput, required=False, initial=line_of(found))


def _set_based_on(form: BaseForm, line: str) -> None:
    data: Any = form.data.copy()
    data[BASED_ON] = line
    form.data = data


def _audience_fields(form: BaseForm) -> Iterable[tuple[str, Field]]:
    return [(name, a_field) for name, a_field in form.fields.items() if is_audience(name)]


def _fingerprints_in(form: BaseForm) -> dict[str, str]:
    return read_line(form.data.get(BASED_ON, ""))


# -- what somebody else saved meanwhile -------------------------------------------------------------------------------


def _changed_names(form: BaseForm, draft: Draft) -> list[str]:
    now = fingerprints(form)
    return [name for name, found in now.items() if draft.based_on.get(name, found) != found]


def _changed(form: BaseForm, names: Iterable[str]) -> list[dict[str, str]]:
    return [
        {
            "label": str(form[name].label),
            "saved": said(form.fields[name], form.get_initial_for_field(form.fields[name], name)),
        }
        for name in names
    ]
