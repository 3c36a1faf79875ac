"""What members, staff and observers find at "/"."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from collaborations.actions import meetings, promises, requests, threads
from collaborations.models import Introduction, Party
from cop_portal.dates import today
from members.models import Expertise, Invitation, Membership, Need, Organization, Topic, User
from tests.collaborations.suggesting import put_in_touch

DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def true_profiles(cast):
    """No profile asks whether it is still true."""
    Organization.objects.update(profile_confirmed_on=today())


@pytest.fixture
def together(cast):
    """WEO and Al Noor, introduced by staff twenty days ago."""
    return put_in_touch(cast, cast.weo, cast.al_noor, on=today() - 20 * DAY)


def page_of(client, user) -> str:
    """The home of ``user``, in English whatever they read otherwise."""
    User.objects.filter(pk=user.pk).update(language="en")
    client.force_login(user)
    response = client.get("/")
    assert response.status_code == 200
    return response.content.decode()


def test_it_works(cast, client):
    page = page_of(client, cast.suzan)
    assert "Nothing waits for you" in page
    assert page.count("<h1") == 1


def test_a_request_waits_for_who_was_asked_and_nobody_else(cast, client):
    requests.ask_for_introduction(
        organization=cast.outsider_org, to=cast.al_noor, by=cast.outsider, message="Shall we talk?"
    )
    assert "Outsider Association</bdi> asks to be introduced to you" in page_of(client, cast.ahmed)
    assert "asks to be introduced" not in page_of(client, cast.suzan)
    assert "asks to be introduced" not in page_of(client, cast.outsider)


def test_a_late_promise_waits(cast, client, together):
    party = Party.objects.get(collaboration=together, organization=cast.weo)
    meetings.plan_meeting(
        collaboration=together, organization=cast.weo, by=cast.suzan, planned_on=today() + 3 * DAY
    )
    promises.promise(
        collaboration=together,
        organization=cast.weo,
        by=cast.suzan,
        party=party,
        what="Name two trainers",
        due_on=today() - 2 * DAY,
        on=today() - 9 * DAY,
    )
    page = page_of(client, cast.suzan)
    assert "Name two trainers" in page
    assert "Follow-up meeting" in page
    assert "Name two trainers" not in page_of(client, cast.ahmed)
    assert "Name two trainers" not in page_of(client, cast.outsider)


def test_who_has_no_collaboration_sees_who_joins_them(cast, client):
    Expertise.objects.create(organization=cast.weo, topic=cast.leadership, band="10+")
    Need.objects.create(organization=cast.outsider_org, topic=cast.leadership)
    page = page_of(client, cast.outsider)
    assert "Who joins you most" in page
    assert "Women Empowerment Organization" in page
    assert "1 thing joins you" in page


def test_new_organizations_only_where_visible(cast, client):
    Organization.objects.exclude(slug="search").update(member_since=today() - 5 * DAY)
    page = page_of(client, cast.suzan)
    assert "Outsider Association" in page
    assert "Hidden Shelter" not in page
    assert "Discreet Initiative" not in page


def test_somebody_without_an_organization(cast, client):
    Membership.objects.filter(user=cast.outsider).update(until=today())
    assert "You belong to no organization now" in page_of(client, cast.outsider)


def test_staff_see_what_is_stuck(cast, client, together):
    page = page_of(client, cast.staff)
    assert "Introductions without a next step" in page
    assert "WEO and Al Noor" in page
    meetings.plan_meeting(
        collaboration=together, organization=cast.weo, by=cast.suzan, planned_on=today() + 3 * DAY
    )
    assert "Introductions without a next step" not in page_of(client, cast.staff)


def test_staff_see_requests_without_their_message(cast, client):
    requests.ask_for_introduction(
        organization=cast.outsider_org, to=cast.al_noor, by=cast.outsider, message="A secret between us"
    )
    assert "Requests without an answer" not in page_of(client, cast.staff)
    Introduction.objects.update(happened_on=today() - 20 * DAY)
    page = page_of(client, cast.staff)
    assert "Requests without an answer" in page
    assert "A secret" not in page


def test_staff_see_invitations_that_ran_out(cast, client):
    now = timezone.now()
    Invitation.objects.create(
        kind="colleague",
        organization=cast.weo,
        email="late@weo.example",
        token_hash="x" * 64,
        invited_by=cast.suzan,
        expires_at=now - 2 * DAY,
    )
    page = page_of(client, cast.staff)
    assert "late@weo.example" in page
    assert "Expired on" in page
    Invitation.objects.update(withdrawn_at=now)
    assert "late@weo.example" not in page_of(client, cast.staff)


def test_an_observer_is_sent_to_the_figures(cast, client):
    client.force_login(cast.observer)
    response = client.get("/")
    assert response.status_code == 302
    assert response.url == "/figures/"


def test_queries_of_a_member_do_not_grow(cast, client, together, django_assert_num_queries):
    page_of(client, cast.suzan)
    with django_assert_num_queries(28):
        client.get("/")
    put_in_touch(cast, cast.weo, cast.outsider_org)
    put_in_touch(cast, cast.weo, cast.discreet_org)
    with django_assert_num_queries(27):
        client.get("/")


def test_queries_of_staff_do_not_grow(cast, client, together, django_assert_num_queries):
    page_of(client, cast.staff)
    with django_assert_num_queries(24):
        client.get("/")
    put_in_touch(cast, cast.weo, cast.outsider_org, on=today() - 30 * DAY)
    with django_assert_num_queries(24):
        client.get("/")


def test_hidden_needs_do_not_join(cast, client):
    """What is wanted for partners only joins nobody else."""
    Expertise.objects.create(organization=cast.outsider_org, topic=cast.leadership, band="10+")
    Need.objects.create(
        organization=cast.weo, topic=Topic.objects.get(pk=cast.leadership.pk), audience="partners"
    )
    assert "1 thing joins you" not in page_of(client, cast.outsider)


def test_somebody_of_two_organizations_sees_what_waits_for_the_one_they_act_for(cast, client):
    Membership.objects.create(
        user=cast.ahmed, organization=cast.outsider_org, role="representative", since=today()
    )
    requests.ask_for_introduction(
        organization=cast.weo, to=cast.outsider_org, by=cast.suzan, message="Shall we talk?"
    )
    page = page_of(client, cast.ahmed)
    assert "Nothing waits for you" in page
    assert "1 thing waits for another organization of yours" in page
    client.post("/act-for/", {"organization": "outsider"})
    page = client.get("/").content.decode()
    assert "WEO</bdi> asks to be introduced to you" in page
    assert "another organization of yours" not in page


def answered_yes(cast):
    """WEO asked Al Noor, and Al Noor said yes."""
    request = requests.ask_for_introduction(
        organization=cast.weo, to=cast.al_noor, by=cast.suzan, message="Shall we talk?"
    )
    return requests.answer_introduction(
        introduction=request, organization=cast.al_noor, by=cast.ahmed, answer="yes"
    )


def test_a_yes_is_news_on_both_homes(cast, client):
    """It waits for nobody alone, and is not silent either."""
    row = answered_yes(cast)
    url = row.collaboration.get_absolute_url()
    page = page_of(client, cast.suzan)
    assert "Nothing waits for you" in page
    assert "What you could do next" in page
    assert "<bdi>Al Noor</bdi> said yes: propose a meeting" in page
    assert url in page
    page = page_of(client, cast.ahmed)
    assert "You said yes to <bdi>WEO</bdi>: propose a meeting" in page
    assert url in page
    assert "What you could do next" not in page_of(client, cast.outsider)


def test_what_is_planned_stands_in_the_calendar_only(cast, client):
    row = answered_yes(cast)
    meetings.plan_meeting(
        collaboration=row.collaboration,
        organization=cast.weo,
        by=cast.suzan,
        planned_on=today() + 3 * DAY,
    )
    page = page_of(client, cast.suzan)
    assert "What you could do next" not in page
    assert "Follow-up meeting" in page


def test_an_introduction_by_staff_is_a_step_too(cast, client, together):
    page = page_of(client, cast.suzan)
    assert "What you could do next" in page
    assert "Next: propose a meeting" in page


def joins_weo(cast, *organizations):
    """WEO offers what these want."""
    Expertise.objects.create(organization=cast.weo, topic=cast.leadership, band="10+")
    for organization in organizations:
        Need.objects.create(organization=organization, topic=cast.leadership)


def test_who_joins_them_is_shown_beside_a_collaboration_too(cast, client, together):
    """But for who is in it, and who was asked already."""
    other = Organization.objects.create(
        slug="third", name_en="Third Society", kind="local", member_since=today() - 900 * DAY
    )
    joins_weo(cast, cast.al_noor, cast.outsider_org, other)
    names = {
        cast.al_noor: "Al Noor Foundation",
        cast.outsider_org: "Outsider Association",
        other: "Third Society",
    }

    def shown() -> set[str]:
        closest = page_of(client, cast.suzan).partition("Who joins you most")[2].partition('class="aside"')[0]
        return {name for name in names.values() if f"{name}</bdi></a></h3>" in closest}

    assert shown() == {"Outsider Association", "Third Society"}
    requests.ask_for_introduction(
        organization=cast.weo, to=cast.outsider_org, by=cast.suzan, message="Shall we talk?"
    )
    assert shown() == {"Third Society"}
    threads.leave(collaboration=together, organization=cast.weo, by=cast.suzan)
    assert shown() == {"Third Society"}


def test_those_already_known_leave_room_for_others(cast, client):
    """However many one has asked: who joins one most is looked for among the rest."""
    asked = [
        Organization.objects.create(
            slug=f"asked-{number}",
            name_en=f"Asked Society {number}",
            kind="local",
            member_since=today() - 900 * DAY,
        )
        for number in range(12)
    ]
    joins_weo(cast, *asked, cast.outsider_org)
    for organization in asked:
        requests.ask_for_introduction(
            organization=cast.weo, to=organization, by=cast.suzan, message="Shall we talk?"
        )
    closest = page_of(client, cast.suzan).partition("Who joins you most")[2].partition('class="aside"')[0]
    assert "Outsider Association" in closest
    assert "Asked Society" not in closest
