"""What the parties write is theirs: a marker in every place is found by nobody else, on no page and in no mail."""

from __future__ import annotations

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from collaborations.actions import activities, meetings, promises, threads
from collaborations.models import Collaboration
from collaborations.visibility import collaborations_visible_to
from cop_portal.dates import today
from tests.cast import Cast
from tests.collaborations.mous import entered
from tests.collaborations.steps import introduced, met, party, workshop
from tests.mails import said

pytestmark = pytest.mark.django_db
MARKER = "ZEITOUN"


def _client(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def marked(cast: Cast, django_capture_on_commit_callbacks) -> Collaboration:
    """WEO's and Al Noor's thread with the marker wherever they can write."""
    with django_capture_on_commit_callbacks(execute=True):
        collaboration = introduced(cast)
        values = {"collaboration": collaboration, "organization": cast.weo, "by": cast.suzan}
        people = {party(collaboration, cast.weo): MARKER, party(collaboration, cast.al_noor): MARKER}
        met(cast, collaboration, attending=people, notes=MARKER, areas=((cast.legal_aid, MARKER),))
        promises.promise(**values, party=party(collaboration, cast.al_noor), what=MARKER)
        day = today().replace(year=today().year + 1, day=1)
        planned = meetings.plan_meeting(
            **values, planned_on=day, place=MARKER, link=f"https://{MARKER}.example/"
        )
        meetings.call_off_meeting(meeting=planned, organization=cast.weo, by=cast.suzan, reason=MARKER)
        meetings.plan_meeting(**values, planned_on=day, place=MARKER)
        activities.plan_activity(**values, kind="training", title=MARKER, planned_on=day, place=MARKER)
        held = activities.plan_activity(**values, kind="advocacy", title=MARKER + "2", planned_on=today())
        activities.record_activity(
            activity=held,
            organization=cast.weo,
            by=cast.suzan,
            held_on=today(),
            participants={},
            result=MARKER,
        )
    return collaboration


def test_nobody_else_reads_it(cast: Cast, marked: Collaboration):
    """Staff, superuser, outsider and observer, on every page of the thread that they can reach."""
    urls = [
        marked.get_absolute_url(),
        reverse("collaborations:list"),
        reverse("events:detail", args=["workshop"]),
    ]
    urls += [reverse("members:profile", args=["weo"]), reverse("members:profile", args=["al-noor"])]
    urls += [reverse("collaborations:event_introductions", args=["workshop"])]
    urls += [meeting.get_absolute_url() for meeting in marked.meetings.all()]
    urls += [activity.get_absolute_url() for activity in marked.activities.all()]
    for user in (cast.staff, cast.superuser, cast.outsider, cast.observer):
        client = _client(user)
        for url in urls:
            assert MARKER not in client.get(url).content.decode(), f"{user} {url}"
    assert MARKER in _client(cast.colleague).get(marked.get_absolute_url()).content.decode()


def test_no_mail_names_anybody(cast: Cast, marked: Collaboration):
    """Mails say that something waits, in the reader's language, and name no partner, topic or person."""
    assert len(mail.outbox) >= 6
    names = [MARKER, "WEO", "Al Noor", "Women Empowerment", "النور", "Suzan", "Legal aid", "workshop"]
    for message in mail.outbox:
        text = said(message).replace(f"Hello {cast.suzan.name}", "").replace(cast.ahmed.name, "")
        assert not [name for name in names if name in text], message.body
        assert "/collaborations/" in text


def test_leaving_ends_reading(cast: Cast, marked: Collaboration):
    """Who has left opens nothing of it any more."""
    threads.leave(collaboration=marked, organization=cast.weo, by=cast.suzan)
    client = _client(cast.suzan)
    assert client.get(marked.get_absolute_url()).status_code == 404
    assert client.get(marked.meetings.first().get_absolute_url()).status_code == 404
    assert MARKER not in client.get(reverse("collaborations:list")).content.decode()
    assert _client(cast.ahmed).get(marked.get_absolute_url()).status_code == 200


def test_shown_once_every_party_has_ticked(cast: Cast, marked: Collaboration):
    """Parties, topics and stage, no more; and taken back at once."""

    def tick(organization, by, shown: bool) -> None:
        threads.set_shown_to_members(collaboration=marked, organization=organization, by=by, shown=shown)

    threads.describe(
        collaboration=marked, organization=cast.weo, by=cast.suzan, title="HIDDENTITLE", topics=[cast.quotas]
    )
    outsider = _client(cast.outsider)
    tick(cast.weo, cast.suzan, True)
    assert outsider.get(marked.get_absolute_url()).status_code == 404
    tick(cast.al_noor, cast.ahmed, True)
    # Its end says on which day it was printed.
    page = outsider.get(marked.get_absolute_url()).content.decode().partition('class="printed"')[0]
    assert "Gender quotas" in page
    assert "Women Empowerment Organization" in page
    for word in ("HIDDENTITLE", "6 May", "14 April", "Legal aid", MARKER):
        assert word not in page
    assert (
        marked.get_absolute_url() in outsider.get(reverse("members:profile", args=["weo"])).content.decode()
    )
    assert not collaborations_visible_to(cast.observer).exists()
    tick(cast.weo, cast.suzan, False)
    assert outsider.get(marked.get_absolute_url()).status_code == 404


def test_a_hidden_party_is_never_shown(cast: Cast):
    """Its thread is its parties' alone, whatever was ticked; there it is named, without a link."""
    event = workshop(cast.weo, cast.hidden_org)
    collaboration = introduced(cast, cast.weo, cast.hidden_org, event)
    collaboration.parties.update(shown_to_members=True)
    assert _client(cast.outsider).get(collaboration.get_absolute_url()).status_code == 404
    assert "Hidden Shelter" not in _client(cast.outsider).get("/organizations/weo/").content.decode()
    page = _client(cast.suzan).get(collaboration.get_absolute_url()).content.decode()
    assert "Hidden Shelter" in page
    assert "/organizations/hidden/" not in page


def test_a_discreet_party_is_shown_to_who_may_know_it(cast: Cast):
    """Ticked by all, and still nothing for who does not know that the organization exists."""
    collaboration = introduced(cast, cast.weo, cast.discreet_org, workshop(cast.weo, cast.discreet_org))
    collaboration.parties.update(shown_to_members=True)
    assert _client(cast.outsider).get(collaboration.get_absolute_url()).status_code == 404
    assert collaborations_visible_to(cast.discreet).get() == collaboration


def test_what_two_of_three_share(cast: Cast):
    """A party that joined later reads the thread, and not the event, the request or the memorandum of the two."""
    event = workshop(cast.weo, cast.al_noor, slug="closed-door")
    event.open_to = "invited"
    event.save()
    collaboration = introduced(cast, event=event)
    entered(cast, collaboration)
    collaboration.parties.create(organization=cast.outsider_org, joined_on=today(), accepted_by=cast.outsider)
    text = _client(cast.outsider).get(collaboration.get_absolute_url()).content.decode()
    assert "Memorandum of Understanding with the parties" in text
    for word in ("closed-door", "CoP workshop", "/mous/", "Waiting for"):
        assert word not in text
