"""A thread and what is done in it may be about any topic; those from the parties' profiles come first."""

from __future__ import annotations

import pytest
from django.urls import reverse

from collaborations.models import Collaboration, JointActivity
from cop_portal.dates import today
from members.models import Expertise, Topic
from tests.cast import Cast, client_of, english_client_of
from tests.collaborations.activity_steps import typed_day
from tests.collaborations.meeting_steps import DAY
from tests.collaborations.steps import introduced

pytestmark = pytest.mark.django_db
NEAR = "From your profiles and meetings"


@pytest.fixture
def thread(cast: Cast) -> Collaboration:
    """WEO offers what its profile says."""
    Expertise.objects.create(organization=cast.weo, topic=cast.quotas, band="10+")
    return introduced(cast)


def page(cast: Cast, name: str, thread: Collaboration) -> str:
    return english_client_of(cast.suzan).get(url(name, thread)).content.decode()


def url(name: str, thread: Collaboration) -> str:
    return reverse(f"collaborations:{name}", args=[thread.public_id])


@pytest.mark.parametrize("name", ["describe", "activity_plan"])
def test_it_works(cast: Cast, thread: Collaboration, name: str):
    """What is on the profiles stands open first; each other topic once, behind the line of its theme."""
    text = page(cast, name, thread)
    start, found, rest = text.partition(NEAR)
    assert found
    assert '<details class="fold" open' in start
    assert rest.index(f'value="{cast.quotas.pk}"') < rest.index(f'value="{cast.legal_aid.pk}"')
    for topic in Topic.objects.all():
        assert text.count(f'name="topics" value="{topic.pk}"') == 1


def test_another_topic_is_chosen(cast: Cast, thread: Collaboration):
    """Of the thread, and of an activity; chosen, it comes first from then on."""
    client = client_of(cast.suzan)
    sent = {"acting_for": "weo", "language": "en", "topics": [cast.legal_aid.pk], "seen": "0"}
    assert client.post(url("describe", thread), sent).status_code == 302
    assert list(thread.topics.all()) == [cast.legal_aid]
    text = page(cast, "describe", thread)
    near = text.partition(NEAR)[2].partition("</details>")[0]
    assert f'value="{cast.legal_aid.pk}"' in near
    sent |= {"title": "Course", "kind": "training", "topics": [cast.electoral_violence.pk]}
    sent |= typed_day("planned_on", today() + DAY)
    assert client.post(url("activity_plan", thread), sent).status_code == 302
    assert list(JointActivity.objects.get().topics.all()) == [cast.electoral_violence]


def test_nothing_is_on_the_profiles(cast: Cast):
    """Then there are the themes alone."""
    text = page(cast, "describe", introduced(cast))
    assert NEAR not in text
    assert f'value="{cast.quotas.pk}"' in text
