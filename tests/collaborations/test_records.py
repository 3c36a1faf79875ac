"""What a record says, and only that: mistyped years, pasted texts, what nobody counted, what is not confirmed."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail
from django.urls import reverse

from collaborations.actions.activities import plan_activity, record_activity
from collaborations.actions.meetings import confirm_area, plan_meeting, record_meeting
from collaborations.actions.threads import leave
from cop_portal.dates import last_day_to_plan, today
from cop_portal.refusals import Refused
from tests.cast import Cast, client_of
from tests.collaborations.reading import text_of
from tests.collaborations.steps import MEETING, introduced, met, party

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def us(cast: Cast) -> dict:
    """WEO acts in its thread with Al Noor, whose mails come in English."""
    cast.ahmed.language = "en"
    cast.ahmed.save()
    return {"collaboration": introduced(cast), "organization": cast.weo, "by": cast.suzan}


def day(name: str, date: datetime.date) -> dict:
    """A date in its three fields."""
    return {f"{name}_day": date.day, f"{name}_month": date.month, f"{name}_year": date.year}


# -- places -----------------------------------------------------------------------------------------------------------


def test_where_it_was(cast: Cast, us: dict):
    """Said with the record; of a planned one the form shows what was planned, and takes what is written there."""
    parties = us["collaboration"].parties.all()
    sent = {"acting_for": "weo", "language": "en", **{f"came_{one.pk}": "on" for one in parties}}
    url = reverse("collaborations:meeting_record", args=[us["collaboration"].public_id])
    yesterday = today() - DAY
    client_of(cast.suzan).post(url, {**sent, **day("held_on", yesterday), "place": " Erbil "})
    assert us["collaboration"].meetings.get().place == "Erbil"
    plan = plan_meeting(**us, planned_on=today(), place="Mosul")
    url = reverse("collaborations:meeting_held", args=[plan.public_id])
    assert 'value="Mosul"' in text_of(cast.suzan, url)
    client_of(cast.suzan).post(url, {**sent, **day("held_on", today()), "place": ""})
    plan.refresh_from_db()
    assert (plan.held_on, plan.place) == (today(), "")


# -- dates ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "field", "date", "words"),
    [
        ("meeting_record", "held_on", datetime.date(1950, 1, 1), "before 2003"),
        ("meeting_plan", "planned_on", datetime.date(9999, 1, 1), "more than five years ahead"),
        ("activity_plan", "planned_on", datetime.date(9999, 1, 1), "more than five years ahead"),
        ("activity_plan", "planned_on", datetime.date(1950, 1, 1), "before 2003"),
    ],
)
def test_a_mistyped_year_is_said_at_the_field(cast: Cast, us: dict, page: str, field: str, date, words: str):
    """With what is wrong about it."""
    url = reverse(f"collaborations:{page}", args=[us["collaboration"].public_id])
    response = client_of(cast.suzan).post(url, {"title": "T", "kind": "training", **day(field, date)})
    assert response.status_code == 422
    assert any(words in error for error in response.context["form"].errors[field])


def test_the_actions_refuse_it_too(cast: Cast, us: dict):
    """Whoever calls them; the last day that may be planned is taken."""
    plan = {**us, "kind": "training", "title": "Training"}
    both = dict.fromkeys(us["collaboration"].parties.all(), "")
    long_ago = datetime.date(2002, 12, 31)
    too_far = last_day_to_plan() + DAY
    for code, action, fields in (
        ("too_early", record_meeting, {**us, "held_on": long_ago, "attending": both}),
        ("too_early", plan_activity, {**plan, "planned_on": long_ago}),
        ("too_far", plan_activity, {**plan, "planned_on": too_far}),
        ("too_far", plan_meeting, {**us, "planned_on": too_far}),
    ):
        with pytest.raises(Refused) as caught:
            action(**fields)
        assert caught.value.code == code
    plan_meeting(**us, planned_on=last_day_to_plan())
    us["collaboration"].introductions.update(happened_on=datetime.date(2003, 1, 1))
    record_meeting(**us, held_on=datetime.date(2003, 1, 1), attending=both)


def test_a_leap_day_has_a_last_day(monkeypatch):
    """Five years after 29 February there is none."""
    monkeypatch.setattr("cop_portal.dates.today", lambda: datetime.date(2028, 2, 29))
    assert last_day_to_plan() == datetime.date(2033, 2, 28)


# -- pasted texts -----------------------------------------------------------------------------------------------------


def test_a_long_sentence_is_kept_and_counted(cast: Cast, us: dict):
    """The browser cuts nothing; the server says how many characters there may be and how many there are."""
    url = reverse("collaborations:meeting_record", args=[us["collaboration"].public_id])
    assert "maxlength" not in text_of(cast.suzan, url).replace('maxlength="2"', "").replace(
        'maxlength="4"', ""
    )
    long = "word " * 70 + "end"
    data = {"other_1": cast.quotas.pk, "other_sentence_1": long, "language": "en"}
    response = client_of(cast.suzan).post(url, {**data, **day("held_on", MEETING)})
    text = response.content.decode()
    assert response.status_code == 422
    assert long in text
    assert "300" in text
    assert str(len(long)) in text


# -- what nobody counted ----------------------------------------------------------------------------------------------


def test_an_empty_record_says_nothing(cast: Cast, us: dict):
    """Numbers or a sentence: one of the two. What nobody counted is not a zero."""
    activity = plan_activity(**us, kind="training", title="Training", planned_on=today())
    url = reverse("collaborations:activity_record", args=[activity.public_id])
    client = client_of(cast.suzan)
    empty = {**day("held_on", today()), "language": "en"}
    ours = party(us["collaboration"], cast.weo)
    for data in (empty, {**empty, f"women_{ours.pk}": "0"}):
        response = client.post(url, data)
        assert response.status_code == 422
        assert "Write a sentence about what came of it" in response.context["form"].errors["result"][0]
    assert client.post(url, {**empty, "result": "Staff learnt it."}).status_code == 302
    assert not activity.participants.exists()
    text = text_of(cast.suzan, activity.get_absolute_url())
    assert "Nobody was counted" in text
    assert "Women:" not in text


def test_one_number_is_a_count(cast: Cast, us: dict):
    """The empty ones beside it are zeros; the party without any was not counted."""
    activity = plan_activity(**us, kind="training", title="Training", planned_on=today())
    ours = party(us["collaboration"], cast.weo)
    response = client_of(cast.suzan).post(
        reverse("collaborations:activity_record", args=[activity.public_id]),
        {**day("held_on", today()), "language": "en", f"women_{ours.pk}": "6"},
    )
    assert response.status_code == 302
    row = activity.participants.get()
    assert (row.party, row.women, row.men, row.not_stated) == (ours, 6, 0, 0)


def test_a_former_party_has_no_name_on_the_activity(cast: Cast):
    """It was counted and led it, has left, and may not be known any more."""
    collaboration = introduced(cast, cast.weo, cast.discreet_org)
    theirs = party(collaboration, cast.discreet_org)
    us = {"organization": cast.weo, "by": cast.suzan}
    activity = plan_activity(
        **us, collaboration=collaboration, kind="training", title="T", planned_on=today(), led_by=theirs
    )
    record_activity(**us, activity=activity, held_on=today(), participants={theirs: (3, 0, 0)})
    leave(collaboration=collaboration, organization=cast.discreet_org, by=cast.discreet)
    cast.discreet_org.visibility = "hidden"
    cast.discreet_org.save()
    name = cast.discreet_org.name
    for url in (
        activity.get_absolute_url(),
        reverse("collaborations:activity_correct", args=[activity.public_id]),
    ):
        text = text_of(cast.suzan, url)
        assert name not in text
        assert "A former party" in text


# -- areas ------------------------------------------------------------------------------------------------------------


def test_what_waits_is_said(cast: Cast, us: dict):
    """The timeline names what is confirmed, and says how many wait and for whom."""
    collaboration = us["collaboration"]
    url = collaboration.get_absolute_url()
    meeting = met(cast, collaboration)
    assert "2 complementary areas wait for <bdi>" in text_of(cast.suzan, url)
    confirm_area(area=meeting.areas.get(topic=cast.quotas), organization=cast.al_noor, by=cast.ahmed)
    text = text_of(cast.suzan, url)
    assert "Complementary area, confirmed: <bdi>gender quotas</bdi>." in text
    assert "1 more waits for <bdi>" in text
    assert "has confirmed: <bdi>gender quotas</bdi>." in text
    assert "has confirmed what they have in common" not in text
    staff = text_of(cast.staff, url)
    assert "Gender quotas" not in staff
    assert "has confirmed at least one shared area" in staff
    last = meeting.areas.get(topic=cast.electoral_violence)
    confirm_area(area=last, organization=cast.al_noor, by=cast.ahmed)
    text = text_of(cast.suzan, url)
    assert "has confirmed what they have in common" in text
    assert "waits for" not in text


def test_who_left_confirms_nothing_any_more(cast: Cast, us: dict):
    """And nothing waits for it."""
    meeting = met(cast, us["collaboration"])
    leave(collaboration=us["collaboration"], organization=cast.al_noor, by=cast.ahmed)
    text = text_of(cast.suzan, us["collaboration"].get_absolute_url())
    assert "2 areas are not confirmed: an organization that was there has left." in text
    assert meeting.areas.count() == 2


@pytest.mark.parametrize("found", [True, False])
def test_the_notice_says_what_is_true(cast: Cast, us: dict, found: bool, django_capture_on_commit_callbacks):
    """Nobody is asked to confirm where no area was found: neither by the notice nor by the mail."""
    url = reverse("collaborations:meeting_record", args=[us["collaboration"].public_id])
    data = {**day("held_on", MEETING), "language": "en"}
    for row in us["collaboration"].parties.all():
        data[f"came_{row.pk}"] = "on"
    if found:
        data |= {"other_1": cast.legal_aid.pk}
    mail.outbox.clear()
    client = client_of(cast.suzan)
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(url, data, follow=True)
    text = response.content.decode()
    assert ("asked to confirm the shared areas" in text) is found
    assert ("The others get a mail and can read it." in text) is not found
    assert len(mail.outbox) == 1
    assert ("confirm what you agree with" in mail.outbox[0].body) is found


def test_who_was_not_there_is_not_asked_to_confirm(cast: Cast, us: dict, django_capture_on_commit_callbacks):
    """It gets a mail, too, which asks for nothing it cannot do."""
    us["collaboration"].parties.create(
        organization=cast.outsider_org, joined_on=MEETING, accepted_by=cast.outsider
    )
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        met(cast, us["collaboration"])
    asked = {message.to[0]: "confirm what you agree with" in message.body for message in mail.outbox}
    assert asked == {cast.ahmed.email: True, cast.outsider.email: False}
