"""A page of the desk that was opened before somebody else saved: what only they changed stays as it is now, and
what both changed is asked about."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.http import HttpResponse
from django.urls import reverse

from cop_portal.history import changed_by
from cop_portal.translations.texts import write_original
from members.actions.knowledge import remove_need, save_expertise, save_need, save_project
from members.admin.base import DeskAdmin
from members.admin.merging import DeskForm
from members.models import Organization
from tests.admin.rows import add_need, change_url

from .page import sent_back


def errors_at(response: HttpResponse, name: str) -> str:
    """What the page says at a field of its own form."""
    return str(response.context["adminform"].form.errors.get(name, ""))


@pytest.fixture
def contact(cast):
    """WEO's representative changes fields of its row."""

    def save(**fields) -> None:
        with changed_by(cast.suzan, "test"):
            Organization.objects.filter(pk=cast.weo.pk).update(**fields)

    return save


# Fields of the row


def test_it_works(desk, cast, contact):
    data = sent_back(desk.get(change_url(cast.weo)))
    contact(phone="+964 750 111")
    assert desk.post(change_url(cast.weo), {**data, "website": "https://weo.example/"}).status_code == 302
    cast.weo.refresh_from_db()
    assert (cast.weo.phone, cast.weo.website) == ("+964 750 111", "https://weo.example/")


def test_what_both_changed_is_asked_about_and_then_taken(desk, cast, contact):
    data = sent_back(desk.get(change_url(cast.weo)))
    contact(phone="+964 750 111")
    page = desk.post(change_url(cast.weo), {**data, "phone": "+964 750 222"})
    assert page.status_code == 200
    said = errors_at(page, "phone")
    assert "Changed meanwhile: " in said
    assert cast.suzan.name in said
    assert "+964 750 111" in said
    assert 'value="+964 750 222"' in page.content.decode()
    cast.weo.refresh_from_db()
    assert cast.weo.phone == "+964 750 111"
    assert desk.post(change_url(cast.weo), sent_back(page)).status_code == 302
    cast.weo.refresh_from_db()
    assert cast.weo.phone == "+964 750 222"


def test_both_may_say_the_same(desk, cast, contact):
    data = sent_back(desk.get(change_url(cast.weo)))
    contact(phone="+964 750 111")
    assert desk.post(change_url(cast.weo), {**data, "phone": "+964 750 111"}).status_code == 302


def test_somebody_changes_it_again_while_it_is_asked_about(desk, cast, contact):
    data = sent_back(desk.get(change_url(cast.weo)))
    contact(phone="1")
    page = desk.post(change_url(cast.weo), {**data, "phone": "2"})
    contact(phone="")
    page = desk.post(change_url(cast.weo), sent_back(page))
    assert "Now it is empty." in errors_at(page, "phone")


def test_a_page_that_is_shown_again_shows_what_stands_there_now(desk, cast, contact):
    data = sent_back(desk.get(change_url(cast.weo)))
    contact(phone="+964 750 111")
    page = desk.post(change_url(cast.weo), {**data, "website": "no address"})
    assert page.status_code == 200
    assert 'value="+964 750 111"' in page.content.decode()
    data = {**sent_back(page), "website": ""}
    assert desk.post(change_url(cast.weo), data).status_code == 302
    cast.weo.refresh_from_db()
    assert cast.weo.phone == "+964 750 111"


def test_texts_and_what_it_is_tied_to(desk, cast):
    def about(mission: str, places: list) -> None:
        with changed_by(cast.suzan, "test"):
            write_original(cast.weo.texts, "mission", mission, "ar")
            cast.weo.governorates.set(places)

    data = sent_back(desk.get(change_url(cast.weo)))
    about("مهمة جديدة", [cast.erbil, cast.ninewa])
    assert desk.post(change_url(cast.weo), {**data, "acronym": "W"}).status_code == 302
    assert cast.weo.texts.get().text == "مهمة جديدة"
    assert set(cast.weo.governorates.all()) == {cast.erbil, cast.ninewa}
    page = desk.post(
        change_url(cast.weo), {**data, "mission": "A mission", "governorates": [cast.baghdad.pk]}
    )
    assert "مهمة جديدة" in errors_at(page, "mission")
    assert cast.erbil.name_en in errors_at(page, "governorates")
    assert cast.suzan.name in errors_at(page, "governorates")


@pytest.mark.parametrize(
    ("kind", "theirs", "mine", "said"),
    [
        ("need", {"question": "Newer?"}, {"question": "Mine?"}, "Newer?"),
        ("need", {"urgency": "urgent"}, {"question": "Mine?"}, ""),
        ("project", {"title": "Study", "donor": "Newer"}, {"donor": "Mine"}, "Newer"),
        ("project", {"title": "Newer"}, {"donor": "Mine"}, ""),
        ("project", {"title": "Study", "target_groups": ["youth"]}, {"donor": "Mine"}, ""),
        ("project", {"title": "Study", "ends_on": "2023-05-01"}, {"ends_on": "2023-06-01"}, "1 May 2023"),
        ("expertise", {"band": "10+"}, {"band": "<1"}, "10"),
    ],
)
def test_pages_of_their_own(desk, cast, kind, theirs, mine, said):
    of_weo = {"organization": cast.weo, "by": cast.suzan}
    fixed = {"project": {"starts_on": "2023-01-01"}}.get(kind, {"topic": cast.quotas})
    save = {"need": save_need, "project": save_project, "expertise": save_expertise}[kind]
    start = {"project": {"title": "Study"}, "expertise": {"band": "1-5"}}.get(kind, {})
    row = save(**of_weo, **fixed, **start)
    data = sent_back(desk.get(change_url(row)))
    again = {"project": row} if kind == "project" else {}
    save(**of_weo, **fixed, **start | theirs, **again)
    response = desk.post(change_url(row), {**data, **mine})
    if said:
        assert response.status_code == 200
        assert said in errors_at(response, next(iter(mine)))
        return
    assert response.status_code == 302
    now = sent_back(desk.get(change_url(row)))
    for name, value in {**theirs, **mine}.items():
        assert now[name] == value


def test_two_texts_in_two_languages_stay_in_theirs(desk, cast):
    row = save_project(organization=cast.weo, by=cast.suzan, title="Study", starts_on="2023-01-01")
    row.texts.create(field="summary", language="ar", text="ملخص")
    data = sent_back(desk.get(change_url(row)))
    assert desk.post(change_url(row), {**data, "donor": "X"}).status_code == 302
    assert dict(row.texts.values_list("field", "language")) == {"title": "en", "summary": "ar"}


# A row that is gone


def test_the_words_for_a_row_that_is_gone_are_not_lost(desk, cast):
    need = add_need(cast)
    data = sent_back(desk.get(change_url(need)))
    remove_need(need=need, by=cast.suzan)
    page = desk.post(change_url(need), {**data, "question": "How do you <train>?"})
    assert page.status_code == 404
    text = page.content.decode()
    assert "How do you &lt;train&gt;?" in text
    assert "Removed meanwhile: " in text
    assert cast.suzan.name in text


@pytest.mark.parametrize("key", ["x", "0", "9" * 30, "_00"])
def test_a_row_that_never_was(desk, key):
    url = reverse("admin:members_need_change", args=["KEY"]).replace("KEY", key)
    assert desk.post(url, {"question": "?"}).status_code == 404
    assert desk.post(url, {}).status_code == 302


# One mechanism for all


def test_every_form_of_the_desk_merges():
    pages = [page for page in admin.site._registry.values() if isinstance(page, DeskAdmin)]
    assert len(pages) > 15
    for page in pages:
        for one in (page, *page.inlines):
            assert issubclass(one.form, DeskForm), one


@pytest.mark.parametrize("sent", ["", "x", "phone:", ":", "phone:0000000000", "\0", "phone:" * 5000])
def test_any_text_as_what_a_page_was_made_from(desk, cast, contact, sent):
    data = sent_back(desk.get(change_url(cast.weo)))
    contact(phone="1")
    response = desk.post(change_url(cast.weo), {**data, "based_on": sent, "phone": "2"})
    assert response.status_code in (200, 302)
