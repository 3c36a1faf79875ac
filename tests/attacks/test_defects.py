"""What was found open, and stays shut: each test is one way in that worked once."""

from __future__ import annotations

import pytest
from django.urls import reverse

from collaborations.actions import mous, threads
from collaborations.actions.introductions import introduce_at_event
from collaborations.mous.signing.openings import openings_of
from cop_portal.refusals import Refused
from members.models import Membership
from tests.cast import JOINED, Cast, client_of
from tests.collaborations.mous import SIGNED, entered, paper, thread_of
from tests.collaborations.steps import asked, introduced, workshop

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("model", "lookup"),
    [
        ("collaborations_introduction", "message__startswith=We"),
        ("collaborations_introduction", "answer_reason__contains=a"),
        ("collaborations_jointactivity", "result__contains=a"),
        ("collaborations_jointactivity", "title__contains=a"),
        ("collaborations_memorandumofunderstanding", "purpose__contains=a"),
        ("members_user", "password__startswith=md5"),
        ("members_invitation", "token_hash__startswith=a"),
    ],
)
def test_the_desk_answers_no_guesses(cast: Cast, model: str, lookup: str):
    """A list of the desk cannot be asked about columns that it does not show, letter by letter."""
    asked(cast)
    url = reverse(f"admin:{model}_changelist")
    assert client_of(cast.superuser).get(f"{url}?{lookup}").status_code == 400


def test_the_desk_keeps_its_filters(cast: Cast):
    """What a list offers still works: a facet, a facet of ours, a date, an empty field."""
    client = client_of(cast.superuser)
    for address in (
        "members_organization_changelist?kind__exact=national&representative=yes",
        "members_organization_changelist?member_since__year=2019&governorates__id__exact=1",
        "members_membership_changelist?until__isempty=1",
        "collaborations_introduction_changelist?answer__exact=yes",
    ):
        name, _mark, query = address.partition("?")
        response = client.get(f"{reverse(f'admin:{name}')}?{query}")
        assert response.status_code == 200, address


def test_an_event_pairs_nobody_with_a_hidden_one(cast: Cast):
    """On an event's page even its partner reads of no introduction to a hidden organization."""
    event = workshop(cast.weo, cast.al_noor, cast.hidden_org)
    introduced(cast, event=event)
    introduce_at_event(
        event=event, first=cast.weo, second=cast.hidden_org, by=cast.staff, reveals_hidden=True
    )
    url = event.get_absolute_url()
    page = client_of(cast.suzan).get(url).content.decode()
    assert "Hidden Shelter" not in page
    assert "Introduced here" in page
    assert "Hidden Shelter" in client_of(cast.hidden).get(url).content.decode()


def test_who_opens_is_written_down_as_the_party_they_are(cast: Cast):
    """Acting for another organization does not make a party's person Search staff in the record."""
    mou = entered(cast)
    Membership.objects.create(user=cast.suzan, organization=cast.outsider_org, role="colleague", since=JOINED)
    client = client_of(cast.suzan)
    client.post(reverse("members:act_for"), {"organization": "outsider"})
    copy = mou.versions.get().copies.get()
    assert client.get(reverse("collaborations:mou_document", args=[copy.public_id])).status_code == 200
    client_of(cast.staff).get(reverse("collaborations:mou_document", args=[copy.public_id]))
    found = {row.opening.user: row.organization for row in openings_of(mou)}
    assert found == {cast.suzan: cast.weo, cast.staff: None}


def test_who_left_replaces_no_file(cast: Cast):
    """An organization that has left cannot put another paper before the parties."""
    thread = thread_of(cast.weo, cast.al_noor)
    mou = entered(cast, thread)
    threads.leave(collaboration=thread, organization=cast.weo, by=cast.suzan)
    values = {"signatory_name": "Suzan", "capacity": "Director", "signed_on": SIGNED}
    with pytest.raises(Refused):
        mous.replace_copy(mou=mou, organization=cast.weo, by=cast.suzan, upload=paper(), **values)
    assert mou.versions.get().copies.count() == 1
