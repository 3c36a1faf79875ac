"""What Search suggests: each answers on its own, and nothing is known of it before both have said yes."""

from __future__ import annotations

import pytest
from django.core import mail
from django.urls import reverse

from collaborations.actions.requests import answer_introduction, ask_for_introduction
from collaborations.actions.suggestions import suggest, take_suggestion_back
from collaborations.models import Collaboration, Introduction, Suggestion, SuggestionAnswer
from cop_portal.dates import today
from cop_portal.refusals import NotAllowed, Refused
from events.models import KeepApart
from members.models import Organization
from tests.cast import Cast, english_client_of
from tests.collaborations.event_steps import DAY
from tests.collaborations.reading import LIST
from tests.collaborations.steps import answered, asked, introduced
from tests.collaborations.suggesting import lapsed_since, put_in_touch, says, suggested

pytestmark = pytest.mark.django_db
ENDED = "It did not come about."


def url_of(row: Suggestion) -> str:
    return reverse("collaborations:suggestion", args=[row.public_id])


def page_of(user, url: str) -> str:
    response = english_client_of(user).get(url)
    assert response.status_code == 200
    return response.content.decode()


def refused(cast: Cast, first=None, second=None, **fields) -> str:
    with pytest.raises(Refused) as refusal:
        suggested(cast, first, second, **fields)
    return refusal.value.code


def test_it_works(cast: Cast):
    """On its page, in the list and at home; both say yes, each ticking for itself, and they have a thread."""
    Organization.objects.update(profile_confirmed_on=today())
    row = suggested(cast, reason="Both train women who stand for election.")
    for user, slug, other in (
        (cast.suzan, "weo", "Al Noor Foundation"),
        (cast.ahmed, "al-noor", "Women Empowerment Organization"),
    ):
        page = page_of(user, url_of(row))
        assert "Both train women" in page
        assert other in page
        assert "checked" not in page
        assert url_of(row) in page_of(user, LIST)
        assert "Search suggests <bdi>" in page_of(user, "/")
        data = {"acting_for": slug, "answer": "yes", "reason": "", "shown": "on" if slug == "weo" else ""}
        english_client_of(user).post(url_of(row), data)
    introduction = Introduction.objects.get()
    assert (introduction.kind, introduction.made_by) == ("staff", cast.staff)
    parties = {party.organization: party for party in introduction.collaboration.parties.all()}
    assert {one: party.accepted_by for one, party in parties.items()} == {
        cast.weo: cast.suzan,
        cast.al_noor: cast.ahmed,
    }
    assert parties[cast.weo].shown_to_members
    assert not parties[cast.al_noor].shown_to_members
    thread_url = introduction.collaboration.get_absolute_url()
    page = page_of(cast.suzan, thread_url)
    assert "both said yes" in page
    assert url_of(row) in page
    assert "You did not ask for this" not in page_of(cast.ahmed, thread_url)
    for user in (cast.suzan, cast.alnoor_colleague):
        page = page_of(user, url_of(row))
        assert "Both train women" in page
        assert "Both said yes" in page
        assert thread_url in page


def test_nobody_reads_the_other_before_both_have_said_yes(cast: Cast):
    """Neither pages, lists nor mails change for the other side by a yes."""
    row = suggested(cast)

    def read() -> list[str]:
        client = english_client_of(cast.ahmed)
        pages = [client.get(url).content.decode() for url in (url_of(row), LIST, "/")]
        return [page.partition("<main")[2].partition("csrfmiddlewaretoken")[0] for page in pages]

    before = read()
    says(row, cast.weo)
    assert read() == before
    assert "You said yes. If they say yes too" in page_of(cast.suzan, url_of(row))
    assert "You said yes. If they say yes too" in page_of(cast.suzan, LIST)
    assert not Introduction.objects.exists()


def test_what_keeps_staff_from_suggesting(cast: Cast):
    """One, the convenor, kept apart, together, asked already, suggested already."""
    assert refused(cast, cast.weo, cast.weo) == "same"
    assert refused(cast, cast.weo, cast.search) == "convenor"
    assert suggested(cast) == suggested(cast)  # a double click
    assert refused(cast, reason="Something else") == "waits"
    assert refused(cast, cast.al_noor, cast.weo, reason="The other way round") == "waits"
    Suggestion.objects.all().delete()
    asked(cast)
    assert refused(cast) == "asked"
    low, high = sorted([cast.weo.pk, cast.al_noor.pk])
    apart = KeepApart.objects.create(organization_low_id=low, organization_high_id=high, marked_by=cast.staff)
    assert refused(cast) == "kept_apart"
    apart.delete()
    Introduction.objects.all().delete()
    introduced(cast)
    assert refused(cast) == "together"
    for who in (cast.suzan, cast.observer):
        with pytest.raises(NotAllowed):
            suggest(first=cast.weo, second=cast.outsider_org, by=who)


def test_after_a_no_they_are_not_suggested_again(cast: Cast):
    """In the same words, whatever was said and however long ago; after "not now" and silence, for sixty days."""
    row = suggested(cast, on=today() - 200 * DAY)
    words = []
    for answer, days, can in (
        ("no", 200, False),
        ("not_now", 59, False),
        ("not_now", 60, True),
    ):
        SuggestionAnswer.objects.all().delete()
        Suggestion.objects.exclude(pk=row.pk).delete()
        Suggestion.objects.update(
            ended_on=None, asks_first_from=today() - 200 * DAY, asks_second_from=today() - 200 * DAY
        )
        row.refresh_from_db()
        says(row, cast.al_noor, answer, on=today() - 200 * DAY)
        Suggestion.objects.update(ended_on=today() - days * DAY)
        if can:
            assert suggested(cast) != row
            continue
        with pytest.raises(Refused) as refusal:
            suggested(cast, cast.al_noor, cast.weo)
        words.append(str(refusal.value.message))
    assert len(set(words)) == 1
    assert "did not come about" in words[0]


def test_one_that_lapsed(cast: Cast):
    """After sixty days without an answer it waits no more; after sixty more the two may be suggested anew."""
    row = suggested(cast, on=today() - 119 * DAY)
    with pytest.raises(Refused) as refusal:
        says(row, cast.weo)
    assert refusal.value.code == "ended"
    assert refused(cast) == "before"
    Suggestion.objects.update(asks_first_from=today() - 120 * DAY, asks_second_from=today() - 120 * DAY)
    assert suggested(cast) != row
    row.refresh_from_db()
    assert row.ended_on == today() - 60 * DAY


def test_who_was_refused_lately_is_not_suggested(cast: Cast):
    """A request that was answered with no binds staff as long as it binds who asked."""
    answered(cast, "no")
    assert refused(cast) == "asked_before"
    Introduction.objects.update(happened_on=today() - 60 * DAY, answered_on=today() - 60 * DAY)
    assert suggested(cast)


def test_answers(cast: Cast):
    """A representative of one that is asked; the same answer twice is one, another is refused."""
    row = suggested(cast)
    for organization, by in (
        (cast.weo, cast.colleague),
        (cast.weo, cast.ahmed),
        (cast.weo, cast.staff),
        (cast.outsider_org, cast.outsider),
    ):
        with pytest.raises(NotAllowed):
            says(row, organization, by=by)
    says(row, cast.weo)
    says(row, cast.weo)
    assert SuggestionAnswer.objects.count() == 1
    with pytest.raises(Refused) as refusal:
        says(row, cast.weo, "no")
    assert refusal.value.code == "answered"


def test_together_by_another_way(cast: Cast):
    """Introduced at an event, or by a request: the suggestion has come about, and leads to their thread."""
    row = says(suggested(cast), cast.weo)
    introduction = introduced(cast).introductions.get()
    row.refresh_from_db()
    assert row.introduction == introduction
    page = page_of(cast.suzan, url_of(row))
    assert "You are introduced in the meantime." in page
    assert "oth said yes" not in page
    with pytest.raises(Refused) as refusal:
        says(row, cast.al_noor)
    assert refusal.value.code == "introduced"
    other = suggested(cast, cast.weo, cast.outsider_org)
    request = ask_for_introduction(
        organization=cast.weo, to=cast.outsider_org, by=cast.suzan, message="Shall we?"
    )
    answer_introduction(introduction=request, organization=cast.outsider_org, by=cast.outsider, answer="yes")
    other.refresh_from_db()
    assert other.introduction == request


def test_kept_apart_meanwhile(cast: Cast):
    """The second yes leads nowhere, and says so to nobody: it waits for both until its date."""
    row = says(suggested(cast), cast.weo)
    low, high = sorted([cast.weo.pk, cast.al_noor.pk])
    KeepApart.objects.create(organization_low_id=low, organization_high_id=high, marked_by=cast.staff)
    says(row, cast.al_noor)
    assert not Collaboration.objects.exists()
    for user in (cast.suzan, cast.ahmed):
        assert "You said yes. If they say yes too" in page_of(user, url_of(row))
    lapsed_since(60)
    for user in (cast.suzan, cast.ahmed):
        assert ENDED in page_of(user, url_of(row))


def test_taken_back_by_staff(cast: Cast):
    """It looks like any other end; done again it does nothing, and once they are introduced it cannot be."""
    row = says(suggested(cast), cast.weo)
    take_suggestion_back(suggestion=row, by=cast.staff)
    take_suggestion_back(suggestion=row, by=cast.staff)
    assert ENDED in page_of(cast.suzan, url_of(row))
    assert refused(cast) == "before"
    with pytest.raises(NotAllowed):
        take_suggestion_back(suggestion=row, by=cast.suzan)
    put_in_touch(cast, cast.weo, cast.outsider_org)
    with pytest.raises(Refused):
        take_suggestion_back(suggestion=Suggestion.objects.latest("pk"), by=cast.staff)


def test_mails(cast: Cast, django_capture_on_commit_callbacks):
    """To who is asked, once; to both, once they are introduced. They name nobody."""
    with django_capture_on_commit_callbacks(execute=True):
        row = suggested(cast, reason="SECRETREASON")
        suggested(cast, reason="SECRETREASON")
    assert sorted(message.to[0] for message in mail.outbox) == [cast.ahmed.email, cast.suzan.email]
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        says(row, cast.weo)
    assert not mail.outbox
    with django_capture_on_commit_callbacks(execute=True):
        says(row, cast.al_noor)
        says(row, cast.al_noor)
    assert sorted(message.to[0] for message in mail.outbox) == [cast.ahmed.email, cast.suzan.email]
    for message in mail.outbox:
        assert "SECRETREASON" not in message.body
        assert "Noor" not in message.body.replace(cast.ahmed.name, "")
