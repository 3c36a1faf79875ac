"""A request goes with the organization that is seen no more, everywhere, and comes back with it."""

from __future__ import annotations

import pytest
from django.core import mail
from django.urls import reverse

from collaborations.actions.requests import answer_introduction, ask_for_introduction, withdraw_request
from collaborations.actions.threads import leave
from collaborations.models import Introduction
from collaborations.visibility import introductions_visible_to
from cop_portal.dates import today
from cop_portal.refusals import NotAllowed, Refused
from members.actions.organizations import set_visibility
from members.models import Organization, Partnership
from tests.cast import Cast, english_client_of
from tests.collaborations.suggesting import put_in_touch

pytestmark = pytest.mark.django_db
NAME = "Outsider Association"
LIST = "/collaborations/"


def url_of(row: Introduction) -> str:
    return reverse("collaborations:introduction", args=[row.public_id])


def shown(cast: Cast, visibility: str) -> None:
    """The outsider's organization chooses who sees it."""
    set_visibility(organization=cast.outsider_org, by=cast.outsider, visibility=visibility)


def theirs(cast: Cast) -> Introduction:
    """The outsider's request to Al Noor."""
    return ask_for_introduction(
        organization=cast.outsider_org, to=cast.al_noor, by=cast.outsider, message="Shall we meet?"
    )


def ours(cast: Cast) -> Introduction:
    """Al Noor's request to the outsider."""
    return ask_for_introduction(
        organization=cast.al_noor, to=cast.outsider_org, by=cast.ahmed, message="Shall we meet?"
    )


@pytest.mark.parametrize("ask", [theirs, ours])
@pytest.mark.parametrize("visibility", ["hidden", "discreet"])
def test_it_works(cast: Cast, ask, visibility: str):
    """Home, list, count and page: nothing while it is not seen, all of it once it is seen again."""
    row = ask(cast)
    client = english_client_of(cast.ahmed)
    shown(cast, visibility)
    # Else the profile asks at home whether it is still true.
    Organization.objects.update(profile_confirmed_on=today())
    home = client.get("/").content.decode()
    assert "Nothing waits for you" in home
    for page in (home, client.get(LIST).content.decode()):
        assert NAME not in page
    assert client.get(url_of(row)).status_code == 404
    assert client.post(url_of(row), {"acting_for": "al-noor", "answer": "no"}).status_code == 404
    # Its own people and staff read on.
    assert english_client_of(cast.outsider).get(url_of(row)).status_code == 200
    assert english_client_of(cast.staff).get(url_of(row)).status_code == 200
    shown(cast, "listed")
    assert NAME in client.get(LIST).content.decode()
    assert client.get(url_of(row)).status_code == 200


def test_who_hid_reads_that_it_is_not_read(cast: Cast):
    """Its request waits; it is told why nobody answers."""
    row = theirs(cast)
    shown(cast, "hidden")
    page = english_client_of(cast.outsider).get(url_of(row)).content.decode()
    assert "no longer shown to them" in page
    assert "You get a mail" not in page


def test_nobody_acts_on_what_they_cannot_see(cast: Cast):
    """Neither an answer nor a withdrawal, whatever was bookmarked."""
    row = theirs(cast)
    shown(cast, "hidden")
    with pytest.raises(NotAllowed):
        answer_introduction(introduction=row, organization=cast.al_noor, by=cast.ahmed, answer="yes")
    shown(cast, "listed")
    answer_introduction(introduction=row, organization=cast.al_noor, by=cast.ahmed, answer="not_now")
    row = ours(cast)
    shown(cast, "hidden")
    with pytest.raises(NotAllowed):
        withdraw_request(introduction=row, organization=cast.al_noor, by=cast.ahmed)


def test_a_hidden_one_that_says_yes_is_seen_in_the_thread(cast: Cast):
    """What they share they see, the request that began it included; no longer once one has left."""
    row = ours(cast)
    shown(cast, "hidden")
    row = answer_introduction(
        introduction=row, organization=cast.outsider_org, by=cast.outsider, answer="yes"
    )
    client = english_client_of(cast.ahmed)
    assert client.get(url_of(row)).status_code == 200
    assert NAME in client.get(LIST).content.decode()
    assert "said yes: propose a meeting" in client.get("/").content.decode()
    leave(collaboration=row.collaboration, organization=cast.outsider_org, by=cast.outsider)
    assert client.get(url_of(row)).status_code == 404
    page = client.get(row.collaboration.get_absolute_url()).content.decode()
    assert NAME not in page
    assert "A former party" in page
    put_in_touch(cast, cast.al_noor, cast.outsider_org)
    assert client.get(url_of(row)).status_code == 200


def test_partners_see_a_discreet_one(cast: Cast):
    """A request between two that know each other stays."""
    row = theirs(cast)
    shown(cast, "discreet")
    assert not introductions_visible_to(cast.ahmed).filter(pk=row.pk)
    low, high = sorted([cast.al_noor.pk, cast.outsider_org.pk])
    Partnership.objects.create(organization_low_id=low, organization_high_id=high, since=row.happened_on)
    assert introductions_visible_to(cast.ahmed).get() == row


def test_who_is_not_seen_asks_in_vain_and_is_told(cast: Cast):
    """Instead of a request that nobody can read: who sees the organization, or staff."""
    values = {"to": cast.weo, "message": "May we meet?"}
    for organization, by in ((cast.hidden_org, cast.hidden), (cast.discreet_org, cast.discreet)):
        with pytest.raises(Refused) as refusal:
            ask_for_introduction(organization=organization, by=by, **values)
        assert refusal.value.code == "unseen"
    client = english_client_of(cast.hidden)
    response = client.get(reverse("collaborations:ask", args=["weo"]), follow=True)
    assert response.redirect_chain[-1][0] == reverse("members:edit_visibility", args=["hidden"])
    assert "could not read your request" in response.content.decode()
    profile = client.get(cast.weo.get_absolute_url()).content.decode()
    assert "let them see your organization" in profile
    assert reverse("collaborations:ask", args=["weo"]) not in profile


def test_no_mail_about_what_one_cannot_open(cast: Cast, django_capture_on_commit_callbacks):
    """It hid itself between the request and the mail: the mail would lead to a missing page."""
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        theirs(cast)
        shown(cast, "hidden")
    assert not mail.outbox
    row = Introduction.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        shown(cast, "listed")
        answer_introduction(introduction=row, organization=cast.al_noor, by=cast.ahmed, answer="no")
    assert [message.to for message in mail.outbox] == [[cast.outsider.email]]
