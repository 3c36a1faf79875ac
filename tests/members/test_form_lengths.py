"""No form lets a text through that its column is too short for: that would be an error page in place of a sentence."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from django import forms
from django.apps import apps
from django.db import models

ROOMS = ("members", "events", "collaborations")

# Fields whose column has another name. None: it has no end (a TextField), or nothing is kept of it.
KEPT_IN: dict[str, tuple[str, str] | None] = {
    "AddForm.name": ("events.Presence", "walk_in_name"),
    "AnnouncementForm.name_ar": ("events.Event", "name_ar"),
    "AnnouncementForm.name_ckb": ("events.Event", "name_ckb"),
    "AnnouncementForm.name_en": ("events.Event", "name_en"),
    "AnnouncementForm.online_link": ("events.Event", "online_link"),
    # Lines of names, each checked by the action.
    "AnswerForm.people": None,
    "AnswerForm.reason": ("collaborations.Introduction", "answer_reason"),
    "SendBackForm.remarks": None,
    "SuggestForm.reason": ("collaborations.Suggestion", "reason"),
    "SuggestionAnswerForm.reason": ("collaborations.SuggestionAnswer", "reason"),
    "AskForm.message": None,
    "BeginForm.key": None,
    "CancelActivityForm.announced_reason": ("events.Event", "cancel_reason"),
    "CancelForm.reason": ("events.Event", "cancel_reason"),
    "ConfirmForm.copy": None,
    # Which row was seen, how it stood: compared, never kept.
    "DeclineForm.reason": ("collaborations.MouVersion", "withdraw_reason"),
    "DescribeForm.shown": None,
    "DescribeForm.title": None,
    "ForgottenPasswordForm.email": None,
    "GiveUpForm.reason": ("collaborations.MouVersion", "withdraw_reason"),
    "GoneForm.reason": None,
    "InviteForm.meant": None,
    "JoinForm.reason": ("collaborations.JoiningProposal", "answer_reason"),
    "LeaveForm.note": ("collaborations.Party", "leave_note"),
    "LineForm.name": ("events.PresentPerson", "name"),
    "LineForm.organization": ("events.Presence", "walk_in_name"),
    "MouForm.key": None,
    "MouForm.purpose": None,
    "NoteAgainForm.note": ("collaborations.Party", "leave_note"),
    "OtherNameForm.name": ("members.OtherName", "name"),
    "PasteForm.text": None,
    "PeopleForm.people": None,
    "PlanMeetingForm.rhythm_seen": None,
    "ProjectForm.title": None,
    "RecordMeetingForm.place": ("collaborations.FollowUpMeeting", "place"),
    "RecordMeetingForm.next_place": ("collaborations.FollowUpMeeting", "place"),
    "RecordMeetingForm.rhythm_seen": None,
    "RenewForm.key": None,
    "TerminateForm.reason": ("collaborations.MouTermination", "reason"),
    "TakeBackForm.reason": ("collaborations.SignatureTakenBack", "reason"),
    "TakeBackForm.signature": None,
    "ReasonForm.reason": ("collaborations.MouVersion", "withdraw_reason"),
    "WalkInForm.acronym": ("members.Organization", "acronym"),
    "WalkInForm.position": ("members.Membership", "position"),
    "WhoForm.name": ("events.Presence", "walk_in_name"),
    "WhyForm.reason": ("collaborations.FollowUpMeeting", "called_off_reason"),
}
# Longer texts, by their fields' names in any form.
TEXTS = {
    "mission",
    "shares",
    "question",
    "summary",
    "purpose",
    "notes",
    "result",
    "challenges",
    "text",
    "description",
    "provisions",
    "confidentiality",
} | {f"description_{language}" for language in ("en", "ar", "ckb")}
# Of ``seen`` nothing is kept, either: what somebody had read is compared.
NOTHING_KEPT = {"based_on", "code", "oldpassword", "password", "password1", "password2", "seen"}


def _subclasses(of: type) -> Iterator[type]:
    for kind in of.__subclasses__():
        yield kind
        yield from _subclasses(kind)


def _forms() -> list[type[forms.BaseForm]]:
    for room in ROOMS:
        package = importlib.import_module(room)
        for module in pkgutil.walk_packages(package.__path__, f"{room}."):
            if ".forms" in module.name or ".admin" in module.name:
                importlib.import_module(module.name)
    found = {kind for kind in _subclasses(forms.BaseForm) if kind.__module__.split(".")[0] in ROOMS}
    return sorted(found, key=lambda kind: (kind.__module__, kind.__qualname__))


def _typed_fields() -> list:
    """Each text field that a form declares itself; those made from a model's column have its length."""
    return [
        pytest.param(form, name, id=f"{form.__module__}.{form.__name__}.{name}")
        for form in _forms()
        for name, field in getattr(form, "declared_fields", {}).items()
        if isinstance(field, forms.CharField)
    ]


def _columns(form: type, name: str) -> list[models.Field]:
    key = f"{form.__name__}.{name}"
    if key in KEPT_IN:
        place = KEPT_IN[key]
        return [apps.get_model(place[0])._meta.get_field(place[1])] if place else []
    room = apps.get_app_config(form.__module__.split(".")[0])
    return [
        field
        for model in room.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.CharField) and field.name == name
    ]


@pytest.mark.parametrize(("form", "name"), _typed_fields())
def test_a_field_is_no_longer_than_its_column(form, name):
    """The shortest column of the field's name in its room; ``KEPT_IN`` says where it has another name."""
    if name in NOTHING_KEPT or name in TEXTS:
        return
    columns = _columns(form, name)
    known = columns or f"{form.__name__}.{name}" in KEPT_IN
    assert known, f"say in KEPT_IN which column keeps {form.__name__}.{name}"
    if columns:
        shortest = min(column.max_length for column in columns if column.max_length)
        allowed = form.declared_fields[name].max_length
        assert (allowed or 10**6) <= shortest, f"{allowed} letters into a column of {shortest}"
