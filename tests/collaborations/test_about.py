"""What a thread is about, and who leads it: written by one, read by the others, never written over unseen."""

from __future__ import annotations

import pytest
from django.urls import reverse

from collaborations.actions.threads import DescribedMeanwhile, describe, leave
from collaborations.models import Collaboration
from collaborations.thread.about import about_of
from cop_portal.refusals import NotAllowed, Refused
from cop_portal.translations.texts import write_translation
from tests.cast import Cast, client_of, english_client_of
from tests.collaborations.reading import queries_of, text_of
from tests.collaborations.steps import introduced, party, workshop

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(cast: Cast) -> Collaboration:
    """WEO's and Al Noor's."""
    return introduced(cast)


@pytest.fixture
def us(cast: Cast, thread: Collaboration) -> dict:
    """WEO speaks."""
    return {"collaboration": thread, "organization": cast.weo, "by": cast.suzan}


def now(thread: Collaboration) -> Collaboration:
    return Collaboration.objects.get(pk=thread.pk)


def form_of(client, thread: Collaboration) -> dict:
    """The form as it is opened: what a browser would send back."""
    form = client.get(_url(thread)).context["form"]
    return {
        "seen": form["seen"].value(),
        "shown": form["shown"].value(),
        **{name: form[name].value() for name in ("title", "purpose", "language", "led_by", "topics")},
        "governorates": form["governorates"].value(),
    }


def _url(thread: Collaboration) -> str:
    return reverse("collaborations:describe", args=[thread.public_id])


def test_it_works(cast: Cast, thread: Collaboration):
    """Chosen in the form, read by the parties and by staff; other members read nothing of it."""
    client = english_client_of(cast.suzan)
    typed = {"title": "Quotas", "led_by": party(thread, cast.al_noor).pk}
    assert client.post(_url(thread), {**form_of(client, thread), **typed}).status_code == 302
    row = now(thread)
    assert (row.led_by.organization, row.about_version) == (cast.al_noor, 1)
    for user in (cast.suzan, cast.colleague, cast.staff):
        assert "Who leads it" in text_of(user, thread.get_absolute_url())
    thread.parties.update(shown_to_members=True)
    assert "Who leads it" not in text_of(cast.outsider, thread.get_absolute_url())


def test_the_same_twice_is_no_change(cast: Cast, thread: Collaboration, us: dict):
    """A double POST; also of an old form that says what is written by now."""
    client = client_of(cast.suzan)
    data = {**form_of(client, thread), "title": "Quotas", "topics": []}
    for _each in range(2):
        assert client.post(_url(thread), data).status_code == 302
    assert now(thread).about_version == 1
    describe(**us, title="Quotas", seen=0)
    assert now(thread).about_version == 1


def test_only_a_party_leads(cast: Cast, thread: Collaboration, us: dict):
    """One that is in it now."""
    other = introduced(
        cast, cast.al_noor, cast.outsider_org, workshop(cast.al_noor, cast.outsider_org, slug="other")
    )
    with pytest.raises(Refused) as refusal:
        describe(**us, led_by=party(other, cast.al_noor))
    assert (refusal.value.code, refusal.value.field) == ("not_a_party", "led_by")
    with pytest.raises(NotAllowed):
        describe(**{**us, "by": cast.colleague}, title="Quotas")


def test_who_leaves_leads_no_more(cast: Cast, thread: Collaboration, us: dict):
    """And a form that is open at that moment is asked again."""
    describe(**us, title="Quotas", led_by=party(thread, cast.al_noor))
    leave(collaboration=thread, organization=cast.al_noor, by=cast.ahmed)
    row = now(thread)
    assert (row.led_by, row.about_version) == (None, 2)
    assert "Who leads it" not in text_of(cast.suzan, thread.get_absolute_url())


def test_somebody_else_was_quicker(cast: Cast, thread: Collaboration, us: dict):
    """The second is shown both texts, keeps what was typed, and saves on purpose; what nobody touched is not undone."""
    client = english_client_of(cast.suzan)
    data = form_of(client, thread)
    theirs = {"collaboration": thread, "organization": cast.al_noor, "by": cast.ahmed}
    describe(**theirs, title="Their words", topics=[cast.quotas], led_by=party(thread, cast.al_noor))
    response = client.post(_url(thread), {**data, "title": "Our words"})
    text = response.content.decode()
    assert response.status_code == 422
    assert "Somebody else changed" in text
    for words in ("Their words", "Our words"):
        assert words in text
    assert about_of(now(thread)).title == "Their words"
    form = response.context["form"]
    assert [one.label for one in form.written_now] == ["What is it about?"]
    again = {
        **data,
        "title": form["title"].value(),
        "seen": form["seen"].value(),
        "shown": form["shown"].value(),
        "topics": form["topics"].value(),
        "led_by": form["led_by"].value(),
    }
    assert client.post(_url(thread), again).status_code == 302
    row = now(thread)
    assert about_of(row).title == "Our words"
    assert list(row.topics.all()) == [cast.quotas]
    assert row.led_by == party(thread, cast.al_noor)


def test_the_action_never_writes_over_another_version(thread: Collaboration, us: dict):
    """It says what is written now."""
    describe(**us, title="First", seen=0)
    with pytest.raises(DescribedMeanwhile) as refusal:
        describe(**us, title="Second", seen=0)
    assert (refusal.value.now.title, refusal.value.version) == ("First", 1)
    assert about_of(now(thread)).title == "First"


def test_a_translation_is_not_taken_for_the_original(cast: Cast, thread: Collaboration, us: dict):
    """Somebody who reads Arabic opens the form: it holds what was written, and saving it changes nothing."""
    describe(**us, title="Quotas", purpose="More women", language="en")
    write_translation(thread.texts, "title", "الكوتا", "ar")
    client = client_of(cast.ahmed)
    data = form_of(client, thread)
    assert (data["title"], data["language"]) == ("Quotas", "en")
    assert client.post(_url(thread), data).status_code == 302
    assert now(thread).about_version == 1
    assert thread.texts.filter(language="ar").exists()


def test_queries_do_not_grow(cast: Cast, thread: Collaboration, us: dict, django_assert_max_num_queries):
    """With parties, topics and texts."""
    before = queries_of(django_assert_max_num_queries, cast.suzan, _url(thread), 32)
    thread.parties.create(organization=cast.outsider_org, joined_on="2021-06-01", accepted_by=cast.outsider)
    describe(
        **us, title="Quotas", purpose="More", topics=[cast.quotas, cast.leadership], governorates=[cast.erbil]
    )
    assert queries_of(django_assert_max_num_queries, cast.suzan, _url(thread), 32) == before
