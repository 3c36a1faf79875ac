"""What the page of an event's introductions counts where a line of several cannot be logged."""

from __future__ import annotations

import pytest
from django.urls import reverse

from events.models import KeepApart
from tests.cast import Cast, english_client_of
from tests.collaborations.event_steps import goes_on

pytestmark = pytest.mark.django_db


def test_it_works(cast: Cast):
    """One wrong line is one answer; that nothing was logged stands beneath it."""
    event = goes_on(cast.weo, cast.al_noor, cast.outsider_org)
    low, high = sorted((cast.weo, cast.al_noor), key=lambda one: one.pk)
    KeepApart.objects.create(organization_low=low, organization_high=high, marked_by=cast.staff)
    url = reverse("collaborations:event_introductions", args=[event.slug])
    data = {"first": cast.weo.pk, "others": [cast.al_noor.pk, cast.outsider_org.pk]}
    text = english_client_of(cast.staff).post(url, data).content.decode()
    assert "One answer needs attention" in text
    assert "</ul><p>Nothing was logged. Put this right and send it again.</p>" in text


def test_two_wrong_answers(cast: Cast):
    """They are counted as ever."""
    event = goes_on(cast.weo, cast.al_noor)
    url = reverse("collaborations:event_introductions", args=[event.slug])
    text = english_client_of(cast.staff).post(url, {}).content.decode()
    assert "2 answers need attention" in text
    assert "Nothing was logged" not in text
