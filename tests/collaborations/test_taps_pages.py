"""What one can do about each organization at an event, and what a tap answers, with and without a script."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse
from django.utils.module_loading import import_string

from collaborations.actions.requests import answer_introduction, ask_for_introduction
from collaborations.at_events.company import company_actions
from collaborations.models import EventTap, Introduction
from cop_portal.dates import today
from events.models import Event
from members.acting import load
from members.known import known_to
from members.models import Membership, Organization, Role
from members.roles import load_memberships
from tests.cast import Cast, english_client_of
from tests.collaborations.event_steps import (
    DAY,
    TALK_ON,
    al_noor_taps,
    goes_on,
    the_request,
    to_come,
    weo_taps,
)
from tests.collaborations.reading import LIST
from tests.collaborations.steps import answered, asked, introduced

pytestmark = pytest.mark.django_db
DOWN = {"HTTP_HX_REQUEST": "true"}


def request_of(user):
    """A request as the event's page has it."""
    request = RequestFactory().get("/events/now/")
    request.user, request.session, request.LANGUAGE_CODE = user, {}, "en"
    request.known = known_to(user)
    load(request, load_memberships(user))
    return request


def shown(user, event: Event, organization: Organization, *others: Organization) -> str:
    """What ``organization`` can do about the first of ``others``."""
    return company_actions(request_of(user), event, organization, list(others))[others[0].pk]


def weo_sees(cast: Cast, event: Event, user=None) -> str:
    return shown(user or cast.suzan, event, cast.weo, cast.al_noor)


def send(user, event: Event, other: Organization, *, live: bool = False, **data) -> HttpResponse:
    """A tap as the form sends it."""
    membership = user.memberships.first()
    data = {
        "other": other.slug,
        "acting_for": membership.organization.slug if membership else "",
        "next": event.get_absolute_url(),
        **data,
    }
    url = reverse("collaborations:tap", args=[event.slug])
    return english_client_of(user).post(url, data, **(DOWN if live else {}))


def test_it_works(cast: Cast):
    """Tapped without a script: back at the row, which says what has come of it; the other answers with a tap."""
    event = goes_on(cast.weo, cast.al_noor)
    response = send(cast.suzan, event, cast.al_noor, mark="met")
    assert (response.status_code, response.url) == (302, "/events/now/#tap-al-noor")
    text = weo_sees(cast, event)
    assert "You noted that you met. They are asked." in text.replace("\n", "")
    assert "Take it back" in text
    text = shown(cast.ahmed, event, cast.al_noor, cast.weo)
    assert "They note that you met. A tap says yes to them." in text
    assert send(cast.ahmed, event, cast.weo, mark="talk_on").status_code == 302
    assert the_request().answer == "yes"
    for text in (weo_sees(cast, event), shown(cast.ahmed, event, cast.al_noor, cast.weo)):
        assert "You are introduced." in text
        assert the_request().collaboration.get_absolute_url() in text
        assert "<button" not in text


def test_a_live_tap_answers_in_place(cast: Cast):
    """The row alone, with the way back; what is refused is said in it."""
    event = goes_on(cast.weo, cast.al_noor)
    text = send(cast.suzan, event, cast.al_noor, live=True, mark="met").content.decode()
    assert text.lstrip().startswith('<div id="tap-al-noor"')
    assert "They are asked." in text
    assert f'name="next" value="{event.get_absolute_url()}"' in text
    text = send(cast.suzan, event, cast.al_noor, live=True, take_back="1").content.decode()
    assert "We met" in text
    assert "They are asked." not in text
    assert "Choose what you want to note" in send(cast.suzan, event, cast.al_noor, live=True).content.decode()


def test_a_tap_leads_to_no_other_host(cast: Cast):
    event = goes_on(cast.weo, cast.al_noor)
    for elsewhere in ("https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", "x"):
        response = send(cast.suzan, event, cast.al_noor, mark="met", next=elsewhere)
        assert response.url == "/events/now/#tap-al-noor"


def test_a_tap_of_another_organization_is_asked_about(cast: Cast):
    """Two tabs, two organizations: nothing is noted before it is said which is meant."""
    event = goes_on(cast.weo, cast.al_noor)
    Membership.objects.create(
        user=cast.suzan, organization=cast.outsider_org, role=Role.REPRESENTATIVE, since=today()
    )
    response = send(cast.suzan, event, cast.al_noor, live=True, mark="met", acting_for="weo")
    assert response.headers["HX-Refresh"] == "true"
    assert not EventTap.objects.exists()
    assert "hx-post" not in weo_sees(cast, event)


def test_before_the_event(cast: Cast):
    """Ask for a conversation, or what there is in its place; no taps. A colleague is not offered what it cannot do."""
    event = to_come(cast.weo, cast.al_noor, by=cast.suzan)
    ask = f"{reverse('collaborations:ask', args=['al-noor'])}?event=next"
    assert ask in weo_sees(cast, event)
    assert "<form" not in weo_sees(cast, event)
    assert ask not in weo_sees(cast, event, cast.colleague)
    request = asked(cast)
    assert "See your request" in weo_sees(cast, event)
    assert "Answer their request" in shown(cast.ahmed, event, cast.al_noor, cast.weo)
    assert "See their request" in shown(cast.alnoor_colleague, event, cast.al_noor, cast.weo)
    answer_introduction(introduction=request, organization=cast.al_noor, by=cast.ahmed, answer="no")
    assert "You can ask again from" in weo_sees(cast, event)
    introduced(cast)
    assert "Open our collaboration" in weo_sees(cast, event)


def test_long_after_the_event(cast: Cast):
    """As on a profile: a request belongs to no event any more."""
    event = goes_on(cast.weo, cast.al_noor, day=today() - 61 * DAY)
    text = weo_sees(cast, event)
    assert "Ask for an introduction" in text
    assert "event=" not in text
    assert "<form" not in text


def test_a_colleagues_note(cast: Cast):
    """Its author reads that it waits, a representative who noted it; one tap confirms it, another drops it."""
    event = goes_on(cast.weo, cast.al_noor)
    send(cast.colleague, event, cast.al_noor, mark="met")
    own = weo_sees(cast, event, cast.colleague)
    assert "You noted that you met. It waits for a representative of your organization." in own
    assert "Confirm" not in own
    assert 'value="talk_on"' in own
    text = weo_sees(cast, event)
    assert "<bdi>Lana Karim</bdi> noted that you met." in text
    assert "Confirm" in text
    assert "Drop it" in text
    assert "Lana" not in shown(cast.ahmed, event, cast.al_noor, cast.weo)
    send(cast.suzan, event, cast.al_noor, mark="met")
    assert the_request().made_by == cast.suzan
    assert "They are asked." in weo_sees(cast, event, cast.colleague)
    assert "<button" not in weo_sees(cast, event, cast.colleague)


def test_notes_wait_at_home_and_in_the_list(cast: Cast):
    """For a representative, who confirms them from there; a colleague reads that they wait."""
    event = goes_on(cast.weo, cast.al_noor, cast.outsider_org)
    weo_taps(cast, event, TALK_ON, by=cast.colleague)
    client = english_client_of(cast.suzan)
    home = client.get("/").content.decode()
    assert "Your colleagues met 1 organization" in home
    assert f"{LIST}#noted" in home
    text = client.get(LIST).content.decode()
    assert "Noted at events" in text
    assert "<bdi>Lana Karim</bdi> noted that you want to talk on." in text
    colleague = english_client_of(cast.colleague)
    assert "Your colleagues met" not in colleague.get("/").content.decode()
    assert "You noted that you want to talk on." in colleague.get(LIST).content.decode()
    assert send(cast.suzan, event, cast.al_noor, mark="talk_on", next=LIST).url == f"{LIST}#tap-al-noor"
    assert "Noted at events" not in client.get(LIST).content.decode()
    assert "Your colleagues met" not in client.get("/").content.decode()


def test_a_note_that_can_no_longer_be_sent_is_not_shown(cast: Cast):
    """Sixty days after the event, or once the other has hidden itself."""
    event = goes_on(cast.weo, cast.al_noor)
    weo_taps(cast, event, by=cast.colleague)
    client = english_client_of(cast.suzan)
    Organization.objects.filter(pk=cast.al_noor.pk).update(visibility="hidden")
    assert "Noted at events" not in client.get(LIST).content.decode()
    Organization.objects.filter(pk=cast.al_noor.pk).update(visibility="listed")
    Event.objects.update(starts_on=today() - 61 * DAY, ends_on=today() - 61 * DAY)
    assert "Noted at events" not in client.get(LIST).content.decode()


def test_a_request_of_a_tap_says_what_was_noted(cast: Cast):
    """Where it waits, where it is answered, and where it was sent; without a message that is none."""
    event = goes_on(cast.weo, cast.al_noor)
    weo_taps(cast, event)
    url = reverse("collaborations:introduction", args=[the_request().public_id])
    asked_one, asker = english_client_of(cast.ahmed), english_client_of(cast.suzan)
    assert "notes that you met at an event" in asked_one.get("/").content.decode()
    for page in (url, LIST):
        text = asked_one.get(page).content.decode()
        assert "They note that you met at “<bdi>Workshop of today</bdi>”." in text
        assert "The message" not in text
        assert "You noted that you met at “" in asker.get(page).content.decode()
    weo_taps(cast, event, TALK_ON)
    assert "and would like to talk on" in asked_one.get(url).content.decode()
    text = english_client_of(cast.staff).get(url).content.decode()
    assert "<bdi>WEO</bdi> noted that it met <bdi>Al Noor</bdi>" in text
    assert asked_one.post(url, {"acting_for": "al-noor", "answer": "yes"}).status_code == 302
    assert the_request().collaboration is not None


def test_an_event_that_one_may_not_know_of_is_not_named(cast: Cast):
    """Its presence was put right: it was never there."""
    event = goes_on(cast.weo, cast.al_noor)
    weo_taps(cast, event)
    Event.objects.update(open_to="invited")
    event.presences.filter(organization=cast.al_noor).delete()
    text = english_client_of(cast.ahmed).get(LIST).content.decode()
    assert "They note that you met at an event." in text
    assert "Workshop of today" not in text


def test_after_an_answer_that_binds(cast: Cast):
    """The taps are there; they say when one can ask again."""
    event = goes_on(cast.weo, cast.al_noor)
    answered(cast, "no")
    text = send(cast.suzan, event, cast.al_noor, live=True, mark="met").content.decode()
    assert "You noted that you met. You can ask them again from" in text
    assert "They are asked" not in text


def test_the_questions_do_not_grow_with_the_company(cast: Cast, django_assert_num_queries):
    """Requests, threads, taps of some; for a discreet organization the ties that let it be seen as well."""
    made = [
        Organization.objects.create(
            slug=f"o{number}", name_en=f"O {number}", kind="local", member_since=today()
        )
        for number in range(12)
    ]
    event = goes_on(cast.weo, cast.al_noor, cast.outsider_org, cast.discreet_org, *made)
    weo_taps(cast, event)
    al_noor_taps(cast, event)
    for other in made[:4]:
        weo_taps(cast, event, other=other)
    ask_for_introduction(organization=cast.weo, to=cast.outsider_org, by=cast.suzan, message="Hello")
    everybody = [cast.al_noor, cast.outsider_org, cast.discreet_org, *made]
    assert Introduction.objects.count() == 6
    for user, organization, most in ((cast.suzan, cast.weo, 5), (cast.discreet, cast.discreet_org, 5)):
        others = [one for one in everybody if one != organization]
        for some in (others[:1], others):
            request = request_of(user)
            with django_assert_num_queries(most):
                assert len(company_actions(request, event, organization, some)) == len(some)


def test_the_event_page_has_them(cast: Cast):
    """Events' panel finds them by the setting: the button stands beside the other on the event's own page."""
    event = to_come(cast.weo, cast.al_noor, by=cast.suzan)
    assert [import_string(path) for path in settings.EVENT_COMPANY_ACTIONS] == [company_actions]
    page = english_client_of(cast.suzan).get(event.get_absolute_url()).content.decode()
    assert f"{reverse('collaborations:ask', args=['al-noor'])}?event=next" in page
