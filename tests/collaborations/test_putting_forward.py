"""Whom the portal puts forward, and whom no more; and what came of it, in requests that began there."""

from __future__ import annotations

import pytest
from django.urls import reverse

from collaborations.actions.requests import answer_introduction, ask_for_introduction
from collaborations.actions.set_aside import put_forward_again, set_aside
from collaborations.introductions.putting_forward import not_put_forward_to
from collaborations.models import Introduction, SetAside
from cop_portal.dates import today
from cop_portal.refusals import NotAllowed
from events.company.query import company_of
from members.models import Expertise, Need
from tests.cast import Cast, english_client_of
from tests.collaborations.event_steps import DAY, goes_on
from tests.collaborations.steps import answered, introduced
from tests.collaborations.suggesting import says, suggested

pytestmark = pytest.mark.django_db
NOT_FOR_US = reverse("collaborations:not_for_us", args=["al-noor"])
ASK = reverse("collaborations:ask", args=["al-noor"])


@pytest.fixture(autouse=True)
def joined(cast: Cast) -> None:
    """WEO offers what Al Noor wants."""
    Expertise.objects.create(organization=cast.weo, topic=cast.leadership, band="10+")
    Need.objects.create(organization=cast.al_noor, topic=cast.leadership)


def closest(user) -> str:
    """What stands at home under "Who joins you most"."""
    page = english_client_of(user).get("/").content.decode()
    return page.partition("Who joins you most")[2].partition("demo-note")[0]


def test_it_works(cast: Cast):
    """Put forward; not for us; and again. One POST each, and a second one does nothing."""
    page = closest(cast.suzan)
    assert "Al Noor Foundation" in page
    assert NOT_FOR_US in page
    assert f"{ASK}?suggested=1" in page
    client = english_client_of(cast.suzan)
    for _time in range(2):
        page = client.post(NOT_FOR_US, {"acting_for": "weo"}, follow=True).content.decode()
        assert "Not put forward any more" in page
        assert 'name="undo"' in page
    assert SetAside.objects.get().other == cast.al_noor
    assert "Al Noor Foundation" not in closest(cast.suzan)
    # They still put WEO forward to the other, and it stands in the directory.
    assert "Women Empowerment" in closest(cast.ahmed)
    assert "Al Noor Foundation" in client.get("/organizations/").content.decode()
    for _time in range(2):
        client.post(NOT_FOR_US, {"acting_for": "weo", "undo": "1"})
    assert "Al Noor Foundation" in closest(cast.suzan)


def test_only_who_speaks_for_it(cast: Cast):
    """A colleague sees the list without buttons, and neither they nor staff nor the other read what was set aside."""
    assert NOT_FOR_US not in closest(cast.colleague)
    set_aside(organization=cast.weo, other=cast.al_noor, by=cast.suzan)
    for user in (cast.colleague, cast.staff, cast.observer, cast.superuser):
        assert english_client_of(user).get(NOT_FOR_US).status_code == 404
    for act in (set_aside, put_forward_again):
        for user in (cast.colleague, cast.ahmed, cast.staff):
            with pytest.raises(NotAllowed):
                act(organization=cast.weo, other=cast.al_noor, by=user)
        for other in (cast.hidden_org, cast.search, cast.weo):
            with pytest.raises(NotAllowed):
                act(organization=cast.weo, other=other, by=cast.suzan)
    for slug in ("hidden", "search", "weo", "nowhere"):
        url = reverse("collaborations:not_for_us", args=[slug])
        assert english_client_of(cast.suzan).get(url).status_code == 404


@pytest.mark.parametrize("answer", ["no", "not_now"])
def test_who_refused_is_put_forward_no_more(cast: Cast, answer: str):
    """For who asked the two answers are alike, at once and later; who answered "not now" meets the other again."""
    answered(cast, answer)
    assert not_put_forward_to(cast.weo) == {cast.al_noor.pk}
    assert not_put_forward_to(cast.al_noor) == {cast.weo.pk}
    Introduction.objects.update(happened_on=today() - 60 * DAY, answered_on=today() - 60 * DAY)
    assert not_put_forward_to(cast.weo) == {cast.al_noor.pk}
    assert not_put_forward_to(cast.al_noor) == ({cast.weo.pk} if answer == "no" else set())


@pytest.mark.parametrize("answer", ["yes", "no", "not_now", ""])
def test_whom_staff_suggested(cast: Cast, answer: str):
    """However it stands or ended, for both: who is left out tells nothing of an answer."""
    row = suggested(cast)
    if answer:
        says(row, cast.al_noor, answer)
    assert not_put_forward_to(cast.weo) == {cast.al_noor.pk}
    assert not_put_forward_to(cast.al_noor) == {cast.weo.pk}


def test_at_an_event(cast: Cast):
    """They stand among those that are there, and not with whom one has most to talk about."""
    event = goes_on(cast.weo, cast.al_noor, cast.outsider_org)

    def most() -> set[str]:
        company = company_of(event, [cast.weo], cast.suzan)
        assert company is not None
        everybody = {guest.organization.slug for guest in (*company.most, *company.others)}
        assert everybody == {"al-noor", "outsider"}
        return {guest.organization.slug for guest in company.most}

    assert most() == {"al-noor"}
    set_aside(organization=cast.weo, other=cast.al_noor, by=cast.suzan)
    assert most() == set()


def test_a_request_that_began_there(cast: Cast):
    """Who is asked reads that the portal put it forward, as far as it is true for the reader."""
    client = english_client_of(cast.suzan)
    page = client.get(f"{ASK}?suggested=1").content.decode()
    assert 'name="suggested" value="1"' in page
    data = {"acting_for": "weo", "message": "Shall we?", "language": "en", "suggested": "1"}
    url = client.post(ASK, data).url
    assert Introduction.objects.get().was_suggested
    words = "The portal put you forward to them"
    assert f"{words}: 1 thing joins you." in english_client_of(cast.ahmed).get(url).content.decode()
    for user in (cast.suzan, cast.staff):
        assert words not in english_client_of(user).get(url).content.decode()
    Need.objects.all().delete()
    assert f"{words}." in english_client_of(cast.ahmed).get(url).content.decode()


def test_only_what_could_have_been_put_forward(cast: Cast):
    """An address that anybody can type marks nothing where nothing joins the two."""
    url = reverse("collaborations:ask", args=["outsider"])
    data = {"acting_for": "weo", "message": "Shall we?", "language": "en", "suggested": "1"}
    english_client_of(cast.suzan).post(f"{url}?suggested=1", data)
    assert not Introduction.objects.get().was_suggested


@pytest.mark.parametrize(("theirs", "ours"), [(True, True), (True, False), (False, True), (False, False)])
def test_what_each_ticks_with_its_word(cast: Cast, theirs: bool, ours: bool):
    """Unticked at first in both forms; it counts once the two are together."""
    client = english_client_of(cast.suzan)
    assert 'name="shown"' in client.get(ASK).content.decode()
    assert "checked" not in client.get(ASK).content.decode().partition('name="shown"')[2].partition(">")[0]
    data = {"acting_for": "weo", "message": "Shall we?", "language": "en"}
    url = client.post(ASK, data | ({"shown": "on"} if ours else {})).url
    data = {"acting_for": "al-noor", "answer": "yes", "reason": ""}
    english_client_of(cast.ahmed).post(url, data | ({"shown": "on"} if theirs else {}))
    parties = Introduction.objects.get().collaboration.parties
    assert parties.get(organization=cast.weo).shown_to_members == ours
    assert parties.get(organization=cast.al_noor).shown_to_members == theirs


def test_a_thread_they_have_stays_as_it_is(cast: Cast):
    """What was ticked there is not overridden by a tick with a request."""
    request = ask_for_introduction(
        organization=cast.weo, to=cast.al_noor, by=cast.suzan, message="Shall we?", shown=True
    )
    collaboration = introduced(cast)
    answer_introduction(
        introduction=request, organization=cast.al_noor, by=cast.ahmed, answer="yes", shown=True
    )
    assert not collaboration.parties.filter(shown_to_members=True).exists()


def test_not_what_the_portal_puts_forward_no_more(cast: Cast):
    """Something joins the two, but the asker has set the other aside: the portal does not vouch for it."""
    set_aside(organization=cast.weo, other=cast.al_noor, by=cast.suzan)
    client = english_client_of(cast.suzan)
    assert 'name="suggested"' not in client.get(f"{ASK}?suggested=1").content.decode()
    data = {"acting_for": "weo", "message": "Shall we?", "language": "en", "suggested": "1"}
    url = client.post(ASK, data).url
    assert not Introduction.objects.get().was_suggested
    assert "put you forward" not in english_client_of(cast.ahmed).get(url).content.decode()
