"""A member's own schedule: its page, and the panel of the event's page."""

from __future__ import annotations

import datetime
import re

import pytest
from django.urls import reverse

from cop_portal.dates import BAGHDAD, today
from events.models import Event, Pairing
from members.models import Organization

from .company_world import acts_for, joins, make_event, offers, says, wants
from .company_world import page as event_page
from .pairing_world import event_of_four, meets, more_organizations, paired, published


@pytest.fixture
def event(cast) -> Event:
    """Four come."""
    return event_of_four(cast)


def url(event: Event) -> str:
    return reverse("events:schedule", args=[event.slug])


def seen(client, user, event: Event, status: int = 200) -> str:
    """The page in English as ``user`` gets it, without what isolates names."""
    user.language = "en"
    user.save(update_fields=["language"])
    client.force_login(user)
    response = client.get(url(event))
    assert response.status_code == status
    return re.sub("</?bdi[^>]*>", "", response.content.decode())


def panel(client, user, event: Event) -> str:
    """The panel on the event's page; empty where there is none."""
    user.language = "en"
    user.save(update_fields=["language"])
    client.force_login(user)
    found = re.search(
        r'<section class="section" id="schedule".*?</section>', event_page(client, event).decode(), re.S
    )
    return re.sub("</?bdi[^>]*>", "", found.group()) if found else ""


def rounds(text: str) -> list[str]:
    """The rounds of a page."""
    return re.findall(r'<li class="own-round.*?</div>\s*</li>', text, re.S)


def test_it_works(client, cast, event):
    pairing = published(cast, event)
    text = seen(client, cast.suzan, event)
    assert len(rounds(text)) == 3
    names = {one.pk: one.name_en for one in Organization.objects.all()}
    for number, partner in meets(pairing, cast.weo).items():
        row = rounds(text)[number - 1]
        assert f"Round {number}" in row
        assert names[partner] in row
        assert re.search(r"Table [12]", row)
    assert "10:00 to 10:10" in rounds(text)[0]
    assert "10:00 to 10:40, Baghdad time" in text


def test_colleagues_read_it_too(client, cast, event):
    published(cast, event)
    assert len(rounds(seen(client, cast.colleague, event))) == 3


def test_only_its_own_rounds(client, cast, event):
    """With one round, two of the four meet without WEO: their page names each other, WEO's neither."""
    pairing = published(cast, event, rounds=1)
    partner = meets(pairing, cast.weo)[1]
    text = "".join(rounds(seen(client, cast.suzan, event)))
    for one in (cast.al_noor, cast.outsider_org, cast.discreet_org):
        assert (one.name_en in text) == (one.pk == partner)


def test_why_there_is_much_to_talk_about(client, cast, event):
    offers(cast.al_noor, cast.quotas)
    wants(cast.weo, cast.quotas, "staff")
    published(cast, event)
    text = seen(client, cast.suzan, event)
    assert text.count("It can share what you want to learn about: gender quotas.") == 1
    # What WEO tells staff alone Al Noor does not read.
    assert "gender quotas" not in seen(client, cast.ahmed, event)


def test_a_discreet_one_is_named_with_the_request_not_to_mention_it(client, cast, event):
    published(cast, event)
    text = seen(client, cast.suzan, event)
    row = next(row for row in rounds(text) if "Discreet Initiative" in row)
    assert "Please do not mention it to others." in row
    assert cast.discreet_org.get_absolute_url() in row


def test_who_rests_reads_so(client, cast, event):
    published(cast, event, cast.weo, cast.al_noor, cast.outsider_org)
    text = seen(client, cast.suzan, event)
    assert text.count("You rest in this round: a moment to write down what you heard.") == 1


def test_without_an_hour_rounds_are_numbered(client, cast, event):
    published(cast, event, starts_at=None)
    text = seen(client, cast.suzan, event)
    assert "Baghdad time" not in text
    assert "Round 1" in rounds(text)[0]


def test_who_belongs_to_several_reads_each(client, cast, event):
    published(cast, event)
    joins(cast.suzan, cast.outsider_org)
    acts_for(client, cast.suzan, cast.outsider_org)
    text = client.get(url(event)).content.decode()
    assert len(rounds(text)) == 6
    assert text.index("Outsider Association</bdi></h2>") < text.index(
        "Women Empowerment Organization</bdi></h2>"
    )


def test_an_event_that_was_moved(client, cast, event):
    """Of one day it is the new one; of several nobody knows which, and none is said."""
    published(cast, event)
    Event.objects.update(
        starts_on=today() + datetime.timedelta(days=20), ends_on=today() + datetime.timedelta(days=20)
    )
    day = today() + datetime.timedelta(days=20)
    assert f"{day.day} {day:%B}" in seen(client, cast.suzan, event)
    Event.objects.update(ends_on=today() + datetime.timedelta(days=22))
    assert f"{day.day} {day:%B}" not in seen(client, cast.suzan, event).partition("own-rounds")[0]


# -- the panel --------------------------------------------------------------------------------------------------------


def test_the_panel_has_the_next_rounds(client, cast, event):
    more = more_organizations(2)
    says(event, *more)
    published(cast, event, rounds=5)
    text = panel(client, cast.suzan, event)
    assert text.count("<li>") == 3
    assert "10:00 to 10:10" in text
    assert url(event) in text


def test_rounds_that_are_over_are_left_out(client, cast, monkeypatch):
    event = event_of_four(cast, days=0)
    published(cast, event)
    now = datetime.datetime.combine(today(), datetime.time(10, 20), BAGHDAD)
    monkeypatch.setattr("events.schedule.times.timezone.now", lambda: now)
    text = panel(client, cast.suzan, event)
    assert "10:00 to 10:10" not in text
    assert "10:15 to 10:25" in text
    assert seen(client, cast.suzan, event).count("own-over") == 1


def test_no_panel_for_who_takes_part_in_nothing(client, cast, event):
    assert panel(client, cast.suzan, event) == ""
    paired(cast, event)
    assert panel(client, cast.suzan, event) == ""
    Pairing.objects.all().delete()
    published(cast, event, cast.al_noor, cast.outsider_org)
    assert panel(client, cast.suzan, event) == ""
    assert panel(client, cast.ahmed, event) != ""


def test_sixty_in_six_rounds_are_read_in_as_many_questions(client, cast, event, django_assert_num_queries):
    published(cast, event, rounds=1)
    seen(client, cast.suzan, event)
    with django_assert_num_queries(14):
        client.get(url(event))
    many = make_event(cast, today() + datetime.timedelta(days=9))
    says(many, cast.weo, *more_organizations(59))
    published(cast, many, rounds=6)
    with django_assert_num_queries(14):
        assert len(rounds(client.get(url(many)).content.decode())) == 6
