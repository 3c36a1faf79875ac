"""The desk answers whatever is typed into an address or left out of a form with a page, never with an error."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.test import Client
from django.urls import reverse

VALUES = ["\0", "x", "99999999999999999999", "-1", "1,2", "2021-99-99", "", "a\nb", "\ud7ff"]


def parameters(model_admin: ModelAdmin) -> list[str]:
    """What the list of a page can be asked by."""
    names = []
    for entry in model_admin.list_filter:
        name = entry[0] if isinstance(entry, tuple) else entry
        if isinstance(name, str):
            names += [name, f"{name}__exact", f"{name}__id__exact", f"{name}__gte", f"{name}__isempty"]
        else:
            names.append(name.parameter_name)
    if model_admin.date_hierarchy:
        names += [f"{model_admin.date_hierarchy}__{part}" for part in ("year", "month", "day")]
    return [*names, "q", "o", "p", "all", "_to_field", "_popup", "e"]


@pytest.fixture
def strict(root) -> Client:
    root.raise_request_exception = False
    return root


@pytest.mark.parametrize("model", [pytest.param(model, id=model.__name__) for model in admin.site._registry])
def test_every_list_with_every_filter(strict, full, model):
    url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    failed = [
        f"{name}={value!r}"
        for name in parameters(admin.site._registry[model])
        for value in VALUES
        if strict.get(url, {name: value}).status_code >= 500
    ]
    assert failed == []


@pytest.mark.parametrize("model", [pytest.param(model, id=model.__name__) for model in admin.site._registry])
def test_every_form_sent_empty(strict, full, model):
    prefix = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    row = model._default_manager.first()
    urls = [reverse(f"{prefix}_add")]
    if row is not None:
        urls.append(reverse(f"{prefix}_change", args=[row.pk]))
    inlines = ("sessions", "invitations", "introductions", "languages", "registrations")
    inlines += ("expertise", "needs", "slots", "speakers", "texts", "memberships")
    empty = {f"{name}-{what}_FORMS": "0" for name in inlines for what in ("TOTAL", "INITIAL")}
    blank = {field.name: "" for field in model._meta.get_fields() if getattr(field, "editable", False)}
    failed = [
        (url, len(data))
        for url in urls
        for data in ({}, empty, empty | blank)
        if strict.post(url, data).status_code >= 500
    ]
    assert failed == []


@pytest.mark.parametrize("value", VALUES)
def test_choosing_by_typing(strict, full, value):
    address = {"app_label": "events", "model_name": "event", "field_name": "hosts"}
    for name in ("term", "page", *address):
        assert strict.get("/admin/autocomplete/", {**address, name: value}).status_code < 500


def test_what_is_found_by_typing_is_found_still(root, cast):
    address = {"app_label": "events", "model_name": "event", "field_name": "hosts"}
    found = root.get("/admin/autocomplete/", {**address, "term": "Empower\0ment"}).json()["results"]
    assert [row["text"] for row in found] == [str(cast.weo)]


def test_the_state_of_an_event_is_the_stored_one_while_its_form_is_wrong(root, full):
    event = full["event"]
    url = reverse("admin:events_event_change", args=[event.pk])
    page = root.post(url, {"name_en": "Event", "starts_on": "", "ends_on": ""})
    assert page.status_code == 200
    assert "not announced" in page.content.decode()
