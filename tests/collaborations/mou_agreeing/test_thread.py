"""Tests of what a thread says of a memorandum that is written, agreed to and signed: next step, timeline, stage."""

from __future__ import annotations

import datetime

import pytest

from collaborations.actions import mou_agreeing as actions
from collaborations.actions.mous import withdraw_mou
from collaborations.actions.threads import leave
from collaborations.models import (
    Collaboration,
    MemorandumOfUnderstanding,
    MouTermination,
)
from collaborations.thread.facts import threads, with_facts
from collaborations.thread.next_step import has_nothing_ahead, next_step
from collaborations.thread.reader import reader_of
from collaborations.thread.stage_line import stage_line
from collaborations.thread.timeline import timeline
from cop_portal.dates import today
from tests.cast import english_client_of
from tests.collaborations.mou_afterwards.steps import amended, signed
from tests.collaborations.mou_agreed import AGREED, agree, agreed, amendment, give_back, put, written
from tests.collaborations.mous import confirm, entered, thread_of
from tests.collaborations.reading import LIST, queries_of
from tests.collaborations.steps import introduced, met

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


def thread_for(collaboration: Collaboration, user, organization=None):
    row = with_facts(Collaboration.objects.filter(pk=collaboration.pk)).get()
    return threads([row], reader_of(user, organization))[0]


def step_for(collaboration, user, organization=None):
    return next_step(thread_for(collaboration, user, organization))


def titles(collaboration, user, organization=None) -> list[str]:
    return [entry.title for entry in timeline(thread_for(collaboration, user, organization))]


def met_thread(cast) -> Collaboration:
    collaboration = introduced(cast)
    met(cast, collaboration)
    collaboration.meetings.get().areas.all().delete()
    return collaboration


def test_it_works(cast):
    """Each sees what they must do, and who does not for whom it waits; staff see dates and steps."""
    mou = put(cast, on=today() - 3 * DAY)
    own = step_for(mou.collaboration, cast.ahmed, cast.al_noor)
    assert own.title == "Next: say whether you agree to the memorandum"
    assert own.is_ours
    assert own.urgent
    assert own.url == mou.versions.get().address("mou_text")
    other = step_for(mou.collaboration, cast.suzan, cast.weo)
    assert other.title == "Next: every party agrees to the text"
    assert "Waiting for <bdi>Al Noor</bdi>" in other.text
    assert not other.is_ours
    assert "Waiting for <bdi>Al Noor</bdi>" in step_for(mou.collaboration, cast.staff).text


def test_a_draft_is_its_parties_own(cast):
    """They are asked to put it to the parties; staff and the third party of the thread learn nothing of it."""
    collaboration = thread_of(cast.weo, cast.al_noor, cast.outsider_org)
    mou = written(cast, collaboration)
    mou.parties.filter(party__organization=cast.outsider_org).delete()
    for user, organization in ((cast.suzan, cast.weo), (cast.colleague, cast.weo)):
        step = step_for(collaboration, user, organization)
        assert step.title == "Next: put the memorandum to the parties"
        assert step.action == "Open the draft"
        assert not has_nothing_ahead(thread_for(collaboration, user, organization))
    for user, organization in ((cast.outsider, cast.outsider_org), (cast.staff, None)):
        thread = thread_for(collaboration, user, organization)
        assert thread.drafts == []
        assert "memorandum" not in next_step(thread).title
        assert has_nothing_ahead(thread)
        assert not [title for title in titles(collaboration, user, organization) if "emorandum" in title]


def test_a_draft_is_no_stage_and_no_sign_of_life(cast):
    mou = written(cast)
    thread = thread_for(mou.collaboration, cast.suzan, cast.weo)
    assert thread.collaboration.stage == "introduced"
    assert thread.last_fact.date == mou.collaboration.opened_on
    assert (
        "Nothing has been written here"
        not in english_client_of(cast.suzan).get(mou.collaboration.get_absolute_url()).content.decode()
    )


def test_a_returned_text(cast):
    """It is to be changed; the parties read that it came back, and the stage is what it was before."""
    mou = put(cast)
    give_back(cast, mou)
    for user, organization in ((cast.suzan, cast.weo), (cast.ahmed, cast.al_noor)):
        step = step_for(mou.collaboration, user, organization)
        assert step.title == "Next: change the text of the memorandum"
        assert step.action == "Read the remarks"
        assert "The text was returned with remarks" in titles(mou.collaboration, user, organization)
    assert thread_for(mou.collaboration, cast.suzan, cast.weo).last_fact.date == AGREED
    thread = thread_for(mou.collaboration, cast.staff)
    assert thread.collaboration.stage == "introduced"
    # Staff know nothing of it, nor that anything has happened.
    assert thread.last_fact.date == mou.collaboration.opened_on
    assert "The text was returned with remarks" not in titles(mou.collaboration, cast.staff)


def test_once_all_agree_each_signs(cast):
    mou = agreed(cast)
    for user, organization in ((cast.suzan, cast.weo), (cast.ahmed, cast.al_noor)):
        step = step_for(mou.collaboration, user, organization)
        assert step.title == "Next: sign the memorandum"
        assert step.url == mou.get_absolute_url()
    found = titles(mou.collaboration, cast.staff)
    assert "Memorandum of Understanding with the parties" in found
    assert "Every party agrees to the text" in found


def test_the_stage_line_has_a_hollow_knot_until_it_is_declined(cast):
    mou = put(cast)
    thread = thread_for(mou.collaboration, cast.suzan, cast.weo)
    assert stage_line(thread)[4].state == "hollow"
    assert stage_line(thread)[4].label == "MoU with the parties"
    actions.decline(mou=mou, organization=cast.al_noor, by=cast.ahmed, reason="No.", on=AGREED)
    thread = thread_for(mou.collaboration, cast.suzan, cast.weo)
    assert stage_line(thread)[4].state == "ahead"
    assert "The memorandum was declined" in titles(mou.collaboration, cast.suzan, cast.weo)
    assert "The memorandum was declined" not in titles(mou.collaboration, cast.staff)


def test_what_was_given_up_before_anybody_had_it_is_told_nobody(cast):
    mou = written(cast)
    before = titles(mou.collaboration, cast.suzan, cast.weo)
    withdraw_mou(mou=mou, organization=cast.weo, by=cast.suzan, reason="Too early.", on=AGREED)
    assert titles(mou.collaboration, cast.suzan, cast.weo) == before


def test_a_party_that_leaves_ends_what_is_with_the_parties(cast):
    collaboration = thread_of(cast.weo, cast.al_noor, cast.outsider_org)
    mou = put(cast, written(cast, collaboration))
    agree(cast, mou)
    client = english_client_of(cast.outsider)
    page = client.get(f"{collaboration.get_absolute_url()}leave/").content.decode()
    assert "cannot be concluded any more once you have left" in page
    leave(collaboration=collaboration, organization=cast.outsider_org, by=cast.outsider)
    step = step_for(collaboration, cast.suzan, cast.weo)
    assert step.title == "Next: begin the memorandum again"
    page = english_client_of(cast.suzan).get(mou.get_absolute_url()).content.decode()
    assert "Next: begin it again" in page
    assert "Withdraw it for good" in page
    page = english_client_of(cast.ahmed).get(mou.get_absolute_url()).content.decode()
    assert "Decline it" in page


def test_an_amendment(cast):
    """It is agreed to and signed like the memorandum, and told when it is."""
    mou = entered(cast)
    confirm(cast, mou)
    version = amendment(cast, mou)
    staff_before = titles(mou.collaboration, cast.staff)
    assert step_for(mou.collaboration, cast.suzan, cast.weo).title == "Next: put the amendment to the parties"
    actions.put_to_parties(mou=mou, number=1, organization=cast.weo, by=cast.suzan)
    step = step_for(mou.collaboration, cast.ahmed, cast.al_noor)
    assert step.title == "Next: say whether you agree to the amendment"
    assert step.url == version.address("mou_text")
    assert titles(mou.collaboration, cast.staff) != staff_before
    actions.agree(mou=mou, number=1, organization=cast.al_noor, by=cast.ahmed)
    step = step_for(mou.collaboration, cast.ahmed, cast.al_noor)
    assert step.title == "Next: sign the amendment"
    assert MemorandumOfUnderstanding.objects.with_state().get().state == "in_force"


@pytest.mark.parametrize(
    ("days", "title", "urgent"),
    [(89, "Next: renew the memorandum", False), (29, "Next: renew the memorandum", True)],
)
def test_an_end_that_comes_near(cast, days, title, urgent):
    mou = entered(cast, ends_on=today() + days * DAY, renewal="agreement")
    confirm(cast, mou)
    step = step_for(mou.collaboration, cast.suzan, cast.weo)
    assert (step.title, step.urgent) == (title, urgent)


@pytest.mark.parametrize(("days", "renewal"), [(91, "agreement"), (10, "automatic")])
def test_an_end_that_is_far_or_is_none(cast, days, renewal):
    mou = entered(cast, ends_on=today() + days * DAY, renewal=renewal)
    confirm(cast, mou)
    assert step_for(mou.collaboration, cast.suzan, cast.weo).title != "Next: renew the memorandum"


def test_staff_find_a_text_that_waits_for_long(cast):
    mou = put(cast, on=today() - 20 * DAY)
    page = english_client_of(cast.staff).get("/").content.decode()
    assert mou.get_absolute_url() in page
    give_back(cast, mou, on=today())
    put(cast, mou, on=today())
    assert mou.get_absolute_url() not in english_client_of(cast.staff).get("/").content.decode()


def test_queries_do_not_grow(cast, django_assert_max_num_queries):
    mou = put(cast)
    urls = (mou.collaboration.get_absolute_url(), LIST, "/")
    users = (cast.suzan, cast.staff)
    before = [queries_of(django_assert_max_num_queries, user, url, 40) for user in users for url in urls]
    for _index in range(2):
        give_back(cast, mou, f"Remark {_index}")
        put(cast, mou)
    agree(cast, mou)
    again = [queries_of(django_assert_max_num_queries, user, url, 40) for user in users for url in urls]
    assert all(now <= then for now, then in zip(again, before, strict=True))


def test_an_end_before_its_time(cast):
    """A party ended it: until its last day that is ahead, after it it is past."""
    mou = entered(cast, ends_on=today() + 400 * DAY, renewal="agreement")
    confirm(cast, mou)
    ended = MouTermination.objects.create(
        mou=mou,
        mou_party=mou.parties.first(),
        said_on=today() - 9 * DAY,
        ends_on=today() + DAY,
        reason="No money.",
        made_by=cast.suzan,
    )
    ahead = timeline(thread_for(mou.collaboration, cast.staff))[-1]
    assert (ahead.title, ahead.state) == ("The MoU ends: a party has ended it", "ahead")
    assert "renew" not in step_for(mou.collaboration, cast.suzan, cast.weo).title
    ended.ends_on = today() - DAY
    ended.save()
    assert "The MoU ended: a party had ended it" in titles(mou.collaboration, cast.staff)


def test_a_returned_text_waits_for_who_put_it(cast):
    """They must change it; the others may, and are not pressed."""
    mou = put(cast)
    give_back(cast, mou)
    for user, urgent in ((cast.suzan, True), (cast.ahmed, False)):
        organization = cast.weo if urgent else cast.al_noor
        step = step_for(mou.collaboration, user, organization)
        assert (step.is_ours, step.urgent) == (True, urgent)
        home = english_client_of(user).get("/").context["home"]
        assert [row.thread.collaboration for row in home.waiting] == [mou.collaboration] * urgent


def test_a_signed_amendment_has_a_way_to_its_page(cast):
    mou = signed(cast)
    version = amended(cast, mou)
    (entry,) = [
        one
        for one in timeline(thread_for(mou.collaboration, cast.suzan, cast.weo))
        if one.title == "Amendment of the MoU signed"
    ]
    assert (entry.url, entry.link) == (version.address("mou_amendment"), "Open the amendment")
