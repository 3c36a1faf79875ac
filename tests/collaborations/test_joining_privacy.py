"""A message about who should join is read by the parties, and by the organization once it is asked; by nobody else."""

from __future__ import annotations

import pytest
from django.core import mail
from django.urls import reverse

from collaborations.actions.joining import take_back
from collaborations.actions.threads import leave
from collaborations.joining.visibility import proposals_visible_to
from collaborations.models import JoiningProposal
from tests.cast import Cast, english_client_of
from tests.collaborations.joining import agreed, joined, proposed
from tests.collaborations.reading import LIST
from tests.collaborations.steps import introduced

pytestmark = pytest.mark.django_db
MARKER = "ZEITOUN"
REASON = "BALLOUT"


@pytest.fixture
def proposal(cast: Cast, django_capture_on_commit_callbacks) -> JoiningProposal:
    """WEO's proposal with the marker, that Al Noor has not answered."""
    with django_capture_on_commit_callbacks(execute=True):
        return proposed(cast, introduced(cast), message=f"{MARKER} knows the districts.")


def readers(cast: Cast, proposal: JoiningProposal, word: str = MARKER) -> set[str]:
    """Who reads ``word`` on any page on which it could stand."""
    thread = proposal.collaboration
    urls = [
        reverse("collaborations:joining", args=[proposal.public_id]),
        thread.get_absolute_url(),
        LIST,
        "/",
        reverse("members:profile", args=["weo"]),
        reverse("members:profile", args=["outsider"]),
        reverse("events:detail", args=["workshop"]),
    ]
    people = ("suzan", "colleague", "ahmed", "alnoor_colleague", "outsider", "discreet", "hidden")
    people += ("staff", "superuser", "observer")
    return {
        name
        for name in people
        for url in urls
        if word in english_client_of(getattr(cast, name)).get(url).content.decode()
    }


PARTIES = {"suzan", "colleague", "ahmed", "alnoor_colleague"}


def test_it_works(cast: Cast, proposal: JoiningProposal):
    """The parties; then the organization, too; after its answer the parties alone."""
    assert readers(cast, proposal) == PARTIES
    agreed(cast, proposal)
    assert readers(cast, proposal) == PARTIES | {"outsider"}
    joined(cast, proposal, "not_now", reason=REASON)
    assert readers(cast, proposal) == PARTIES
    assert readers(cast, proposal, REASON) == {"outsider"}


def test_taken_back(cast: Cast, proposal: JoiningProposal):
    """Who was asked reads that it is over, and no more."""
    agreed(cast, proposal)
    take_back(proposal=proposal, organization=cast.weo, by=cast.suzan)
    assert readers(cast, proposal) == PARTIES


def test_never_asked(cast: Cast, proposal: JoiningProposal):
    """Its page does not exist for it, before and after the no."""
    assert not proposals_visible_to(cast.outsider).exists()
    agreed(cast, proposal, False)
    assert not proposals_visible_to(cast.outsider).exists()
    for user in (cast.staff, cast.superuser, cast.observer, cast.discreet):
        assert not proposals_visible_to(user).exists()


def test_who_has_left_reads_it_no_more(cast: Cast, proposal: JoiningProposal):
    """Nor does who joined and left."""
    agreed(cast, proposal)
    joined(cast, proposal)
    assert readers(cast, proposal) == PARTIES | {"outsider"}
    thread = proposal.collaboration
    leave(collaboration=thread, organization=cast.outsider_org, by=cast.outsider)
    leave(collaboration=thread, organization=cast.al_noor, by=cast.ahmed)
    assert readers(cast, proposal) == {"suzan", "colleague"}


def test_a_member_who_sees_the_thread_does_not_read_it(cast: Cast, proposal: JoiningProposal):
    """Shown to other members are parties, topics and stage."""
    proposal.collaboration.parties.update(shown_to_members=True)
    assert readers(cast, proposal) == PARTIES
    text = english_client_of(cast.discreet).get(proposal.collaboration.get_absolute_url()).content.decode()
    assert "Outsider Association" not in text


def test_no_mail_names_anybody(cast: Cast, proposal: JoiningProposal, django_capture_on_commit_callbacks):
    """Each says that something waits, and leads to its page."""
    with django_capture_on_commit_callbacks(execute=True):
        agreed(cast, proposal)
    with django_capture_on_commit_callbacks(execute=True):
        joined(cast, proposal)
    assert len(mail.outbox) >= 4
    names = [MARKER, "WEO", "Al Noor", "Women Empowerment", "Outsider", "النور", "workshop"]
    people = (cast.suzan, cast.ahmed, cast.outsider)
    for message in mail.outbox:
        text = message.subject + message.body
        for person in people:
            text = text.replace(person.name, "", 1) if message.to == [person.email] else text
        assert not [name for name in names if name in text], text
        assert "/collaborations/" in text
