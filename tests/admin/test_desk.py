"""The desk: its front page, its lists, who gets in, and that a policy without inline styles suits it."""

from __future__ import annotations

import re

import pytest
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.admin.conftest import changelists, fill


def test_it_works(desk):
    text = desk.get(reverse("admin:index")).content.decode()
    positions = [text.index(f'id="{key}"') for key in ("events", "members", "invitations", "collaborations")]
    assert positions == sorted(positions)
    for words in ("Events", "Members", "Invitations", "Collaborations", "Topics and places"):
        assert words in text


@pytest.mark.parametrize("url", changelists())
def test_lists_open_and_search(desk, full, url):
    response = desk.get(url)
    assert response.status_code == 200
    assert "PARTIES-OWN" not in response.content.decode()
    found = desk.get(url, {"q": "PARTIES-OWN"})
    assert found.status_code == 200
    assert found.context["cl"].result_count == 0


@pytest.mark.parametrize("url", changelists())
def test_lists_ask_no_more_for_more_rows(desk, cast, full, url):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            desk.get(url)
        return len(captured)

    queries()
    before = queries()
    for number in (1, 2):
        fill(cast, number)
    assert queries() == before
    assert before <= 16


def _rows(person):
    for model, page in admin.site._registry.items():
        row = model._default_manager.first()
        assert row is not None, f"no row of {model._meta.label} to look at"
        yield (
            model,
            page,
            row,
            reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[row.pk]),
        )


def test_every_row_has_a_page_for_staff(desk, full):
    for model, _page, _row, url in _rows(desk):
        response = desk.get(url, follow=True)
        assert response.status_code == 200, model
        assert "PARTIES-OWN" not in response.content.decode(), model


def test_a_superuser_sees_no_more_of_the_parties_own(root, full):
    for model, _page, _row, url in _rows(root):
        response = root.get(url, follow=True)
        assert response.status_code == 200, model
        assert "PARTIES-OWN" not in response.content.decode(), model


INLINE = re.compile(
    r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)(?![^>]*application/json)", re.I
)


def test_nothing_inline(root, full):
    pages = [reverse("admin:index"), *changelists(), reverse("admin:events_event_add")]
    pages += [url for _model, _page, _row, url in _rows(root)]
    for url in pages:
        response = root.get(url)
        found = INLINE.search(response.content.decode())
        assert found is None, f"{url}: {found and found.group()}"
        policy = response["Content-Security-Policy"]
        assert "unsafe" not in policy


def admin_urls() -> list[str]:
    """Every address of the desk that needs no row, and some that need one."""
    urls = ["/admin/", "/admin/jsi18n/", "/admin/autocomplete/", "/admin/no/such/"]
    for model in admin.site._registry:
        base = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        urls += [reverse(f"{base}_changelist"), reverse(f"{base}_add"), reverse(f"{base}_change", args=[1])]
        urls += [reverse(f"{base}_delete", args=[1]), reverse(f"{base}_history", args=[1])]
    for model, page in admin.site._registry.items():
        for button in page.buttons:
            urls.append(
                reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{button.name}", args=[1])
            )
    return urls


@pytest.mark.parametrize("person", ["suzan", "colleague", "outsider", "observer"])
def test_others_find_no_desk(cast, person):
    client = Client()
    client.force_login(getattr(cast, person))
    for url in admin_urls():
        for method in (client.get, client.post):
            assert method(url).status_code == 404, url


def test_visitors_sign_in_on_the_portals_own_page(db):
    for url in admin_urls():
        for method in (Client().get, Client().post):
            response = method(url)
            assert response.status_code == 302, url
            assert response.url.split("?")[0] == reverse("account_login"), url


def test_the_admins_own_login_form_is_gone(cast):
    client = Client()
    response = client.post(
        reverse("admin:login"), {"username": cast.staff.email, "password": "why-havent-we-done-this-before"}
    )
    assert response.status_code == 302
    assert "_auth_user_id" not in client.session


def test_staff_change_passwords_on_the_portals_own_page(desk):
    assert desk.get(reverse("admin:password_change")).url.startswith("/accounts/")


def test_autocompletes_ask_for_permission(desk, cast):
    wanted = {
        "app_label": "events",
        "model_name": "eventsession",
        "field_name": "presenters",
        "term": "Al Noor",
    }
    found = desk.get(reverse("admin:autocomplete"), wanted).json()["results"]
    assert [row["text"] for row in found] == ["Al Noor Foundation"]
    cast.staff.groups.clear()
    assert desk.get(reverse("admin:autocomplete"), wanted).status_code == 403


def test_no_list_deletes_many(desk, full):
    for url in changelists():
        assert "delete_selected" not in desk.get(url).content.decode(), url


@pytest.mark.parametrize("language", ["en", "ar", "ckb"])
def test_in_each_language(desk, cast, full, language):
    cast.staff.language = language
    cast.staff.save()
    desk.cookies["django_language"] = language
    for url in (
        reverse("admin:index"),
        reverse("admin:events_event_add"),
        reverse("admin:events_event_changelist"),
    ):
        response = desk.get(url, headers={"accept-language": language})
        assert response.status_code == 200
        assert f'lang="{language}"' in response.content.decode()


@pytest.mark.parametrize("language", ["ar", "ckb"])
def test_every_name_is_in_the_readers_language(desk, cast, full, language):
    """Headings of columns, labels of fields, hints and filters."""
    desk.cookies["django_language"] = language
    cast.staff.language = language
    cast.staff.save()
    english = {}
    for model, _page, _row, change in _rows(cast.staff):
        listed = desk.get(reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"))
        text = listed.content.decode().partition("<thead>")[2].partition("</thead>")[0]
        names = re.findall(r'<div class="text">(?:<a[^>]*>|<span>)([^<]+)', text)
        names += [str(model._meta.verbose_name), str(model._meta.verbose_name_plural)]
        text = desk.get(change).content.decode()
        names += re.findall(r"<label[^>]*>([^<]+)", text)
        names += re.findall(r'<div class="help"[^>]*>\s*<div>([^<]+)', text)
        found = {name.strip(" :\n") for name in names if re.search("[A-Za-z]{3}", name) and name.isascii()}
        if found:
            english[model.__name__] = found
    assert english == {}


@pytest.mark.parametrize("name", ["expertise", "need", "project", "registration", "membership", "topic"])
def test_view_on_site_leads_from_a_part_to_its_page(desk, full, name):
    model = next(model for model in admin.site._registry if model._meta.label_lower == f"members.{name}")
    row = model._default_manager.first()
    text = desk.get(reverse(f"admin:members_{name}_change", args=[row.pk])).content.decode()
    url = re.search(r'href="([^"]*)" class="viewsitelink"', text).group(1)
    assert desk.get(url).status_code == 200


def test_view_on_site_leads_to_the_page(desk, full):
    row = full["event"]
    text = desk.get(reverse("admin:events_event_change", args=[row.pk])).content.decode()
    url = re.search(r'href="([^"]*)" class="viewsitelink"', text).group(1)
    response = desk.get(url)
    assert response.status_code == 302
    assert response.url.endswith(row.get_absolute_url())
