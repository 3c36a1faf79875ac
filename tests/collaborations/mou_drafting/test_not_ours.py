"""Who is in the thread and no party to its memorandum: a draft changes nothing for them, no MoU is called theirs."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from collaborations.actions import mou_agreeing as agreeing
from collaborations.actions.mou_agreeing import put_to_parties
from collaborations.actions.mous import return_mou, withdraw_mou
from collaborations.models import Collaboration
from collaborations.mous.drafting.between import open_between
from collaborations.thread.facts import threads, with_facts
from collaborations.thread.next_step_by_stage import by_stage
from collaborations.thread.reader import reader_of
from cop_portal.dates import today
from tests.cast import Cast, english_client_of
from tests.collaborations.mou_agreed import agree, agreed, give_back, put
from tests.collaborations.mou_steps import drafted, promised
from tests.collaborations.mous import confirm, entered, thread_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(cast):
    """Of WEO, Al Noor and a third."""
    return thread_of(cast.weo, cast.al_noor, cast.discreet_org)


def two_of(cast: Cast, thread):
    return list(thread.parties.filter(organization__in=[cast.weo, cast.al_noor]))


def counts(cast: Cast, user, thread) -> list[tuple[str, int, int]]:
    """How many queries each page takes that tells of the thread, once it was opened before."""
    begin = f"/collaborations/{thread.public_id}/"
    client, found = english_client_of(user), []
    for url in ("/", "/collaborations/", thread.get_absolute_url(), f"{begin}mou/draft/", f"{begin}leave/"):
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(url)
        found.append((url, answer.status_code, len(queries)))
    return found


def test_it_works(cast, thread):
    mou = entered(cast, thread, parties=two_of(cast, thread))
    confirm(cast, mou)
    assert "Your MoU is in force" in step(thread, cast.suzan, cast.weo).text


def step(thread: Collaboration, user, organization=None):
    """What the stage asks for."""
    row = with_facts(Collaboration.objects.filter(pk=thread.pk)).get()
    return by_stage(threads([row], reader_of(user, organization))[0])


@pytest.mark.parametrize("who", ["staff", "discreet"])
def test_a_draft_of_others_costs_nothing(cast, thread, who):
    user = getattr(cast, who)
    before = counts(cast, user, thread)
    mou = drafted(cast, thread, parties=two_of(cast, thread))
    promised(cast, mou)
    assert counts(cast, user, thread) == before
    withdraw_mou(mou=mou, organization=cast.weo, by=cast.suzan, reason="Later.")
    assert counts(cast, user, thread) == before


@pytest.mark.parametrize("who", ["staff", "discreet"])
def test_what_became_of_it_costs_nothing_either(cast, thread, who):
    """Put to its parties, returned, agreed to, declined; entered from paper and returned: as many questions as ever."""
    # Not cold before it, which staff read of on their first page, and not any more then.
    thread.parties.update(joined_on=today())
    user = getattr(cast, who)
    before = counts(cast, user, thread)
    mou = drafted(cast, thread, parties=two_of(cast, thread))
    promised(cast, mou)
    for step_of in (put, give_back, put, agree, decline):
        step_of(cast, mou, on=today())
        if step_of is not agree:
            assert counts(cast, user, thread) == before, step_of
    # Of today: staff are told of what waits for long.
    paper_of = entered(cast, thread, parties=two_of(cast, thread), signed_on=today(), on=today())
    assert counts(cast, user, thread) == before
    return_mou(mou=paper_of, organization=cast.al_noor, by=cast.ahmed, reason="Not ours.")
    assert counts(cast, user, thread) == before


def decline(cast: Cast, mou, *, on):
    """Al Noor declines it."""
    agreeing.decline(mou=mou, organization=cast.al_noor, by=cast.ahmed, reason="No.", on=on)


def test_the_parties_read_their_draft(cast, thread):
    drafted(cast, thread, parties=two_of(cast, thread))
    page = english_client_of(cast.ahmed).get(thread.get_absolute_url()).content.decode()
    assert "Next: put the memorandum to the parties" in page


@pytest.mark.parametrize("is_signed", [False, True])
def test_a_memorandum_of_others_is_not_called_ours(cast, thread, is_signed):
    mou = entered(cast, thread, parties=two_of(cast, thread))
    if is_signed:
        confirm(cast, mou)
    assert step(thread, cast.discreet, cast.discreet_org).title == "Next: propose a meeting"


def test_nor_is_one_that_is_written_here(cast, thread):
    mou = drafted(cast, thread, parties=two_of(cast, thread))
    promised(cast, mou)
    put_to_parties(mou=mou, organization=cast.weo, by=cast.suzan)
    page = english_client_of(cast.discreet).get(thread.get_absolute_url()).content.decode()
    assert "Your MoU" not in page
    assert "Next: propose a meeting" in page


def test_between_the_same_and_no_others(cast, thread):
    two, three = two_of(cast, thread), list(thread.parties.all())
    mou = drafted(cast, thread, parties=two)
    assert open_between(thread, two) == mou
    assert open_between(thread, three) is None
    assert open_between(thread, two[:1]) is None
    all_of_them = agreed(cast, thread)
    assert open_between(thread, three) == all_of_them
    assert open_between(thread, two) == mou
    with CaptureQueriesContext(connection) as queries:
        open_between(thread, three)
    assert len(queries) == 1
