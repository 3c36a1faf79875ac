"""What the desk's forms look like: the direction of what is typed, and a question that need not be answered."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from members.models import Office, Organization


def attributes(html: str, name: str) -> str:
    """The input or text area of a name, its tag."""
    return next(tag for tag in re.findall(r"<(?:input|textarea)[^>]*>", html) if f'name="{name}"' in tag)


@pytest.fixture
def page(desk, cast) -> str:
    Office.objects.create(organization=cast.weo, governorate=cast.erbil, phone="+964 750 1")
    return desk.get(reverse("admin:members_organization_change", args=[cast.weo.pk])).content.decode()


@pytest.mark.parametrize(
    "name",
    ["phone", "website", "email", "slug", "member_since", "offices-0-phone", "offices-__prefix__-phone"],
)
def test_it_works(page, name):
    assert 'dir="ltr"' in attributes(page, name)


@pytest.mark.parametrize(
    ("name", "language", "direction"),
    [("name_en", "en", "ltr"), ("name_ar", "ar", "rtl"), ("short_name_ckb", "ckb", "rtl")],
)
def test_names_are_in_their_languages(page, name, language, direction):
    assert f'lang="{language}" dir="{direction}"' in attributes(page, name)


def test_other_words_go_the_way_they_are_written(page):
    for name in ("acronym", "mission", "known_as-__prefix__-name"):
        assert 'dir="auto"' in attributes(page, name)


def test_an_address_to_invite(desk):
    html = desk.get(reverse("admin:members_invitation_add")).content.decode()
    assert 'dir="ltr"' in attributes(html, "email")


@pytest.mark.parametrize(("value", "sent"), [(None, ""), (True, "True"), (False, "False")])
def test_whether_women_lead_it_need_not_be_said(desk, cast, value, sent):
    Organization.objects.filter(pk=cast.weo.pk).update(is_women_led=value)
    url = reverse("admin:members_organization_change", args=[cast.weo.pk])
    page = desk.get(url)
    html = page.content.decode()
    assert "Unknown" not in html
    field = page.context["adminform"].form["is_women_led"]
    assert 'value="" selected>Not stated' in str(field) or value is not None
    assert f'<option value="{sent}" selected' in str(field)
    for other, stored in (("True", True), ("", None), ("False", False)):
        form = type(field.form)({"is_women_led": other}, instance=cast.weo)
        form.is_valid()
        assert form.cleaned_data["is_women_led"] is stored


def test_those_who_have_not_said_are_found(desk, cast):
    Organization.objects.filter(pk=cast.weo.pk).update(is_women_led=True)
    url = reverse("admin:members_organization_changelist")
    html = desk.get(url, {"_facets": "True"}).content.decode()
    assert re.search(r">Not stated \(\d+\)</a>", html)
    assert "Unknown" not in html
    silent = desk.get(url, {"is_women_led__isnull": "True"}).context["cl"].result_list
    assert cast.weo not in silent
    assert cast.al_noor in silent


def test_a_filter_is_called_what_it_is(desk):
    html = desk.get(reverse("admin:members_organization_changelist")).content.decode()
    assert "<summary>In the community as</summary>" in html


def test_a_long_text_is_shown_by_its_beginning(desk, cast):
    need = cast.weo.needs.create(topic=cast.quotas)
    need.texts.create(field="question", language="en", text="Why <b>? " * 100)
    html = desk.get(reverse("admin:members_need_changelist")).content.decode()
    assert '<bdi lang="en">Why &lt;b&gt;?' in html
    assert html.count("Why &lt;b&gt;?") < 20
