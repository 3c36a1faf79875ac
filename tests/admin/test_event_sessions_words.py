"""A session's page of the desk in the other languages: no English among its words."""

from __future__ import annotations

import html

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from events.models import EventSession, Slot
from tests.events.answering import coming_event


@pytest.fixture
def session(cast) -> EventSession:
    row = EventSession.objects.create(event=coming_event(), name_en="Rounds", name_ar="جولات")
    Slot.objects.create(eventsession=row, organization=cast.weo)
    return row


def page(desk, cast, language: str, name: str, *args) -> str:
    cast.staff.language = language
    cast.staff.save(update_fields=["language"])
    desk.cookies["django_language"] = language
    text = desk.get(reverse(f"admin:events_eventsession_{name}", args=args)).content.decode()
    assert f'lang="{language}"' in text
    return html.unescape(text)


@pytest.mark.parametrize("language", ["ar", "ckb"])
def test_it_works(desk, cast, session, language):
    for text in (
        page(desk, cast, language, "change", session.pk),
        page(desk, cast, language, "changelist"),
    ):
        assert "Event" not in text.partition("<main")[2].partition("</main")[0].replace("Events", "")
        with translation.override(language):
            assert gettext("event") in text
        assert reverse("admin:events_event_change", args=[session.event_id]) in text


def test_choosers_have_words_for_languages_that_django_brings_none_for(desk, cast, session):
    text = page(desk, cast, "ckb", "change", session.pk)
    assert 'lang="None"' not in text
    assert "data-remove-all-items=" in text
    assert 'lang="ar"' in page(desk, cast, "ar", "change", session.pk)
