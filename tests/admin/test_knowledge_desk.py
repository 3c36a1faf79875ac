"""Staff enter topics, what organizations share and want, and projects: members find it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from members.models import SearchEntry


def test_a_topics_new_words_are_found(root, cast, client):
    cast.weo.expertise.create(topic=cast.quotas, band="1-5")
    url = reverse("admin:members_topic_change", args=[cast.quotas.pk])
    response = root.post(
        url,
        {
            "theme": cast.quotas.theme_id,
            "name_en": "Seats for women",
            "name_ar": "",
            "name_ckb": "",
            "slug": cast.quotas.slug,
            "position": "1",
            "dac_code": "15170",
            "synonyms_en": "reserved seats,quota",
            "synonyms_ar": "",
            "synonyms_ckb": "",
        },
    )
    assert response.status_code == 302, response.context["errors"]
    client.force_login(cast.ahmed)
    for words in ("Seats for women", "reserved seats"):
        assert cast.weo.name_en in client.get(reverse("members:directory"), {"q": words}).content.decode()


@pytest.mark.parametrize(
    ("model", "data", "field", "text"),
    [
        ("expertise", {"band": "1-5", "shares": "دليل", "texts_language": "ar"}, "shares", "دليل"),
        (
            "need",
            {"audience": "members", "urgency": "urgent", "question": "How?", "texts_language": "en"},
            "question",
            "How?",
        ),
    ],
)
def test_what_an_organization_says_is_found(desk, cast, model, data, field, text):
    url = reverse(f"admin:members_{model}_add")
    response = desk.post(url, {"organization": cast.weo.pk, "topic": cast.quotas.pk, **data})
    assert response.status_code == 302, response.context["errors"]
    row = getattr(cast.weo, {"expertise": "expertise", "need": "needs"}[model]).get()
    assert row.texts.get(field=field).text == text
    assert SearchEntry.objects.filter(organization=cast.weo, text__contains=text).exists()
    change = reverse(f"admin:members_{model}_change", args=[row.pk])
    assert text in desk.get(change).content.decode()


def test_a_project_has_a_title(desk, cast):
    url = reverse("admin:members_project_add")
    data = {
        "organization": cast.weo.pk,
        "title": "",
        "summary": "",
        "texts_language": "en",
        "starts_on": "2021-01-02",
        "ends_on": "2021-01-01",
        "donor": "DRL",
        "grant_number": "",
        "target_groups": ["women"],
        "topics": [cast.quotas.pk],
    }
    text = desk.post(url, data).content.decode()
    assert "This field is required." in text
    assert "The last day is before the first day." in text
    response = desk.post(url, {**data, "title": "Observers", "ends_on": ""})
    assert response.status_code == 302, response.context["errors"]
    project = cast.weo.projects.get()
    assert project.texts.get(field="title").text == "Observers"
    assert "Observers" in desk.get(reverse("admin:members_project_changelist")).content.decode()
