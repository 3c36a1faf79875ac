"""What the desk calls a theme, a topic or a governorate is what texts are searched by, from the same save on."""

import pytest
from django.urls import reverse

from members.models import Topic
from members.search.writing import rebuild_search
from tests.admin.page import sent_back
from tests.cast import client_of
from tests.members.search.searching import found

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(cast):
    """Signed in as who may change these words; an organization says "lighthouse" and nothing else of interest."""
    cast.outsider_org.texts.create(field="mission", language="en", text="We keep a lighthouse by the river.")
    rebuild_search()
    return client_of(cast.superuser)


def save(desk, model: str, row, **changes) -> None:
    """Save the desk's page of ``row`` with some fields changed."""
    url = reverse(f"admin:members_{model}_change", args=[row.pk])
    answer = desk.post(url, {**sent_back(desk.get(url)), **changes})
    assert answer.status_code == 302
    assert rebuild_search() == 0


def test_a_governorate(cast, desk):
    save(desk, "governorate", cast.erbil, name_en="Lighthouse", name_ar="منارة")
    assert found(cast.suzan, "منارة") == ["outsider"]
    save(desk, "governorate", cast.erbil, name_en="Erbil")
    assert found(cast.suzan, "منارة") == []


def test_a_topic(cast, desk):
    save(desk, "topic", cast.quotas, name_en="Lighthouse", name_ar="منارة")
    assert found(cast.suzan, "منارة") == ["outsider"]


def test_a_theme(cast, desk):
    save(desk, "theme", cast.quotas.theme, name_en="Lighthouse", name_ar="منارة")
    assert found(cast.suzan, "منارة") == ["outsider"]


def test_a_topic_that_comes_and_goes(cast, desk):
    url = reverse("admin:members_topic_add")
    names = {"name_en": "Lighthouse", "name_ar": "منارة", "slug": "lighthouse", "dac_code": "15130"}
    names["theme"] = cast.quotas.theme_id
    assert desk.post(url, {**sent_back(desk.get(url)), **names}).status_code == 302
    assert found(cast.suzan, "منارة") == ["outsider"]
    assert rebuild_search() == 0
    topic = Topic.objects.get(slug="lighthouse")
    url = reverse("admin:members_topic_delete", args=[topic.pk])
    assert desk.post(url, {"post": "yes"}).status_code == 302
    assert not Topic.objects.filter(pk=topic.pk).exists()
    assert rebuild_search() == 0


def test_the_desk_shows_who_can_share_a_topic(cast, desk):
    url = reverse("admin:members_topic_change", args=[cast.quotas.pk])
    assert (
        f"/organizations/?shares={cast.quotas.theme.slug}.{cast.quotas.slug}"
        in desk.get(url).content.decode()
    )
