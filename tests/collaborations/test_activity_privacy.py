"""A word that the parties write about an activity is found by nobody else: before and after it is opened to members."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail
from django.urls import reverse

from collaborations.actions.activities import cancel_activity, record_activity
from collaborations.actions.activity_files import add_activity_file
from collaborations.actions.activity_opening import open_activity
from collaborations.models import JointActivity
from cop_portal.dates import today
from members.models import Topic
from tests.cast import Cast, client_of
from tests.collaborations.activity_steps import DAY, MONTH, announcement, pdf, planned, them, tick, us

pytestmark = pytest.mark.django_db
MARKER = "ZEITOUN"
OTHERS = ("outsider", "discreet", "hidden", "staff", "superuser", "observer")


@pytest.fixture
def marked(cast: Cast, django_capture_on_commit_callbacks) -> JointActivity:
    """The word in every place of a planned activity, and of one that was held, and of one that was cancelled."""
    topic = Topic.objects.create(theme=cast.quotas.theme, slug="marked", name_en="Rare topic", position=9)
    with django_capture_on_commit_callbacks(execute=True):
        row = planned(cast, title=MARKER, place=MARKER, topics=[topic])
        tick(cast, row.collaboration)
        add_activity_file(activity=row, **us(cast), upload=pdf(f"{MARKER}.pdf"), title=MARKER)
        held = planned(cast, row.collaboration, title=f"{MARKER} held", planned_on=today() - 9 * DAY)
        record_activity(activity=held, **us(cast), held_on=today() - 9 * DAY, participants={}, result=MARKER)
        off = planned(cast, row.collaboration, title=f"{MARKER} off")
        cancel_activity(activity=off, **them(cast), reason=MARKER)
    return row


def pages(row: JointActivity) -> list[str]:
    """Wherever somebody else could meet it."""
    thread = row.collaboration
    found = [
        "/",
        reverse("events:list"),
        reverse("collaborations:list"),
        thread.get_absolute_url(),
        *[f"/organizations/?q={word}" for word in (MARKER, "training", "roses")],
        *[party.organization.get_absolute_url() for party in thread.parties.all()],
        *[one.get_absolute_url() for one in thread.activities.all()],
        "/admin/collaborations/jointactivity/",
        *[f"/admin/collaborations/jointactivity/{one.pk}/change/" for one in thread.activities.all()],
        *[f"/admin/collaborations/jointactivity/{one.pk}/history/" for one in thread.activities.all()],
        f"/admin/collaborations/jointactivity/?q={MARKER}",
    ]
    if row.event is not None:
        slug = row.event.slug
        found += [reverse(f"events:{name}", args=[slug]) for name in ("detail", "calendar", "answer")]
        found += [f"/admin/events/event/{row.event.pk}/{page}/" for page in ("change", "history")]
        found += ["/admin/events/event/"]
    return found


def found_by(cast: Cast, row: JointActivity) -> list[tuple[str, str]]:
    """Who reads the word on which page."""
    seen = []
    for name in OTHERS:
        client = client_of(getattr(cast, name))
        for url in pages(row):
            response = client.get(url)
            text = response.content.decode() if not response.streaming else ""
            # A page that was asked for the word says it; then it must have found nothing.
            asked = f"q={MARKER}" in url
            if ('class="result"' in text or "result_list" in text) if asked else MARKER in text:
                seen.append((name, url))
    return seen


def test_it_works(cast: Cast, marked: JointActivity):
    """In a thread that all may see: its activities are the parties' all the same."""
    assert not found_by(cast, marked)
    assert MARKER in client_of(cast.colleague).get(marked.get_absolute_url()).content.decode()
    assert not [message for message in mail.outbox if MARKER in message.subject + message.body]


def test_opened_it_tells_what_was_announced_and_no_more(
    cast: Cast, marked: JointActivity, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        row = open_activity(
            activity=marked, **us(cast), announcement=announcement(starts_at=datetime.time(9))
        )
    assert not found_by(cast, row)
    event = row.event
    for column in event._meta.concrete_fields:
        assert MARKER not in str(getattr(event, column.attname))
    page = client_of(cast.outsider).get(event.get_absolute_url()).content.decode()
    for word in ("Rare topic", str(row.public_id), "file"):
        assert word not in page.partition('id="main"')[2].partition("demo-note")[0]
    entry = client_of(cast.outsider).get(reverse("events:calendar", args=[event.slug])).content.decode()
    for word in (MARKER, "quotas", "Women Empowerment", "Al Noor", "Roses"):
        assert word not in entry
    assert mail.outbox
    for message in mail.outbox:
        text = message.subject + message.body
        assert not [word for word in (MARKER, "quotas", event.slug, "Roses") if word in text]


def test_opened_and_hidden_again_no_page_joins_the_two(cast: Cast):
    """Without the tick nobody reads from the event that these two work together, or which thread it is of."""
    row = planned(cast, planned_on=today() + MONTH)
    tick(cast, row.collaboration)
    row = open_activity(activity=row, **us(cast), announcement=announcement())
    tick(cast, row.collaboration, shown=False)
    for user in (cast.outsider, cast.discreet, cast.hidden):
        client = client_of(user)
        assert client.get(row.collaboration.get_absolute_url()).status_code == 404
        for name in ("detail", "answer"):
            url = reverse(f"events:{name}", args=[row.event.slug])
            page = client.get(url).content.decode().partition('id="main"')[2].partition("demo-note")[0]
            for word in ("Women Empowerment", "Al Noor", "النور", str(row.collaboration.public_id)):
                assert word not in page
