"""Two people at the desk write the same at the same moment: one is let, the other told in words and keeps what was
typed."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from events.models import Event
from members.admin.saving import SavesChanges
from members.models import Invitation, Need, Organization, SubGrant, Theme, Topic
from tests.admin.event_forms import event_data

from .page import sent_back, with_line

races = pytest.mark.django_db(transaction=True)
LINES = ("languages", "known_as", "offices", "registrations", "expertise", "needs")


@pytest.fixture
def together(monkeypatch):
    """Runs two saves in threads; each has looked at its form before either writes."""
    barrier, seen = threading.Barrier(2, timeout=20), threading.local()
    save_model = SavesChanges.save_model

    def wait_once(self, *args, **kwargs) -> None:
        if not getattr(seen, "waited", False):
            seen.waited = True
            barrier.wait()
        save_model(self, *args, **kwargs)

    monkeypatch.setattr(SavesChanges, "save_model", wait_once)

    def run(*saves: Callable[[], HttpResponse]) -> list[HttpResponse]:
        answers: list[HttpResponse] = []

        def save(one: Callable[[], HttpResponse]) -> None:
            try:
                answers.append(one())
            finally:
                barrier.abort()
                connection.close()

        threads = [threading.Thread(target=save, args=(one,)) for one in saves]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        assert len(answers) == len(saves)
        return sorted(answers, key=lambda answer: answer.status_code)

    return run


def change_url(row) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def another(desk: Client) -> Client:
    """The same person in another window."""
    client = Client()
    client.cookies = desk.cookies
    return client


def new_organization(**fields: str) -> dict:
    data = {
        "name_en": "Tigris Forum",
        "slug": "tigris-forum",
        "kind": "national",
        "grant_role": "sub",
        "member_since": "2023-01-01",
        "visibility": "listed",
        "texts_language": "en",
        **fields,
    }
    for prefix in LINES:
        data |= {f"{prefix}-TOTAL_FORMS": "0", f"{prefix}-INITIAL_FORMS": "0"}
    return data


@races
def test_two_pages_add_one_sub_grant(desk, cast, together):
    prime, sub = cast.weo, cast.outsider_org
    pages = {row: sent_back(desk.get(change_url(row))) for row in (prime, sub)}
    refused, saved = together(
        lambda: desk.post(change_url(prime), with_line(pages[prime], "sub_grants", sub=sub.pk)),
        lambda: another(desk).post(change_url(sub), with_line(pages[sub], "prime_grants", prime=prime.pk)),
    )
    assert (refused.status_code, saved.status_code) == (200, 302)
    text = refused.content.decode()
    assert "Another line has this already." in text
    assert "Added meanwhile: " in text
    assert cast.staff.name in text
    assert SubGrant.objects.count() == 1


@races
def test_two_new_organizations_of_one_address(desk, cast, together):
    url = reverse("admin:members_organization_add")
    refused, saved = together(
        lambda: desk.post(url, new_organization(name_en="Tigris Forum")),
        lambda: another(desk).post(url, new_organization(name_en="Dawn of Basra")),
    )
    assert (refused.status_code, saved.status_code) == (200, 302)
    assert "already exists" in str(refused.context["adminform"].form.errors["slug"])
    assert Organization.objects.filter(slug="tigris-forum").count() == 1


@races
def test_two_themes_get_a_topic_of_one_address(root, cast, together):
    themes = [Theme.objects.create(name_en=name, slug=name.lower()) for name in ("Water", "Land")]
    pages = {theme: sent_back(root.get(change_url(theme))) for theme in themes}

    def add(client: Client, theme: Theme) -> HttpResponse:
        line = {"name_en": "Rivers", "slug": "rivers", "position": 0, "dac_code": "14010"}
        return client.post(change_url(theme), with_line(pages[theme], "topics", **line))

    refused, saved = together(lambda: add(root, themes[0]), lambda: add(another(root), themes[1]))
    assert (refused.status_code, saved.status_code) == (200, 302)
    assert "already exists" in refused.content.decode()
    assert Topic.objects.filter(slug="rivers").count() == 1


@races
def test_two_new_events_of_one_address(desk, cast, together):
    url = reverse("admin:events_event_add")
    refused, saved = together(
        lambda: desk.post(url, event_data()), lambda: another(desk).post(url, event_data())
    )
    assert (refused.status_code, saved.status_code) == (200, 302)
    assert "already exists" in str(refused.context["adminform"].form.errors["slug"])
    assert Event.objects.count() == 1


@races
def test_two_superusers_invite_one_address(root, cast):
    url = reverse("admin:members_invitation_add")
    data = {"kind": "staff", "email": "new@search.example", "language": "en", "organization": ""}
    answers: list[int] = []

    def post(client: Client) -> None:
        try:
            answers.append(client.post(url, data).status_code)
        finally:
            connection.close()

    threads = [threading.Thread(target=post, args=(client,)) for client in (root, another(root))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert answers == [302, 302]
    assert Invitation.objects.count() == 1


@races
def test_a_topic_goes_while_it_is_chosen(desk, cast):
    """What is chosen is looked at by the database at the end of a save, when the other one has gone through."""
    topic = Topic.objects.create(name_en="Rivers", slug="rivers", theme=cast.quotas.theme, dac_code="14010")
    key, deleted, go_on = topic.pk, threading.Event(), threading.Event()

    def remove() -> None:
        try:
            with transaction.atomic():
                topic.delete()
                deleted.set()
                go_on.wait(1)
        finally:
            connection.close()

    thread = threading.Thread(target=remove)
    thread.start()
    assert deleted.wait(10)
    data = {"organization": cast.weo.pk, "topic": key, "audience": "staff", "urgency": "urgent"}
    page = desk.post(reverse("admin:members_need_add"), {**data, "question": "How?", "texts_language": "en"})
    thread.join()
    assert page.status_code == 200
    assert "valid choice" in str(page.context["adminform"].form.errors["topic"])
    assert "How?" in page.content.decode()
    assert "messagelist" not in page.content.decode()
    assert not Need.objects.exists()


# What no form explains


def test_what_the_database_refuses_for_another_reason(desk, cast, monkeypatch):
    def refuse(self, *args, **kwargs) -> None:
        raise IntegrityError("something else")

    data = sent_back(desk.get(change_url(cast.weo)))
    monkeypatch.setattr(SavesChanges, "save_model", refuse)
    page = desk.post(change_url(cast.weo), {**data, "acronym": "W"})
    assert page.status_code == 200
    assert "It was not saved: " in page.content.decode()
    assert 'value="W"' in page.content.decode()


def test_the_words_of_a_constraint(desk, cast, monkeypatch):
    save_model = SavesChanges.save_model

    def twice(self, request, obj, form, change) -> None:
        Need.objects.create(organization=cast.weo, topic=cast.quotas)
        Need.objects.create(organization=cast.weo, topic=cast.quotas)
        save_model(self, request, obj, form, change)

    data = sent_back(desk.get(change_url(cast.weo)))
    monkeypatch.setattr(SavesChanges, "save_model", twice)
    page = desk.post(change_url(cast.weo), {**data, "acronym": "W"})
    assert page.status_code == 200
    assert "Need with this Organization and Topic already exists." in page.content.decode()


def test_a_button_that_is_refused_by_the_database(desk, cast, monkeypatch):
    from members.admin import organizations

    def refuse(**kwargs) -> None:
        raise IntegrityError("something else")

    monkeypatch.setattr(organizations, "hide_in_emergency", refuse)
    page = desk.post(reverse("admin:members_organization_hide", args=[cast.weo.pk]))
    assert page.status_code == 200
    assert "It was not saved: " in page.content.decode()
