"""Those who were at a meeting correct its record, for all to see; others try to, or change what is confirmed."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail
from django.urls import reverse

from collaborations.actions.corrections import correct_meeting
from collaborations.actions.meetings import confirm_area, plan_meeting
from collaborations.actions.threads import accept, leave
from collaborations.models import Collaboration, FollowUpMeeting
from collaborations.partnerships import partnerships_due
from cop_portal.dates import today
from cop_portal.refusals import NotAllowed
from members.models import Partnership
from tests.cast import Cast, client_of
from tests.collaborations.correcting import as_recorded, refusal
from tests.collaborations.reading import DAY, text_of
from tests.collaborations.steps import MEETING, met, party

pytestmark = pytest.mark.django_db


def areas_of(row: FollowUpMeeting) -> dict:
    """The sentences by their topics."""
    return {area.topic: area.sentence for area in row.areas.all()}


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
    assert events.last().pgh_context.metadata["user"] == cast.suzan.pk
    assert not hasattr(events[0], "place")
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
