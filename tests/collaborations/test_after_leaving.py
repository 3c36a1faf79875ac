"""What an organization keeps of a collaboration that it has left: the memoranda it signed, and the way to them."""

from __future__ import annotations

import pytest
from django.urls import reverse

from collaborations.actions.threads import leave
from collaborations.models import MemorandumOfUnderstanding, Party
from collaborations.thread.listing import mous_kept_by
from cop_portal.dates import today
from members.actions.organizations import set_visibility
from tests.cast import Cast, english_client_of
from tests.collaborations.mous import confirm, entered, thread_of

pytestmark = pytest.mark.django_db
LIST = "/collaborations/"
SECTION = "Memoranda you signed"
TITLE = "s political participation"


def page_of(user, path: str = LIST) -> str:
    return english_client_of(user).get(path).content.decode()


@pytest.fixture
def signed(cast: Cast) -> MemorandumOfUnderstanding:
    """A memorandum of WEO and Al Noor, concluded."""
    mou = entered(cast)
    confirm(cast, mou)
    return mou


def test_it_works(cast: Cast, signed: MemorandumOfUnderstanding):
    """The page that asks names it, the message after it, and the list from then on."""
    url = reverse("collaborations:leave", args=[signed.collaboration.public_id])
    client = english_client_of(cast.ahmed)
    page = client.get(url).content.decode()
    assert TITLE in page
    assert signed.get_absolute_url() in page
    after = client.post(url, {"acting_for": "al-noor", "note": ""}, follow=True).content.decode()
    assert "has left this collaboration. The memorandum you signed stays yours to read" in after
    assert SECTION in after
    assert "no collaboration yet" not in after
    assert "You are in no collaboration now" in after
    later = client.get(LIST).content.decode()
    assert signed.get_absolute_url() in later
    assert "In force" in later
    assert "Renews automatically; first agreed to" in later
    assert "Women Empowerment Organization</bdi>" in later
    assert client.get(signed.get_absolute_url()).status_code == 200
    # The other party is in the thread still, and finds it there.
    assert SECTION not in page_of(cast.suzan)


def test_what_was_not_concluded_is_not_kept(cast: Cast):
    """What was on its way is no longer shown to who left."""
    mou = entered(cast)
    leave(collaboration=mou.collaboration, organization=cast.al_noor, by=cast.ahmed)
    assert not mous_kept_by(cast.ahmed)
    page = page_of(cast.ahmed)
    assert SECTION not in page
    assert "You are in no collaboration now" in page


def test_who_comes_back_finds_it_in_the_thread(cast: Cast, signed: MemorandumOfUnderstanding):
    """And nowhere twice; leaving once more, it is kept once more."""
    thread = signed.collaboration
    leave(collaboration=thread, organization=cast.al_noor, by=cast.ahmed)
    assert [kept.mou for kept in mous_kept_by(cast.ahmed)] == [signed]
    Party.objects.create(
        collaboration=thread, organization=cast.al_noor, joined_on=today(), accepted_by=cast.ahmed
    )
    assert not mous_kept_by(cast.ahmed)
    leave_url = reverse("collaborations:leave", args=[thread.public_id])
    assert TITLE in page_of(cast.ahmed, leave_url)


def test_it_is_its_parties_alone(cast: Cast):
    """A third party of the thread that is not party to it keeps nothing, nor does anybody else."""
    thread = thread_of(cast.weo, cast.al_noor, cast.outsider_org)
    two = list(thread.parties.exclude(organization=cast.outsider_org))
    mou = entered(cast, thread, parties=two)
    confirm(cast, mou)
    for organization, by in ((cast.outsider_org, cast.outsider), (cast.al_noor, cast.ahmed)):
        leave(collaboration=thread, organization=organization, by=by)
    assert not mous_kept_by(cast.outsider)
    assert [kept.mou for kept in mous_kept_by(cast.ahmed)] == [mou]
    for user in (cast.staff, cast.observer, cast.discreet):
        assert not mous_kept_by(user)


def test_the_list_does_not_name_who_is_hidden(cast: Cast, signed: MemorandumOfUnderstanding):
    """The paper is the parties' own; a list is not the place to name one that hid itself since."""
    leave(collaboration=signed.collaboration, organization=cast.al_noor, by=cast.ahmed)
    set_visibility(organization=cast.weo, by=cast.suzan, visibility="hidden")
    page = page_of(cast.ahmed)
    assert signed.get_absolute_url() in page
    assert "Women Empowerment Organization</bdi>" not in page


def test_queries_do_not_grow(cast: Cast, django_assert_max_num_queries):
    """With one memorandum or with three."""
    counts = []
    for number in (1, 3):
        for _each in range(number):
            mou = entered(cast)
            confirm(cast, mou)
            leave(collaboration=mou.collaboration, organization=cast.al_noor, by=cast.ahmed)
        client = english_client_of(cast.ahmed)
        client.get(LIST)
        with django_assert_max_num_queries(25) as captured:
            client.get(LIST)
        counts.append(len(captured))
    assert counts[0] == counts[1]
