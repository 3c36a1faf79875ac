"""How many took part, by organization: who joined later or left, large numbers, and digits of three languages."""

from __future__ import annotations

import pytest
from django.urls import reverse

from collaborations.actions.threads import leave
from collaborations.models import JointActivity
from cop_portal.dates import today
from tests.cast import Cast, client_of, english_client_of
from tests.collaborations.activity_steps import DAY, planned, them, typed_day, us
from tests.collaborations.reading import text_of
from tests.collaborations.steps import introduced, party

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(cast: Cast) -> JointActivity:
    """A training of three days that is over, with a third party that joined on its last day."""
    collaboration = introduced(cast)
    made = planned(cast, collaboration, planned_on=today() - 5 * DAY)
    collaboration.parties.create(
        organization=cast.outsider_org, joined_on=today() - 3 * DAY, accepted_by=cast.outsider
    )
    return made


def record_url(row: JointActivity) -> str:
    return reverse("collaborations:activity_record", args=[row.public_id])


def typed(row: JointActivity, **counts) -> dict:
    return {
        "language": "en",
        **typed_day("held_on", today() - 5 * DAY),
        **typed_day("held_until", today() - 3 * DAY),
        **counts,
    }


def test_it_works(cast: Cast, row: JointActivity):
    """Each party of today is asked for; numbers in any digits; what nobody counted has no row."""
    ours, theirs = party(row.collaboration, cast.weo), party(row.collaboration, cast.outsider_org)
    page = text_of(cast.suzan, record_url(row))
    assert page.count('name="women_') == 3
    assert f'name="women_{ours.pk}" inputmode="numeric"' in page
    sent = typed(row, **{f"women_{ours.pk}": "١٢", f"men_{ours.pk}": "۳", f"not_stated_{theirs.pk}": "10000"})
    assert client_of(cast.suzan).post(record_url(row), sent).status_code == 302
    counted = {one.party: (one.women, one.men, one.not_stated) for one in row.participants.all()}
    assert counted == {ours: (12, 3, 0), theirs: (0, 0, 10000)}


def test_numbers_that_cannot_be(cast: Cast, row: JointActivity):
    """Too large, below nothing, no number: said at the field, and what was typed is kept."""
    ours = party(row.collaboration, cast.weo)
    for number in ("10001", "-1", "many", "99999999999999999999"):
        sent = typed(row, **{f"women_{ours.pk}": number})
        response = english_client_of(cast.suzan).post(record_url(row), sent)
        text = response.content.decode()
        assert response.status_code == 422
        assert f'value="{number}"' in text
        assert f'href="#id_women_{ours.pk}"' in text
    assert not row.participants.exists()


def test_a_party_that_has_left(cast: Cast, row: JointActivity):
    """It is not asked for any more; what was counted of it stands, and its number can be put right."""
    gone = party(row.collaboration, cast.outsider_org)
    sent = typed(row, result="Learnt.", **{f"women_{gone.pk}": "4"})
    assert client_of(cast.suzan).post(record_url(row), sent).status_code == 302
    leave(collaboration=row.collaboration, organization=cast.outsider_org, by=cast.outsider)
    text = text_of(english_client_of(cast.suzan) and cast.suzan, row.get_absolute_url())
    assert "Outsider Association" in text
    assert "Women: 4." in text
    correct = reverse("collaborations:activity_correct", args=[row.public_id])
    assert f'name="women_{gone.pk}"' in text_of(cast.ahmed, correct)
    fields = {"title": row.title, "kind": "training", "result": "Learnt.", "result_language": "en", "seen": 0}
    sent = typed(row, **fields, **{f"women_{gone.pk}": "5"})
    assert client_of(cast.ahmed).post(correct, sent).status_code == 302
    assert row.participants.get(party=gone).women == 5
    other = planned(cast, row.collaboration, title="Another", planned_on=today() - 5 * DAY)
    assert f'name="women_{gone.pk}"' not in text_of(cast.suzan, record_url(other))
    assert us(cast) != them(cast)


def test_a_correction_of_the_days(cast: Cast, row: JointActivity):
    """It took one day after all."""
    client_of(cast.suzan).post(record_url(row), typed(row, result="Learnt."))
    correct = reverse("collaborations:activity_correct", args=[row.public_id])
    fields = {"title": row.title, "language": "en", "kind": "training", "result": "Learnt.", "seen": 0}
    sent = {**fields, "result_language": "en", **typed_day("held_on", today() - 5 * DAY)}
    assert client_of(cast.ahmed).post(correct, sent).status_code == 302
    row.refresh_from_db()
    assert (row.held_on, row.held_until, row.corrections) == (today() - 5 * DAY, None, 1)
