"""What was recorded is corrected: by those who were there, for all to see, and never over another's unseen change."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail
from django.urls import reverse

from collaborations.actions.activities import plan_activity, record_activity
from collaborations.actions.corrections import correct_activity, correct_meeting
from collaborations.actions.meetings import confirm_area, plan_meeting
from collaborations.actions.threads import accept, leave
from collaborations.models import Collaboration, FollowUpMeeting, JointActivity
from collaborations.partnerships import partnerships_due
from cop_portal.dates import today
from cop_portal.refusals import NotAllowed, Refused
from members.models import Partnership
from tests.cast import Cast
from tests.collaborations.steps import MEETING, introduced, met, party, workshop
from tests.collaborations.test_pages import client_of, text_of

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def meeting(cast: Cast) -> FollowUpMeeting:
    """A meeting that WEO recorded, with two areas; Al Noor has confirmed the quotas."""
    row = met(cast, introduced(cast))
    confirm_area(area=row.areas.get(topic=cast.quotas), organization=cast.al_noor, by=cast.ahmed)
    return row


def as_recorded(cast: Cast, row: FollowUpMeeting, **fields) -> dict:
    """WEO's correction of ``row`` that changes only ``fields``."""
    row = FollowUpMeeting.objects.get(pk=row.pk)
    return {
        "meeting": row,
        "organization": cast.weo,
        "by": cast.suzan,
        "seen": row.corrections,
        "held_on": row.held_on,
        "place": row.place,
        "attending": {one.party: one.people for one in row.attending.all()},
        "areas": [(area.topic, area.sentence) for area in row.areas.all()],
        **fields,
    }


def refusal(action, **fields) -> str:
    """The code of the refusal."""
    with pytest.raises(Refused) as caught:
        action(**fields)
    return caught.value.code


def areas_of(row: FollowUpMeeting) -> dict:
    """The sentences by their topics."""
    return {area.topic: area.sentence for area in row.areas.all()}


# -- meetings ---------------------------------------------------------------------------------------------------------


def test_it_works(cast: Cast, meeting: FollowUpMeeting, django_capture_on_commit_callbacks):
    """Date, place, who came, areas; the page says so, the history keeps it, the other party gets one mail."""
    people = {
        party(meeting.collaboration, cast.weo): "Two",
        party(meeting.collaboration, cast.al_noor): "Three",
    }
    areas = [(cast.quotas, "You train, we mentor."), (cast.legal_aid, "Forgotten.")]
    fields = as_recorded(
        cast, meeting, held_on=MEETING - DAY, place="Mosul", attending=people, areas=areas, on=today()
    )
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        correct_meeting(**fields)
        correct_meeting(**fields)  # a double click
    row = FollowUpMeeting.objects.get()
    assert (row.held_on, row.place, row.corrections) == (MEETING - DAY, "Mosul", 1)
    assert {one.party: one.people for one in row.attending.all()} == people
    assert areas_of(row) == dict(areas)
    assert [one.party.organization for one in row.areas.get(topic=cast.legal_aid).confirmations.all()] == [
        cast.weo
    ]
    assert [message.to for message in mail.outbox] == [[cast.ahmed.email]]
    events = FollowUpMeeting.pgh_event_model.objects.filter(pgh_obj=row).order_by("pgh_id")
    assert [event.held_on for event in events] == [MEETING, MEETING - DAY]
    assert not hasattr(events[0], "notes")
    assert "Corrected on" in text_of(cast.colleague, row.get_absolute_url())
    assert Collaboration.objects.with_stage().get().talking_on == MEETING - DAY


def test_no_mail_for_names(cast: Cast, meeting: FollowUpMeeting, django_capture_on_commit_callbacks):
    """Only a date or an area concerns the others so much that they get a mail."""
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        correct_meeting(**as_recorded(cast, meeting, place="Erbil"))
    assert not mail.outbox


def test_who_may(cast: Cast, meeting: FollowUpMeeting):
    """Representatives of those who were there; not a colleague, not a party that was not there, not staff."""
    with pytest.raises(NotAllowed):
        correct_meeting(**as_recorded(cast, meeting, place="X", by=cast.colleague))
    with pytest.raises(NotAllowed):
        correct_meeting(**as_recorded(cast, meeting, place="X", by=cast.staff))
    meeting.collaboration.parties.create(
        organization=cast.outsider_org, joined_on=MEETING, accepted_by=cast.outsider
    )
    url = reverse("collaborations:meeting_correct", args=[meeting.public_id])
    with pytest.raises(NotAllowed):
        correct_meeting(
            **as_recorded(cast, meeting, place="X", by=cast.outsider, organization=cast.outsider_org)
        )
    assert client_of(cast.outsider).get(url).status_code == 404
    assert "Correct this record" not in text_of(cast.outsider, meeting.get_absolute_url())
    assert "Correct this record" in text_of(cast.suzan, meeting.get_absolute_url())
    planned = plan_meeting(
        collaboration=meeting.collaboration, organization=cast.weo, by=cast.suzan, planned_on=today()
    )
    planned.attending.create(party=party(meeting.collaboration, cast.weo), collaboration_id=1)
    planned.attending.update(collaboration=meeting.collaboration)
    assert refusal(correct_meeting, **as_recorded(cast, planned, held_on=today())) == "not_held"


def test_what_another_confirmed_stays(cast: Cast, meeting: FollowUpMeeting):
    """Neither reworded nor taken out; what only the adder confirmed is the adder's alone."""
    violence = (cast.electoral_violence, "")
    quotas = (cast.quotas, "You train, we mentor.")
    reworded = [(cast.quotas, "Other words"), violence]
    assert refusal(correct_meeting, **as_recorded(cast, meeting, areas=reworded)) == "confirmed"
    assert refusal(correct_meeting, **as_recorded(cast, meeting, areas=[violence])) == "confirmed"
    # Al Noor did not add the area on violence, and does not take WEO's word away.
    theirs = {"organization": cast.al_noor, "by": cast.ahmed}
    assert refusal(correct_meeting, **as_recorded(cast, meeting, areas=[quotas], **theirs)) == "confirmed"
    correct_meeting(**as_recorded(cast, meeting, areas=[quotas]))
    assert list(areas_of(meeting)) == [cast.quotas]


def test_nobody_confirms_words_they_have_not_read(cast: Cast, meeting: FollowUpMeeting):
    """The area is reworded while the other has its page open: they read it again."""
    old = meeting.areas.get(topic=cast.electoral_violence)
    quotas = (cast.quotas, "You train, we mentor.")
    correct_meeting(**as_recorded(cast, meeting, areas=[quotas, (cast.electoral_violence, "New words")]))
    assert refusal(confirm_area, area=old, organization=cast.al_noor, by=cast.ahmed) == "changed"
    response = client_of(cast.ahmed).post(
        reverse("collaborations:areas_confirm", args=[meeting.public_id]), {"areas": [old.pk]}
    )
    assert response.status_code == 422
    new = meeting.areas.get(topic=cast.electoral_violence)
    assert [row.party.organization for row in new.confirmations.all()] == [cast.weo]


def test_who_was_there(cast: Cast, meeting: FollowUpMeeting):
    """Two at least, oneself among them; whoever confirmed an area was there; whoever left since may stay."""
    both = {one.party: "" for one in meeting.attending.all()}
    ours, theirs = party(meeting.collaboration, cast.weo), party(meeting.collaboration, cast.al_noor)
    assert refusal(correct_meeting, **as_recorded(cast, meeting, attending={ours: ""})) == "alone"
    assert refusal(correct_meeting, **as_recorded(cast, meeting, attending={theirs: ""})) == "not_there"
    third = meeting.collaboration.parties.create(
        organization=cast.outsider_org, joined_on=MEETING, accepted_by=cast.outsider
    )
    without = {ours: "", third: ""}
    assert refusal(correct_meeting, **as_recorded(cast, meeting, attending=without)) == "confirmed"
    assert Collaboration.objects.with_stage().get().stage == "agreed"
    correct_meeting(**as_recorded(cast, meeting, attending={**both, third: "One"}))
    assert Collaboration.objects.with_stage().get().stage == "talking"  # the third has not confirmed
    leave(collaboration=meeting.collaboration, organization=cast.outsider_org, by=cast.outsider)
    correct_meeting(**as_recorded(cast, meeting, place="Erbil"))
    assert meeting.attending.filter(party=third).exists()
    left = as_recorded(cast, meeting, attending=both)
    correct_meeting(**left)
    third.refresh_from_db()
    again = as_recorded(cast, meeting, attending={**both, third: ""})
    assert refusal(correct_meeting, **again) == "not_a_party"


def test_its_date(cast: Cast, meeting: FollowUpMeeting):
    """Not to come, not before 2003, not another meeting's, not after another party confirmed."""
    assert refusal(correct_meeting, **as_recorded(cast, meeting, held_on=today() + DAY)) == "too_late"
    long_ago = datetime.date(1950, 1, 1)
    assert refusal(correct_meeting, **as_recorded(cast, meeting, held_on=long_ago)) == "too_early"
    met(cast, meeting.collaboration, held_on=MEETING + DAY, on=MEETING + DAY)
    assert refusal(correct_meeting, **as_recorded(cast, meeting, held_on=MEETING + DAY)) == "recorded"
    theirs = meeting.areas.get(topic=cast.quotas).confirmations.get(party__organization=cast.al_noor)
    theirs.confirmed_on = MEETING + 2 * DAY
    theirs.save()
    late = as_recorded(cast, meeting, held_on=MEETING + 3 * DAY)
    assert refusal(correct_meeting, **late) == "too_late"
    correct_meeting(**as_recorded(cast, meeting, held_on=MEETING + 2 * DAY))
    days = meeting.areas.get(topic=cast.quotas).confirmations.values_list("confirmed_on", flat=True)
    assert set(days) == {MEETING + 2 * DAY}  # one's own word is not older than the meeting


def test_the_partnership_follows_the_date(cast: Cast, meeting: FollowUpMeeting):
    """Earlier and later: the rows are what the facts say."""
    accept(collaboration=meeting.collaboration, organization=cast.al_noor, by=cast.ahmed)
    for day in (MEETING - 5 * DAY, MEETING + 5 * DAY):
        correct_meeting(**as_recorded(cast, meeting, held_on=day))
        rows = Partnership.objects.filter(until=None)
        found = {(row.organization_low_id, row.organization_high_id): row.since for row in rows}
        assert found == partnerships_due(today())
        assert list(found.values()) == [day]


def typed_meeting(cast: Cast, row: FollowUpMeeting, **fields) -> dict:
    """The form of a correction as it is opened, with ``fields`` typed over it."""
    thread = row.collaboration
    data = {
        "held_on_day": row.held_on.day,
        "held_on_month": row.held_on.month,
        "held_on_year": row.held_on.year,
        "place": row.place,
        "language": "en",
        "seen": row.corrections,
        f"area_{cast.electoral_violence.pk}": "on",
        f"sentence_{cast.electoral_violence.pk}": "",
    }
    for organization, people in ((cast.weo, "Suzan"), (cast.al_noor, "Ahmed")):
        one = party(thread, organization)
        data |= {f"came_{one.pk}": "on", f"people_{one.pk}": people}
    return {**data, **fields}


def test_two_correct_at_once(cast: Cast, meeting: FollowUpMeeting):
    """The second is refused, reads what is there now, keeps what was typed, and can then save it."""
    url = reverse("collaborations:meeting_correct", args=[meeting.public_id])
    assert client_of(cast.suzan).get(url).status_code == 200
    correct_meeting(**as_recorded(cast, meeting, place="Mosul", organization=cast.al_noor, by=cast.ahmed))
    client = client_of(cast.suzan)
    data = typed_meeting(cast, meeting, place="Erbil")
    response = client.post(url, data)
    text = response.content.decode()
    assert response.status_code == 422
    for word in ("Somebody else corrected", "What is recorded now", "Mosul", "Erbil"):
        assert word in text
    assert 'name="seen" value="1"' in text
    assert FollowUpMeeting.objects.get().place == "Mosul"
    assert client.post(url, {**data, "seen": "1"}).status_code == 302
    row = FollowUpMeeting.objects.get()
    assert (row.place, row.corrections) == ("Erbil", 2)
    assert client.post(url, {**data, "seen": "2"}).status_code == 302  # as it is: nothing to write
    assert FollowUpMeeting.objects.get().corrections == 2


def test_an_area_added_while_somebody_wrote(cast: Cast, meeting: FollowUpMeeting):
    """It was offered to the second, too, who did not choose it: that is no wish to take it out."""
    url = reverse("collaborations:meeting_correct", args=[meeting.public_id])
    areas = [(area.topic, area.sentence) for area in meeting.areas.all()]
    theirs = {"organization": cast.al_noor, "by": cast.ahmed}
    correct_meeting(**as_recorded(cast, meeting, areas=[*areas, (cast.legal_aid, "New")], **theirs))
    offered = {f"sentence_{cast.legal_aid.pk}": ""}
    data = typed_meeting(cast, meeting, place="Erbil", **offered)
    text = client_of(cast.suzan).post(url, data).content.decode()
    assert "Somebody else corrected" in text
    assert "You wrote" not in text
    text = client_of(cast.suzan).post(url, {**data, f"sentence_{cast.legal_aid.pk}": "Mine"}).content.decode()
    assert "You wrote: Mine" in text


def test_an_area_confirmed_while_somebody_wrote(cast: Cast, meeting: FollowUpMeeting):
    """It stays, and what was typed about it is not lost without a word."""
    url = reverse("collaborations:meeting_correct", args=[meeting.public_id])
    violence = meeting.areas.get(topic=cast.electoral_violence)
    confirm_area(area=violence, organization=cast.al_noor, by=cast.ahmed)
    typed = {f"sentence_{cast.electoral_violence.pk}": "Words that came late"}
    response = client_of(cast.suzan).post(url, typed_meeting(cast, meeting, **typed))
    assert response.status_code == 422
    assert "Words that came late" in response.content.decode()
    assert meeting.areas.get(topic=cast.electoral_violence) == violence


def test_the_page_says_why_an_area_stays(cast: Cast, meeting: FollowUpMeeting):
    """And offers only one's own for rewording; the same topic is not added twice."""
    url = reverse("collaborations:meeting_correct", args=[meeting.public_id])
    text = text_of(cast.suzan, url)
    assert "Another organization has confirmed these words" in text
    assert f"area_{cast.quotas.pk}" not in text
    assert f"area_{cast.electoral_violence.pk}" in text
    response = client_of(cast.suzan).post(url, typed_meeting(cast, meeting, other_1=cast.quotas.pk))
    assert response.status_code == 422
    assert "chosen above already" in response.content.decode()


# -- activities -------------------------------------------------------------------------------------------------------


@pytest.fixture
def activity(cast: Cast) -> JointActivity:
    """A training that WEO recorded, with WEO's people counted."""
    collaboration = introduced(cast)
    us = {"organization": cast.weo, "by": cast.suzan}
    row = plan_activity(
        **us, collaboration=collaboration, kind="training", title="Traning", planned_on=today()
    )
    counts = {party(collaboration, cast.weo): (5, 2, 0)}
    return record_activity(**us, activity=row, held_on=today(), participants=counts)


def typed_activity(row: JointActivity, **fields) -> dict:
    """The form of a correction as it is opened, with ``fields`` typed over it."""
    return {
        "title": row.title,
        "language": "en",
        "kind": row.kind,
        "held_on_day": row.held_on.day,
        "held_on_month": row.held_on.month,
        "held_on_year": row.held_on.year,
        "result": row.result,
        "result_language": "en",
        "seen": row.corrections,
        **fields,
    }


def test_an_activity(cast: Cast, activity: JointActivity, django_capture_on_commit_callbacks):
    """Title, topics, counts and result; by either party, without a mail."""
    collaboration = activity.collaboration
    theirs = party(collaboration, cast.al_noor)
    collaboration.topics.add(cast.quotas)
    url = reverse("collaborations:activity_correct", args=[activity.public_id])
    assert "Traning" in text_of(cast.ahmed, url)
    fields = {
        "title": "Training",
        "topics": [cast.quotas.pk],
        f"women_{theirs.pk}": "4",
        "result": "Nine learnt it.",
    }
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        response = client_of(cast.ahmed).post(url, typed_activity(activity, **fields))
    assert response.status_code == 302
    row = JointActivity.objects.get()
    assert (row.title, row.result, row.corrections) == ("Training", "Nine learnt it.", 1)
    assert row.corrected_by == theirs
    assert list(row.topics.all()) == [cast.quotas]
    # WEO's numbers were left empty: nobody counted them.
    assert [(one.party, one.women, one.men) for one in row.participants.all()] == [(theirs, 4, 0)]
    assert not mail.outbox
    text = text_of(cast.suzan, row.get_absolute_url())
    assert "Corrected on" in text
    assert "Women: 4" in text
    titles = JointActivity.pgh_event_model.objects.filter(pgh_obj=row).order_by("pgh_id")
    assert {event.title for event in titles} == {"Traning", "Training"}


def test_two_correct_an_activity_at_once(cast: Cast, activity: JointActivity):
    """The second reads what is there now, and what was typed is kept."""
    url = reverse("collaborations:activity_correct", args=[activity.public_id])
    ours = party(activity.collaboration, cast.weo)
    counts = {f"women_{ours.pk}": "5", f"men_{ours.pk}": "2"}
    first = typed_activity(activity, title="Training", **counts)
    assert client_of(cast.ahmed).post(url, first).status_code == 302
    assert client_of(cast.ahmed).post(url, first).status_code == 302  # a double click
    response = client_of(cast.suzan).post(url, typed_activity(activity, title="Course", **counts))
    text = response.content.decode()
    assert response.status_code == 422
    for word in ("What is recorded now", "Training", "Course"):
        assert word in text
    row = JointActivity.objects.get()
    assert (row.title, row.corrections) == ("Training", 1)


def test_who_may_correct_an_activity(cast: Cast, activity: JointActivity):
    """Whoever may record it; one that was not held has nothing to correct."""
    fields = {
        "activity": activity,
        "seen": 0,
        "kind": "training",
        "title": "Training",
        "held_on": today(),
        "participants": {},
        "result": "Learnt.",
    }
    for by, organization in (
        (cast.colleague, cast.weo),
        (cast.outsider, cast.outsider_org),
        (cast.staff, cast.weo),
    ):
        with pytest.raises(NotAllowed):
            correct_activity(**fields, by=by, organization=organization)
    us = {"by": cast.suzan, "organization": cast.weo}
    assert refusal(correct_activity, **{**fields, **us, "result": " "}) == "empty"
    foreign = introduced(
        cast, cast.al_noor, cast.outsider_org, workshop(cast.al_noor, cast.outsider_org, slug="other")
    ).parties.first()
    assert refusal(correct_activity, **{**fields, **us, "led_by": foreign}) == "not_a_party"
    assert (
        refusal(correct_activity, **{**fields, **us, "participants": {foreign: (1, 1, 0)}}) == "not_a_party"
    )
    planned = plan_activity(
        **us, collaboration=activity.collaboration, kind="training", title="Next", planned_on=today()
    )
    assert refusal(correct_activity, **{**fields, **us, "activity": planned}) == "not_held"
    url = reverse("collaborations:activity_correct", args=[planned.public_id])
    assert client_of(cast.suzan).get(url).status_code == 404


def test_the_pages_ask_no_more_with_more(cast: Cast, meeting: FollowUpMeeting, django_assert_max_num_queries):
    """More areas, more people, more meetings: the same number of queries."""
    url = reverse("collaborations:meeting_correct", args=[meeting.public_id])
    client = client_of(cast.suzan)
    client.get(url)

    def queries() -> int:
        with django_assert_max_num_queries(26) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    before = queries()
    meeting.collaboration.parties.create(
        organization=cast.outsider_org, joined_on=MEETING, accepted_by=cast.outsider
    )
    areas = [(area.topic, area.sentence) for area in meeting.areas.all()]
    correct_meeting(**as_recorded(cast, meeting, areas=[*areas, (cast.legal_aid, "More")]))
    met(cast, meeting.collaboration, held_on=MEETING + DAY, on=MEETING + DAY)
    assert queries() == before
